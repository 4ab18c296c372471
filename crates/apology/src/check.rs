//! Reading a letter with the families.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::family::{Context, Family, Place, Sign, Span, Surroundings, clause_end, families};
use crate::letter::Letter;
use crate::pattern::Match;
use crate::{Check, Component, Mark, Rule, language};

/// Fewer words than this may be an apology without saying "you". What is longer and does not is no
/// letter: a page of a diary may say that one was tired.
const SHORT: usize = 30;

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
    let spoken = letter.words.len() < SHORT || found.iter().any(|found| found.sign == Sign::Address);
    let marks = if spoken {
        marks(&letter, &found, &heavy)
    } else {
        Vec::new()
    };
    Check {
        marks,
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
    let mut seen = Seen::default();
    for (sentence, words) in letter.sentences.iter().enumerate() {
        for at in words.clone() {
            let Some(word) = letter.words.get(at) else {
                continue;
            };
            let ids = word.ids.iter();
            let candidates = ids.filter_map(|id| families.beginning.get(usize::from(*id)));
            for (which, pattern) in candidates.flatten() {
                let (Some(family), Some(last)) = (families.all.get(*which), tried.get_mut(*which))
                else {
                    continue;
                };
                if *last == at {
                    continue;
                }
                let pattern = family.marks.get(*pattern);
                let found = pattern.and_then(|pattern| pattern.at(letter, at, words));
                let Some(found) = found else { continue };
                let around = Surroundings {
                    letter,
                    sentence,
                    found: &found,
                    joints: families.joints,
                };
                if family.holds(&around, &mut seen) {
                    *last = at;
                    let marked = family.marked(letter, words, &found);
                    all.push((
                        *which,
                        Found {
                            sign: family.sign,
                            sentence,
                            whole: found.whole,
                            marked,
                        },
                    ));
                }
            }
        }
    }
    often_enough(all)
}

/// What has been seen in a letter so far: a context that asks for whole sentences is looked for once
/// in each.
#[derive(Default)]
struct Seen {
    sentences: HashMap<(usize, usize), bool>,
    letter: HashMap<usize, bool>,
}

impl Seen {
    /// Whether a context is there.
    fn there(&mut self, context: &Context, around: &Surroundings) -> bool {
        match context.place.sentences() {
            Some(by) => by
                .filter_map(|by| around.sentence.checked_add_signed(by))
                .any(|at| self.in_sentence(context, around.letter, at)),
            None if context.place == Place::Letter => {
                if let Some(there) = self.letter.get(&context.number) {
                    return *there;
                }
                let mut all = 0..around.letter.sentences.len();
                let there = all.any(|at| self.in_sentence(context, around.letter, at));
                self.letter.insert(context.number, there);
                there
            }
            None => around
                .parts(context.place)
                .iter()
                .any(|part| context.is_in(around.letter, part)),
        }
    }

    fn in_sentence(&mut self, context: &Context, letter: &Letter, at: usize) -> bool {
        *self
            .sentences
            .entry((context.number, at))
            .or_insert_with(|| {
                let sentence = letter.sentences.get(at);
                sentence.is_some_and(|part| context.is_in(letter, part))
            })
    }
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
    fn holds(&self, around: &Surroundings, seen: &mut Seen) -> bool {
        self.needs.iter().all(|context| seen.there(context, around))
            && !self.unless.iter().any(|context| seen.there(context, around))
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
