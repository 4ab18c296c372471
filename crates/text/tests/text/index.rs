//! A model of the full-text index: an FTS5 table with the `ascii` tokenizer over tokens.

use std::collections::BTreeSet;

use lamplight_text::{Query, Term, Tokens};

pub struct Index {
    tokens: Vec<String>,
    parts: BTreeSet<String>,
}

impl Index {
    pub fn of(text: &str) -> Self {
        let tokens = Tokens::of(text);
        Self {
            tokens: tokenized(&tokens.words),
            parts: tokens.parts,
        }
    }

    pub fn matches(&self, query: &Query) -> bool {
        query.terms.iter().all(|term| self.holds(term))
    }

    pub fn holds(&self, term: &Term) -> bool {
        match term {
            Term::Part { text } => self
                .parts
                .iter()
                .any(|part| part.starts_with(text.as_str())),
            Term::Phrase { tokens, prefix } => self.tokens.windows(tokens.len()).any(|window| {
                let last = tokens.len() - 1;
                window[..last] == tokens[..last]
                    && (window[last] == tokens[last]
                        || *prefix && window[last].starts_with(&tokens[last]))
            }),
        }
    }
}

/// What the `ascii` tokenizer makes of a line: ASCII letters and digits and all beyond ASCII are
/// token characters.
pub fn tokenized(line: &str) -> Vec<String> {
    line.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric())
        .filter(|token| !token.is_empty())
        .map(str::to_ascii_lowercase)
        .collect()
}
