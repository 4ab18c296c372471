//! Time: a table of the writer's own ratings, and small steps.

use serde::Serialize;

use super::Material;
use crate::checkins::StepOf;
use crate::day::Day;
use crate::records::RecordId;

/// One check-in. A scale that was left out is absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct BriefRatings {
    /// Which check-in.
    pub checkin: RecordId,
    /// Its day.
    pub on_day: Day,
    /// How much the writer trusts them, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trust: Option<u8>,
    /// How much it hurts, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hurt: Option<u8>,
    /// How close it feels, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closeness: Option<u8>,
    /// How much the writer trusts themselves, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub self_trust: Option<u8>,
    /// How steady the writer feels, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steadiness: Option<u8>,
}

/// A small step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefStep {
    /// Where it comes from.
    pub of: StepOf,
    /// Its day.
    pub on_day: Day,
    /// What it was; may be empty.
    pub text: String,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefTime {
    /// Check-ins with a rating, the earliest first.
    pub ratings: Vec<BriefRatings>,
    /// Small steps, the earliest first.
    pub steps: Vec<BriefStep>,
}

pub(super) fn gather(material: &Material) -> BriefTime {
    let ratings = material.checkins.iter().map(|checkin| BriefRatings {
        checkin: checkin.id,
        on_day: checkin.on_day,
        trust: checkin.trust,
        hurt: checkin.hurt,
        closeness: checkin.closeness,
        self_trust: checkin.self_trust,
        steadiness: checkin.steadiness,
    });
    let is_rated = |one: &BriefRatings| {
        let scales = [
            one.trust,
            one.hurt,
            one.closeness,
            one.self_trust,
            one.steadiness,
        ];
        scales.iter().any(Option::is_some)
    };
    let steps = material.steps.iter().map(|step| BriefStep {
        of: step.of,
        on_day: step.on_day,
        text: material.roles.own(&step.text),
    });
    BriefTime {
        ratings: ratings.filter(is_rated).collect(),
        steps: steps.collect(),
    }
}
