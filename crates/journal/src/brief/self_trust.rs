//! Trust in oneself: the writer's own lines, and how values were lived.

use serde::Serialize;

use super::Material;
use crate::day::Day;
use crate::entries::{EntryId, Kind};
use crate::records::RecordId;

/// The lens of these reflections.
const LENS: &str = "self_trust";

/// One reflection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefTrusted {
    /// Which entry.
    pub entry: EntryId,
    /// Its day.
    pub on_day: Day,
    /// Whether the writer marked it.
    pub starred: bool,
    /// When the writer acted like the person they want to be.
    pub acted: String,
    /// What the writer knew all along.
    pub knew: String,
    /// What small word to themselves was kept.
    pub kept_word: String,
    /// Where the writer went quiet.
    pub went_quiet: String,
}

/// A value as it was last looked at in those days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct BriefValue {
    /// Which value.
    pub value: RecordId,
    /// Its name.
    pub name: String,
    /// The day of the look.
    pub on_day: Day,
    /// How much it matters, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub importance: Option<u8>,
    /// How it was lived, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lived: Option<u8>,
    /// How much more it matters than it was lived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<i8>,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefSelfTrust {
    /// Reflections, the earliest first.
    pub lines: Vec<BriefTrusted>,
    /// Values, in the writer's order.
    pub values: Vec<BriefValue>,
}

pub(super) fn gather(material: &Material) -> BriefSelfTrust {
    let reflections = material.of_kind(Kind::Reflection);
    let reflections = reflections.filter(|entry| entry.lens.as_deref() == Some(LENS));
    let lines = reflections.map(|entry| {
        let answer = |id| material.answer(&entry.fields, id);
        BriefTrusted {
            entry: entry.id,
            on_day: entry.entry_date.day().into(),
            starred: entry.facets.starred,
            acted: answer("acted"),
            knew: answer("knew"),
            kept_word: answer("kept_word"),
            went_quiet: answer("went_quiet"),
        }
    });
    let values = material.values.iter().filter_map(|value| {
        let look = value.look.as_ref()?;
        Some(BriefValue {
            value: value.id,
            name: value.name.clone(),
            on_day: look.on_day,
            importance: look.importance,
            lived: look.lived,
            gap: value.gap,
        })
    });
    BriefSelfTrust {
        lines: lines.collect(),
        values: values.collect(),
    }
}
