//! Where a query stands in a text.

use std::cell::Cell;
use std::ops::{ControlFlow, Range};

use crate::character::{Class, class};
use crate::query::{Query, Term};
use crate::scan::{Kind, Token, scan_some};

/// A place in a text where a term of a query stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Byte offsets, on character boundaries, never empty.
    pub range: Range<usize>,
    /// Index into [`Query::terms`].
    pub term: usize,
}

/// Gives the hits of `query` in `text`, by where they end, until `give` breaks. `give` is told how
/// far the text has been read also where there is no hit, once in a while.
pub(crate) fn find(
    query: &Query,
    text: &str,
    mut give: impl FnMut(usize, Option<Hit>) -> ControlFlow<()>,
) {
    let mut seekers: Vec<Seeker<'_>> = query.terms.iter().map(Seeker::new).collect();
    let mut candidates = Candidates::new(query, text);
    let idle = Cell::new(true);
    let pass = |at| idle.get().then(|| candidates.next(at)).flatten();
    scan_some(text, pass, |token| {
        let mut read = None;
        for (term, seeker) in seekers.iter_mut().enumerate() {
            seeker.read(token, |found| {
                let start = text.floor_char_boundary(found.start);
                let end = text.ceil_char_boundary(found.end.max(start + 1));
                read = Some(end);
                give(
                    end,
                    Some(Hit {
                        range: start..end,
                        term,
                    }),
                )
            })?;
        }
        idle.set(seekers.iter().all(Seeker::is_idle));
        match read {
            Some(_) => ControlFlow::Continue(()),
            None => give(token.start(), None),
        }
    });
}

/// The words of a text that may be the first of a term. The others need not be cut and folded.
struct Candidates<'a> {
    text: &'a str,
    /// The first token of every phrase. What is not ASCII is a candidate in any case.
    firsts: Vec<&'a [u8]>,
    /// Bytes that a candidate may begin with: first letters in either case, and all of a character
    /// that is not ASCII.
    begins: [bool; 256],
    /// Where the next candidate stands; all words before it are none.
    found: usize,
}

impl<'a> Candidates<'a> {
    fn new(query: &'a Query, text: &'a str) -> Self {
        let mut begins = [false; 256];
        begins.iter_mut().skip(0x80).for_each(|byte| *byte = true);
        let firsts: Vec<&[u8]> = query
            .terms
            .iter()
            .filter_map(|term| match term {
                Term::Phrase { tokens, .. } => tokens.first().map(String::as_bytes),
                Term::Part { .. } => None,
            })
            .collect();
        for first in firsts.iter().filter_map(|token| token.first()) {
            for byte in [first.to_ascii_lowercase(), first.to_ascii_uppercase()] {
                if let Some(begins) = begins.get_mut(usize::from(byte)) {
                    *begins = true;
                }
            }
        }
        Self {
            text,
            firsts,
            begins,
            found: 0,
        }
    }

    /// The beginning of the first candidate at or behind `at`, which stands between two tokens;
    /// `None` when that is `at` itself. The end of the text when there is none.
    fn next(&mut self, at: usize) -> Option<usize> {
        if self.found < at || self.found == 0 {
            self.found = self.look(at);
        }
        (self.found > at).then_some(self.found)
    }

    fn look(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        let begins = |byte: &u8| self.begins.get(usize::from(*byte)).is_some_and(|b| *b);
        while let Some(next) = bytes
            .get(at..)
            .and_then(|rest| rest.iter().position(begins))
        {
            at += next;
            let rest = self.text.get(at..).unwrap_or("");
            match rest.chars().next() {
                Some(c) if !c.is_ascii() => {
                    if class(c) != Class::Separator {
                        return self.word_start(start, at);
                    }
                    at += c.len_utf8();
                }
                _ => {
                    let within = self.word_start(start, at) < at;
                    let is_first = |token: &&[u8]| {
                        rest.as_bytes()
                            .get(..token.len())
                            .is_some_and(|word| word.eq_ignore_ascii_case(token))
                    };
                    if !within && self.firsts.iter().any(is_first) {
                        return at;
                    }
                    at += 1;
                }
            }
        }
        bytes.len()
    }

    /// Where the ASCII letters and digits before `at` begin.
    fn word_start(&self, start: usize, at: usize) -> usize {
        let before = self.text.as_bytes().get(start..at).unwrap_or_default();
        let letters = before
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_alphanumeric());
        at - letters.count()
    }
}

