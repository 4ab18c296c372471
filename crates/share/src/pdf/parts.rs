//! The running text of a block, flattened: nested emphasis and links become runs side by side.

use std::borrow::Cow;

use lamplight_text::Inline;
use unicode_script::{Script, UnicodeScript};

use super::letters::Look;

/// A run of text before it is set.
#[derive(Clone, Debug)]
pub(super) struct Part<'a> {
    /// How it looks, and where it leads if a reader of PDF may follow it.
    pub(super) look: Look<'a>,
    pub(super) text: PartText<'a>,
}

#[derive(Clone, Debug)]
pub(super) enum PartText<'a> {
    Text(Cow<'a, str>),
    /// A line end that means nothing.
    Soft,
    /// A line end that is meant.
    Break,
}

impl<'a> Part<'a> {
    pub(super) fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        Self::new(Look::default(), text)
    }

    pub(super) fn bold(text: impl Into<Cow<'a, str>>) -> Self {
        Self::new(Look::default().bold(), text)
    }

    pub(super) fn code(text: impl Into<Cow<'a, str>>) -> Self {
        Self::new(Look::default().code(), text)
    }

    /// A line end that is meant.
    pub(super) fn end() -> Self {
        Self {
            look: Look::default(),
            text: PartText::Break,
        }
    }

    fn new(look: Look<'a>, text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            look,
            text: PartText::Text(text.into()),
        }
    }

    pub(super) fn text(&self) -> &str {
        match &self.text {
            PartText::Text(text) => text,
            PartText::Soft | PartText::Break => "",
        }
    }
}

/// Flattens running text. `picture` is the word that stands for a picture.
pub(super) fn flatten<'a>(content: &'a [Inline], picture: &str) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    add(content, Look::default(), picture, &mut parts);
    resolve_soft(&mut parts);
    parts
}

fn add<'a>(content: &'a [Inline], look: Look<'a>, picture: &str, parts: &mut Vec<Part<'a>>) {
    for inline in content {
        match inline {
            Inline::Text { text } => parts.push(Part::new(look, text)),
            Inline::Emphasis { content } => add(content, look.italic(), picture, parts),
            Inline::Strong { content } => add(content, look.bold(), picture, parts),
            Inline::Strikethrough { content } => add(content, look.struck(), picture, parts),
            Inline::Code { text } | Inline::Html { text } => {
                parts.push(Part::new(look.code(), text));
            }
            Inline::Link { target, content } => {
                let link = may_follow(target).then_some(target.as_str());
                let from = parts.len();
                add(content, look.to(link), picture, parts);
                if !says(parts.get(from..).unwrap_or_default(), target) {
                    parts.push(Part::new(look, " ("));
                    parts.push(Part::new(look.to(link), target));
                    parts.push(Part::new(look, ")"));
                }
            }
            Inline::Image { alt, .. } => {
                let text = match alt.trim() {
                    "" => format!("[{picture}]"),
                    alt => format!("[{picture}: {alt}]"),
                };
                parts.push(Part::new(look, text));
            }
            Inline::SoftBreak => parts.push(Part {
                look,
                text: PartText::Soft,
            }),
            Inline::LineBreak => parts.push(Part {
                look,
                text: PartText::Break,
            }),
        }
    }
}

/// Addresses that a reader of PDF may follow.
fn may_follow(target: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        target
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// Whether the text of a link already shows its address.
fn says(parts: &[Part<'_>], target: &str) -> bool {
    let text: String = parts.iter().map(Part::text).collect();
    let text = text.trim();
    text == target || target.strip_prefix("mailto:") == Some(text)
}

/// A line end inside a paragraph is a blank, except between letters of scripts without blanks.
fn resolve_soft(parts: &mut [Part<'_>]) {
    for place in 0..parts.len() {
        let Some((before, [part, after @ ..])) = parts.split_at_mut_checked(place) else {
            continue;
        };
        if !matches!(part.text, PartText::Soft) {
            continue;
        }
        let last = before
            .last()
            .and_then(|part| part.text().chars().next_back());
        let first = after.first().and_then(|part| part.text().chars().next());
        let close = matches!((last, first), (Some(last), Some(first)) if is_square(last) && is_square(first));
        part.text = PartText::Text(if close { "" } else { " " }.into());
    }
}

/// Letters and signs of Chinese and Japanese, which are written without blanks.
fn is_square(letter: char) -> bool {
    matches!(
        letter.script(),
        Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo
    ) || matches!(letter, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}
