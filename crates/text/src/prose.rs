//! The writer's own running words, and where each stands in the source.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use crate::source::{events, tamed};

/// What parts two blocks.
const BETWEEN: &str = "\n\n";

/// The running words of a text as the page shows them, and where they stand in the Markdown.
///
/// It is what a second reader is given of a letter. Paragraphs, headings and the items of lists
/// are parted by a blank line; a line end within one stays a line end. What is not said in the
/// writer's own running words is left out whole: quotes, code blocks, tables, HTML, images, and
/// what is struck through. So is all markup: `**but**` is the word alone, a link is its label, and
/// `&eacute;` is one letter.
///
/// All offsets are UTF-16 code units, as the pages count them.
///
/// ```
/// let prose = lamplight_text::prose("> You left.\n\nI am **so** [sorry](https://a.b).");
/// assert_eq!(prose.text(), "I am so sorry.");
/// assert_eq!(prose.in_source(8..13), 26..31);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the text that came from one stretch of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the text.
    at: usize,
    /// How long it is there.
    length: usize,
    /// Where it begins in the source.
    from: usize,
    /// Where it ends there.
    to: usize,
    /// Whether it stands there as it is; otherwise only all of it has a place.
    literal: bool,
}

impl Prose {
    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a stretch of the text stands in the Markdown: from the first sign of it to behind the
    /// last one. An empty stretch, or one that is not in the text, is an empty one there.
    #[must_use]
    pub fn in_source(&self, stretch: Range<usize>) -> Range<usize> {
        let first = self
            .pieces
            .partition_point(|piece| piece.at + piece.length <= stretch.start);
        let behind = self.pieces.partition_point(|piece| piece.at < stretch.end);
        let within = self.pieces.get(first..behind).unwrap_or_default();
        let (Some(one), Some(last)) = (within.first(), within.last()) else {
            return 0..0;
        };
        let start = match stretch.start.checked_sub(one.at) {
            Some(into) if one.literal => one.from + into,
            _ => one.from,
        };
        let end = if last.literal {
            last.to.min(last.from + (stretch.end - last.at))
        } else {
            last.to
        };
        start..end
    }
}

/// The running words of a text. A text nested so deeply that the parser is not given it as it
/// stands is taken as it is, its markup with it.
#[must_use]
pub fn prose(markdown: &str) -> Prose {
    let source = tamed(markdown);
    let mut reader = Reader::default();
    // Otherwise signs were put in between, and no place would be the right one.
    if let Cow::Borrowed(source) = source {
        let mark = markdown.len() - source.len();
        reader.place = Place::behind(markdown.get(..mark).unwrap_or_default());
        for (event, range) in events(source) {
            reader.event(source, event, range);
        }
    } else {
        reader.say(markdown, markdown, 0..markdown.len());
    }
    Prose {
        text: reader.text,
        pieces: reader.pieces,
    }
}

/// How far the source was counted.
#[derive(Default, Clone, Copy)]
struct Place {
    /// Bytes of what the parser was given.
    bytes: usize,
    /// Code units of the whole source.
    units: usize,
}

impl Place {
    fn behind(mark: &str) -> Self {
        Self {
            bytes: 0,
            units: units(mark),
        }
    }

    /// Counts on to a byte. Nobody goes back, so all of it is counted once.
    fn go_to(&mut self, source: &str, byte: usize) -> usize {
        self.units += units(source.get(self.bytes..byte).unwrap_or_default());
        self.bytes = self.bytes.max(byte);
        self.units
    }
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[derive(Default)]
struct Reader {
    text: String,
    /// How long the text is, in code units.
    length: usize,
    pieces: Vec<Piece>,
    place: Place,
    /// What is open of that whose words are left out.
    apart: usize,
    /// A block began or ended since the last words.
    due: bool,
}

impl Reader {
    fn event(&mut self, source: &str, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.due |= !is_inline(tag.to_end());
                self.apart += usize::from(is_apart(tag.to_end()));
            }
            Event::End(tag) => {
                self.due |= !is_inline(tag);
                self.apart = self.apart.saturating_sub(usize::from(is_apart(tag)));
            }
            _ if self.apart > 0 => {}
            Event::Text(text) => self.say(&text, source, range),
            Event::Code(text) => {
                let code = source.get(range.clone());
                let from = range.start + code.and_then(|code| code.find(&*text)).unwrap_or(0);
                let stands = source.get(from..from + text.len()) == Some(&*text);
                self.say(
                    &text,
                    source,
                    if stands {
                        from..from + text.len()
                    } else {
                        range
                    },
                );
            }
            Event::SoftBreak | Event::HardBreak => self.say("\n", source, range),
            Event::Rule => self.due = true,
            // Mathematics and footnotes are not enabled.
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_) => {}
        }
    }

    fn say(&mut self, words: &str, source: &str, range: Range<usize>) {
        if words.is_empty() {
            return;
        }
        if std::mem::take(&mut self.due) && !self.text.is_empty() {
            self.text.push_str(BETWEEN);
            self.length += BETWEEN.len();
        }
        let literal = source.get(range.clone()) == Some(words);
        let length = units(words);
        self.pieces.push(Piece {
            at: self.length,
            length,
            from: self.place.go_to(source, range.start),
            to: self.place.go_to(source, range.end),
            literal,
        });
        self.text.push_str(words);
        self.length += length;
    }
}

