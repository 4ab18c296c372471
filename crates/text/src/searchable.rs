//! What search sees of an entry.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

use crate::character::class;
use crate::plain::{Flow, Taken};
use crate::source::tamed;

/// The text of an entry for the search index: [`plain`](crate::plain), and behind it whatever the
/// writer typed that is not in it.
///
/// In the plain part words go on across inline markup, so `un**believ**able` is `unbelievable`.
/// Behind it stand the targets of links and images, fence info, raw HTML, link reference
/// definitions, and the pieces of words that markup or entities cut: every run of letters and
/// digits in the Markdown is in the result as it was typed.
#[must_use]
pub fn searchable(markdown: &str) -> String {
    let source = tamed(markdown);
    let mut flow = Flow::new(&source);
    flow.trace();
    let mut resolved = String::new();
    let events = flow.run(|event| match event {
        Event::Start(
            Tag::Link {
                dest_url, title, ..
            }
            | Tag::Image {
                dest_url, title, ..
            },
        ) => {
            keep_if_changed(dest_url, &mut resolved);
            keep_if_changed(title, &mut resolved);
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            keep_if_changed(info, &mut resolved);
        }
        _ => {}
    });
    for (_, definition) in events.reference_definitions().iter() {
        keep_if_changed(&definition.dest, &mut resolved);
        definition
            .title
            .iter()
            .for_each(|title| keep_if_changed(title, &mut resolved));
    }
    let taken = flow.taken.take().unwrap_or_default();
    let left = left_out(&source, &flow.text, &taken);
    let mut text = flow.finish();
    for range in left {
        text.push('\n');
        text.push_str(source.get(range).unwrap_or(""));
    }
    text.push_str(&resolved);
    text
}

/// Text that escapes or entities changed is not in the source as it reads. (The parser copies the
/// titles of inline links in any case, so these stand twice.)
fn keep_if_changed(text: &CowStr<'_>, into: &mut String) {
    if !matches!(text, CowStr::Borrowed(_)) {
        into.push('\n');
        into.push_str(text);
    }
}

/// The parts of `source` that are needed so that each of its words stands somewhere: what was not
/// taken over into `text`, and the words cut by markup there.
fn left_out(source: &str, text: &str, taken: &[Taken]) -> Vec<Range<usize>> {
    let mut left = Ranges(Vec::new());
    let mut read = 0;
    for piece in taken {
        left.add_markup(source, read..piece.from.start);
        let end = piece.at + piece.from.len();
        if goes_on(text, piece.at) {
            left.add(piece.from.start..word_end(source, piece.from.start));
        }
        if goes_on(text, end) {
            left.add(word_start(source, piece.from.end)..piece.from.end);
        }
        read = read.max(piece.from.end);
    }
    left.add_markup(source, read..source.len());
    left.0
}

/// Sorted ranges; those that touch are made one, so that a phrase within them stays whole.
struct Ranges(Vec<Range<usize>>);

impl Ranges {
    fn add(&mut self, range: Range<usize>) {
        match self.0.last_mut() {
            Some(last) if range.start <= last.end => {
                last.start = last.start.min(range.start);
                last.end = last.end.max(range.end);
            }
            _ => self.0.push(range),
        }
    }

    /// Adds markup that holds words, up to the ends of words that it begins or ends in.
    fn add_markup(&mut self, source: &str, range: Range<usize>) {
        let markup = source.get(range.clone()).unwrap_or("");
        let words = |c: char| c.is_ascii_alphanumeric() || !c.is_ascii() && class(c).makes_tokens();
        if !markup.contains(words) {
            return;
        }
        let start = if goes_on(source, range.start) {
            word_start(source, range.start)
        } else {
            range.start
        };
        let end = if goes_on(source, range.end) {
            word_end(source, range.end)
        } else {
            range.end
        };
        self.add(start..end);
    }
}

/// Whether a word of `text` goes on across `at`.
fn goes_on(text: &str, at: usize) -> bool {
    let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
    before.chars().next_back().is_some_and(in_word) && behind.chars().next().is_some_and(in_word)
}

/// Where the word before `at` begins. An underscore is in a word here: whoever looks for
/// `foo_bar` looks for its two tokens side by side.
fn word_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    before.trim_end_matches(|c| c == '_' || in_word(c)).len()
}

fn word_end(text: &str, at: usize) -> usize {
    let behind = text.get(at..).unwrap_or("");
    text.len() - behind.trim_start_matches(|c| c == '_' || in_word(c)).len()
}

fn in_word(c: char) -> bool {
    class(c).in_word()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn behind_plain(markdown: &str) -> String {
        let plain = crate::plain(markdown);
        searchable(markdown)
            .strip_prefix(&plain)
            .unwrap()
            .trim()
            .to_owned()
    }

    #[test]
    fn nothing_is_left_out() {
        let cases = [
            ("Just text, *with* **markup**.", ""),
            ("un**believ**able", "un\nbeliev\nable"),
            ("*foo*bar", "foo\nbar"),
            ("*foo* bar", ""),
            ("caf&eacute; &amp; bar", "caf&eacute;\n&amp;"),
            (
                "[text](https://example.org/a \"title\")",
                "](https://example.org/a \"title\")\ntitle",
            ),
            ("![alt](photo_1.jpg)", "](photo_1.jpg)"),
            ("[a](b&amp;c)", "](b&amp;c)\nb&c"),
            ("```rust ignore\nlet x;\n```", "```rust ignore"),
            ("a `code` b", ""),
            (
                "<div class=x>\ninside\n</div>",
                "<div class=x>\ninside\n</div>",
            ),
            ("H<sub>2</sub>O", "H<sub>2</sub>O"),
            (
                "text\n\n[unused]: http://x.y 'T'",
                "[unused]: http://x.y 'T'",
            ),
            ("[a]: one\n[a]: two", "[a]: one\n[a]: two"),
            ("1. one\n2. two", ""),
            ("1. one\n1. two", "1."),
            ("- [x] done", "- [x]"),
            ("a\\_b", ""),
            ("| a | b |\n|---|:-:|\n| c | d |", ""),
        ];
        for (markdown, expected) in cases {
            assert_eq!(behind_plain(markdown), expected, "{markdown}");
        }
    }
}
