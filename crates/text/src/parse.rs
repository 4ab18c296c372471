//! Markdown into typed blocks.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::block::{Alignment, Block, Inline, Item};
use crate::source::{events, tamed};

/// Quotes, list items, emphasis and links may stand within each other to this depth, a list
/// counting twice (the list and its item). What is deeper is put into the deepest level, so that
/// nothing that walks the blocks runs out of stack. As JSON the blocks stay well below the 128
/// levels that readers of JSON commonly allow.
const DEEPEST: usize = 48;

/// The blocks of an entry.
///
/// `CommonMark` with tables, strikethrough and task lists. Raw HTML is kept as text in
/// [`Block::Html`] and [`Inline::Html`]. Targets of links and images are as typed: whoever opens
/// one decides which schemes are fit. Text is never lost to deep nesting; beyond 48 levels
/// its quotes, lists and emphasis are.
///
/// ```
/// use lamplight_text::{Block, Inline, blocks};
///
/// assert_eq!(blocks("# Hi"), [Block::Heading {
///     level: 1,
///     content: vec![Inline::Text { text: "Hi".into() }],
/// }]);
/// ```
#[must_use]
pub fn blocks(markdown: &str) -> Vec<Block> {
    let source = tamed(markdown);
    let mut builder = Builder::default();
    for (event, _) in events(&source) {
        builder.event(event);
    }
    builder.close_bare_text();
    builder.blocks
}

/// A block or inline that is open.
enum Open {
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
    Row(Vec<Vec<Inline>>),
}

/// What holds running text.
#[derive(Clone, Copy)]
enum Running {
    Paragraph,
    /// The text of a list item that has no paragraphs of its own: nothing in the events ends it.
    Bare,
    Heading(u8),
    Cell,
}

enum Span {
    Emphasis,
    Strong,
    Strikethrough,
    Link(String),
}

#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    open: Vec<Open>,
    /// Levels in use, at most [`DEEPEST`].
    depth: usize,
    /// Levels opened beyond. While there are any, none in between is built.
    beyond: usize,
    image: Option<OpenImage>,
}

/// An image: what stands in it is only its description.
struct OpenImage {
    target: String,
    alt: String,
    /// Images within it.
    nested: usize,
}

impl Builder {
    fn event(&mut self, event: Event<'_>) {
        if self.image.is_some() {
            return self.in_image(event);
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Html(text) => match self.open.last_mut() {
                Some(Open::Html(html)) => html.push_str(&text),
                _ => self.inline(Inline::Html {
                    text: text.into_string(),
                }),
            },
            Event::Code(text) => self.inline(Inline::Code {
                text: text.into_string(),
            }),
            Event::InlineHtml(text) => self.inline(Inline::Html {
                text: text.into_string(),
            }),
            Event::SoftBreak => self.inline(Inline::SoftBreak),
            Event::HardBreak => self.inline(Inline::LineBreak),
            Event::Rule => {
                self.close_bare_text();
                self.block(Block::Rule);
            }
            Event::TaskListMarker(checked) => self.task(checked),
            // Mathematics and footnotes are not enabled.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) => {}
        }
    }

