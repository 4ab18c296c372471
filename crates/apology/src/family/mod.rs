//! Families: the turns of phrase that a rule or a part of an apology goes by.
//!
//! They are data, in the folder `families`. A file begins with what it is about (`rule hedge`,
//! `part regret`, `support`, `address`, or `everywhere` for what holds for every rule) and has
//! statements:
//!
//! | statement | says |
//! |---|---|
//! | `define NAME PATTERN` | what `<NAME>` stands for, in this file and those after it |
//! | `unless PLACE PATTERN` before the first family | holds for every family of the file |
//! | `family NAME` | here one begins |
//! | `mark PATTERN` | where it is found |
//! | `plain PATTERN` | where it is found, and counts even in a letter that has most of an apology |
//! | `span match`, `to-clause-end`, `to-sentence-end`, `sentence` | how much of it is marked |
//! | `needs PLACE PATTERN` | what has to be there as well; one of those of one place |
//! | `unless PLACE PATTERN` | what takes it back |
//! | `beside` | that marks may stand in a sentence with heavy words of this family |
//! | `repeat N WITHIN` | that it counts only N times within so many words |
//!
//! The places: `match` (with all that would be marked), `mark` (what the pattern marks), `before`
//! and `after` it in the sentence, `clause`, `sentence`, `previous`, `next`, `near` (those three
//! sentences), `follow` (after it, and the two sentences that follow), `around` (two sentences before
//! to two after), `letter`.

mod built_in;
mod place;
mod source;
#[cfg(test)]
mod tests;

use crate::{Component, Rule};
pub(crate) use built_in::families;
pub(crate) use place::{Place, Surroundings, begins_clause, clause_end};
pub(crate) use source::{Families, Marking};

/// What a family is a sign of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    pub(crate) place: Place,
    /// Which of the patterns that are looked for around.
    pub(crate) patterns: Vec<usize>,
}

/// A family.
#[derive(Debug)]
pub(crate) struct Family {
    pub(crate) sign: Sign,
    pub(crate) span: Span,
    pub(crate) needs: Vec<Context>,
    pub(crate) unless: Vec<Context>,
    /// Whether marks may stand in a sentence with heavy words of this family.
    pub(crate) beside: bool,
    /// How often, and within how many words.
    pub(crate) repeat: Option<(usize, usize)>,
}
