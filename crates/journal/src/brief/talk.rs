//! Talks: the four lines, what was heard, and how it went.

use serde::Serialize;

use super::{Material, Role};
use crate::day::Day;
use crate::entries::{EntryId, Kind, Status};

/// One talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct BriefTalk {
    /// Which entry.
    pub entry: EntryId,
    /// Its day.
    pub on_day: Day,
    /// Who it is with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Whether it was had.
    pub had: bool,
    /// What happened, as a camera would have it.
    pub saw: String,
    /// What the writer felt.
    pub feel: String,
    /// What mattered.
    pub need: String,
    /// What the writer could ask for.
    pub ask: String,
    /// What the writer was told, in their words.
    pub heard: String,
    /// How it went.
    pub after: String,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefTalks {
    /// Talks, the earliest first.
    pub talks: Vec<BriefTalk>,
    /// How many were prepared.
    pub prepared: u32,
    /// How many of them were had.
    pub had: u32,
}

pub(super) fn gather(material: &Material) -> BriefTalks {
    let talks = material.of_kind(Kind::Talk).map(|entry| {
        let answer = |id| material.answer(&entry.fields, id);
        let after = answer("after");
        BriefTalk {
            entry: entry.id,
            on_day: entry.entry_date.day().into(),
            role: material.role(entry.facets.person),
            had: entry.status == Status::Given || !after.is_empty(),
            saw: answer("saw"),
            feel: answer("feel"),
            need: answer("need"),
            ask: answer("ask"),
            heard: answer("heard"),
            after,
        }
    });
    let talks: Vec<BriefTalk> = talks.collect();
    let count = |had: usize| u32::try_from(had).unwrap_or(u32::MAX);
    BriefTalks {
        prepared: count(talks.len()),
        had: count(talks.iter().filter(|talk| talk.had).count()),
        talks,
    }
}
