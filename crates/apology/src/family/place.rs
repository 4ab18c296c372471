//! Places around what was found.

use std::ops::{Range, RangeInclusive};

use smallvec::SmallVec;

use crate::letter::{Edge, Letter};
use crate::lexicon::Id;
use crate::pattern::Match;

/// Where to look around something that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Match,
    Mark,
    Before,
    After,
    Clause,
    Sentence,
    Previous,
    Next,
    Near,
    Follow,
    Around,
    Letter,
}

impl Place {
    /// The place of a name in the files.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "match" => Self::Match,
            "mark" => Self::Mark,
            "before" => Self::Before,
            "after" => Self::After,
            "clause" => Self::Clause,
            "sentence" => Self::Sentence,
            "previous" => Self::Previous,
            "next" => Self::Next,
            "near" => Self::Near,
            "follow" => Self::Follow,
            "around" => Self::Around,
            "letter" => Self::Letter,
            _ => return None,
        })
    }
}

/// The words that part clauses: those that join one to another, and those that can be its subject.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Joints {
    /// "but", "because", "so": a clause begins here in any case.
    pub(crate) always: Id,
    /// "and", "or": one begins when a subject follows.
    pub(crate) before_subject: Id,
    pub(crate) subject: Id,
}

/// Parts of sentences, as ranges of words.
pub(crate) type Parts = SmallVec<[Range<usize>; 5]>;

/// Something that was found, in its letter.
pub(crate) struct Surroundings<'a> {
    pub(crate) letter: &'a Letter<'a>,
    /// Which sentence it is in.
    pub(crate) sentence: usize,
    pub(crate) found: &'a Match,
    /// What would be marked of it.
    pub(crate) marked: &'a Range<usize>,
    pub(crate) joints: Joints,
}

impl Surroundings<'_> {
    /// The words of a place: parts of sentences, each to be looked at for itself.
    pub(crate) fn parts(&self, place: Place) -> Parts {
        let Range { start, end } = self.found.whole;
        let own = self.sentence(0).unwrap_or(start..end);
        let one = |part: Range<usize>| SmallVec::from_iter([part]);
        let sentences = |by: RangeInclusive<isize>| by.filter_map(|by| self.sentence(by)).collect();
        match place {
            Place::Match => one(start..end.max(self.marked.end)),
            Place::Mark => one(self.found.marked.clone()),
            Place::Before => one(own.start..start),
            Place::After => one(end..own.end),
            Place::Clause => one(self.clause(&own)),
            Place::Sentence => one(own),
            Place::Previous => sentences(-1..=-1),
            Place::Next => sentences(1..=1),
            Place::Near => sentences(-1..=1),
            Place::Around => sentences(-2..=2),
            Place::Follow => std::iter::once(end..own.end)
                .chain((1..=2).filter_map(|by| self.sentence(by)))
                .collect(),
            Place::Letter => self.letter.sentences.iter().cloned().collect(),
        }
    }

    fn sentence(&self, by: isize) -> Option<Range<usize>> {
        let at = self.sentence.checked_add_signed(by)?;
        self.letter.sentences.get(at).cloned()
    }

    fn clause(&self, sentence: &Range<usize>) -> Range<usize> {
        let Range { start, end } = self.found.whole;
        let begin = (sentence.start + 1..=start)
            .rev()
            .find(|at| begins_clause(self.letter, *at, self.joints))
            .unwrap_or(sentence.start);
        begin..clause_end(self.letter, end, sentence.end, self.joints)
    }
}

/// Where the clause ends that goes on at a word.
pub(crate) fn clause_end(letter: &Letter, at: usize, end: usize, joints: Joints) -> usize {
    (at..end)
        .find(|at| begins_clause(letter, *at, joints))
        .unwrap_or(end)
}

/// Whether a clause begins at a word.
pub(crate) fn begins_clause(letter: &Letter, at: usize, joints: Joints) -> bool {
    let Some(word) = letter.words.get(at) else {
        return true;
    };
    let next = letter.words.get(at + 1);
    word.before >= Edge::Comma
        || word.is(joints.always)
        || (word.is(joints.before_subject) && next.is_some_and(|next| next.is(joints.subject)))
}
