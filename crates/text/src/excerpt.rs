//! One line of a text: blanks in a row become one space, and what does not fit is cut.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::character::{Class, class};
use crate::plain::plain;

/// The beginning of an entry as one line of at most `max_chars` characters (Unicode scalar values,
/// the ellipsis counted).
///
/// Blanks and line ends in a row become one space. What is too long is cut behind a word, or
/// anywhere between two characters of a script without blanks, and ends in `…`; a word that alone
/// is longer is cut where it must be, never within a grapheme.
#[must_use]
pub fn excerpt(markdown: &str, max_chars: usize) -> String {
    Line::cut(&plain(markdown), 0..0, &[], max_chars).text
}

const ELLIPSIS: char = '…';

/// A line cut from a text, with the places in it that are to be marked.
#[derive(Debug, Default)]
pub(crate) struct Line {
    pub text: String,
    /// UTF-16 offsets in `text`.
    pub marks: Vec<(u32, u32)>,
    chars: usize,
    units: u32,
    /// Blanks were read and nothing behind them yet.
    blank: bool,
}

/// A place in a [`Line`] where it may end.
#[derive(Clone, Copy, Default)]
struct Cut {
    bytes: usize,
    chars: usize,
    units: u32,
}

impl Line {
    /// The line from `focus.start` to where `max_chars` are used up, with the graphemes that touch
    /// `hits` (sorted byte ranges of `text`, not overlapping) marked. The end of a word that is no
    /// further than `focus.end` is no place to cut. `focus.start` is a grapheme boundary.
    pub(crate) fn cut(
        text: &str,
        focus: Range<usize>,
        hits: &[Range<usize>],
        max_chars: usize,
    ) -> Self {
        let mut line = Self::default();
        let shown = text.get(focus.start..).unwrap_or("");
        if max_chars == 0 || shown.is_empty() {
            return line;
        }
        if focus.start > 0 {
            line.push(ELLIPSIS.encode_utf8(&mut [0; 4]));
        }
        let leading = line.end();
        let mut hits = hits.iter().enumerate().peekable();
        let mut marked = None;
        let mut before = Class::Separator;
        // Where the line can end with room for the ellipsis: behind a word, behind a grapheme.
        let (mut word, mut grapheme) = (leading, leading);
        let mut at = focus.start;
        while let Some(piece) = first_grapheme(text, at) {
            let range = at..at + piece.len();
            at = range.end;
            let reach = line.end();
            if piece.chars().all(char::is_whitespace) {
                if reach.bytes > leading.bytes && !line.blank {
                    line.blank = true;
                    if reach.chars < max_chars && range.start >= focus.end {
                        word = reach;
                    }
                }
                before = Class::Separator;
                continue;
            }
            if reach.bytes == leading.bytes && focus.start > 0 && joins(piece) {
                // A mark without a letter before it would stand over the ellipsis.
                continue;
            }
            let after = piece.chars().next().map_or(Class::Separator, class);
            if reach.chars < max_chars {
                grapheme = reach;
                let unspaced = before == Class::Unspaced || after == Class::Unspaced;
                let in_sight = range.start >= focus.end;
                if in_sight && unspaced && after.makes_tokens() && !line.blank {
                    word = reach;
                }
            }
            if reach.chars + usize::from(line.blank) + piece.chars().count() > max_chars {
                // A word so long that it leaves half the line empty is cut all the same.
                line.end_at(if 2 * word.chars >= max_chars {
                    word
                } else {
                    grapheme
                });
                return line;
            }
            while hits.next_if(|(_, hit)| hit.end <= range.start).is_some() {}
            let hit = hits
                .peek()
                .filter(|(_, hit)| hit.start < range.end)
                .map(|(number, _)| *number);
            let same = hit.is_some() && hit == marked;
            line.push_behind_blank(piece, hit.is_some(), same);
            marked = hit;
            before = piece.chars().next_back().map_or(Class::Separator, class);
        }
        line
    }

