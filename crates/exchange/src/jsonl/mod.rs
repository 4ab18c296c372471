//! JSON Lines: one object a line.
//!
//! `{"id","created_at","title","body","tags","mood"}`, and of our own `kind`, `zone` and `feeling`.
//! `created_at` is the date of the entry. Other keys are kept aside and written again, so that what
//! was exported, imported and exported again is the same to the byte.

mod line;
mod object;
mod read;
mod write;

use crate::format::{Definition, Sample};

pub(crate) const FORMAT: Definition = Definition {
    name: "jsonl",
    fits,
    read: read::open,
    write: write::create,
};

/// The keys that are fields of an entry.
fn is_field(key: &str) -> bool {
    [
        "id",
        "created_at",
        "title",
        "body",
        "tags",
        "mood",
        "feeling",
        "kind",
        "zone",
        "lens",
        "status",
        "given_on",
        "feel_before",
        "feel_after",
        "fields",
        "person",
        "matter",
    ]
    .contains(&key)
}

/// Whether a line near the beginning looks like an entry, be it whole or not. It is not parsed: a
/// file whose first line is broken is JSON Lines all the same.
fn fits(sample: &Sample<'_>) -> bool {
    let head = String::from_utf8_lossy(sample.head.as_deref().unwrap_or_default());
    head.trim_start_matches('\u{feff}').lines().any(|line| {
        let object = line.trim_start().strip_prefix('{');
        object.is_some_and(|keys| keys.trim_start().starts_with('"'))
            && ["\"created_at\"", "\"body\"", "\"title\""]
                .iter()
                .any(|key| line.contains(key))
    })
}
