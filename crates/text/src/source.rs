//! Markdown as it is handed to the parser.

use std::borrow::Cow;

use pulldown_cmark::{OffsetIter, Options, Parser};

/// The events of `source` with the byte ranges they stand at. `source` comes from [`tamed`].
pub(crate) fn events(source: &str) -> OffsetIter<'_> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    Parser::new_ext(source, options).into_offset_iter()
}

/// The parser looks at every open quote and list for each line. Up to this product of the two, a
/// twentieth of a second, a text is parsed as it stands.
const NESTING_EFFORT: usize = 1 << 25;

/// Behind a link whose title is never closed, the parser reads the rest of the paragraph again for
/// each of its lines. Up to this product of bytes and lines, half a second at the very worst, a
/// text is parsed as it stands.
const PARAGRAPH_EFFORT: usize = 1 << 28;

/// Markers that a line may begin with in a text that takes more than [`NESTING_EFFORT`].
const MARKERS: usize = 100;

/// Columns of blanks that a line may begin with, likewise. A list needs two for each level.
const COLUMNS: usize = 200;

/// Lines that a paragraph may have in a text that takes more than [`PARAGRAPH_EFFORT`].
const PARAGRAPH: usize = 100;

/// `markdown`, or, where nesting of thousands of levels or paragraphs of thousands of lines would
/// take the parser minutes, a copy that it can read: at the beginning of lines excess markers are
/// escaped and become text and excess blanks go, and long paragraphs are parted. Every other
/// character stays. A text of the shape that people write is never touched, but for a byte order
/// mark at its beginning.
pub(crate) fn tamed(markdown: &str) -> Cow<'_, str> {
    let markdown = markdown.strip_prefix('\u{feff}').unwrap_or(markdown);
    if markdown.len().saturating_mul(markdown.len()) <= NESTING_EFFORT {
        return Cow::Borrowed(markdown);
    }
    let (mut count, mut deepest) = (0_usize, 0);
    let mut paragraph = Paragraph::default();
    let mut reread = 0_usize;
    for line in lines(markdown) {
        count += 1;
        if paragraph.goes_on_with(line) {
            // The product grows by what the line adds to it.
            reread = reread.saturating_add(paragraph.bytes + line.len() * paragraph.lines);
        }
        if line.starts_with(may_nest) {
            let lead = Lead::of(line);
            deepest = deepest.max(lead.markers + lead.columns / 2);
        }
    }
    let deep = count.saturating_mul(deepest) > NESTING_EFFORT;
    let long = reread > PARAGRAPH_EFFORT && markdown.contains("](");
    if !deep && !long {
        return Cow::Borrowed(markdown);
    }
    let mut tame = String::with_capacity(markdown.len() + markdown.len() / 8);
    let mut paragraph = Paragraph::default();
    for line in lines(markdown) {
        if paragraph.goes_on_with(line) && long && paragraph.lines > PARAGRAPH {
            // A blank line; behind a CR, an LF would make but one line end with it.
            tame.push(if tame.ends_with('\r') { '\r' } else { '\n' });
            paragraph = Paragraph {
                lines: 1,
                bytes: line.len(),
            };
        }
        let lead = Lead::of(line);
        let (kept, rest) = line.split_at_checked(lead.end).unwrap_or((line, ""));
        tame.push_str(kept);
        if deep && lead.cut {
            push_escaped(rest.trim_start_matches([' ', '\t']), &mut tame);
        } else {
            tame.push_str(rest);
        }
    }
    Cow::Owned(tame)
}

/// The lines of `text` with their ends: LF, CR or both.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.bytes().position(|b| b == b'\n' || b == b'\r');
        let behind = end.map_or("", |end| rest.get(end..).unwrap_or(""));
        let width = if behind.starts_with("\r\n") { 2 } else { 1 };
        let (line, after) = end
            .and_then(|end| rest.split_at_checked(end + width))
            .unwrap_or((rest, ""));
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// Lines without a blank one between.
#[derive(Default)]
struct Paragraph {
    lines: usize,
    bytes: usize,
}

