//! The lexicon as its files have it.

use std::collections::HashMap;

use super::inflect::{Irregular, forms};
use super::{Bits, Id, Kind, Lexicon};
use crate::letter::fold;
use crate::source::{Statement, statements};

/// The files of the lexicon, in the order in which they build on one another.
const FILES: [&str; 4] = [
    include_str!("../../lexicon/verbs.txt"),
    include_str!("../../lexicon/spellings.txt"),
    include_str!("../../lexicon/endings.txt"),
    include_str!("../../lexicon/classes.txt"),
];

/// What is known while families are read: words, and the forms of verbs.
#[derive(Debug, Default)]
pub(crate) struct Source {
    pub(crate) lexicon: Lexicon,
    irregular: Irregular,
    /// Verbs by the name of their list.
    lists: HashMap<String, Vec<String>>,
    /// What could not be read. Empty for the files that are built in: a test sees to that.
    pub(crate) problems: Vec<String>,
}

impl Source {
    /// The lexicon that is built in.
    pub(crate) fn built_in() -> Self {
        let mut source = Self::default();
        let quote = source.lexicon.number("@quote");
        source.lexicon.quote.ids = vec![quote];
        for file in FILES {
            for statement in statements(file) {
                source.read(statement);
            }
        }
        source
            .lexicon
            .endings
            .sort_by_key(|(ending, _)| usize::MAX - ending.len());
        source
    }

    /// Reads a statement about words.
    pub(crate) fn read(&mut self, statement: Statement) {
        let rest = statement.rest;
        let (left, right) = rest.split_once('=').unwrap_or(("", rest));
        let (left, right) = (left.trim(), right.split_whitespace());
        match statement.keyword {
            "verb" => {
                let parts: Vec<&str> = right.collect();
                if let [base, past, participle] = parts[..] {
                    let forms = (past.to_owned(), participle.to_owned());
                    self.irregular.insert(base.to_owned(), forms);
                } else {
                    self.problem(statement, "a verb has a base, a past and a participle");
                }
            }
            "spelling" => {
                let stands_for: Vec<String> = right.map(fold).collect();
                for spelling in left.split('|') {
                    let spelling = fold(spelling.trim());
                    if let Some((word, _)) = spelling.split_once(' ') {
                        self.lexicon.ambiguous.insert(word.to_owned());
                    }
                    self.lexicon.spellings.insert(spelling, stands_for.clone());
                }
            }
            "list" => {
                let verbs = right.map(str::to_owned);
                self.lists.entry(left.to_owned()).or_default().extend(verbs);
            }
            // "'d" is "had" and "would" at once.
            "both" => {
                let words: Vec<String> = right.map(str::to_owned).collect();
                for word in words {
                    let id = self.lexicon.word(&word);
                    self.lexicon.join(id, left);
                }
            }
            "ending" => {
                let class = self.lexicon.number(&format!("@{left}"));
                for ending in right {
                    self.end(ending, class);
                }
            }
            "class" => {
                let class = self.lexicon.number(&format!("@{left}"));
                for word in right {
                    self.fill(class, word);
                }
            }
            "except" => {
                let class = self.lexicon.number(&format!("@{left}"));
                for word in right {
                    self.lexicon.leave(class, word);
                }
            }
            _ => self.problem(statement, "no such statement"),
        }
    }

    /// Makes what a word of a file stands for a member of a class: the word, the forms of a verb,
    /// those of a list of verbs (`*harm:past`), or all members of another class.
    pub(crate) fn fill(&mut self, class: Id, word: &str) {
        if word.starts_with('@') {
            let other = self.lexicon.number(word);
            let endings = self.lexicon.endings.iter_mut().map(|(_, kind)| kind);
            for kind in self.lexicon.words.values_mut().chain(endings) {
                if kind.ids.contains(&other) && !kind.ids.contains(&class) {
                    kind.ids.push(class);
                }
            }
            return;
        }
        if let Some((list, form)) = listed(word) {
            let verbs = self.lists.get(list).cloned().unwrap_or_default();
            for verb in verbs {
                for form in forms(&format!("{verb}{form}"), &self.irregular) {
                    self.lexicon.join(class, &form);
                }
            }
            return;
        }
        for form in forms(word, &self.irregular) {
            self.lexicon.join(class, &form);
        }
    }

    /// Makes all words with an ending members of a class.
    fn end(&mut self, ending: &str, class: Id) {
        let endings = &mut self.lexicon.endings;
        if let Some((_, kind)) = endings.iter_mut().find(|(known, _)| known == ending) {
            kind.ids.push(class);
        } else {
            let ids = vec![class];
            let bits = Bits::default();
            endings.push((ending.to_owned(), Kind { ids, bits }));
        }
    }

    pub(crate) fn problem(&mut self, statement: Statement, what: &str) {
        let Statement {
            keyword,
            rest,
            line,
        } = statement;
        self.problems
            .push(format!("line {line}: {keyword} {rest}: {what}"));
    }
}

/// The name of a list of verbs, and which of their forms are meant.
fn listed(word: &str) -> Option<(&str, &str)> {
    let name = word.strip_prefix('*')?;
    let at = name.find(['+', ':']).unwrap_or(name.len());
    name.split_at_checked(at)
}
