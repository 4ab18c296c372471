//! The document as one Markdown file.

use crate::printed::{BETWEEN_FACTS, Head};
use crate::{Document, Format, Piece};

/// Signs that mean something inside a line of Markdown.
const SIGNS: &[char] = &[
    '\\', '`', '*', '_', '[', ']', '<', '>', '&', '~', '#', '!', '|', '$', '^',
];

/// Writes the document. Titles, tags and labels are escaped; a body stands byte for byte.
pub(crate) fn write(document: &Document) -> Vec<u8> {
    let mut text = String::new();
    text.push_str("# ");
    escape(&document.words.title, &mut text);
    text.push('\n');
    for piece in &document.pieces {
        write_piece(piece, &mut text);
    }
    text.into_bytes()
}

fn write_piece(piece: &Piece, text: &mut String) {
    let head = Head::of(piece, Format::Markdown);
    text.push_str("\n## ");
    escape(&head.title, text);
    text.push_str("\n\n");
    for (place, fact) in head.facts.iter().enumerate() {
        if place > 0 {
            text.push_str(BETWEEN_FACTS);
        }
        escape(fact, text);
    }
    for tag in &head.tags {
        text.push_str(BETWEEN_FACTS);
        text.push('#');
        escape(tag, text);
    }
    text.push_str("\n\n");
    text.push_str(&piece.body);
    if !piece.body.is_empty() && !piece.body.ends_with('\n') {
        text.push('\n');
    }
}

pub(crate) fn escape(text: &str, into: &mut String) {
    for letter in text.chars() {
        if SIGNS.contains(&letter) {
            into.push('\\');
        }
        into.push(letter);
    }
}
