//! Learning the weights from labelled drafts: what the sentences in them say of each sign.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use super::learned;
use super::regression::{Lesson, solve};
use super::runs::written;
use super::weights::share;
use crate::check::found_in;
use crate::family::{Sign, families};
use crate::letter::{Letter, Word};
use crate::{Component, Rule};

/// A draft that somebody has read attentively.
#[derive(Debug)]
pub struct Draft {
    /// What it says.
    pub text: String,
    /// Which faults are in it, and where, in UTF-16 code units.
    pub faults: Vec<(Rule, Range<usize>)>,
    /// The one rule that it was read for, where it was not read for all of them and for the parts.
    /// Where it fires is what the families say then.
    pub only: Option<Rule>,
    /// Which parts of an apology are in it.
    pub present: Vec<Component>,
    /// Where some of these parts are, in UTF-16 code units. Of the others, those places count that
    /// the families find.
    pub parts: Vec<(Component, Range<usize>)>,
}

/// In how many sentences a run has to be to be weighed.
const OFTEN: usize = 2;
/// How many runs are kept for each sign: those that weigh most, either way.
const KEPT: usize = 2_000;

/// A sentence: the runs in it, by their place in the list of all, what each counts, and the signs.
struct Sentence {
    runs: Vec<usize>,
    share: f64,
    signs: BTreeSet<Sign>,
    /// Signs of which nobody knows whether they are here.
    unknown: BTreeSet<Sign>,
}

/// Learns from drafts. Answers the file of the weights.
#[must_use]
pub fn learn(drafts: &[Draft]) -> String {
    let (sentences, names) = sentences(drafts);
    let mut file = String::new();
    for sign in learned() {
        let known = sentences
            .iter()
            .filter(|sentence| !sentence.unknown.contains(&sign));
        let lessons = known.map(|sentence| Lesson {
            runs: &sentence.runs,
            share: sentence.share,
            right: sentence.signs.contains(&sign),
        });
        let (before, weights) = solve(&lessons.collect::<Vec<_>>(), names.len());
        let mut heaviest: Vec<(&String, f64)> = names.iter().zip(weights).collect();
        heaviest.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));
        heaviest.truncate(KEPT);
        heaviest.sort_by(|one, other| one.0.cmp(other.0));
        // Writing to a string cannot fail.
        let _ = writeln!(file, "{} {before:.2}", name(sign));
        for (run, weight) in heaviest {
            let _ = writeln!(file, "{weight:.2} {run}");
        }
    }
    file
}

/// A sign as the file has it: `rule but-justify`.
fn name(sign: Sign) -> String {
    let (kind, name) = match sign {
        Sign::Fault(rule) => ("rule", format!("{rule:?}")),
        Sign::Part(part) => ("part", format!("{part:?}")),
        Sign::Support | Sign::Address => ("", String::new()),
    };
    let parted = name.chars().enumerate().flat_map(|(at, letter)| {
        let hyphen = (at > 0 && letter.is_uppercase()).then_some('-');
        hyphen.into_iter().chain(letter.to_lowercase())
    });
    format!("{kind} {}", parted.collect::<String>())
}

fn sentences(drafts: &[Draft]) -> (Vec<Sentence>, Vec<String>) {
    let mut read = Vec::new();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for draft in drafts {
        let letter = Letter::read(&draft.text, &families().lexicon);
        let found = found_in(&letter);
        for (number, sentence) in letter.sentences.iter().enumerate() {
            let runs: BTreeSet<String> = written(&letter, sentence).into_iter().collect();
            let words = letter.words.get(sentence.clone()).unwrap_or_default();
            for run in &runs {
                *times.entry(run.clone()).or_default() += 1;
            }
            let signs = draft.signs(words, |sign| found.contains(&(number, sign)));
            read.push((runs, signs, draft.unknown()));
        }
    }
    times.retain(|_, times| *times >= OFTEN);
    let names: Vec<String> = times.into_keys().collect();
    let sentences = read.into_iter().map(|(runs, signs, maybe)| Sentence {
        share: share(runs.len()),
        runs: runs
            .iter()
            .filter_map(|run| names.binary_search(run).ok())
            .collect(),
        unknown: maybe.difference(&signs).copied().collect(),
        signs,
    });
    (sentences.collect(), names)
}

impl Draft {
    /// The signs that these words have. `found` says whether the families find one there.
    fn signs(&self, words: &[Word], found: impl Fn(Sign) -> bool) -> BTreeSet<Sign> {
        let inside = |place: &Range<usize>| {
            let (first, last) = (words.first(), words.last());
            first.is_some_and(|first| first.start < place.end)
                && last.is_some_and(|last| place.start < last.end)
        };
        let faults = self.faults.iter().filter(|(_, place)| inside(place));
        let faults = faults.map(|(rule, _)| Sign::Fault(*rule));
        // Of an example it is only said that the rule fires, and not where.
        let faults = faults.filter(|sign| self.only.is_none() || found(*sign));
        let parts = self.present.iter().filter(|part| {
            let mut places = self.parts.iter().filter(|(of, _)| of == *part).peekable();
            match places.peek() {
                Some(_) => places.any(|(_, place)| inside(place)),
                None => found(Sign::Part(**part)),
            }
        });
        let parts = parts.map(|part| Sign::Part(*part));
        faults.chain(parts).collect()
    }

    /// The signs of which nobody knows whether they are in a sentence that is not said to have them.
    fn unknown(&self) -> BTreeSet<Sign> {
        if let Some(rule) = self.only {
            let known = |sign: &Sign| *sign == Sign::Fault(rule) && self.faults.is_empty();
            return learned().filter(|sign| !known(sign)).collect();
        }
        let placed = |part: &&Component| self.parts.iter().any(|(of, _)| of == *part);
        let parts = self.present.iter().filter(|part| !placed(part));
        parts.map(|part| Sign::Part(*part)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::runs::Runs;
    use super::super::weights::Weights;
    use super::*;

    fn draft(text: &str, fault: Option<Rule>) -> Draft {
        let whole = 0..text.encode_utf16().count();
        Draft {
            text: text.to_owned(),
            faults: fault
                .into_iter()
                .map(|rule| (rule, whole.clone()))
                .collect(),
            only: None,
            present: Vec::new(),
            parts: Vec::new(),
        }
    }

    #[test]
    fn what_was_learned_tells_sentences_apart_that_were_not_learned_from() {
        let faults = [
            "If it hurt you I am sorry",
            "If it upset you I am sorry",
            "If it hurt him I regret it",
        ];
        let honest = [
            "It hurt you and I am sorry",
            "I upset you and I am sorry",
            "It hurt him and I regret it",
        ];
        let faults = faults.map(|text| draft(text, Some(Rule::Conditional)));
        let honest = honest.map(|text| draft(text, None));
        let file = learn(&faults.into_iter().chain(honest).collect::<Vec<_>>());
        let weights = Weights::read(&file);
        let likelihood = |text| {
            let letter = Letter::read(text, &families().lexicon);
            let likelihoods = weights.likelihoods(&Runs::of(&letter, &(0..letter.words.len())));
            let conditional = Sign::Fault(Rule::Conditional);
            let place = weights.signs().iter().position(|sign| *sign == conditional);
            likelihoods[place.unwrap()]
        };
        assert!(likelihood("If it upset them I regret it") > 0.5);
        assert!(likelihood("I upset them and I regret it") < 0.5);
    }
}
