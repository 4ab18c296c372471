//! Patterns as they are run.

use super::written::Written;
use crate::letter::{Edge, Word};
use crate::lexicon::{Bits, Id, Source};

/// One step of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Is(Id),
    IsNot(Id),
    Any,
    /// Goes on here, and where that fails there.
    Either(usize, usize),
    /// Goes on with one of several; the number of the choice.
    Choose(usize),
    Go(usize),
    /// Up to so many words, between which there is no more than this.
    Gap(u8, Edge),
    Comma,
    Begin,
    End,
    MarkFrom,
    MarkTo,
}

/// Where a pattern can go on, so that only those ways are tried that the next word allows.
#[derive(Debug, Default)]
pub(super) struct Choice {
    /// By what the next word has to be, in order: which way.
    by_first: Vec<(Id, usize)>,
    /// All that the next word can be, for those ways.
    first: Bits,
    /// Ways that do not say what the next word has to be.
    always: Vec<usize>,
}

impl Choice {
    /// The ways that begin with a word, the first written first.
    pub(super) fn ways(&self, word: Option<&Word>) -> Vec<usize> {
        let mut ways = self.always.clone();
        let common = word.map(|word| self.first.common(&word.kind.bits));
        for id in common.into_iter().flatten() {
            let from = self.by_first.partition_point(|(first, _)| *first < id);
            let same = self.by_first.iter().skip(from);
            ways.extend(
                same.take_while(|(first, _)| *first == id)
                    .map(|(_, way)| *way),
            );
        }
        ways.sort_unstable();
        ways.dedup();
        ways
    }
}

/// A pattern that can be looked for.
#[derive(Debug, Default)]
pub(crate) struct Pattern {
    pub(super) steps: Vec<Step>,
    pub(super) choices: Vec<Choice>,
    /// What its first word can be; nothing when it can be any.
    first: Vec<Id>,
    /// The same.
    pub(super) first_bits: Option<Bits>,
}

impl Pattern {
    /// Makes a pattern ready. Its words are in the lexicon from now on.
    pub(crate) fn new(written: &Written, source: &mut Source) -> Self {
        let mut pattern = Self::default();
        pattern.add(written, source);
        let mut first = Vec::new();
        if pattern.firsts(0, &mut first) {
            first.sort_unstable();
            first.dedup();
            pattern.first_bits = Some(Bits::of(&first));
            pattern.first = first;
        }
        pattern
    }

    /// What its first word can be; nothing when it can be any.
    pub(crate) fn first(&self) -> &[Id] {
        &self.first
    }
}

impl Pattern {
    fn add(&mut self, written: &Written, source: &mut Source) {
        let step = match written {
            Written::Words(words) => Step::Is(one_of(words, source)),
            Written::NoneOf(words) => Step::IsNot(one_of(words, source)),
            Written::Any => Step::Any,
            Written::Gap(most, true) => Step::Gap(*most, Edge::Comma),
            Written::Gap(most, false) => Step::Gap(*most, Edge::None),
            Written::Comma => Step::Comma,
            Written::Begin => Step::Begin,
            Written::End => Step::End,
            Written::MarkFrom => Step::MarkFrom,
            Written::MarkTo => Step::MarkTo,
            Written::Row(parts) => return parts.iter().for_each(|part| self.add(part, source)),
            Written::Maybe(part) => return self.add_maybe(part, source),
            Written::OneOf(parts) => return self.add_choice(parts, source),
        };
        self.steps.push(step);
    }

    fn add_maybe(&mut self, part: &Written, source: &mut Source) {
        let fork = self.steps.len();
        self.steps.push(Step::Any);
        self.add(part, source);
        let end = self.steps.len();
        self.set(fork, Step::Either(fork + 1, end));
    }

    fn add_choice(&mut self, parts: &[Written], source: &mut Source) {
        let number = self.choices.len();
        self.choices.push(Choice::default());
        self.steps.push(Step::Choose(number));
        let mut ends = Vec::new();
        let mut choice = Choice::default();
        for part in parts {
            let way = self.steps.len();
            self.add(part, source);
            ends.push(self.steps.len());
            self.steps.push(Step::Go(usize::MAX));
            let mut first = Vec::new();
            if self.firsts(way, &mut first) {
                choice
                    .by_first
                    .extend(first.into_iter().map(|id| (id, way)));
            } else {
                choice.always.push(way);
            }
        }
        choice.by_first.sort_unstable();
        let first: Vec<Id> = choice.by_first.iter().map(|(id, _)| *id).collect();
        choice.first = Bits::of(&first);
        if let Some(place) = self.choices.get_mut(number) {
            *place = choice;
        }
        let end = self.steps.len();
        for at in ends {
            self.set(at, Step::Go(end));
        }
    }

    fn set(&mut self, at: usize, step: Step) {
        if let Some(place) = self.steps.get_mut(at) {
            *place = step;
        }
    }

    /// Gathers what the first word can be; false when it can be any.
    fn firsts(&self, at: usize, first: &mut Vec<Id>) -> bool {
        match self.steps.get(at) {
            Some(Step::Is(id)) => {
                first.push(*id);
                true
            }
            Some(Step::Either(one, other)) => {
                self.firsts(*one, first) && self.firsts(*other, first)
            }
            Some(Step::Choose(number)) => self.choices.get(*number).is_some_and(|choice| {
                first.extend(choice.by_first.iter().map(|(id, _)| *id));
                choice.always.iter().all(|way| self.firsts(*way, first))
            }),
            Some(Step::Go(to)) => self.firsts(*to, first),
            Some(Step::Comma | Step::Begin | Step::MarkFrom | Step::MarkTo) => {
                self.firsts(at + 1, first)
            }
            Some(Step::Any | Step::IsNot(_) | Step::Gap(..) | Step::End) | None => false,
        }
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
