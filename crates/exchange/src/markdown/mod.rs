//! A folder of Markdown files with YAML front matter, one entry a file, as Obsidian, Joplin and
//! Jekyll keep them.
//!
//! The text behind the front matter is taken as it is, to the byte: links between notes, embedded
//! files and `#tags` in the text stay text. Of the front matter, the title, date, tags, kind, zone
//! and feeling become fields of the entry; every other key is kept aside and written again, and so
//! are comments, under `#`. Front matter that is not valid YAML stays in the text.
//!
//! A file whose front matter has a UUID as its `id`, as exported ones have, is the entry of that
//! name. Any other is known again by its file name and its bytes, in whatever folder it lies; one
//! that was changed since is a new entry beside the old, so that nothing written since is lost and
//! nothing that was edited in the journal is overwritten.

mod answers;
mod decode;
mod fields;
mod folder;
mod front_matter;
mod name;
mod place;
mod quote;
mod read;
mod write;
mod yaml;

use std::path::Path;

use crate::format::{Definition, Sample};

pub(crate) const FORMAT: Definition = Definition {
    name: "markdown",
    fits,
    read: read::open,
    write: write::create,
};

/// Whether the name is a Markdown file's.
fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        ["md", "markdown"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// Any text is Markdown, so content alone does not tell: a folder has a Markdown file somewhere, and
/// a file is named as one or begins with front matter.
fn fits(sample: &Sample<'_>) -> bool {
    let Some(head) = &sample.head else {
        return folder::has_markdown(sample.path);
    };
    is_markdown(sample.path)
        || decode::text(head.clone()).is_ok_and(|text| front_matter::split(&text).is_some())
}
