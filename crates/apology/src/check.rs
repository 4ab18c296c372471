//! Reading a letter with the families.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::family::{Context, Family, Place, Sign, Span, Surroundings, clause_end, families};
use crate::letter::Letter;
use crate::lexicon::Bits;
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
    let mut marks = vec![Looked::default(); families.marks.len()];
    let mut seen = Seen::new(families.around.len());
    for (sentence, words) in letter.sentences.iter().enumerate() {
        let mut had = Vec::new();
        let inside = letter.words.get(words.clone()).unwrap_or_default();
        let inside = Bits::all(inside.iter().map(|word| &word.kind.bits));
        for at in words.clone() {
            let Some(word) = letter.words.get(at) else {
                continue;
            };
            let ids = word.kind.ids.iter();
            let candidates = ids.filter_map(|id| families.beginning.get(usize::from(*id)));
            for number in candidates.flatten() {
                let (Some((which, pattern)), Some(looked)) =
                    (families.marks.get(*number), marks.get_mut(*number))
                else {
                    continue;
                };
                if !looked.again(at, sentence, || pattern.can_be_in(&inside)) {
                    continue;
                }
                let (Some(family), Some(last)) = (families.all.get(*which), tried.get_mut(*which))
                else {
                    continue;
                };
                if *last == at || (family.sign.once() && had.contains(&family.sign)) {
                    continue;
                }
                let Some(found) = pattern.from(letter, at, words) else {
                    continue;
                };
                let around = Surroundings {
                    letter,
                    sentence,
                    found: &found,
                    joints: families.joints,
                };
                if family.holds(&around, &mut seen) {
                    *last = at;
                    had.push(family.sign);
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

/// Where a pattern was looked for last.
#[derive(Debug, Clone, Copy)]
struct Looked {
    at: usize,
    sentence: usize,
    /// Whether it can be in that sentence at all.
    can_be: bool,
}

impl Default for Looked {
    fn default() -> Self {
        Self {
            at: usize::MAX,
            sentence: usize::MAX,
            can_be: false,
        }
    }
}

impl Looked {
    /// Whether there is something to look for at a word: it was not looked for there before, as a
    /// word can be of several classes, and it can be in its sentence.
    fn again(&mut self, at: usize, sentence: usize, can_be: impl FnOnce() -> bool) -> bool {
        if self.sentence != sentence {
            self.sentence = sentence;
            self.can_be = can_be();
        }
        if !self.can_be || self.at == at {
            return false;
        }
        self.at = at;
        true
    }
}

impl Sign {
    /// Whether one find in a sentence is as good as several. Where others may stand in doubt because
    /// of it, and where times are counted, it is not.
    fn once(self) -> bool {
        match self {
            Self::Fault(rule) => !matches!(
                rule,
                Rule::Conditional | Rule::FeelingsNotActions | Rule::SelfFlagellation
            ),
            Self::Part(_) => false,
            Self::Support | Self::Address => true,
        }
    }
}

/// What has been looked for in a letter so far, by pattern: many families ask for the same around what
/// they find.
struct Seen {
    /// In parts of sentences, the last few.
    parts: Vec<[Option<(Range<usize>, bool)>; SEEN]>,
    /// In the whole letter.
    letter: Vec<Option<bool>>,
}

/// How many parts of sentences are kept in mind for each pattern.
const SEEN: usize = 4;

impl Seen {
    fn new(patterns: usize) -> Self {
        Self {
            parts: vec![[const { None }; SEEN]; patterns],
            letter: vec![None; patterns],
        }
    }

    /// Whether a context is there.
    fn there(&mut self, context: &Context, around: &Surroundings) -> bool {
        let mut patterns = context.patterns.iter();
        if context.place == Place::Letter {
            return patterns.any(|number| self.in_letter(*number, around.letter));
        }
        let parts = around.parts(context.place);
        patterns.any(|number| {
            let mut parts = parts.iter();
            parts.any(|part| self.in_part(*number, around.letter, part))
        })
    }

    fn in_letter(&mut self, number: usize, letter: &Letter) -> bool {
        if let Some(Some(there)) = self.letter.get(number) {
            return *there;
        }
        let mut sentences = letter.sentences.iter();
        let there = sentences.any(|part| self.in_part(number, letter, part));
        if let Some(known) = self.letter.get_mut(number) {
            *known = Some(there);
        }
        there
    }

    fn in_part(&mut self, number: usize, letter: &Letter, part: &Range<usize>) -> bool {
        let place = (part.start + part.end) % SEEN;
        let known = self
            .parts
            .get_mut(number)
            .and_then(|parts| parts.get_mut(place));
        if let Some(Some((seen, there))) = &known
            && seen == part
        {
            return *there;
        }
        let pattern = families().around.get(number);
        let there = pattern.is_some_and(|pattern| pattern.within(letter, part).is_some());
        if let Some(known) = known {
            *known = Some((part.clone(), there));
        }
        there
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
