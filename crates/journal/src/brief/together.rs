//! Time together: hopes in the writer's words, and what was done.

use serde::Serialize;

use super::{BriefCounts, Material, Role};
use crate::commitments::CommitmentKind;
use crate::day::Day;
use crate::entries::{EntryId, Kind};
use crate::records::RecordId;

/// The lens of reflections that look ahead.
const LENS: &str = "future";

/// A hope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefHope {
    /// Which entry.
    pub entry: EntryId,
    /// Its day.
    pub on_day: Day,
    /// The hope.
    pub hope: String,
}

/// One thing done together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct BriefDone {
    /// Which commitment.
    pub commitment: RecordId,
    /// Who it is with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// What it is.
    pub text: String,
    /// What the writer hopes by it; may be empty.
    pub hope: String,
    /// What came of it in those days.
    pub counts: BriefCounts,
    /// What was good, of the times worth doing again.
    pub worth_repeating: Vec<String>,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefTogether {
    /// Hopes, the earliest first.
    pub hopes: Vec<BriefHope>,
    /// What was planned and done, the earliest start first.
    pub done: Vec<BriefDone>,
}

pub(super) fn gather(material: &Material) -> BriefTogether {
    let reflections = material.of_kind(Kind::Reflection);
    let ahead = reflections.filter(|entry| entry.lens.as_deref() == Some(LENS));
    let hopes = ahead.map(|entry| BriefHope {
        entry: entry.id,
        on_day: entry.entry_date.day().into(),
        hope: material.answer(&entry.fields, "hope"),
    });
    let done = material.done(CommitmentKind::Together).map(|done| {
        let starred = done.events.iter().filter(|event| event.starred);
        let notes = starred.map(|event| material.roles.own(&event.note));
        BriefDone {
            commitment: done.commitment.id,
            role: material.role(done.commitment.person),
            text: material.roles.own(&done.commitment.text),
            hope: material.answer(&done.commitment.fields, "hope"),
            counts: BriefCounts::of(&done.events),
            worth_repeating: notes.filter(|note| !note.is_empty()).collect(),
        }
    });
    BriefTogether {
        hopes: hopes.filter(|hope| !hope.hope.is_empty()).collect(),
        done: done.collect(),
    }
}
