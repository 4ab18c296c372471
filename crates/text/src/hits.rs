//! Where a query stands in a text.

use std::ops::{ControlFlow, Range};

use crate::query::{Query, Term};
use crate::scan::{Kind, Token, scan};

/// A place in a text where a term of a query stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Byte offsets, on character boundaries, never empty.
    pub range: Range<usize>,
    /// Index into [`Query::terms`].
    pub term: usize,
}

/// Gives the hits of `query` in `text`, by where they end, until `give` breaks. `give` is told how
/// far the text has been read also where there is no hit.
pub(crate) fn find(
    query: &Query,
    text: &str,
    mut give: impl FnMut(usize, Option<Hit>) -> ControlFlow<()>,
) {
    let mut seekers: Vec<Seeker<'_>> = query.terms.iter().map(Seeker::new).collect();
    scan(text, |token| {
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
        match read {
            Some(_) => ControlFlow::Continue(()),
            None => give(token.start(), None),
        }
    });
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
