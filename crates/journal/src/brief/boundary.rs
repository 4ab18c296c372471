//! Boundaries: the limit, the writer's own act, and the days.

use serde::Serialize;

use super::{Material, Role};
use crate::commitments::{CommitmentKind, Outcome};
use crate::day::Day;
use crate::records::RecordId;

/// A day on which it mattered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefHeld {
    /// The day.
    pub on_day: Day,
    /// Held, partly, not held, or not needed.
    pub outcome: Outcome,
    /// The writer's note; may be empty.
    pub note: String,
}

/// One boundary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct BriefLimit {
    /// Which commitment.
    pub commitment: RecordId,
    /// Who it is with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The limit.
    pub text: String,
    /// What the writer does.
    pub then_i_will: String,
    /// The days, the earliest first.
    pub days: Vec<BriefHeld>,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefBoundary {
    /// The earliest start first.
    pub limits: Vec<BriefLimit>,
}

pub(super) fn gather(material: &Material) -> BriefBoundary {
    let limits = material.done(CommitmentKind::Boundary).map(|done| {
        let days = done.events.iter().map(|event| BriefHeld {
            on_day: event.on_day,
            outcome: event.outcome,
            note: material.roles.own(&event.note),
        });
        BriefLimit {
            commitment: done.commitment.id,
            role: material.role(done.commitment.person),
            text: material.roles.own(&done.commitment.text),
            then_i_will: material.roles.own(&done.commitment.then_i_will),
            days: days.collect(),
        }
    });
    BriefBoundary {
        limits: limits.collect(),
    }
}
