//! Reading a letter with the families.

mod look;
mod seen;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::family::{Sign, families};
use crate::letter::Letter;
use crate::likeness::{Likelihoods, clause};
use crate::{Check, Component, Mark, Rule, language};
use look::{Found, look};

/// Fewer words than this may be an apology without saying "you". What is longer and does not is no
/// letter: a page of a diary may say that one was tired.
const SHORT: usize = 30;

/// How many of the six parts a letter has that has most of an apology.
const MOST: usize = 4;

/// From here on a sentence is likely to have a fault, of 1. The figures from here on were chosen on
/// drafts that the weights were not learned from.
const LIKELY: f32 = 0.25;
/// From here on in a letter that has most of an apology.
const CERTAIN: f32 = 0.8;
/// Below this a sentence reads like an honest one, whatever was found in it.
const HONEST: f32 = 0.002;
/// Below this it does when nothing else was found in the letter: who writes one such thing mostly
/// writes another.
const ALONE: f32 = 0.25;
/// Below this it does then, though what was found is plain.
const PLAIN_ALONE: f32 = 0.15;
/// From here on a part of an apology is there.
const PRESENT: f32 = 0.7;

/// Reads a letter. In another language than English it marks nothing.
///
/// Takes time in proportion to the length of the letter, whatever is in it.
#[must_use]
pub fn check(letter: &str) -> Check {
    let language = language::of(letter);
    if language != language::ENGLISH {
        return Check {
            marks: Vec::new(),
            present: Vec::new(),
            suggest_next: None,
            support: false,
            language: language.to_owned(),
        };
    }
    let letter = Letter::read(letter, &families().lexicon);
    let found = look(&letter);
    let support = |found: &&Found| found.sign == Sign::Support;
    let heavy: BTreeSet<usize> = found
        .iter()
        .filter(support)
        .filter(|found| !found.beside)
        .map(|found| letter.ended(found.sentence))
        .collect();
    let likelihoods = Likelihoods::of(&letter);
    let present = present(&found, &likelihoods);
    // Whoever owns what they did and says three things more has written an apology: what only looks
    // like a fault there is more often an honest word, and a mark on that would do more harm.
    let full = present.len() >= MOST && present.contains(&Component::Responsibility);
    let suggest_next = Component::ALL
        .into_iter()
        .find(|part| *part != Component::Request && !present.contains(part));
    let spoken =
        letter.words.len() < SHORT || found.iter().any(|found| found.sign == Sign::Address);
    let marks = if spoken {
        let reading = Reading {
            letter: &letter,
            found: &found,
            likelihoods: &likelihoods,
            heavy,
            full,
        };
        reading.marks()
    } else {
        Vec::new()
    };
    Check {
        marks,
        present,
        suggest_next,
        support: found.iter().any(|found| support(&found)),
        language: language.to_owned(),
    }
}

/// What the families find of faults and of parts that stand in no doubt, with the sentences.
pub(crate) fn found_in(letter: &Letter) -> Vec<(usize, Sign)> {
    let found = look(letter);
    let faults = found
        .iter()
        .filter(|found| matches!(found.sign, Sign::Fault(_)))
        .map(|found| (found.sentence, found.sign));
    let parts = parts(&found).into_iter();
    let parts = parts.map(|(sentence, part)| (sentence, Sign::Part(part)));
    faults.chain(parts).collect()
}

/// The parts of an apology that were found, with their sentences, but for those that stand in doubt.
fn parts(found: &[Found]) -> Vec<(usize, Component)> {
    let mut doubtful: BTreeMap<usize, Vec<&Found>> = BTreeMap::new();
    for fault in found.iter().filter(|found| casts_doubt(found)) {
        doubtful.entry(fault.sentence).or_default().push(fault);
    }
    // What is found lies within a sentence, so only the faults of the same one can reach it.
    let doubted = |part: &Found| {
        let faults = doubtful.get(&part.sentence).into_iter().flatten();
        faults.into_iter().any(|fault| {
            let end = fault.whole.end.max(fault.marked.end);
            fault.whole.start < part.whole.end && part.whole.start < end
        })
    };
    let parts = found.iter().filter_map(|found| match found.sign {
        Sign::Part(part) if !doubted(found) => Some((found.sentence, part)),
        _ => None,
    });
    parts.collect()
}

fn casts_doubt(found: &Found) -> bool {
    matches!(
        found.sign,
        Sign::Fault(Rule::Conditional | Rule::FeelingsNotActions)
    )
}

