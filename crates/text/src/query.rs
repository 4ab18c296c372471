//! What the writer typed in the search field.

use std::ops::ControlFlow;

use crate::scan::{Kind, scan};
use crate::segment::longest_part;

/// A search: every term is required.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The terms, in the order they were typed.
    pub terms: Vec<Term>,
}

/// A term of a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// Tokens that follow each other in [`Tokens::words`](crate::Tokens). Never empty.
    Phrase {
        /// The tokens, in order.
        tokens: Vec<String>,
        /// The last token may go on in the text.
        prefix: bool,
    },
    /// A word of a joined script (Arabic, Hebrew), found anywhere within a written word: one of
    /// [`Tokens::parts`](crate::Tokens) begins with it.
    Part {
        /// The folded word, of 2 to 24 letters.
        text: String,
    },
}

impl Query {
    /// Reads a search. Any text is one: there are no errors.
    ///
    /// Words are all required, in any order. Words in quotes (straight, curly or angled) follow
    /// each other; a quote that is not closed runs to the end. A star behind a word or a closing
    /// quote finds all that begins so. A word of several tokens (`don't`, `2019-01-02`) is a
    /// phrase; one without any (`--`) is left out.
    ///
    /// ```
    /// use lamplight_text::{Query, Term};
    ///
    /// let query = Query::parse("walk* \"my wife");
    /// assert_eq!(query.terms, [
    ///     Term::Phrase { tokens: vec!["walk".into()], prefix: true },
    ///     Term::Phrase { tokens: vec!["my".into(), "wife".into()], prefix: false },
    /// ]);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut terms = Vec::new();
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            if is_quote(first) {
                let inside = rest.get(first.len_utf8()..).unwrap_or("");
                let (phrase, after) = inside.split_once(is_quote).unwrap_or((inside, ""));
                let after_stars = after.trim_start_matches('*');
                terms.extend(term(phrase, true, after_stars.len() < after.len()));
                rest = after_stars;
            } else {
                let end = rest.find(|c: char| c.is_whitespace() || is_quote(c));
                let (word, after) = end
                    .and_then(|end| rest.split_at_checked(end))
                    .unwrap_or((rest, ""));
                terms.extend(term(word, false, word.ends_with('*')));
                rest = after;
            }
            rest = rest.trim_start();
        }
        Self { terms }
    }

    /// Whether there is nothing to search for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

fn term(text: &str, quoted: bool, prefix: bool) -> Option<Term> {
    let mut tokens = Vec::new();
    let mut last = Kind::Word;
    scan(text, |token| {
        // What follows decides whether the last character of an unspaced run counts.
        last = token.kind;
        tokens.push(token.text.to_owned());
        ControlFlow::Continue(())
    });
    let prefix = match last {
        // The text may go on behind a run; its last pair then stands before other pairs.
        Kind::Last { alone: false } => {
            tokens.pop();
            false
        }
        Kind::Last { alone: true } => true,
        _ => prefix,
    };
    match tokens.as_slice() {
        [] => None,
        [word] if last == Kind::Joined && !quoted && word.chars().nth(1).is_some() => {
            Some(Term::Part {
                text: longest_part(word).to_owned(),
            })
        }
        _ => Some(Term::Phrase { tokens, prefix }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(tokens: &str, prefix: bool) -> Term {
        Term::Phrase {
            tokens: tokens.split(' ').map(str::to_owned).collect(),
            prefix,
        }
    }

    fn part(text: &str) -> Term {
        Term::Part {
            text: text.to_owned(),
        }
    }

    #[test]
    fn queries_and_their_terms() {
        let cases = [
            ("", vec![]),
            (" -- \"\" * ‘ ", vec![]),
            (
                "Café walk",
                vec![phrase("cafe", false), phrase("walk", false)],
            ),
            ("\"my wife and I\"", vec![phrase("my wife and i", false)]),
            (
                "“my wife” home",
                vec![phrase("my wife", false), phrase("home", false)],
            ),
            (
                "say \"to the end",
                vec![phrase("say", false), phrase("to the end", false)],
            ),
            (
                "a\"b c\"d",
                vec![phrase("a", false), phrase("b c", false), phrase("d", false)],
            ),
            (
                "prefix* x**",
                vec![phrase("prefix", true), phrase("x", true)],
            ),
            (
                "\"new yo\"* z",
                vec![phrase("new yo", true), phrase("z", false)],
            ),
            (
                "don't foo_bar",
                vec![phrase("don t", false), phrase("foo bar", false)],
            ),
            (
                "2019-01-02 e-mail*",
                vec![phrase("2019 01 02", false), phrase("e mail", true)],
            ),
            ("日", vec![phrase("日", true)]),
            ("日本語", vec![phrase("日本 本語", false)]),
            ("日本*", vec![phrase("日本", false)]),
            ("C3PO日本", vec![phrase("c3po 日本", false)]),
            ("日本c3po", vec![phrase("日本 本 c3po", false)]),
            ("c3po日", vec![phrase("c3po 日", true)]),
            ("\"日本 語\"", vec![phrase("日本 本 語", true)]),
            (
                "日本　東京",
                vec![phrase("日本", false), phrase("東京", false)],
            ),
            ("كِتَاب", vec![part("كتاب")]),
            ("كتاب*", vec![part("كتاب")]),
            ("#كتاب،", vec![part("كتاب")]),
            ("שלום", vec![part("שלום")]),
            ("و", vec![phrase("و", false)]),
            ("\"كتاب\"", vec![phrase("كتاب", false)]),
            ("«كتاب جميل»", vec![phrase("كتاب جميل", false)]),
            ("كتاب5", vec![phrase("كتاب 5", false)]),
            ("👩‍👧 ❤️", vec![phrase("👩 👧", false), phrase("❤", false)]),
        ];
        for (text, terms) in cases {
            let query = Query::parse(text);
            assert_eq!(query.is_empty(), terms.is_empty());
            assert_eq!(query.terms, terms, "{text}");
        }
    }
}