impl Paragraph {
    /// Adds a line, or begins again if it is blank and answers no.
    fn goes_on_with(&mut self, line: &str) -> bool {
        let goes_on = !is_blank(line);
        *self = if goes_on {
            Self {
                lines: self.lines + 1,
                bytes: self.bytes + line.len(),
            }
        } else {
            Self::default()
        };
        goes_on
    }
}

fn is_blank(line: &str) -> bool {
    line.bytes().all(|b| b.is_ascii_whitespace())
}

fn may_nest(c: char) -> bool {
    matches!(c, ' ' | '\t' | '>' | '-' | '+' | '*') || c.is_ascii_digit()
}

/// Adds `text`, with a backslash where it would begin with a marker.
fn push_escaped(text: &str, into: &mut String) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits).unwrap_or(("", text));
    into.push_str(number);
    if rest.starts_with(['>', '-', '+', '*', '.', ')']) {
        into.push('\\');
    }
    into.push_str(rest);
}

/// The blanks and the markers of quotes and lists that a line begins with.
#[derive(Default)]
struct Lead {
    markers: usize,
    columns: usize,
    /// Bytes, up to where [`MARKERS`] or [`COLUMNS`] are used up.
    end: usize,
    cut: bool,
}

impl Lead {
    fn of(line: &str) -> Self {
        let mut lead = Self::default();
        let mut digits = 0_usize;
        for (at, c) in line.char_indices() {
            match c {
                ' ' => lead.columns += 1,
                '\t' => lead.columns += 4,
                '>' | '-' | '+' | '*' => lead.markers += 1,
                '.' | ')' if digits > 0 => lead.markers += 1,
                '0'..='9' if digits < 9 => {}
                _ => break,
            }
            digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
            if !lead.cut {
                if lead.markers > MARKERS || lead.columns > COLUMNS {
                    lead.cut = true;
                } else if digits == 0 {
                    lead.end = at + c.len_utf8();
                }
            }
        }
        lead
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_a_person_wrote_is_not_touched() {
        for text in [
            "",
            "> quote\n\n- list\n  1. nested",
            "- ----------------------------------",
            &("> ".repeat(5000) + "deep"),
            &"a line\n".repeat(100_000),
        ] {
            assert!(matches!(tamed(text), Cow::Borrowed(_)));
        }
    }

    #[test]
    fn a_costly_text_is_tamed_and_keeps_its_words() {
        let text = ">".repeat(20_000) + "quoted\n" + &"lazy\n".repeat(20_000);
        let tame = tamed(&text);
        assert!(tame.starts_with(&(">".repeat(100) + "\\>>>")));
        assert_eq!(tame.len(), text.len() + 1);
        let lists = "1. ".repeat(20_000) + "item\n" + &"lazy\n".repeat(20_000);
        assert!(tamed(&lists).starts_with(&("1. ".repeat(100) + "1\\. 1. ")));
        let indented = " ".repeat(40_000) + "- item\n" + &"lazy\n".repeat(20_000);
        assert!(tamed(&indented).starts_with(&(" ".repeat(200) + "\\- item\nlazy\n")));
    }

    #[test]
    fn a_paragraph_that_is_costly_is_parted() {
        for (end, blank) in [("\n", "\n"), ("\r\n", "\n"), ("\r", "\r")] {
            let text = format!("[a](b \"{end}") + &format!("a line{end}").repeat(20_000);
            let tame = tamed(&text);
            let lengths: Vec<usize> = lines(&tame).map(str::len).collect();
            let blanks: Vec<usize> = (0..lengths.len())
                .filter(|&at| lengths[at] == blank.len())
                .collect();
            assert_eq!(blanks[..2], [100, 201]);
            assert_eq!(blanks.len(), 200);
            assert_eq!(tame.replace(&format!("{end}{blank}"), end), text);
            assert!(matches!(
                tamed(&text.replace("](", "] (")),
                Cow::Borrowed(_)
            ));
        }
    }

    #[test]
    fn lines_of_every_kind() {
        let found: Vec<&str> = lines("a\r\nb\rc\n\nd").collect();
        assert_eq!(found, ["a\r\n", "b\r", "c\n", "\n", "d"]);
        assert_eq!(lines("").count(), 0);
    }
}
