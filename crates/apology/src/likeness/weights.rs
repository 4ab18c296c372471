//! The weights of runs of words.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use super::runs::{Number, Runs, read};
use crate::family::Sign;

/// What the runs of words weigh for each sign.
#[derive(Debug, Default)]
pub(super) struct Weights {
    signs: Vec<Sign>,
    /// Of each sign, what a sentence weighs for it before anything in it is looked at.
    before: Vec<f64>,
    /// By run: which signs, and how much.
    runs: HashMap<Number, Vec<(usize, f64)>>,
}

/// The weights that are built in, read once.
pub(super) fn weights() -> &'static Weights {
    static BUILT_IN: LazyLock<Weights> =
        LazyLock::new(|| Weights::read(include_str!("../../likeness/weights.txt")));
    &BUILT_IN
}

impl Weights {
    /// Reads a file of weights: a line `rule NAME WEIGHT` or `part NAME WEIGHT` for each sign,
    /// and after it those of its
    /// runs, the weight first. What cannot be read is passed over; a test sees to it that nothing
    /// is.
    pub(super) fn read(file: &str) -> Self {
        let mut weights = Self::default();
        for line in file.lines() {
            if let Some((sign, before)) = header(line) {
                weights.signs.push(sign);
                weights.before.push(before);
            } else if let Some((weight, run)) = line.split_once(' ')
                && let (Ok(weight), Some(sign)) =
                    (weight.parse::<f64>(), weights.signs.len().checked_sub(1))
            {
                let runs = weights.runs.entry(read(run)).or_default();
                runs.push((sign, weight));
            }
        }
        weights
    }

    /// The signs that are weighed.
    pub(super) fn signs(&self) -> &[Sign] {
        &self.signs
    }

    /// How likely each sign is in a sentence with these runs, from 0 to 1, in the order of the signs.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a likelihood needs no more"
    )]
    pub(super) fn likelihoods(&self, runs: &Runs) -> Vec<f32> {
        let mut sums = vec![0.0; self.signs.len()];
        for (sign, weight) in runs.all().filter_map(|run| self.runs.get(&run)).flatten() {
            if let Some(sum) = sums.get_mut(*sign) {
                *sum += weight;
            }
        }
        let share = share(runs.len());
        let signs = self.before.iter().zip(sums);
        let likely = |(before, sum): (&f64, f64)| logistic(before + sum * share) as f32;
        signs.map(likely).collect()
    }

    /// What a run weighs for a sign.
    pub(super) fn of(&self, sign: Sign, run: Number) -> f64 {
        let weights = self.runs.get(&run).into_iter().flatten();
        let of_it = |of: usize| self.signs.get(of) == Some(&sign);
        let of_it = weights.filter(|(of, _)| of_it(*of));
        of_it.map(|(_, weight)| weight).sum()
    }
}

fn header(line: &str) -> Option<(Sign, f64)> {
    let mut words = line.split(' ');
    let (kind, name, before) = (words.next()?, words.next()?, words.next()?);
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    let sign = match kind {
        "rule" => Sign::Fault(Deserialize::deserialize(name).ok()?),
        "part" => Sign::Part(Deserialize::deserialize(name).ok()?),
        _ => return None,
    };
    Some((sign, before.parse().ok()?))
}

/// What each of so many runs counts, so that long sentences weigh no more than short ones.
pub(super) fn share(runs: usize) -> f64 {
    let runs = u32::try_from(runs).unwrap_or(u32::MAX);
    f64::from(runs.max(1)).sqrt().recip()
}

/// The likelihood that a weight stands for.
pub(super) fn logistic(weight: f64) -> f64 {
    (1.0 + (-weight).exp()).recip()
}

#[cfg(test)]
mod tests {
    use super::super::learned;
    use super::*;

    #[test]
    fn every_line_of_the_file_is_read() {
        let file = include_str!("../../likeness/weights.txt");
        let weights = weights();
        assert_eq!(weights.signs, learned().collect::<Vec<_>>());
        let read: usize = weights.runs.values().map(Vec::len).sum();
        assert_eq!(read + weights.signs.len(), file.lines().count());
    }
}
