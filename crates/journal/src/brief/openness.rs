//! Openness: what is shared, until when, and how often it was done.

use serde::Serialize;

use super::{BriefCounts, Material, Role};
use crate::commitments::CommitmentKind;
use crate::day::Day;
use crate::records::RecordId;

/// One thing that is shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct BriefOpen {
    /// Which commitment.
    pub commitment: RecordId,
    /// Who it is with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// What is shared.
    pub text: String,
    /// What stays the writer's.
    pub stays_mine: String,
    /// The day to look at it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_on: Option<Day>,
    /// What came of it in those days.
    pub counts: BriefCounts,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefOpenness {
    /// The earliest start first.
    pub open: Vec<BriefOpen>,
}

pub(super) fn gather(material: &Material) -> BriefOpenness {
    let open = material
        .done(CommitmentKind::Openness)
        .map(|done| BriefOpen {
            commitment: done.commitment.id,
            role: material.role(done.commitment.person),
            text: material.roles.own(&done.commitment.text),
            stays_mine: material.answer(&done.commitment.fields, "stays_mine"),
            review_on: done.commitment.review_on,
            counts: BriefCounts::of(&done.events),
        });
    BriefOpenness {
        open: open.collect(),
    }
}