/// Looks for one term while the tokens go by.
enum Seeker<'q> {
    Phrase(PhraseSeeker<'q>),
    Part(&'q str),
}

impl<'q> Seeker<'q> {
    fn new(term: &'q Term) -> Self {
        match term {
            Term::Phrase { tokens, prefix } => Self::Phrase(PhraseSeeker::new(tokens, *prefix)),
            Term::Part { text } => Self::Part(text),
        }
    }

    /// Whether no hit has begun.
    fn is_idle(&self) -> bool {
        match self {
            Self::Phrase(phrase) => phrase.matched == 0,
            Self::Part(_) => true,
        }
    }

    fn read(
        &mut self,
        token: &Token<'_>,
        mut give: impl FnMut(Range<usize>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        match self {
            Self::Phrase(phrase) => phrase.read(token).map_or(ControlFlow::Continue(()), give),
            Self::Part(part) if token.kind == Kind::Joined && !part.is_empty() => {
                for (at, found) in token.text.match_indices(*part) {
                    give(token.origin(at..at + found.len()))?;
                }
                ControlFlow::Continue(())
            }
            Self::Part(_) => ControlFlow::Continue(()),
        }
    }
}

/// Knuth, Morris and Pratt's search over tokens: each token of the text is read once.
struct PhraseSeeker<'q> {
    tokens: &'q [String],
    prefix: bool,
    /// For each count of tokens matched, how many still match when the next one does not.
    fallback: Vec<usize>,
    matched: usize,
    /// Where the last tokens began: as many as the phrase has, written round and round.
    starts: Vec<usize>,
    count: usize,
}

impl<'q> PhraseSeeker<'q> {
    fn new(tokens: &'q [String], prefix: bool) -> Self {
        let mut fallback = vec![0; tokens.len().max(2)];
        let mut border = 0;
        for length in 1..tokens.len() {
            // The border of the first `length` tokens is known; find that of one more.
            if let Some(known) = fallback.get_mut(length) {
                *known = border;
            }
            while border > 0 && tokens.get(border) != tokens.get(length) {
                border = fallback.get(border).copied().unwrap_or(0);
            }
            if tokens.get(border) == tokens.get(length) {
                border += 1;
            }
        }
        let starts = vec![0; tokens.len()];
        Self {
            tokens,
            prefix,
            fallback,
            matched: 0,
            starts,
            count: 0,
        }
    }

    fn read(&mut self, token: &Token<'_>) -> Option<Range<usize>> {
        let length = self.tokens.len();
        let last = self.tokens.last()?;
        if length > 1 {
            let slot = self.count % length;
            *self.starts.get_mut(slot)? = token.start();
            self.count += 1;
        }
        let mut found = None;
        if self.matched + 1 == length
            && (token.text == last || self.prefix && token.text.starts_with(last.as_str()))
        {
            let end = token.origin(0..last.len());
            let start = if length > 1 {
                *self.starts.get(self.count % length)?
            } else {
                end.start
            };
            found = Some(start..end.end);
            self.matched = self.fallback.get(self.matched).copied()?;
            if length == 1 {
                return found;
            }
        }
        while self.matched > 0
            && self
                .tokens
                .get(self.matched)
                .is_none_or(|t| t != token.text)
        {
            self.matched = self.fallback.get(self.matched).copied()?;
        }
        if self.matched + 1 < length
            && self
                .tokens
                .get(self.matched)
                .is_some_and(|t| t == token.text)
        {
            self.matched += 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scan::scan;

    fn all(query: &Query, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        find(query, text, |_, hit| {
            hits.extend(hit);
            ControlFlow::Continue(())
        });
        hits
    }

    /// Every hit, with each word of the text cut and folded.
    fn word_by_word(query: &Query, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut seekers: Vec<Seeker<'_>> = query.terms.iter().map(Seeker::new).collect();
        scan(text, |token| {
            for (term, seeker) in seekers.iter_mut().enumerate() {
                seeker.read(token, |found| {
                    let start = text.floor_char_boundary(found.start);
                    let end = text.ceil_char_boundary(found.end.max(start + 1));
                    hits.push(Hit {
                        range: start..end,
                        term,
                    });
                    ControlFlow::Continue(())
                })?;
            }
            ControlFlow::Continue(())
        });
        hits
    }

    proptest! {
        #[test]
        fn passing_over_words_loses_no_hit(
            query in "(\"?[aAbéß中ا½]{1,3}[ *\"]?){1,3}",
            text in "([aAbB ’'\\-\n]|[éßÄ中文اب½\u{301}\u{ad}K\u{200d}😀ﬁ]| ){0,60}",
        ) {
            let query = Query::parse(&query);
            prop_assert_eq!(all(&query, &text), word_by_word(&query, &text));
        }
    }
}
