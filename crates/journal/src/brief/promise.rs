//! Promises: what came of them, counted, and what the writer learned.

use serde::Serialize;

use super::{BriefCounts, Material, Role};
use crate::commitments::CommitmentKind;
use crate::day::Day;
use crate::records::RecordId;

/// What the writer noted on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefLesson {
    /// The day.
    pub on_day: Day,
    /// The note; may be empty.
    pub note: String,
    /// What was learned; may be empty.
    pub learned: String,
}

/// One promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct BriefPromise {
    /// Which commitment.
    pub commitment: RecordId,
    /// Who it is with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// What it is.
    pub text: String,
    /// When …
    pub when_cue: String,
    /// … I will.
    pub then_i_will: String,
    /// What came of it in those days.
    pub counts: BriefCounts,
    /// Notes and lessons, the earliest first.
    pub lessons: Vec<BriefLesson>,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefPromises {
    /// The earliest start first.
    pub promises: Vec<BriefPromise>,
}

pub(super) fn gather(material: &Material) -> BriefPromises {
    let promises = material.done(CommitmentKind::Promise).map(|done| {
        let lessons = done.events.iter().map(|event| BriefLesson {
            on_day: event.on_day,
            note: material.roles.own(&event.note),
            learned: material.roles.own(&event.learned),
        });
        let said = |lesson: &BriefLesson| !lesson.note.is_empty() || !lesson.learned.is_empty();
        BriefPromise {
            commitment: done.commitment.id,
            role: material.role(done.commitment.person),
            text: material.roles.own(&done.commitment.text),
            when_cue: material.roles.own(&done.commitment.when_cue),
            then_i_will: material.roles.own(&done.commitment.then_i_will),
            counts: BriefCounts::of(&done.events),
            lessons: lessons.filter(said).collect(),
        }
    });
    BriefPromises {
        promises: promises.collect(),
    }
}
