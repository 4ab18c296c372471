//! Markdown as the journal reads it.
//!
//! The stored text of an entry is Markdown (`CommonMark` with tables, strikethrough and task
//! lists). This crate turns it into what the rest of the journal needs: typed [`blocks`] for the
//! page, [`plain`] text and an [`excerpt`] for lists, a [`word_count`], the writer's own [`prose()`]
//! with the place of each word, the [`searchable`] text and its [`segment`]ed tokens for the index,
//! and for a [`Query`] the [`snippet`] and [`marks`] that show where it was found. It is pure: text
//! in, values out; it knows nothing of storage.
//!
//! ```
//! use lamplight_text::{Query, plain, searchable, snippet, word_count};
//!
//! let entry = "# Sunday\n\nWe walked to the **café** by the sea.";
//! assert_eq!(plain(entry), "Sunday\n\nWe walked to the café by the sea.");
//! assert_eq!(word_count(entry), 9);
//!
//! let query = Query::parse("CAFE sea");
//! let found = snippet(&query, &plain(entry), 24);
//! assert_eq!(found.text, "…the café by the sea.");
//! assert_eq!(found.marks, [(5, 9), (17, 20)]);
//! assert!(searchable("[shop](https://example.org/bread)").contains("bread"));
//! ```
//!
//! Every function takes any string, never panics, and takes time in proportion to the length of
//! the text.
#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

mod block;
mod character;
mod excerpt;
mod fold;
mod hits;
mod html;
mod mention;
mod outline;
mod parse;
mod plain;
mod prose;
mod query;
mod scan;
mod searchable;
mod segment;
mod snippet;
mod source;

pub use block::{Alignment, Block, Inline, Item};
pub use excerpt::excerpt;
pub use fold::fold;
pub use mention::{Mention, labels_only, mentions, replace_mentions};
pub use parse::blocks;
pub use plain::{plain, word_count};
pub use prose::{Prose, prose};
pub use query::{Query, Term};
pub use searchable::searchable;
pub use segment::{SEGMENTER, Tokens, segment};
pub use snippet::{Snippet, marks, snippet};
