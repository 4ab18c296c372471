//! Reading a letter with the families.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use crate::family::{Context, Family, Sign, Span, Surroundings, clause_end, families};
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
    /// Whether marks may stand in its sentence.
    beside: bool,
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
    let support = |found: &&Found| found.sign == Sign::Support;
    let heavy: BTreeSet<usize> = found
        .iter()
        .filter(support)
        .filter(|found| !found.beside)
        .map(|found| found.sentence)
        .collect();
    let present = present(&found);
    let suggest_next = Component::ALL
        .into_iter()
        .find(|part| *part != Component::Request && !present.contains(part));
    let spoken =
        letter.words.len() < SHORT || found.iter().any(|found| found.sign == Sign::Address);
    let marks = if spoken {
        marks(&letter, &found, &heavy)
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

/// Everything the families find.
fn look(letter: &Letter) -> Vec<Found> {
    let families = families();
    let mut all = Vec::new();
    let mut tried = vec![usize::MAX; families.all.len()];
    let mut seen = Seen::default();
    let mut had = HashSet::new();
    for (sentence, words) in letter.sentences.iter().enumerate() {
        for at in words.clone() {
            let Some(word) = letter.words.get(at) else {
                continue;
            };
            let ids = word.kind.ids.iter();
            let candidates = ids.filter_map(|id| families.beginning.get(usize::from(*id)));
            for (which, pattern) in candidates.flatten() {
                let (Some(family), Some(last)) = (families.all.get(*which), tried.get_mut(*which))
                else {
                    continue;
                };
                if *last == at || (once(family.sign) && had.contains(&(sentence, family.sign))) {
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
                    had.insert((sentence, family.sign));
                    let marked = family.marked(letter, words, &found);
                    all.push((
                        *which,
                        Found {
                            sign: family.sign,
                            sentence,
                            whole: found.whole,
                            marked,
                            beside: family.beside,
                        },
                    ));
                }
            }
        }
    }
    often_enough(all)
}

/// Whether one find in a sentence is as good as several. Where others may stand in doubt because of
/// it, and where times are counted, it is not.
fn once(sign: Sign) -> bool {
    match sign {
        Sign::Fault(rule) => !matches!(
            rule,
            Rule::Conditional | Rule::FeelingsNotActions | Rule::SelfFlagellation
        ),
        Sign::Part(_) => false,
        Sign::Support | Sign::Address => true,
    }
}

/// What has been looked for in a letter so far: a pattern is looked for once in a part of a sentence,
/// however many families ask for it.
#[derive(Default)]
struct Seen(HashMap<(usize, usize, usize), bool>);

impl Seen {
    /// Whether a context is there.
    fn there(&mut self, context: &Context, around: &Surroundings) -> bool {
        let parts = around.parts(context.place);
        let mut patterns = context.patterns.iter();
        patterns.any(|number| {
            let mut parts = parts.iter();
            parts.any(|part| self.in_part(*number, around.letter, part))
        })
    }

    fn in_part(&mut self, number: usize, letter: &Letter, part: &Range<usize>) -> bool {
        let key = (number, part.start, part.end);
        *self.0.entry(key).or_insert_with(|| {
            let pattern = families().around.get(number);
            pattern.is_some_and(|pattern| pattern.within(letter, part).is_some())
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
            && !self
                .unless
                .iter()
                .any(|context| seen.there(context, around))
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
