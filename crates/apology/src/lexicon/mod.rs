//! The words that families speak of, each with a number, and the classes that words belong to.

mod bits;
mod inflect;
mod source;

use std::collections::{HashMap, HashSet};

use crate::letter::fold;
pub(crate) use bits::Bits;
pub(crate) use source::Source;

/// A word or a class of words.
pub(crate) type Id = u16;

/// What a word is: its own number, where it has one, and those of its classes.
#[derive(Debug, Default, Clone)]
pub(crate) struct Kind {
    pub(crate) ids: Vec<Id>,
    /// The same numbers, once all are known.
    pub(crate) bits: Bits,
}

/// What a word is, and the word itself.
pub(crate) type Named<'l> = (&'l Kind, String);

/// Words and classes. A word has its own number and those of its classes.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    numbers: HashMap<String, Id>,
    words: HashMap<String, Kind>,
    /// Spellings that stand for other words: "didn't".
    spellings: HashMap<String, Vec<String>>,
    /// Spellings that stand for other words before certain words only.
    ambiguous: HashSet<String>,
    /// Endings that make a word a member of a class, the longest first.
    endings: Vec<(String, Kind)>,
    quote: Kind,
    /// What a word is that is neither in the lexicon nor has an ending that says something.
    unknown: Kind,
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
        let word = self.one_spelling(fold(word));
        let id = self.number(&word);
        let by_ending = self.by_ending(&word).clone();
        let kind = self.words.entry(word).or_insert(by_ending);
        if !kind.ids.contains(&id) {
            kind.ids.push(id);
        }
        id
    }

    /// The word that a spelling stands for, where it stands for one: letters are read so.
    fn one_spelling(&self, word: String) -> String {
        match self.spellings.get(&word).map(Vec::as_slice) {
            Some([one]) => one.clone(),
            _ => word,
        }
    }

    /// Makes a word a member of a class.
    pub(crate) fn join(&mut self, class: Id, word: &str) {
        self.word(word);
        let word = self.one_spelling(fold(word));
        if let Some(kind) = self.words.get_mut(&word)
            && !kind.ids.contains(&class)
        {
            kind.ids.push(class);
        }
    }

    /// Takes a word out of a class that its ending would put it in.
    fn leave(&mut self, class: Id, word: &str) {
        self.word(word);
        let word = self.one_spelling(fold(word));
        if let Some(kind) = self.words.get_mut(&word) {
            kind.ids.retain(|id| *id != class);
        }
    }

    /// Makes the lexicon ready to be read with: nothing joins it any more.
    pub(crate) fn finish(&mut self) {
        let kinds = self.words.values_mut();
        let endings = self.endings.iter_mut().map(|(_, kind)| kind);
        for kind in kinds.chain(endings).chain([&mut self.quote]) {
            kind.bits = Bits::of(&kind.ids);
        }
    }

    /// What quoted words are.
    pub(crate) fn quote(&self) -> &Kind {
        &self.quote
    }

    /// The words that a folded word stands for. `next` is asked for the word after it where that
    /// tells two readings apart ("ill" is "I will" before a verb).
    pub(crate) fn stand_for(&self, word: &str, next: impl FnOnce() -> String) -> Vec<Named<'_>> {
        if self.ambiguous.contains(word)
            && let Some(parts) = self.spellings.get(&format!("{word} {}", next()))
        {
            return parts.iter().map(|part| self.named(part)).collect();
        }
        if let Some(parts) = self.spellings.get(word) {
            return parts.iter().map(|part| self.named(part)).collect();
        }
        match cut(word) {
            Some((stem, rest)) => vec![self.named(stem), self.named(rest)],
            None => vec![self.named(word)],
        }
    }

    fn named(&self, word: &str) -> Named<'_> {
        (self.kind(word), word.to_owned())
    }

    fn kind(&self, word: &str) -> &Kind {
        let known = self.words.get(word);
        known.unwrap_or_else(|| self.by_ending(word))
    }

    fn by_ending(&self, word: &str) -> &Kind {
        let fits = |(ending, _): &&(String, Kind)| {
            word.len() >= ending.len() + 2 && word.ends_with(ending.as_str())
        };
        let found = self.endings.iter().find(fits);
        found.map_or(&self.unknown, |(_, kind)| kind)
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