    fn end(&self) -> Cut {
        Cut {
            bytes: self.text.len(),
            chars: self.chars,
            units: self.units,
        }
    }

    fn push(&mut self, piece: &str) {
        self.text.push_str(piece);
        for c in piece.chars() {
            self.chars += 1;
            self.units = self
                .units
                .saturating_add(if c.len_utf16() == 2 { 2 } else { 1 });
        }
    }

    /// Adds a grapheme, marked or not; `same` says that the mark before it goes on.
    fn push_behind_blank(&mut self, piece: &str, marked: bool, same: bool) {
        let mut start = self.units;
        if std::mem::take(&mut self.blank) {
            self.push(" ");
            // A mark without a letter before it joins the space.
            if !joins(piece) {
                start = self.units;
            }
        }
        self.push(piece);
        match self.marks.last_mut() {
            Some(mark) if same => mark.1 = self.units,
            _ if marked => self.marks.push((start, self.units)),
            _ => {}
        }
    }

    fn end_at(&mut self, cut: Cut) {
        self.text.truncate(cut.bytes);
        self.marks.retain_mut(|mark| {
            mark.1 = mark.1.min(cut.units);
            mark.0 < mark.1
        });
        if !self.text.ends_with(ELLIPSIS) || cut.bytes > ELLIPSIS.len_utf8() {
            self.text.push(ELLIPSIS);
        }
    }
}

/// The grapheme that begins at `at`. Most are one ASCII character with another behind it, which
/// needs no table.
fn first_grapheme(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    match rest.as_bytes() {
        [first, second, ..] if first.is_ascii() && second.is_ascii() && *first != b'\r' => {
            rest.get(..1)
        }
        _ => rest.graphemes(true).next(),
    }
}

/// Whether `piece` begins with a character that joins whatever stands before it.
fn joins(piece: &str) -> bool {
    piece.chars().next().is_some_and(|first| {
        !first.is_ascii() && String::from_iter(['a', first]).graphemes(true).count() == 1
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn excerpts() {
        let family = "👨\u{200d}👩\u{200d}👧";
        let families = family.repeat(3);
        let cases: &[(&str, usize, &str)] = &[
            ("", 10, ""),
            ("anything", 0, ""),
            ("anything", 1, "…"),
            ("short", 5, "short"),
            (
                "# Title\n\nfirst  *line*\nsecond",
                100,
                "Title first line second",
            ),
            ("one two three four", 12, "one two…"),
            ("one two three four", 14, "one two three…"),
            ("one two three four", 18, "one two three four"),
            ("Donaudampfschifffahrtsgesellschaft", 10, "Donaudamp…"),
            ("a Donaudampfschifffahrtsgesellschaft", 10, "a Donauda…"),
            ("我喜欢吃西红柿，也喜欢茄子。", 7, "我喜欢吃西红…"),
            ("我喜欢吃西红柿，也喜欢茄子。", 8, "我喜欢吃西红…"),
            ("我喜欢吃西红柿，也喜欢茄子。", 9, "我喜欢吃西红柿，…"),
            ("e\u{301}e\u{301}e\u{301}", 4, "e\u{301}…"),
            (&families, 10, "👨\u{200d}👩\u{200d}👧…"),
            (&families, 4, "…"),
        ];
        for (markdown, max, expected) in cases {
            let found = excerpt(markdown, *max);
            assert_eq!(found, *expected, "{markdown} at {max}");
            assert!(found.chars().count() <= *max);
        }
    }

    proptest! {
        #[test]
        fn graphemes_one_by_one_are_those_of_the_whole(
            text in "([ -~\\r\\n\u{301}\u{200d}😀🇩é中]|\\PC){0,40}",
        ) {
            let mut at = 0;
            let mut found = Vec::new();
            while let Some(piece) = first_grapheme(&text, at) {
                found.push(piece);
                at += piece.len();
            }
            prop_assert_eq!(found, text.graphemes(true).collect::<Vec<_>>());
        }
    }
}
