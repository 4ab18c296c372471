//! Looking for everything that the families know.

use std::ops::Range;

use super::seen::Seen;
use crate::Rule;
use crate::family::{Families, Family, Marking, Sign, Span, Surroundings, clause_end, families};
use crate::letter::Letter;
use crate::lexicon::Bits;
use crate::pattern::Match;

/// Something that a family found.
pub(super) struct Found {
    pub(super) sign: Sign,
    pub(super) sentence: usize,
    pub(super) whole: Range<usize>,
    /// What is marked of it, in words.
    pub(super) marked: Range<usize>,
    /// Whether marks may stand in its sentence.
    pub(super) beside: bool,
    /// Whether it is so plain that it counts in any letter.
    pub(super) plain: bool,
}

/// Everything the families find.
pub(super) fn look(letter: &Letter) -> Vec<Found> {
    let families = families();
    let mut all = Vec::new();
    let mut tried = vec![usize::MAX; families.all.len()];
    let mut marks = vec![Looked::default(); families.marks.len()];
    let mut seen = Seen::new(families.around.len());
    let mut possible = Possible::new(families);
    for (sentence, words) in letter.sentences.iter().enumerate() {
        let mut had = Vec::new();
        let inside = letter.words.get(words.clone()).unwrap_or_default();
        let inside = Bits::all(inside.iter().map(|word| &word.kind.bits));
        possible.begin(sentence, &inside);
        for at in words.clone() {
            let Some(word) = letter.words.get(at) else {
                continue;
            };
            let ids = word.kind.ids.iter();
            let candidates = ids.filter_map(|id| families.beginning.get(usize::from(*id)));
            for number in candidates.flatten() {
                if !possible.has(*number, sentence) {
                    continue;
                }
                let (Some(marking), Some(looked)) =
                    (families.marks.get(*number), marks.get_mut(*number))
                else {
                    continue;
                };
                let (which, pattern) = (marking.family, &marking.pattern);
                if !looked.again(at, sentence, || pattern.can_be_in(&inside)) {
                    continue;
                }
                let (Some(family), Some(last)) = (families.all.get(which), tried.get_mut(which))
                else {
                    continue;
                };
                // What is plain counts where other finds do not, so they do not stand for it.
                let stands_for_it = |(sign, plain): &(Sign, bool)| {
                    *sign == family.sign && (*plain || !marking.plain)
                };
                if (*last == at && !marking.plain)
                    || (family.sign.once() && had.iter().any(stands_for_it))
                {
                    continue;
                }
                let Some(found) = pattern.from(letter, at, words) else {
                    continue;
                };
                let marked = family.marked(letter, words, &found);
                let around = Surroundings {
                    letter,
                    sentence,
                    found: &found,
                    marked: &marked,
                    joints: families.joints,
                };
                if family.holds(&around, &mut seen) {
                    *last = at;
                    had.push((family.sign, marking.plain));
                    all.push((
                        which,
                        Found {
                            sign: family.sign,
                            sentence,
                            whole: found.whole,
                            marked,
                            beside: family.beside,
                            plain: marking.plain,
                        },
                    ));
                }
            }
        }
    }
    often_enough(all)
}

/// Which patterns can be in a sentence, as far as one word that they ask for tells. There are
/// thousands of them, and most sentences have the words of a few.
struct Possible {
    families: &'static Families,
    /// Of each pattern, the last sentence that it can be in, or [`ANY`].
    sentences: Vec<usize>,
}

/// That a pattern asks for no word.
const ANY: usize = usize::MAX;
/// That a pattern could be in no sentence yet.
const NONE: usize = usize::MAX - 1;

impl Possible {
    fn new(families: &'static Families) -> Self {
        let asks = |marking: &Marking| !marking.pattern.asks_for().is_empty();
        let marks = families.marks.iter();
        let sentences = marks.map(|marking| if asks(marking) { NONE } else { ANY });
        Self {
            families,
            sentences: sentences.collect(),
        }
    }

    fn begin(&mut self, sentence: usize, words: &Bits) {
        let asking = &self.families.asking;
        for patterns in words
            .common(words)
            .filter_map(|id| asking.get(usize::from(id)))
        {
            for number in patterns {
                if let Some(last) = self.sentences.get_mut(*number)
                    && *last != ANY
                {
                    *last = sentence;
                }
            }
        }
    }

    fn has(&self, number: usize, sentence: usize) -> bool {
        let last = self.sentences.get(number);
        last.is_some_and(|last| *last == sentence || *last == ANY)
    }
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
            // Of the families of heavy words, some let marks stand beside them and some do not.
            Self::Part(_) | Self::Support => false,
            Self::Address => true,
        }
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
