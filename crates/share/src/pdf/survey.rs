//! Which letters a document has, before the fonts are chosen.

use lamplight_text::{Block, Inline};

use super::fonts::Wanted;
use super::stretch::{Stretch, stretches};
use super::voice::{Han, Voice};
use crate::{Document, Piece};

/// An entry and what its text says of its Chinese characters.
pub(super) struct Read<'a> {
    pub(super) piece: &'a Piece,
    pub(super) blocks: Vec<Block>,
    pub(super) han: Han,
}

/// Reads the entries, and notes which letters they have.
pub(super) fn read<'a>(document: &'a Document, voice: &Voice) -> (Vec<Read<'a>>, Wanted) {
    let mut wanted = Wanted::default();
    let words = &document.words;
    for word in [&words.title, &words.foot, &words.picture] {
        want(word, &mut wanted);
    }
    let all = Han::guess_any(document.pieces.iter().map(|piece| piece.body.as_str()));
    let mut entries = Vec::with_capacity(document.pieces.len());
    for piece in &document.pieces {
        let texts = [piece.title.as_str(), piece.body.as_str()];
        let han = Han::guess_any(texts.into_iter())
            .or(all)
            .unwrap_or(voice.han);
        let labels = [&piece.kind_label, &piece.date_label, &piece.title];
        for text in labels.into_iter().chain(&piece.tags) {
            want(text, &mut wanted);
        }
        let blocks = lamplight_text::blocks(&piece.body);
        of_blocks(&blocks, &mut wanted);
        entries.push(Read { piece, blocks, han });
    }
    (entries, wanted)
}

fn want(text: &str, wanted: &mut Wanted) {
    if text.is_ascii() {
        return;
    }
    wanted.hans.extend(Han::guess(text));
    for stretch in stretches(text) {
        match stretch {
            Stretch::Cluster(cluster)
                if !cluster.is_ascii() && !wanted.clusters.contains(cluster) =>
            {
                wanted.clusters.insert(cluster.to_owned());
            }
            _ => {}
        }
    }
}

fn of_blocks(blocks: &[Block], wanted: &mut Wanted) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => {
                of_inlines(content, wanted);
            }
            Block::List { items, .. } => {
                for item in items {
                    of_blocks(&item.blocks, wanted);
                }
            }
            Block::Quote { blocks } => of_blocks(blocks, wanted),
            Block::Code { text, .. } | Block::Html { text } => want(text, wanted),
            Block::Table { header, rows, .. } => {
                for cell in header.iter().chain(rows.iter().flatten()) {
                    of_inlines(cell, wanted);
                }
            }
            Block::Rule => {}
        }
    }
}

fn of_inlines(content: &[Inline], wanted: &mut Wanted) {
    for inline in content {
        match inline {
            Inline::Text { text } | Inline::Code { text } | Inline::Html { text } => {
                want(text, wanted);
            }
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strikethrough { content } => of_inlines(content, wanted),
            Inline::Link { target, content } => {
                want(target, wanted);
                of_inlines(content, wanted);
            }
            Inline::Image { alt, .. } => want(alt, wanted),
            Inline::SoftBreak | Inline::LineBreak => {}
        }
    }
}
