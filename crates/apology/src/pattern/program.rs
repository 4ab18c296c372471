//! Patterns as they are run.

use std::collections::HashSet;

use smallvec::SmallVec;

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
    /// All ways.
    all: Vec<usize>,
}

/// Up to so many numbers are asked for one by one, which is faster then than comparing sets.
const FEW: usize = 24;
/// So many of them lie with the pattern itself.
const INLINE: usize = 12;

impl Choice {
    /// The ways that begin with a word, the first written first.
    pub(super) fn ways(&self, word: Option<&Word>) -> SmallVec<[usize; 8]> {
        let mut ways = SmallVec::from_slice(&self.always);
        let Some(word) = word else {
            return ways;
        };
        if self.by_first.len() <= FEW {
            let fits = |(id, _): &&(Id, usize)| word.is(*id);
            ways.extend(self.by_first.iter().filter(fits).map(|(_, way)| *way));
        } else {
            for id in self.first.common(&word.kind.bits) {
                let from = self.by_first.partition_point(|(first, _)| *first < id);
                let same = self.by_first.iter().skip(from);
                ways.extend(
                    same.take_while(|(first, _)| *first == id)
                        .map(|(_, way)| *way),
                );
            }
        }
        if ways.len() > 1 {
            ways.sort_unstable();
            ways.dedup();
        }
        ways
    }
}

/// One of several words, asked for in the faster way.
#[derive(Debug)]
pub(super) enum Either {
    Few(SmallVec<[Id; INLINE]>),
    Many(Bits),
}

impl Either {
    fn of(mut ids: Vec<Id>) -> Self {
        ids.sort_unstable();
        ids.dedup();
        if ids.len() <= FEW {
            Self::Few(ids.into_iter().collect())
        } else {
            Self::Many(Bits::of(&ids))
        }
    }

    /// Whether a word is one of them.
    pub(super) fn has(&self, word: &Word) -> bool {
        self.is_in(&word.kind.bits)
    }

    /// Whether one of them is among these.
    fn is_in(&self, words: &Bits) -> bool {
        match self {
            Self::Few(ids) => ids.iter().any(|id| words.has(*id)),
            Self::Many(bits) => bits.meets(words),
        }
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
    pub(super) first_word: Option<Either>,
    /// What its second word can be, whatever the first is; nothing when it can be any, or none.
    pub(super) second: Option<Either>,
    /// Words that have to be somewhere in what it is found in: one of each of these.
    asked: Vec<Vec<Id>>,
    /// The same, the rarest first, where whole letters are looked through for it.
    required: Vec<Either>,
}

impl Pattern {
    /// Makes a pattern ready. Its words are in the lexicon from now on.
    pub(crate) fn new(written: &Written, source: &mut Source) -> Self {
        let mut pattern = Self::default();
        pattern.add(written, source);
        pattern.asked = required(written, source);
        pattern.asked.sort_by_key(Vec::len);
        pattern.asked.truncate(MOST_REQUIRED);
        let mut first = Vec::new();
        if pattern.firsts(0, &mut first) {
            first.sort_unstable();
            first.dedup();
            pattern.first_word = Some(Either::of(first.clone()));
            pattern.first = first;
            let mut second = Seconds::default();
            if second.gather(&pattern, 0, false) {
                pattern.second = Some(Either::of(second.ids));
            }
        }
        pattern
    }

    /// Whether it can be in a sentence that has these words.
    pub(crate) fn can_be_in(&self, words: &Bits) -> bool {
        let mut required = self.required.iter();
        required.all(|either| either.is_in(words))
    }

    /// Words that have to be somewhere in what it is found in: one of each of these.
    pub(crate) fn asked(&self) -> impl Iterator<Item = &[Id]> {
        self.asked.iter().map(Vec::as_slice)
    }

    /// Asks for the rarest words first; the numbers are how common each word is.
    pub(crate) fn ask_rarest_first(&mut self, common: &[usize]) {
        let number = |id: &Id| common.get(usize::from(*id)).copied().unwrap_or_default();
        self.asked
            .sort_by_key(|ids| ids.iter().map(number).sum::<usize>());
        self.required = self.asked.iter().cloned().map(Either::of).collect();
    }

    /// Words of which one has to be somewhere in what it is found in: those that are asked for first.
    /// Nothing when none are.
    pub(crate) fn asks_for(&self) -> &[Id] {
        self.asked().next().unwrap_or_default()
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
            choice.all.push(way);
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

/// What the second word of a pattern can be.
#[derive(Default)]
struct Seconds {
    ids: Vec<Id>,
    /// Where has been looked already, before and after the first word.
    seen: HashSet<(usize, bool)>,
}

impl Seconds {
    /// Gathers from a step on; false when it can be any word, or none.
    fn gather(&mut self, pattern: &Pattern, at: usize, after_first: bool) -> bool {
        if !self.seen.insert((at, after_first)) {
            return true;
        }
        match pattern.steps.get(at) {
            Some(Step::Is(id)) if after_first => {
                self.ids.push(*id);
                true
            }
            Some(Step::Is(_)) => self.gather(pattern, at + 1, true),
            Some(Step::Either(one, other)) => {
                self.gather(pattern, *one, after_first) && self.gather(pattern, *other, after_first)
            }
            Some(Step::Choose(number)) => pattern.choices.get(*number).is_some_and(|choice| {
                let mut ways = choice.all.iter();
                ways.all(|way| self.gather(pattern, *way, after_first))
            }),
            Some(Step::Go(to)) => self.gather(pattern, *to, after_first),
            Some(Step::Comma | Step::Begin | Step::MarkFrom | Step::MarkTo) => {
                self.gather(pattern, at + 1, after_first)
            }
            Some(Step::Any | Step::IsNot(_) | Step::Gap(..) | Step::End) | None => false,
        }
    }
}

/// How many of the words that a pattern cannot do without are looked for before it is.
const MOST_REQUIRED: usize = 3;
/// A choice among more than this many first words is not worth looking for.
const MOST_CHOICES: usize = 60;

/// Of what a pattern cannot do without: for each place, what the word there can be.
fn required(written: &Written, source: &mut Source) -> Vec<Vec<Id>> {
    match written {
        Written::Words(words) => vec![vec![one_of(words, source)]],
        Written::Row(parts) => parts
            .iter()
            .flat_map(|part| required(part, source))
            .collect(),
        Written::OneOf(parts) => {
            let mut any = Vec::new();
            for part in parts {
                // The rarest word of each is not known; the last says most about a phrase.
                let Some(ids) = required(part, source).pop() else {
                    return Vec::new();
                };
                any.extend(ids);
            }
            if any.len() > MOST_CHOICES {
                return Vec::new();
            }
            vec![any]
        }
        _ => Vec::new(),
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
