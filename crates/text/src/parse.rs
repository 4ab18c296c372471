//! Markdown into typed blocks.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::block::{Alignment, Block, Inline, Item};
use crate::outline::{Open, Outline, Running, Span};
use crate::source::{events, tamed};

/// The blocks of an entry.
///
/// `CommonMark` with tables, strikethrough and task lists. Raw HTML is kept as text in
/// [`Block::Html`] and [`Inline::Html`]. Targets of links and images are as typed: whoever opens
/// one decides which schemes are fit. Beyond 48 levels quotes, lists and emphasis are put into the
/// deepest level; text is never lost.
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
    let mut reader = Reader::default();
    for (event, _) in events(&source) {
        reader.event(event);
    }
    reader.outline.finish()
}

#[derive(Default)]
struct Reader {
    outline: Outline,
    image: Option<OpenImage>,
}

/// An image: what stands in it is only its description.
struct OpenImage {
    target: String,
    alt: String,
    /// Images within it.
    nested: usize,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        if self.image.is_some() {
            return self.in_image(event);
        }
        let outline = &mut self.outline;
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => outline.text(&text),
            Event::Html(text) => outline.html(text.into_string()),
            Event::InlineHtml(text) => outline.inline(Inline::Html {
                text: text.into_string(),
            }),
            Event::Code(text) => outline.inline(Inline::Code {
                text: text.into_string(),
            }),
            Event::SoftBreak => outline.inline(Inline::SoftBreak),
            Event::HardBreak => outline.inline(Inline::LineBreak),
            Event::Rule => {
                outline.close_bare_text();
                outline.block(Block::Rule);
            }
            Event::TaskListMarker(checked) => outline.task(checked),
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
                    self.outline.inline(Inline::Image { target, alt });
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
            Tag::Emphasis => self.outline.open_span(Span::Emphasis),
            Tag::Strong => self.outline.open_span(Span::Strong),
            Tag::Strikethrough => self.outline.open_span(Span::Strikethrough),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let target = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                self.outline.open_span(Span::Link(target));
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
                self.outline.close_bare_text();
                self.start_block(tag);
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'_>) {
        let outline = &mut self.outline;
        match tag {
            Tag::Paragraph => outline.open_text(Running::Paragraph),
            Tag::Heading { level, .. } => outline.open_text(Running::Heading(level as u8)),
            Tag::TableCell => outline.open_text(Running::Cell),
            Tag::BlockQuote(_) => outline.open_level(Open::Quote(Vec::new())),
            Tag::List(start) => outline.open_level(Open::List {
                start,
                items: Vec::new(),
            }),
            Tag::Item => outline.open_level(Open::Item(Item::default())),
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or(""),
                    CodeBlockKind::Indented => "",
                };
                let language = language.to_owned();
                outline.open(Open::Code {
                    language,
                    text: String::new(),
                });
            }
            Tag::HtmlBlock => outline.open(Open::Html(String::new())),
            Tag::Table(columns) => {
                let alignments = columns.into_iter().map(alignment).collect();
                let (header, rows) = (Vec::new(), Vec::new());
                outline.open(Open::Table {
                    alignments,
                    header,
                    rows,
                });
            }
            Tag::TableHead => outline.open(Open::Row {
                head: true,
                cells: Vec::new(),
            }),
            Tag::TableRow => outline.open(Open::Row {
                head: false,
                cells: Vec::new(),
            }),
            // Footnotes, definition lists, metadata and the like are not enabled.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                self.outline.close_level();
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.outline.close_bare_text();
                self.outline.close_level();
            }
            _ => self.outline.close(),
        }
    }
}

fn alignment(of: pulldown_cmark::Alignment) -> Alignment {
    match of {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}
