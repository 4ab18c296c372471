//! Text as a terminal can show it: of one width everywhere, cut between graphemes, and without a
//! character that would steer the terminal.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// What words are printed on.
#[derive(Debug, Clone, Copy)]
pub struct Paper {
    /// Columns, on a terminal; a file has no edge.
    pub width: Option<usize>,
}

impl Paper {
    /// Standard output as it is.
    pub fn standard() -> Self {
        let out = console::Term::stdout();
        // A terminal that does not tell its size has the usual one.
        let columns = out.size_checked().map_or(80, |(_, columns)| columns);
        Self {
            width: out.is_term().then(|| usize::from(columns).max(20)),
        }
    }

    /// Whether it is a terminal, which some characters would steer.
    pub fn is_terminal(self) -> bool {
        self.width.is_some()
    }

    /// A text of many lines. A file gets it as it is.
    pub fn page(self, text: &str) -> Cow<'_, str> {
        if self.is_terminal() {
            Cow::Owned(text.chars().map(|c| harmless(c, true)).collect())
        } else {
            Cow::Borrowed(text)
        }
    }

    /// A text that runs from right to left, kept from turning its neighbours round. A file gets no
    /// invisible characters.
    pub fn isolated(self, line: String) -> String {
        if self.is_terminal() && line.chars().any(runs_from_the_right) {
            // First strong isolate … pop directional isolate (UAX #9).
            format!("\u{2068}{line}\u{2069}")
        } else {
            line
        }
    }
}

/// A text on one line, without anything that breaks lines or steers a terminal.
pub fn line(text: &str) -> String {
    text.chars().map(|c| harmless(c, false)).collect()
}

/// Line breaks become spaces, or stay; other controls become a picture of a lozenge, and so do the
/// marks that turn the direction of everything behind them.
fn harmless(c: char, keep_lines: bool) -> char {
    match c {
        '\n' | '\t' if keep_lines => c,
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

fn runs_from_the_right(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

/// How many columns a line takes.
pub fn width(line: &str) -> usize {
    line.width()
}

/// A line cut to a number of columns, with an ellipsis where something is missing.
pub fn clipped(line: &str, columns: usize) -> String {
    if width(line) <= columns {
        return line.to_owned();
    }
    let mut kept = String::new();
    for grapheme in line.graphemes(true) {
        if width(&kept) + width(grapheme) + 1 > columns {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.push('…');
    kept
}

/// `1,000`.
pub fn number(n: impl Into<u64>) -> String {
    let digits = n.into().to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 entry`, `1,000 entries`.
pub fn counted(n: impl Into<u64> + Copy, one: &str, many: &str) -> String {
    let word = if n.into() == 1 { one } else { many };
    format!("{} {word}", number(n))
}

/// Bytes, as `4.2 MiB`.
pub fn size(bytes: u64) -> String {
    indicatif::BinaryBytes(bytes).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMINAL: Paper = Paper { width: Some(80) };
    const FILE: Paper = Paper { width: None };

    #[test]
    fn a_line_is_cut_by_columns_and_between_graphemes() {
        assert_eq!(clipped("short", 5), "short");
        assert_eq!(clipped("longer", 5), "long…");
        assert_eq!(clipped("日本語の題", 6), "日本…");
        assert_eq!(clipped("ae\u{301}x", 2), "a…");
        let family = "👨\u{200d}👩\u{200d}👧";
        assert_eq!(
            clipped(&format!("{family}{family}"), 3),
            format!("{family}…")
        );
        for columns in 1..12 {
            assert!(width(&clipped("a日b本c語d", columns)) <= columns);
        }
    }

    #[test]
    fn nothing_steers_the_terminal() {
        let nasty = "a\u{1b}[31mred\u{7}\r\nb\u{9b}c\u{202e}txt";
        assert_eq!(
            line(nasty),
            "a\u{fffd}[31mred\u{fffd}  b\u{fffd}c\u{fffd}txt"
        );
        assert_eq!(TERMINAL.page("a\n\tb\u{1b}"), "a\n\tb\u{fffd}");
        assert_eq!(FILE.page("a\r\nb\u{1b}"), "a\r\nb\u{1b}");
    }

    #[test]
    fn arabic_is_isolated_on_a_terminal_only() {
        assert_eq!(TERMINAL.isolated("مشي".into()), "\u{2068}مشي\u{2069}");
        assert_eq!(FILE.isolated("مشي".into()), "مشي");
        assert_eq!(TERMINAL.isolated("walk".into()), "walk");
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(number(7_u32), "7");
        assert_eq!(number(1_000_u32), "1,000");
        assert_eq!(number(1_234_567_u64), "1,234,567");
        assert_eq!(counted(1_u32, "entry", "entries"), "1 entry");
        assert_eq!(counted(0_u32, "entry", "entries"), "0 entries");
    }
}
