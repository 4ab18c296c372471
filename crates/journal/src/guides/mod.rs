//! Guides: the questions that lead through a piece of writing or a record, step by step, as data.
//!
//! A guide is a file beside this one, and a line in the table below. Its words are messages of
//! `locales/*/guides.ftl`; here they are named only.

mod answer;
mod guide;
mod letter;

pub(crate) use answer::{check_answer, is_choice};
pub use guide::{After, Choice, Condition, Guide, Input, Part, Purpose, Says, Step};
pub use letter::apology_letter;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::entries::Kind;

/// The guides, in the order in which they are offered.
const FILES: &[&str] = &[
    include_str!("talk.json"),
    include_str!("apology.json"),
    include_str!("forgiveness.json"),
    include_str!("self_trust.json"),
    include_str!("future.json"),
    include_str!("learning.json"),
    include_str!("time.json"),
    include_str!("promise.json"),
    include_str!("openness.json"),
    include_str!("boundary.json"),
    include_str!("together.json"),
    include_str!("missed.json"),
    include_str!("session.json"),
    include_str!("checkin.json"),
    include_str!("look.json"),
    include_str!("matter.json"),
    include_str!("safe_and_free.json"),
];

/// The files are part of the program, and a test reads each.
static GUIDES: LazyLock<Vec<Guide>> = LazyLock::new(|| {
    let read = |file: &&str| serde_json::from_str(file).ok();
    FILES.iter().filter_map(read).collect()
});

/// All guides.
#[must_use]
pub fn all() -> &'static [Guide] {
    &GUIDES
}

/// The steps of the guides that lead through an entry.
fn entry_steps() -> impl Iterator<Item = &'static Step> {
    let of_entries = all().iter().filter(|guide| guide.purpose.kind.is_some());
    of_entries.flat_map(|guide| &guide.steps)
}

/// The questions of an entry's answers in the order in which they are asked: those of its kind
/// first, then those of others. Each stands here once; answers that nobody asks for are left out.
pub fn questions(kind: Kind) -> impl Iterator<Item = (&'static str, &'static Step)> {
    let mut seen = BTreeSet::new();
    let own = move |guide: &&Guide| guide.purpose.kind == Some(kind);
    let others = move |guide: &&Guide| guide.purpose.kind.is_some_and(|other| other != kind);
    let guides = all().iter().filter(own).chain(all().iter().filter(others));
    guides
        .flat_map(|guide| &guide.steps)
        .filter_map(|step| Some((step.field.as_deref()?, step)))
        .filter(move |(name, _)| seen.insert(*name))
}

#[cfg(test)]
mod tests;