    fn in_image(&mut self, event: Event<'_>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(Tag::Image { .. }) => image.nested += 1,
            Event::End(TagEnd::Image) if image.nested > 0 => image.nested -= 1,
            Event::End(TagEnd::Image) => {
                if let Some(OpenImage { target, alt, .. }) = self.image.take() {
                    self.inline(Inline::Image { target, alt });
                }
            }
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                image.alt.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.open_span(Span::Emphasis),
            Tag::Strong => self.open_span(Span::Strong),
            Tag::Strikethrough => self.open_span(Span::Strikethrough),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let target = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                self.open_span(Span::Link(target));
            }
            Tag::Image { dest_url, .. } => {
                let target = dest_url.into_string();
                self.image = Some(OpenImage {
                    target,
                    alt: String::new(),
                    nested: 0,
                });
            }
            tag => {
                self.close_bare_text();
                self.start_block(tag);
            }
        }
    }

    #[allow(
        clippy::collapsible_match,
        reason = "a guard that opens a block would hide that it does"
    )]
    fn start_block(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.open_text(Running::Paragraph),
            Tag::Heading { level, .. } => self.open_text(Running::Heading(level as u8)),
            Tag::TableCell => self.open_text(Running::Cell),
            Tag::BlockQuote(_) => {
                if self.deepen(1) {
                    self.open.push(Open::Quote(Vec::new()));
                }
            }
            Tag::List(start) => {
                // An item always finds room in its list.
                if self.deepen(2) {
                    self.open.push(Open::List {
                        start,
                        items: Vec::new(),
                    });
                }
            }
            Tag::Item => {
                if self.beyond > 0 {
                    self.beyond += 1;
                } else {
                    self.open.push(Open::Item(Item::default()));
                }
            }
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or(""),
                    CodeBlockKind::Indented => "",
                };
                let language = language.to_owned();
                self.open.push(Open::Code {
                    language,
                    text: String::new(),
                });
            }
            Tag::HtmlBlock => self.open.push(Open::Html(String::new())),
            Tag::Table(columns) => {
                let alignments = columns.into_iter().map(alignment).collect();
                let (header, rows) = (Vec::new(), Vec::new());
                self.open.push(Open::Table {
                    alignments,
                    header,
                    rows,
                });
            }
            Tag::TableHead | Tag::TableRow => self.open.push(Open::Row(Vec::new())),
            // Footnotes, definition lists, metadata and the like are not enabled.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let is_span = matches!(
            tag,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
        );
        if !is_span {
            self.close_bare_text();
        }
        let levels = match tag {
            TagEnd::List(_) => 2,
            TagEnd::BlockQuote(_) => 1,
            _ if is_span => 1,
            _ => 0,
        };
        if self.beyond > 0 && (levels > 0 || tag == TagEnd::Item) {
            self.beyond -= 1;
            return;
        }
        self.depth -= levels.min(self.depth);
        if let Some(open) = self.open.pop() {
            self.close(open, tag);
        }
    }

    fn close(&mut self, open: Open, tag: TagEnd) {
        match open {
            Open::Quote(blocks) => self.block(Block::Quote { blocks }),
            Open::List { start, items } => self.block(Block::List { start, items }),
            Open::Item(item) => {
                if let Some(Open::List { items, .. }) = self.open.last_mut() {
                    items.push(item);
                }
            }
            Open::Text {
                as_what: Running::Paragraph | Running::Bare,
                content,
            } => {
                self.block(Block::Paragraph { content });
            }
            Open::Text {
                as_what: Running::Heading(level),
                content,
            } => {
                self.block(Block::Heading { level, content });
            }
            Open::Text {
                as_what: Running::Cell,
                content,
            } => {
                if let Some(Open::Row(cells)) = self.open.last_mut() {
                    cells.push(content);
                }
            }
            Open::Inline { as_what, content } => self.inline(match as_what {
                Span::Emphasis => Inline::Emphasis { content },
                Span::Strong => Inline::Strong { content },
                Span::Strikethrough => Inline::Strikethrough { content },
                Span::Link(target) => Inline::Link { target, content },
            }),
            Open::Code { language, text } => {
                self.block(Block::Code {
                    language,
                    text: without_last_line_end(text),
                });
            }
            Open::Html(text) => self.block(Block::Html {
                text: without_last_line_end(text),
            }),
            Open::Table {
                alignments,
                header,
                rows,
            } => {
                self.block(Block::Table {
                    alignments,
                    header,
                    rows,
                });
            }
            Open::Row(cells) => {
                if let Some(Open::Table { header, rows, .. }) = self.open.last_mut() {
                    if tag == TagEnd::TableHead {
                        *header = cells;
                    } else {
                        rows.push(cells);
                    }
                }
            }
        }
    }

    /// Takes so many levels if there are as many; otherwise notes that one more is not built.
    fn deepen(&mut self, levels: usize) -> bool {
        let room = self.beyond == 0 && self.depth + levels <= DEEPEST;
        if room {
            self.depth += levels;
        } else {
            self.beyond += 1;
        }
        room
    }

    fn open_text(&mut self, as_what: Running) {
        self.open.push(Open::Text {
            as_what,
            content: Vec::new(),
        });
    }

    fn open_span(&mut self, as_what: Span) {
        self.need_running_text();
        if self.deepen(1) {
            self.open.push(Open::Inline {
                as_what,
                content: Vec::new(),
            });
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

    fn close_bare_text(&mut self) {
        if matches!(
            self.open.last(),
            Some(Open::Text {
                as_what: Running::Bare,
                ..
            })
        ) && let Some(Open::Text { content, .. }) = self.open.pop()
        {
            self.block(Block::Paragraph { content });
        }
    }

    fn block(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(Open::Quote(blocks) | Open::Item(Item { blocks, .. })) => blocks.push(block),
            _ => self.blocks.push(block),
        }
    }

    fn inline(&mut self, inline: Inline) {
        self.need_running_text();
        if let Some(Open::Text { content, .. } | Open::Inline { content, .. }) =
            self.open.last_mut()
        {
            content.push(inline);
        }
    }

    /// Adds to the text before, which the events may give in pieces.
    fn text(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(Open::Code { text: code, .. }) => code.push_str(text),
            Some(Open::Html(html)) => html.push_str(text),
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

    /// The marker stands first in its item, alone or in its first paragraph.
    fn task(&mut self, checked: bool) {
        if self.beyond == 0
            && let Some(Open::Item(item)) = self
                .open
                .iter_mut()
                .rev()
                .take(2)
                .find(|open| matches!(open, Open::Item(_)))
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

fn alignment(of: pulldown_cmark::Alignment) -> Alignment {
    match of {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}
