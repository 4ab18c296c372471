//! Reading a letter with the families.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::family::{Context, Family, Sign, Span, Surroundings, clause_end, families};
use crate::letter::Letter;
use crate::pattern::Match;
use crate::{Check, Component, Mark, Rule, language};

/// Something that a family found.
struct Found {
    sign: Sign,
    sentence: usize,
    whole: Range<usize>,
    /// What is marked of it, in words.
    marked: Range<usize>,
}

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
    let heavy: BTreeSet<usize> = found
        .iter()
        .filter(|found| found.sign == Sign::Support)
        .map(|found| found.sentence)
        .collect();
    let present = present(&found);
    let suggest_next = Component::ALL
        .into_iter()
        .find(|part| *part != Component::Request && !present.contains(part));
    Check {
        marks: marks(&letter, &found, &heavy),
        present,
        suggest_next,
        support: !heavy.is_empty(),
        language: language.to_owned(),
    }
}

/// Everything the families find.
fn look(letter: &Letter) -> Vec<Found> {
    let families = families();
    let mut all = Vec::new();
    let mut tried = vec![usize::MAX; families.all.len()];
    for (sentence, words) in letter.sentences.iter().enumerate() {
        for at in words.clone() {
            let Some(word) = letter.words.get(at) else {
                continue;
            };
            let ids = word.ids.iter();
            let candidates = ids.filter_map(|id| families.beginning.get(usize::from(*id)));
            for (which, pattern) in candidates.flatten() {
                let (Some(family), Some(last)) =
                    (families.all.get(*which), tried.get_mut(*which))
                else {
                    continue;
                };
                if *last == at {
                    continue;
                }
                let found = family
                    .marks
                    .get(*pattern)
                    .and_then(|pattern| pattern.at(letter, at, words));
                let Some(found) = found else { continue };
                if family.holds(letter, sentence, &found) {
                    *last = at;
                    let marked = family.marked(letter, words, &found);
                    all.push((*which, Found {
                        sign: family.sign,
                        sentence,
                        whole: found.whole,
                        marked,
                    }));
                }
            }
        }
    }
    often_enough(all)
}

/// Leaves out what counts only when it comes often, where it does not.
fn often_enough(all: Vec<(usize, Found)>) -> Vec<Found> {
    let families = families();
    let mut kept = Vec::with_capacity(all.len());
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); families.all.len()];
    for (which, found) in all {
        let repeat = families.all.get(which).and_then(|family| family.repeat);
        let Some((times, within)) = repeat else {
            kept.push(found);
            continue;
        };
        let Some(before) = before.get_mut(which) else {
            continue;
        };
        before.retain(|at| at + within > found.whole.start);
        before.push(found.whole.start);
        if before.len() >= times {
            before.clear();
            kept.push(found);
        }
    }
    kept
}

impl Family {
    fn holds(&self, letter: &Letter, sentence: usize, found: &Match) -> bool {
        let around = Surroundings {
            letter,
            sentence,
            found,
            joints: families().joints,
        };
        let there = |context: &Context| {
            around.parts(context.place).iter().any(|part| {
                let mut patterns = context.patterns.iter();
                patterns.any(|pattern| pattern.within(letter, part).is_some())
            })
        };
        self.needs.iter().all(there) && !self.unless.iter().any(there)
    }

    fn marked(&self, letter: &Letter, sentence: &Range<usize>, found: &Match) -> Range<usize> {
        let Match { whole, marked } = found;
        match self.span {
            Span::Match => marked.clone(),
            Span::ToClauseEnd => {
                let end = clause_end(letter, marked.end, sentence.end, families().joints);
                marked.start..end
            }
            Span::ToSentenceEnd => marked.start..sentence.end,
            Span::Sentence => sentence.start.min(whole.start)..sentence.end,
        }
    }
}

/// The parts of an apology that are there, but for those that stand in doubt.
fn present(found: &[Found]) -> Vec<Component> {
    let doubted = |part: &Found| {
        found.iter().any(|fault| {
            matches!(
                fault.sign,
                Sign::Fault(Rule::Conditional | Rule::FeelingsNotActions)
            ) && fault.whole.start < part.whole.end
                && part.whole.start < fault.whole.end.max(fault.marked.end)
        })
    };
    let parts: BTreeSet<Component> = found
        .iter()
        .filter_map(|found| match found.sign {
            Sign::Part(part) if !doubted(found) => Some(part),
            _ => None,
        })
        .collect();
    parts.into_iter().collect()
}

/// The marks: one of each rule in a sentence, none in a sentence with heavy words, the most serious
/// first.
fn marks(letter: &Letter, found: &[Found], heavy: &BTreeSet<usize>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut had = BTreeSet::new();
    for found in found {
        let Sign::Fault(rule) = found.sign else {
            continue;
        };
        if heavy.contains(&found.sentence) || !had.insert((found.sentence, rule)) {
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
