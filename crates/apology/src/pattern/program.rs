//! Patterns as they are run.

use super::written::Written;
use crate::letter::Edge;
use crate::lexicon::{Id, Source};

/// One step of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Is(Id),
    IsNot(Id),
    Any,
    /// Goes on here, and where that fails there.
    Either(usize, usize),
    Go(usize),
    /// Up to so many words, between which there is no more than this.
    Gap(u8, Edge),
    Comma,
    Begin,
    End,
    MarkFrom,
    MarkTo,
}

/// A pattern that can be looked for.
#[derive(Debug)]
pub(crate) struct Pattern {
    pub(super) steps: Vec<Step>,
    /// What its first word can be; nothing when it can be any.
    pub(super) first: Option<Vec<Id>>,
}

impl Pattern {
    /// Makes a pattern ready. Its words are in the lexicon from now on.
    pub(crate) fn new(written: &Written, source: &mut Source) -> Self {
        let mut steps = Vec::new();
        add(written, source, &mut steps);
        let mut first = Vec::new();
        let first = firsts(&steps, 0, &mut first).then(|| {
            first.sort_unstable();
            first.dedup();
            first
        });
        Self { steps, first }
    }

    /// What its first word can be; nothing when it can be any.
    pub(crate) fn first(&self) -> Option<&[Id]> {
        self.first.as_deref()
    }
}

fn add(written: &Written, source: &mut Source, steps: &mut Vec<Step>) {
    match written {
        Written::Words(words) => {
            let id = one_of(words, source);
            steps.push(Step::Is(id));
        }
        Written::NoneOf(words) => {
            let id = one_of(words, source);
            steps.push(Step::IsNot(id));
        }
        Written::Any => steps.push(Step::Any),
        Written::Gap(most, true) => steps.push(Step::Gap(*most, Edge::Comma)),
        Written::Gap(most, false) => steps.push(Step::Gap(*most, Edge::None)),
        Written::Comma => steps.push(Step::Comma),
        Written::Begin => steps.push(Step::Begin),
        Written::End => steps.push(Step::End),
        Written::MarkFrom => steps.push(Step::MarkFrom),
        Written::MarkTo => steps.push(Step::MarkTo),
        Written::Row(parts) => parts.iter().for_each(|part| add(part, source, steps)),
        Written::Maybe(part) => {
            let fork = steps.len();
            steps.push(Step::Any);
            add(part, source, steps);
            let end = steps.len();
            set(steps, fork, Step::Either(fork + 1, end));
        }
        Written::OneOf(parts) => {
            let mut ends = Vec::new();
            for (at, part) in parts.iter().enumerate() {
                let fork = steps.len();
                let last = at + 1 == parts.len();
                if !last {
                    steps.push(Step::Any);
                }
                add(part, source, steps);
                if !last {
                    ends.push(steps.len());
                    steps.push(Step::Any);
                    let next = steps.len();
                    set(steps, fork, Step::Either(fork + 1, next));
                }
            }
            let end = steps.len();
            for at in ends {
                set(steps, at, Step::Go(end));
            }
        }
    }
}

fn set(steps: &mut [Step], at: usize, step: Step) {
    if let Some(place) = steps.get_mut(at) {
        *place = step;
    }
}

/// The number of a word or class; of several, the number of a class of their own.
fn one_of(words: &[String], source: &mut Source) -> Id {
    if let [word] = words {
        if word.starts_with('@') {
            return source.lexicon.number(word);
        }
        if !word.starts_with('*') && !word.ends_with('+') && !word.contains(':') {
            return source.lexicon.word(word);
        }
    }
    let class = source.lexicon.number(&words.join("|"));
    for word in words {
        source.fill(class, word);
    }
    class
}

/// Gathers what the first word can be; false when it can be any.
fn firsts(steps: &[Step], at: usize, first: &mut Vec<Id>) -> bool {
    match steps.get(at) {
        Some(Step::Is(id)) => {
            first.push(*id);
            true
        }
        Some(Step::Either(one, other)) => {
            firsts(steps, *one, first) && firsts(steps, *other, first)
        }
        Some(Step::Go(to)) => firsts(steps, *to, first),
        Some(Step::Comma | Step::Begin | Step::MarkFrom | Step::MarkTo) => {
            firsts(steps, at + 1, first)
        }
        Some(Step::Any | Step::IsNot(_) | Step::Gap(..) | Step::End) | None => false,
    }
}
