//! Which parts of a text are somebody's words from elsewhere.

use std::ops::Range;

/// How long a quotation is at most, in characters. What is open for longer is a slip.
const LONGEST: usize = 400;

/// The ranges of a text, in bytes, that are in quotation marks or in a line that begins with `>`;
/// in order, and without overlaps.
pub(crate) fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begin_of_line = true;
    let mut before = ' ';
    let mut skip_to = 0;
    for (at, sign) in text.char_indices() {
        if at >= skip_to {
            let rest = text.get(at..).unwrap_or_default();
            let length = if begin_of_line && sign == '>' {
                rest.find('\n').or(Some(rest.len()))
            } else {
                closing(sign, before, rest)
            };
            if let Some(length) = length {
                skip_to = at + length;
                found.push(at..skip_to);
            }
        }
        begin_of_line = sign == '\n' || (begin_of_line && sign.is_whitespace());
        before = sign;
    }
    found
}

/// How many bytes the quotation has that `rest` begins with, if it begins with one.
fn closing(sign: char, before: char, rest: &str) -> Option<usize> {
    let close: &[char] = match sign {
        '“' | '„' => &['”', '“'],
        '"' => &['"'],
        '«' => &['»'],
        '‘' | '\'' | '’' if !before.is_alphanumeric() => &['’', '\''],
        _ => return None,
    };
    let single = close.contains(&'\'');
    let mut signs = rest.char_indices().skip(1).take(LONGEST).peekable();
    if single && !signs.peek().is_some_and(|(_, first)| first.is_alphabetic()) {
        return None;
    }
    let mut last = sign;
    while let Some((at, now)) = signs.next() {
        let after = signs.peek().map_or(' ', |(_, next)| *next);
        if now == '\n' && after == '\n' {
            return None;
        }
        if close.contains(&now) && (!single || ends_word(last, after)) {
            return Some(at + now.len_utf8());
        }
        last = now;
    }
    None
}

/// Whether a single mark between these two closes a quotation and is no apostrophe.
fn ends_word(before: char, after: char) -> bool {
    !before.is_whitespace() && !after.is_alphanumeric()
}
