//! The document as one Markdown file.

use crate::{Document, Piece};

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
    let title = one_line(&piece.title);
    let dated = title.is_empty();
    text.push_str("\n## ");
    escape(if dated { &piece.date_label } else { &title }, text);
    text.push_str("\n\n");
    if !dated {
        escape(&piece.date_label, text);
        text.push_str(" · ");
    }
    escape(&piece.kind_label, text);
    for tag in &piece.tags {
        text.push_str(" · #");
        escape(&one_line(tag), text);
    }
    text.push_str("\n\n");
    text.push_str(&piece.body);
    if !piece.body.is_empty() && !piece.body.ends_with('\n') {
        text.push('\n');
    }
}

/// A heading is one line, whatever the title holds.
fn one_line(text: &str) -> String {
    text.trim().replace(
        |letter: char| letter.is_control() || "\u{2028}\u{2029}".contains(letter),
        " ",
    )
}

fn escape(text: &str, into: &mut String) {
    for letter in text.chars() {
        if SIGNS.contains(&letter) {
            into.push('\\');
        }
        into.push(letter);
    }
}
