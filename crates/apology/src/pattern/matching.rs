//! Looking for a pattern in a letter.

use std::ops::Range;

use super::Pattern;
use super::program::Step;
use crate::letter::{Edge, Letter};

/// How many steps one look takes at most. Far more than any pattern needs; it keeps the time in
/// proportion to the length of the letter whatever is written in it.
const MOST_STEPS: u32 = 4000;

/// Where a pattern was found, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    /// All of it.
    pub(crate) whole: Range<usize>,
    /// What of it is marked.
    pub(crate) marked: Range<usize>,
}

#[derive(Clone, Copy)]
struct State {
    step: usize,
    at: usize,
    /// Whether a comma or more was asked for here.
    parted: bool,
    from: Option<usize>,
    to: Option<usize>,
}

struct Looking<'a> {
    pattern: &'a Pattern,
    letter: &'a Letter<'a>,
    start: usize,
    sentence: Range<usize>,
    left: u32,
}

impl Pattern {
    /// Looks for it at a word, within a part of a sentence.
    pub(crate) fn at(
        &self,
        letter: &Letter,
        start: usize,
        sentence: &Range<usize>,
    ) -> Option<Match> {
        if let Some(first) = &self.first_word
            && !first.has(letter.words.get(start)?)
        {
            return None;
        }
        self.from(letter, start, sentence)
    }

    /// The same, at a word that it is known to begin with.
    pub(crate) fn from(
        &self,
        letter: &Letter,
        start: usize,
        sentence: &Range<usize>,
    ) -> Option<Match> {
        if let Some(second) = &self.second
            && !second.has(letter.words.get(start + 1)?)
        {
            return None;
        }
        let mut looking = Looking {
            pattern: self,
            letter,
            start,
            sentence: sentence.clone(),
            left: MOST_STEPS,
        };
        let state = State {
            step: 0,
            at: start,
            parted: false,
            from: None,
            to: None,
        };
        let end = looking.run(state)?;
        let from = end.from.unwrap_or(start);
        Some(Match {
            whole: start..end.at,
            marked: from..end.to.unwrap_or(end.at).max(from),
        })
    }

    /// Looks for it anywhere in a part of a sentence.
    pub(crate) fn within(&self, letter: &Letter, part: &Range<usize>) -> Option<Match> {
        part.clone().find_map(|start| self.at(letter, start, part))
    }
}

impl Looking<'_> {
    fn run(&mut self, mut state: State) -> Option<State> {
        loop {
            self.left = self.left.checked_sub(1)?;
            let Some(step) = self.pattern.steps.get(state.step) else {
                return Some(state);
            };
            state.step += 1;
            match *step {
                Step::Is(id) => state = self.take(state, |word| word.is(id))?,
                Step::IsNot(id) => state = self.take(state, |word| !word.is(id))?,
                Step::Any => state = self.take(state, |_| true)?,
                Step::Go(to) => state.step = to,
                Step::Choose(number) => {
                    let word = self.letter.words.get(state.at);
                    let word = word.filter(|_| self.sentence.contains(&state.at));
                    let choice = self.pattern.choices.get(number)?;
                    let ways = choice.ways(word);
                    return ways
                        .into_iter()
                        .find_map(|step| self.run(State { step, ..state }));
                }
                Step::Either(one, other) => {
                    if let Some(end) = self.run(State { step: one, ..state }) {
                        return Some(end);
                    }
                    state.step = other;
                }
                Step::Gap(most, over) => {
                    for _ in 0..most {
                        if let Some(end) = self.run(state) {
                            return Some(end);
                        }
                        let parted = state.at > self.start && !state.parted;
                        if parted && self.edge(state.at) > over {
                            return None;
                        }
                        state = self.take(state, |_| true)?;
                    }
                }
                Step::Comma => {
                    let edge = self.edge(state.at);
                    if edge < Edge::Comma || edge == Edge::Sentence {
                        return None;
                    }
                    state.parted = true;
                }
                Step::Begin => {
                    if state.at != self.sentence.start {
                        return None;
                    }
                }
                Step::End => {
                    if state.at < self.sentence.end {
                        return None;
                    }
                }
                Step::MarkFrom => state.from = Some(state.at),
                Step::MarkTo => state.to = Some(state.at),
            }
        }
    }

    fn edge(&self, at: usize) -> Edge {
        let word = self.letter.words.get(at);
        word.filter(|_| at < self.sentence.end)
            .map_or(Edge::Sentence, |word| word.before)
    }

    fn take(
        &self,
        mut state: State,
        fits: impl FnOnce(&crate::letter::Word) -> bool,
    ) -> Option<State> {
        if !self.sentence.contains(&state.at) {
            return None;
        }
        if state.at > self.start && !state.parted && self.edge(state.at) > Edge::Comma {
            return None;
        }
        let word = self.letter.words.get(state.at)?;
        if !fits(word) {
            return None;
        }
        state.at += 1;
        state.parted = false;
        Some(state)
    }
}
