//! Blocks under construction: a stack instead of recursion, and a bound on its levels.

use crate::block::{Alignment, Block, Inline, Item};

/// Quotes, lists, items, emphasis and links may stand within each other to this depth. What is
/// deeper is put into the deepest level, so that nothing that walks the blocks runs out of stack.
/// As JSON, two levels for each, the blocks stay well below the 128 levels that readers of JSON
/// commonly allow.
const DEEPEST: usize = 48;

/// A block or inline that is open.
pub(crate) enum Open {
    Quote(Vec<Block>),
    List {
        start: Option<u64>,
        items: Vec<Item>,
    },
    Item(Item),
    Text {
        as_what: Running,
        content: Vec<Inline>,
    },
    Inline {
        as_what: Span,
        content: Vec<Inline>,
    },
    Code {
        language: String,
        text: String,
    },
    Html(String),
    Table {
        alignments: Vec<Alignment>,
        header: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Row {
        head: bool,
        cells: Vec<Vec<Inline>>,
    },
}

/// What holds running text.
#[derive(Clone, Copy)]
pub(crate) enum Running {
    Paragraph,
    /// The text of a list item that has no paragraphs of its own: no event begins or ends it.
    Bare,
    Heading(u8),
    Cell,
}

/// An inline that holds others.
pub(crate) enum Span {
    Emphasis,
    Strong,
    Strikethrough,
    Link(String),
}

#[derive(Default)]
pub(crate) struct Outline {
    blocks: Vec<Block>,
    open: Vec<Open>,
    /// Levels in use, at most [`DEEPEST`].
    depth: usize,
    /// Levels opened beyond. While there are any, none in between is built.
    beyond: usize,
}

impl Outline {
    pub(crate) fn finish(mut self) -> Vec<Block> {
        self.close_bare_text();
        self.blocks
    }

    /// Opens what holds no further levels but its own running text.
    pub(crate) fn open(&mut self, open: Open) {
        self.open.push(open);
    }

    pub(crate) fn open_text(&mut self, as_what: Running) {
        self.open.push(Open::Text {
            as_what,
            content: Vec::new(),
        });
    }

    pub(crate) fn open_span(&mut self, as_what: Span) {
        self.need_running_text();
        self.open_level(Open::Inline {
            as_what,
            content: Vec::new(),
        });
    }

    /// Opens what may hold its like, unless there is no room.
    pub(crate) fn open_level(&mut self, open: Open) {
        // A list needs room for its items too.
        let levels = if matches!(open, Open::List { .. }) {
            2
        } else {
            1
        };
        if self.beyond == 0 && self.depth + levels <= DEEPEST {
            self.depth += 1;
            self.open.push(open);
        } else {
            self.beyond += 1;
        }
    }

    pub(crate) fn close_level(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else {
            self.depth = self.depth.saturating_sub(1);
            self.close();
        }
    }

    /// Closes what was opened last and puts it where it stands.
    pub(crate) fn close(&mut self) {
        match self.open.pop() {
            Some(Open::Quote(blocks)) => self.block(Block::Quote { blocks }),
            Some(Open::List { start, items }) => self.block(Block::List { start, items }),
            Some(Open::Item(item)) => {
                if let Some(Open::List { items, .. }) = self.open.last_mut() {
                    items.push(item);
                }
            }
            Some(Open::Text { as_what, content }) => self.close_text(as_what, content),
            Some(Open::Inline { as_what, content }) => self.inline(match as_what {
                Span::Emphasis => Inline::Emphasis { content },
                Span::Strong => Inline::Strong { content },
                Span::Strikethrough => Inline::Strikethrough { content },
                Span::Link(target) => Inline::Link { target, content },
            }),
            Some(Open::Code { language, text }) => {
                self.block(Block::Code {
                    language,
                    text: without_last_line_end(text),
                });
            }
            Some(Open::Html(text)) => {
                self.block(Block::Html {
                    text: without_last_line_end(text),
                });
            }
            Some(Open::Table {
                alignments,
                header,
                rows,
            }) => {
                self.block(Block::Table {
                    alignments,
                    header,
                    rows,
                });
            }
            Some(Open::Row { head, cells }) => match self.open.last_mut() {
                Some(Open::Table { header, .. }) if head => *header = cells,
                Some(Open::Table { rows, .. }) => rows.push(cells),
                _ => {}
            },
            None => {}
        }
    }

    fn close_text(&mut self, as_what: Running, content: Vec<Inline>) {
        match as_what {
            Running::Paragraph | Running::Bare => self.block(Block::Paragraph { content }),
            Running::Heading(level) => self.block(Block::Heading { level, content }),
            Running::Cell => {
                if let Some(Open::Row { cells, .. }) = self.open.last_mut() {
                    cells.push(content);
                }
            }
        }
    }

    /// A block that begins or a level that ends also ends the bare text of an item.
    pub(crate) fn close_bare_text(&mut self) {
        if matches!(
            self.open.last(),
            Some(Open::Text {
                as_what: Running::Bare,
                ..
            })
        ) {
            self.close();
        }
    }

    fn need_running_text(&mut self) {
        if !matches!(
            self.open.last(),
            Some(Open::Text { .. } | Open::Inline { .. })
        ) {
            self.open_text(Running::Bare);
        }
    }

    pub(crate) fn block(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(Open::Quote(blocks) | Open::Item(Item { blocks, .. })) => blocks.push(block),
            _ => self.blocks.push(block),
        }
    }

    pub(crate) fn inline(&mut self, inline: Inline) {
        self.need_running_text();
        if let Some(Open::Text { content, .. } | Open::Inline { content, .. }) =
            self.open.last_mut()
        {
            content.push(inline);
        }
    }

    pub(crate) fn html(&mut self, html: String) {
        match self.open.last_mut() {
            Some(Open::Html(before)) => before.push_str(&html),
            _ => self.inline(Inline::Html { text: html }),
        }
    }

    /// Adds to the text before, which the parser may give in pieces.
    pub(crate) fn text(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(Open::Code { text: before, .. } | Open::Html(before)) => before.push_str(text),
            Some(Open::Text { content, .. } | Open::Inline { content, .. }) => {
                match content.last_mut() {
                    Some(Inline::Text { text: before }) => before.push_str(text),
                    _ => content.push(Inline::Text {
                        text: text.to_owned(),
                    }),
                }
            }
            _ => self.inline(Inline::Text {
                text: text.to_owned(),
            }),
        }
    }

    /// Makes the item a task. The marker stands first in it, alone or in its first paragraph.
    pub(crate) fn task(&mut self, checked: bool) {
        let item = self
            .open
            .iter_mut()
            .rev()
            .take(2)
            .find_map(|open| match open {
                Open::Item(item) => Some(item),
                _ => None,
            });
        if let Some(item) = item
            && self.beyond == 0
        {
            item.checked = Some(checked);
        }
    }
}

fn without_last_line_end(mut text: String) -> String {
    if text.ends_with('\n') {
        text.pop();
    }
    text
}
