//! The typed blocks of an entry.

use serde::Serialize;

/// A block of an entry, in the order of the text.
///
/// Serialises with its name under `type`, in snake case: `{"type":"paragraph","content":[…]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 (largest) to 6.
        level: u8,
        /// The text of the heading.
        content: Vec<Inline>,
    },
    /// A paragraph, or the bare text of a list item.
    Paragraph {
        /// The text of the paragraph.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number of a numbered list; none in a bulleted one.
        start: Option<u64>,
        /// The items, in order.
        items: Vec<Item>,
    },
    /// A block quote.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A code block, fenced or indented.
    Code {
        /// The first word after the fence, or empty.
        language: String,
        /// The lines, without the last line end.
        text: String,
    },
    /// A table. Every row has as many cells as the header.
    Table {
        /// One for each column.
        alignments: Vec<Alignment>,
        /// The cells of the first row.
        header: Vec<Vec<Inline>>,
        /// The cells of the other rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A thematic break.
    Rule,
    /// Raw HTML. It is text to show, never to interpret.
    Html {
        /// The HTML as written, without the last line end.
        text: String,
    },
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Item {
    /// Whether the box is ticked, when the item is a task.
    pub checked: Option<bool>,
    /// What the item holds.
    pub blocks: Vec<Block>,
}

/// How the cells of a table column are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Alignment {
    /// Not said: at the start of the line.
    None,
    /// Left.
    Left,
    /// In the middle.
    Center,
    /// Right.
    Right,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Inline {
    /// Text, with escapes and entities resolved.
    Text {
        /// The text.
        text: String,
    },
    /// Emphasis, usually italic.
    Emphasis {
        /// What is emphasised.
        content: Vec<Inline>,
    },
    /// Strong emphasis, usually bold.
    Strong {
        /// What is emphasised.
        content: Vec<Inline>,
    },
    /// Struck text.
    Strikethrough {
        /// What is struck.
        content: Vec<Inline>,
    },
    /// Inline code.
    Code {
        /// The code.
        text: String,
    },
    /// A link. The target is as typed and not checked: it may have any scheme.
    Link {
        /// The address; a bare e-mail address has `mailto:` before it.
        target: String,
        /// The text of the link.
        content: Vec<Inline>,
    },
    /// An image. The target is as typed and not checked.
    Image {
        /// The address or file name.
        target: String,
        /// The description, without markup.
        alt: String,
    },
    /// A line end within a paragraph.
    SoftBreak,
    /// A line end that the writer asked for.
    LineBreak,
    /// A raw HTML tag or comment. It is text to show, never to interpret.
    Html {
        /// The HTML as written.
        text: String,
    },
}
