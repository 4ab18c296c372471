//! Families: the turns of phrase that a rule or a part of an apology goes by.
//!
//! They are data, in the folder `families`. A file begins with what it is about (`rule hedge`,
//! `part regret`, `support`, `address`, or
//! `everywhere` for what holds for every rule) and has statements:
//!
//! | statement | says |
//! |---|---|
//! | `define NAME PATTERN` | what `<NAME>` stands for, in this file and those after it |
//! | `unless PLACE PATTERN` before the first family | holds for every family of the file |
//! | `family NAME` | here one begins |
//! | `mark PATTERN` | where it is found |
//! | `span match`, `to-clause-end`, `to-sentence-end`, `sentence` | how much of it is marked |
//! | `needs PLACE PATTERN` | what has to be there as well; one of those of one place |
//! | `unless PLACE PATTERN` | what takes it back |
//! | `repeat N WITHIN` | that it counts only N times within so many words |
//!
//! The places: `match`, `mark`, `before` and `after` it in the sentence, `clause`, `sentence`,
//! `previous`, `next`, `near` (those three sentences), `follow` (after it, and the two sentences
//! that follow), `around` (two sentences before to two after), `letter`.

mod built_in;
mod place;
mod source;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::letter::Letter;
use crate::pattern::Pattern;
use crate::{Component, Rule};
pub(crate) use built_in::families;
pub(crate) use place::{Place, Surroundings, clause_end};

/// What a family is a sign of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Fault(Rule),
    Part(Component),
    Support,
    /// That the text speaks to somebody.
    Address,
}

/// How much of what was found is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Span {
    Match,
    ToClauseEnd,
    ToSentenceEnd,
    Sentence,
}

/// Something that has to be, or must not be, in a place around what was found.
#[derive(Debug)]
pub(crate) struct Context {
    /// Its own number among all contexts of all families.
    pub(crate) number: usize,
    pub(crate) place: Place,
    pub(crate) patterns: Vec<Pattern>,
}

impl Context {
    /// Whether it is in a part of a sentence.
    pub(crate) fn is_in(&self, letter: &Letter, part: &Range<usize>) -> bool {
        let mut patterns = self.patterns.iter();
        patterns.any(|pattern| pattern.within(letter, part).is_some())
    }
}

/// A family.
#[derive(Debug)]
pub(crate) struct Family {
    pub(crate) sign: Sign,
    /// What it is called, for those who write and test families.
    pub(crate) name: String,
    pub(crate) marks: Vec<Pattern>,
    pub(crate) span: Span,
    pub(crate) needs: Vec<Context>,
    pub(crate) unless: Vec<Context>,
    /// How often, and within how many words.
    pub(crate) repeat: Option<(usize, usize)>,
}
