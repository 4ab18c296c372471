//! The words that families speak of, each with a number, and the classes that words belong to.

mod inflect;
mod source;

use std::collections::{HashMap, HashSet};

use crate::letter::fold;
pub(crate) use source::Source;

/// A word or a class of words.
pub(crate) type Id = u16;

/// What a word is when it is neither in the lexicon nor has an ending that says something.
const UNKNOWN: &[Id] = &[];

/// Words and classes. A word has its own number and those of its classes.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    numbers: HashMap<String, Id>,
    words: HashMap<String, Vec<Id>>,
    /// Spellings that stand for other words: "didn't".
    spellings: HashMap<String, Vec<String>>,
    /// Spellings that stand for other words before certain words only.
    ambiguous: HashSet<String>,
    /// Endings that make a word a member of a class, the longest first.
    endings: Vec<(String, Vec<Id>)>,
    quote: Vec<Id>,
}

impl Lexicon {
    /// The number of a word or a class (`@past`), a new one when it has none.
    pub(crate) fn number(&mut self, name: &str) -> Id {
        let next = Id::try_from(self.numbers.len()).unwrap_or(Id::MAX);
        *self.numbers.entry(name.to_owned()).or_insert(next)
    }

    /// How many numbers there are.
    pub(crate) fn count(&self) -> usize {
        self.numbers.len()
    }

    /// The number of a word, which is in the lexicon from now on.
    pub(crate) fn word(&mut self, word: &str) -> Id {
        let word = fold(word);
        let id = self.number(&word);
        let endings = self.by_ending(&word).to_vec();
        let ids = self.words.entry(word).or_insert(endings);
        if !ids.contains(&id) {
            ids.push(id);
        }
        id
    }

    /// Makes a word a member of a class.
    pub(crate) fn join(&mut self, class: Id, word: &str) {
        self.word(word);
        if let Some(ids) = self.words.get_mut(&fold(word))
            && !ids.contains(&class)
        {
            ids.push(class);
        }
    }

    /// What quoted words are.
    pub(crate) fn quote(&self) -> &[Id] {
        &self.quote
    }

    /// The words that a folded word stands for. `next` is asked for the word after it where that
    /// tells two readings apart ("ill" is "I will" before a verb).
    pub(crate) fn stand_for(&self, word: &str, next: impl FnOnce() -> String) -> Vec<&[Id]> {
        if self.ambiguous.contains(word)
            && let Some(parts) = self.spellings.get(&format!("{word} {}", next()))
        {
            return parts.iter().map(|part| self.ids(part)).collect();
        }
        if let Some(parts) = self.spellings.get(word) {
            return parts.iter().map(|part| self.ids(part)).collect();
        }
        match cut(word) {
            Some((stem, rest)) => vec![self.ids(stem), self.ids(rest)],
            None => vec![self.ids(word)],
        }
    }

    fn ids(&self, word: &str) -> &[Id] {
        self.words
            .get(word)
            .map_or_else(|| self.by_ending(word), Vec::as_slice)
    }

    fn by_ending(&self, word: &str) -> &[Id] {
        let ending = |(ending, _): &&(String, Vec<Id>)| {
            word.len() >= ending.len() + 2 && word.ends_with(ending.as_str())
        };
        self.endings
            .iter()
            .find(ending)
            .map_or(UNKNOWN, |(_, ids)| ids.as_slice())
    }
}

/// A word with an apostrophe in its parts: "mum's" is "mum" and "'s".
fn cut(word: &str) -> Option<(&str, &str)> {
    let at = word.rfind('\'')?;
    let (stem, rest) = word.split_at_checked(at)?;
    match rest {
        "'t" => stem.strip_suffix('n').map(|stem| (stem, "not")),
        "'m" => Some((stem, "am")),
        "'re" => Some((stem, "are")),
        "'ve" => Some((stem, "have")),
        "'ll" => Some((stem, "will")),
        "'s" | "'d" => Some((stem, rest)),
        _ => None,
    }
}
