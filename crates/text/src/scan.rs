//! The scanner that the index, queries and highlights all go through.
//!
//! One pass over the text gives its tokens in the order of the index, each with the way back to
//! the place in the text where its letters stand.

use std::ops::{ControlFlow, Range};

use crate::character::{Class, class};
use crate::fold::{append, can_follow, letters_of};

/// A token, lent to the visitor of [`scan`].
pub(crate) struct Token<'a> {
    /// The folded letters: ASCII `a-z0-9` and other letters, never a blank.
    pub text: &'a str,
    pub kind: Kind,
    /// Where `text` begins in the folded letters of its run.
    at: usize,
    run: &'a Run,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word of a script with blanks.
    Word,
    /// A word of a script that joins small words to the next: Arabic, Hebrew.
    Joined,
    /// An emoji or another picture sign.
    Symbol,
    /// Two neighbours of an unspaced run.
    Pair,
    /// The last character of an unspaced run.
    Last {
        /// It is the only one of its run.
        alone: bool,
    },
}

impl Token<'_> {
    /// Byte offset in the scanned text where the token begins.
    pub(crate) fn start(&self) -> usize {
        self.run.origin(self.at)
    }

    /// Byte offsets in the scanned text of a part of [`Token::text`]. They may lie within a
    /// character when only some of its folded letters are meant.
    pub(crate) fn origin(&self, part: Range<usize>) -> Range<usize> {
        self.run.origin(self.at + part.start)..self.run.origin_end(self.at + part.end)
    }
}

/// The folded letters of a run of characters of one class, and where they came from.
struct Run {
    letters: String,
    class: Class,
    /// Pairs of an offset in `letters` and the byte offset in the text it came from, kept only
    /// where the distance between the two changes.
    origins: Vec<(usize, usize)>,
    /// Byte offset in the text behind the last character of the run.
    end: usize,
}

impl Run {
    fn origin(&self, at: usize) -> usize {
        let next = self.origins.partition_point(|&(letter, _)| letter <= at);
        let limit = self.origins.get(next).map_or(self.end, |&(_, from)| from);
        let known = next.checked_sub(1).and_then(|last| self.origins.get(last));
        known.map_or(0, |&(letter, from)| limit.min(from + (at - letter)))
    }

    fn origin_end(&self, at: usize) -> usize {
        if at >= self.letters.len() {
            self.end
        } else {
            self.origin(at)
        }
    }

    /// The class of the letter before the next one.
    fn class_before(&self) -> Class {
        if self.letters.is_empty() {
            Class::Separator
        } else {
            self.class
        }
    }

    fn note(&mut self, at: usize, from: usize) {
        let known = self
            .origins
            .last()
            .is_some_and(|&(letter, origin)| from - origin == at - letter);
        if !known {
            self.origins.push((at, from));
        }
    }

    /// Hands over the tokens of the run and empties it.
    fn flush(&mut self, give: &mut impl FnMut(&Token<'_>) -> ControlFlow<()>) -> ControlFlow<()> {
        if self.letters.is_empty() {
            return ControlFlow::Continue(());
        }
        let run = &*self;
        let kind = match self.class {
            Class::Arabic | Class::Hebrew => Kind::Joined,
            Class::Symbol => Kind::Symbol,
            _ => Kind::Word,
        };
        let flow = if self.class == Class::Unspaced {
            run.pairs(give)
        } else {
            give(&Token {
                text: &run.letters,
                kind,
                at: 0,
                run,
            })
        };
        self.letters.clear();
        self.origins.clear();
        flow
    }

    fn pairs(&self, give: &mut impl FnMut(&Token<'_>) -> ControlFlow<()>) -> ControlFlow<()> {
        let token = |range: Range<usize>, kind| {
            let at = range.start;
            self.letters.get(range).map(|text| Token {
                text,
                kind,
                at,
                run: self,
            })
        };
        let mut before = None;
        for (at, c) in self.letters.char_indices() {
            if let Some(pair) = before.and_then(|first| token(first..at + c.len_utf8(), Kind::Pair))
            {
                give(&pair)?;
            }
            before = Some(at);
        }
        let alone = before == Some(0);
        match before.and_then(|last| token(last..self.letters.len(), Kind::Last { alone })) {
            Some(last) => give(&last),
            None => ControlFlow::Continue(()),
        }
    }
}

/// Gives the tokens of `text` in order until there are no more or `give` breaks.
pub(crate) fn scan(text: &str, give: impl FnMut(&Token<'_>) -> ControlFlow<()>) {
    scan_some(text, |_| None, give);
}

/// Like [`scan`], with leave to pass over what is of no use: between two tokens `pass` is told the
/// byte offset where the scanner stands, and may answer one further on, at the beginning of a word
/// or at the end of the text.
pub(crate) fn scan_some(
    text: &str,
    mut pass: impl FnMut(usize) -> Option<usize>,
    mut give: impl FnMut(&Token<'_>) -> ControlFlow<()>,
) {
    let _ = visit(text, &mut pass, &mut give);
}

fn visit(
    text: &str,
    pass: &mut impl FnMut(usize) -> Option<usize>,
    give: &mut impl FnMut(&Token<'_>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut run = Run {
        letters: String::new(),
        class: Class::Separator,
        origins: Vec::new(),
        end: 0,
    };
    let mut rest = text;
    loop {
        if run.letters.is_empty()
            && let Some(next) = pass(text.len() - rest.len())
        {
            rest = text.get(next..).unwrap_or("");
        }
        let Some(c) = rest.chars().next() else { break };
        let from = text.len() - rest.len();
        if c.is_ascii_alphanumeric() {
            let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let (word, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            enter(&mut run, Class::Word, give)?;
            let at = run.letters.len();
            run.note(at, from);
            run.letters.push_str(word);
            if let Some(added) = run.letters.get_mut(at..) {
                added.make_ascii_lowercase();
            }
            run.end = from + length;
            rest = after;
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or("");
        let behind = text.len() - rest.len();
        match class(c) {
            Class::Separator => run.flush(give)?,
            Class::Hidden => {}
            Class::Mark => run.end = behind,
            Class::Symbol => {
                run.flush(give)?;
                run.class = Class::Symbol;
                run.note(0, from);
                run.letters.push(c);
                run.end = behind;
            }
            _ => letters(&mut run, c, from, behind, give)?,
        }
    }
    run.flush(give)
}

/// Adds the folded letters of `c`, which stands at `from..behind`, to the run.
fn letters(
    run: &mut Run,
    c: char,
    from: usize,
    behind: usize,
    give: &mut impl FnMut(&Token<'_>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut flow = ControlFlow::Continue(());
    let mut first = true;
    letters_of(c, |letter| {
        if flow.is_break() {
            return;
        }
        flow = match class(letter) {
            Class::Separator | Class::Symbol => {
                first = true;
                flow = run.flush(give);
                return;
            }
            _ if !can_follow(letter, run.class_before()) => return,
            Class::Voicing => ControlFlow::Continue(()),
            class => enter(run, class, give),
        };
        let at = run.letters.len();
        if append(&mut run.letters, letter) && first {
            run.note(at, from);
            first = false;
        }
        run.end = behind;
    });
    flow
}

/// Makes ready for a letter of `class`: what stood before in another class is handed over.
fn enter(
    run: &mut Run,
    class: Class,
    give: &mut impl FnMut(&Token<'_>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    if run.class != class {
        run.flush(give)?;
        run.class = class;
    }
    ControlFlow::Continue(())
}