/// What stands within running words.
fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

/// What does not say what it holds as the writer's own.
fn is_apart(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::HtmlBlock
            | TagEnd::Image
            | TagEnd::Strikethrough
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn utf16(text: &str, range: Range<usize>) -> String {
        let all: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16(&all[range]).unwrap()
    }

    #[test]
    fn a_stretch_is_found_in_the_source_to_the_sign() {
        let markdown = "\u{feff}# 🌊 Sunday\n\n- I’m **sorry if** it\n  hurt [you *so*](https://a.b \"it hurt\")\n\
            - caf&eacute; \\*but\\* you `did`\n\n> but you\n\n~~if~~ <b>I</b> ![but](a.png) did";
        let prose = prose(markdown);
        assert_eq!(
            prose.text(),
            "🌊 Sunday\n\nI’m sorry if it\nhurt you so\n\ncafé *but* you did\n\n I  did"
        );
        for (words, stands) in [
            ("🌊 Sunday", "🌊 Sunday"),
            ("sorry if", "sorry if"),
            ("if it", "if** it"),
            ("it\nhurt you so", "it\n  hurt [you *so"),
            ("café *but* you", "caf&eacute; \\*but\\* you"),
            ("é", "&eacute;"),
            ("you did", "you `did"),
        ] {
            let at = units(&prose.text()[..prose.text().find(words).unwrap()]);
            let range = prose.in_source(at..at + units(words));
            assert_eq!(utf16(markdown, range), stands);
        }
        assert!(prose.in_source(3..3).is_empty());
        assert_eq!(prose.in_source(9_000..9_001), 0..0);
    }

    #[test]
    fn a_text_that_is_too_deep_is_taken_as_it_is() {
        let deep = ">".repeat(20_000) + "quoted\n" + &"lazy\n".repeat(20_000);
        let prose = prose(&deep);
        assert_eq!(prose.text(), deep);
        assert_eq!(prose.in_source(20_000..20_006), 20_000..20_006);
    }

    #[test]
    fn nothing_of_somebody_else_is_in_it() {
        for markdown in [
            "> but you",
            "```\nbut\n```",
            "| but |\n|---|\n| you |",
            "<p>but</p>",
            "---",
        ] {
            assert_eq!(prose(markdown).text(), "", "{markdown}");
        }
        assert_eq!(prose("one\n\n> but\n\ntwo").text(), "one\n\ntwo");
    }

    proptest! {
        /// Every sign of the words has its place in the source, they come in order, and where it
        /// stands there as it is, it is the same sign.
        #[test]
        fn every_sign_has_its_place(
            pieces in proptest::collection::vec(
                prop_oneof![
                    Just("I’m "), Just("sorry "), Just("but "), Just("🌊"), Just("é"), Just("*"), Just("**"),
                    Just("~~"), Just("`"), Just("\\*"), Just("&amp;"), Just("[a](b \"c\")"), Just("![a](b)"),
                    Just("<b>"), Just("\n"), Just("\n\n"), Just("\r\n"), Just("> "), Just("- "), Just("1. "),
                    Just("# "), Just("    "), Just("  \n"), Just("```\n"), Just("|a|\n|-|\n"), Just("\u{feff}"),
                ],
                0..24,
            )
        ) {
            let markdown = pieces.concat();
            let prose = prose(&markdown);
            let mut at = 0;
            let mut before = 0;
            for sign in prose.text().chars() {
                let length = sign.len_utf16();
                let range = prose.in_source(at..at + length);
                if range.is_empty() {
                    // Only what parts two blocks is nowhere.
                    prop_assert_eq!(sign, '\n');
                } else {
                    prop_assert!(range.start >= before, "{markdown:?}");
                    before = range.start;
                    if range.len() == length && sign != '\n' && sign != '&' {
                        prop_assert_eq!(utf16(&markdown, range), sign.to_string());
                    }
                }
                at += length;
            }
        }
    }
}
