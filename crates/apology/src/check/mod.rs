//! Reading a letter with the families.

mod look;
mod seen;

use std::collections::{BTreeMap, BTreeSet};

use crate::family::{Sign, families};
use crate::letter::Letter;
use crate::{Check, Component, Mark, Rule, language};
use look::{Found, look};

/// Fewer words than this may be an apology without saying "you". What is longer and does not is no
/// letter: a page of a diary may say that one was tired.
const SHORT: usize = 30;

/// How many of the six parts a letter has that has most of an apology.
const MOST: usize = 4;

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
        .map(|found| found.sentence)
        .collect();
    let present = present(&found);
    // Whoever owns what they did and says three things more has written an apology: what only looks
    // like a fault there is more often an honest word, and a mark on that would do more harm.
    let full = present.len() >= MOST && present.contains(&Component::Responsibility);
    let suggest_next = Component::ALL
        .into_iter()
        .find(|part| *part != Component::Request && !present.contains(part));
    let spoken =
        letter.words.len() < SHORT || found.iter().any(|found| found.sign == Sign::Address);
    let marks = if spoken {
        marks(&letter, &found, &heavy, full)
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

/// The parts of an apology that are there, but for those that stand in doubt.
fn present(found: &[Found]) -> Vec<Component> {
    let mut doubtful: BTreeMap<usize, Vec<&Found>> = BTreeMap::new();
    for fault in found {
        if let Sign::Fault(Rule::Conditional | Rule::FeelingsNotActions) = fault.sign {
            doubtful.entry(fault.sentence).or_default().push(fault);
        }
    }
    // What is found lies within a sentence, so only the faults of the same one can reach it.
    let doubted = |part: &Found| {
        let faults = doubtful.get(&part.sentence).into_iter().flatten();
        faults.into_iter().any(|fault| {
            let end = fault.whole.end.max(fault.marked.end);
            fault.whole.start < part.whole.end && part.whole.start < end
        })
    };
    let mut parts = BTreeSet::new();
    for found in found {
        if let Sign::Part(part) = found.sign
            && !parts.contains(&part)
            && !doubted(found)
        {
            parts.insert(part);
        }
    }
    parts.into_iter().collect()
}

/// The marks: one of each rule in a sentence, none in a sentence with heavy words, the most serious
/// first. In a letter that is `full`, only what is plain.
fn marks(letter: &Letter, found: &[Found], heavy: &BTreeSet<usize>, full: bool) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut had = BTreeSet::new();
    for found in found {
        let Sign::Fault(rule) = found.sign else {
            continue;
        };
        if (full && !found.plain)
            || heavy.contains(&found.sentence)
            || !had.insert((found.sentence, rule))
        {
            continue;
        }
        let words = letter.words.get(found.marked.clone()).unwrap_or_default();
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            marks.push(Mark {
                rule,
                severity: rule.severity(),
                start: first.start,
                end: last.end,
            });
        }
    }
    marks.sort_by_key(|mark| (mark.severity, mark.start, mark.rule));
    marks
}
