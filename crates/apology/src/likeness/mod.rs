//! Likeness: how much a sentence reads like those in which attentive readers saw a fault.
//!
//! Families know turns of phrase that somebody wrote down. People find other words for the same
//! thing, and those are weighed here: every run of up to three words of a sentence has a weight for
//! each rule, and their sum says how likely the fault is there (logistic regression). The weights
//! are in `likeness/weights.txt`; they are learned from the labelled drafts and the examples of
//! `tests/vectors/apology` by `cargo xtask apology-learn` ([`learning`]).
//!
//! It is asked after the families: for rules and parts that they found nothing of, and whether what
//! they found stands in a sentence that reads like an honest one.

pub mod learning;
mod regression;
mod runs;
mod weights;

use std::ops::Range;

use crate::family::{Sign, begins_clause, families};
use crate::letter::Letter;
use crate::{Component, Rule};
use runs::Runs;
use weights::weights;

/// What is weighed: all rules, and the parts of an apology that people find most words for.
fn learned() -> impl Iterator<Item = Sign> {
    let parts = [
        Component::Repair,
        Component::Explanation,
        Component::Repentance,
    ];
    let rules = Rule::ALL.into_iter().map(Sign::Fault);
    rules.chain(parts.into_iter().map(Sign::Part))
}

/// How likely each sign is in each sentence of a letter, from 0 to 1.
#[derive(Debug)]
pub(crate) struct Likelihoods {
    /// Sentence by sentence, one for each sign that is weighed.
    all: Vec<f32>,
}

impl Likelihoods {
    pub(crate) fn of(letter: &Letter) -> Self {
        let sentences = letter.sentences.iter();
        let all = sentences.flat_map(|words| weights().likelihoods(&Runs::of(letter, words)));
        Self { all: all.collect() }
    }

    /// How likely a sign is in a sentence.
    pub(crate) fn at(&self, sentence: usize, sign: Sign) -> f32 {
        let signs = weights().signs();
        let place = signs.iter().position(|of| *of == sign);
        let likelihood = place.and_then(|place| self.all.get(sentence * signs.len() + place));
        likelihood.copied().unwrap_or_default()
    }

    /// What is at least as likely: the sentences and the signs.
    pub(crate) fn from(&self, least: f32) -> impl Iterator<Item = (usize, Sign)> {
        let signs = weights().signs();
        let sentences = self.all.chunks(signs.len().max(1)).enumerate();
        sentences.flat_map(move |(sentence, likelihoods)| {
            let signs = signs.iter().zip(likelihoods);
            let signs = signs.filter(move |(_, likelihood)| **likelihood >= least);
            signs.map(move |(sign, _)| (sentence, *sign))
        })
    }
}

/// The words that speak most for a sign in a sentence, within one clause.
pub(crate) fn clause(letter: &Letter, sentence: usize, sign: Sign) -> Option<Range<usize>> {
    let sentence = letter.sentences.get(sentence)?;
    // What each word weighs: its share of the runs that it is in.
    let mut words = vec![0.0; sentence.len()];
    for (number, run) in Runs::of(letter, sentence).places() {
        let weight = weights().of(sign, number) / count(run.len().max(1));
        let inside = run.start - sentence.start..run.end - sentence.start;
        for word in words.get_mut(inside).into_iter().flatten() {
            *word += weight;
        }
    }
    let clauses = clauses(letter, sentence).into_iter().map(|clause| {
        let inside = clause.start - sentence.start..clause.end - sentence.start;
        let (weight, part) = heaviest(words.get(inside).unwrap_or_default());
        (weight, clause.start + part.start..clause.start + part.end)
    });
    let best = clauses.max_by(|one, other| one.0.total_cmp(&other.0));
    best.map(|(_, part)| part)
}

/// The words after each other that weigh most together, at least one, and what they weigh.
fn heaviest(words: &[f64]) -> (f64, Range<usize>) {
    let mut best = (f64::MIN, 0..words.len());
    let (mut sum, mut start) = (0.0, 0);
    for (at, word) in words.iter().enumerate() {
        if sum < 0.0 {
            (sum, start) = (0.0, at);
        }
        sum += word;
        if sum > best.0 {
            best = (sum, start..at + 1);
        }
    }
    best
}

fn count(words: usize) -> f64 {
    f64::from(u32::try_from(words).unwrap_or(u32::MAX))
}

/// The clauses of a sentence.
fn clauses(letter: &Letter, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let joints = families().joints;
    let inner = (sentence.start + 1..sentence.end).filter(|at| begins_clause(letter, *at, joints));
    let mut begin = sentence.start;
    let mut clauses = Vec::new();
    for end in inner.chain([sentence.end]) {
        clauses.push(begin..end);
        begin = end;
    }
    clauses
}

#[cfg(test)]
mod tests {
    use super::heaviest;

    #[test]
    fn the_heaviest_words_are_found_wherever_they_stand() {
        assert_eq!(heaviest(&[-1.0, 2.0, -0.5, 3.0, -4.0, 1.0]), (4.5, 1..4));
        assert_eq!(heaviest(&[-3.0, -1.0, -2.0]), (-1.0, 1..2));
        assert_eq!(heaviest(&[]).1, 0..0);
    }
}
