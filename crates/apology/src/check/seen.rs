//! What was looked for already.

use std::ops::Range;

use crate::family::{Context, Place, Surroundings, families};
use crate::letter::Letter;

/// What has been looked for in a letter so far, by pattern: many families ask for the same around what
/// they find.
pub(super) struct Seen {
    /// In parts of sentences, the last few.
    parts: Vec<[Option<Part>; SEEN]>,
    /// In the whole letter.
    letter: Vec<Option<bool>>,
}

/// A part of a sentence, and whether a pattern is in it.
#[derive(Clone)]
struct Part {
    words: Range<usize>,
    there: bool,
}

/// How many parts of sentences are kept in mind for each pattern.
const SEEN: usize = 4;

impl Seen {
    pub(super) fn new(patterns: usize) -> Self {
        Self {
            parts: vec![[const { None }; SEEN]; patterns],
            letter: vec![None; patterns],
        }
    }

    /// Whether a context is there.
    pub(super) fn there(&mut self, context: &Context, around: &Surroundings) -> bool {
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
        if let Some(Some(seen)) = &known
            && seen.words == *part
        {
            return seen.there;
        }
        let pattern = families().around.get(number);
        let there = pattern.is_some_and(|pattern| pattern.within(letter, part).is_some());
        if let Some(known) = known {
            let words = part.clone();
            *known = Some(Part { words, there });
        }
        there
    }
}
