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
    signs: Vec<Weighed>,
    /// By run: which signs, and how much.
    runs: HashMap<Number, Vec<(usize, f64)>>,
}

/// A sign, and what a sentence weighs for it before anything in it is looked at.
#[derive(Debug)]
struct Weighed {
    sign: Sign,
    before: f64,
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
            if let Some(sign) = header(line) {
                weights.signs.push(sign);
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

    /// How likely each sign is in a sentence with these runs, from 0 to 1.
    pub(super) fn likelihoods(&self, runs: &Runs) -> Vec<(Sign, f64)> {
        let mut sums = vec![0.0; self.signs.len()];
        for (sign, weight) in runs.all().filter_map(|run| self.runs.get(&run)).flatten() {
            if let Some(sum) = sums.get_mut(*sign) {
                *sum += weight;
            }
        }
        let share = share(runs.len());
        let signs = self.signs.iter().zip(sums);
        let likely = |(of, sum): (&Weighed, f64)| (of.sign, logistic(of.before + sum * share));
        signs.map(likely).collect()
    }

    /// What a run weighs for a sign.
    pub(super) fn of(&self, sign: Sign, run: Number) -> f64 {
        let weights = self.runs.get(&run).into_iter().flatten();
        let of_it = |of: usize| self.signs.get(of).is_some_and(|of| of.sign == sign);
        let of_it = weights.filter(|(of, _)| of_it(*of));
        of_it.map(|(_, weight)| weight).sum()
    }
}

fn header(line: &str) -> Option<Weighed> {
    let mut words = line.split(' ');
    let (kind, name, before) = (words.next()?, words.next()?, words.next()?);
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    let sign = match kind {
        "rule" => Sign::Fault(Deserialize::deserialize(name).ok()?),
        "part" => Sign::Part(Deserialize::deserialize(name).ok()?),
        _ => return None,
    };
    Some(Weighed {
        sign,
        before: before.parse().ok()?,
    })
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
        let signs: Vec<Sign> = weights.signs.iter().map(|of| of.sign).collect();
        assert_eq!(signs, learned().collect::<Vec<_>>());
        let read: usize = weights.runs.values().map(Vec::len).sum();
        assert_eq!(read + signs.len(), file.lines().count());
    }
}