/// Which parts of an apology are there: those that the families find, and those that are likely in a
/// sentence where nothing stands in doubt.
fn present(found: &[Found], likelihoods: &Likelihoods) -> Vec<Component> {
    let mut present: BTreeSet<Component> = parts(found).into_iter().map(|(_, part)| part).collect();
    let doubts = found.iter().filter(|found| casts_doubt(found));
    let doubtful: BTreeSet<usize> = doubts.map(|found| found.sentence).collect();
    for (sentence, sign) in likelihoods.from(PRESENT) {
        if let Sign::Part(part) = sign
            && !doubtful.contains(&sentence)
        {
            present.insert(part);
        }
    }
    present.into_iter().collect()
}

/// A letter, and all that was seen in it.
struct Reading<'a> {
    letter: &'a Letter<'a>,
    found: &'a [Found],
    likelihoods: &'a Likelihoods,
    /// The sentences with heavy words, as the writer ended them.
    heavy: BTreeSet<usize>,
    /// Whether it has most of an apology.
    full: bool,
}

/// A mark, and how likely what it is about is in its sentence.
struct Weighed {
    mark: Mark,
    likelihood: f32,
    /// Whether a family found it that says so plainly that it counts in any letter.
    plain: bool,
}

impl Reading<'_> {
    /// The marks, the most serious first: none in a sentence with heavy words, unless it is their
    /// family that lets marks stand beside them.
    fn marks(&self) -> Vec<Mark> {
        // A sentence by itself is no letter: how likely something is in a letter says little of it.
        let is_letter = !self.letter.is_one_sentence();
        let mut marks = self.of_families();
        if is_letter {
            marks.retain(|weighed| weighed.likelihood >= HONEST);
            if self.speaks_to_somebody() {
                let had = marks.iter().map(|weighed| weighed.mark.rule).collect();
                marks.extend(self.likely(&had));
            }
            if let [only] = marks.as_slice()
                && only.likelihood < if only.plain { PLAIN_ALONE } else { ALONE }
            {
                marks.clear();
            }
        }
        let mut marks: Vec<Mark> = marks.into_iter().map(|weighed| weighed.mark).collect();
        marks.sort_by_key(|mark| (mark.severity, mark.start, mark.rule));
        marks
    }

    /// What the families found, one of each rule in a sentence. In a letter that is full, only what is
    /// plain.
    fn of_families(&self) -> Vec<Weighed> {
        let mut marks = Vec::new();
        let mut had = BTreeSet::new();
        for found in self.found {
            let Sign::Fault(rule) = found.sign else {
                continue;
            };
            if (self.full && !found.plain)
                || self.is_heavy(found.sentence)
                || !had.insert((found.sentence, rule))
            {
                continue;
            }
            let weighed = self.weighed(rule, found.sentence, found.marked.clone(), found.plain);
            marks.extend(weighed);
        }
        marks
    }

    /// What is likely, but for the rules that something was found of.
    fn likely(&self, had: &BTreeSet<Rule>) -> Vec<Weighed> {
        let owned = self.owned();
        let likely = self
            .likelihoods
            .from(if self.full { CERTAIN } else { LIKELY });
        let marks = likely.filter_map(|(sentence, sign)| {
            let Sign::Fault(rule) = sign else {
                return None;
            };
            if had.contains(&rule) || self.is_heavy(sentence) {
                return None;
            }
            let near = |by: usize| {
                let around = sentence.saturating_sub(by)..=sentence + by;
                owned.range(around).next().is_some()
            };
            let taken_back = match rule {
                Rule::Vague => near(2),
                Rule::Excuse => near(1),
                _ => false,
            };
            let clause = (!taken_back).then(|| clause(self.letter, sentence, sign))??;
            self.weighed(rule, sentence, clause, false)
        });
        marks.collect()
    }

    fn is_heavy(&self, sentence: usize) -> bool {
        self.heavy.contains(&self.letter.ended(sentence))
    }

    /// The sentences in which the writer owns what they did.
    fn owned(&self) -> BTreeSet<usize> {
        let parts = parts(self.found).into_iter();
        let owned = parts.filter(|(_, part)| *part == Component::Responsibility);
        owned.map(|(sentence, _)| sentence).collect()
    }

    fn speaks_to_somebody(&self) -> bool {
        let mut found = self.found.iter();
        found.any(|found| matches!(found.sign, Sign::Address | Sign::Part(Component::Regret)))
    }

    fn weighed(
        &self,
        rule: Rule,
        sentence: usize,
        words: Range<usize>,
        plain: bool,
    ) -> Option<Weighed> {
        let words = self.letter.words.get(words)?;
        let mark = Mark {
            rule,
            severity: rule.severity(),
            start: words.first()?.start,
            end: words.last()?.end,
        };
        let likelihood = self.likelihoods.at(sentence, Sign::Fault(rule));
        Some(Weighed {
            mark,
            likelihood,
            plain,
        })
    }
}
