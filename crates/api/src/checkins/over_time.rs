//! A scale over time, and small steps.

use lamplight_journal::Journal;
use lamplight_journal::checkins::{
    LONGEST_STEPS, Scale, ScaleSeries, SeriesOf, SmallStep, StepsFilter,
};
use lamplight_journal::day::Day;
use lamplight_journal::records::RecordId;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use crate::ApiError;
use crate::table::Query;

/// Shows one scale over time: ratings, a median of four weeks, dips. Days without a rating are
/// absent.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CheckinSeries {
    /// Which scale.
    pub scale: Scale,
    /// No earlier than this day.
    pub from: Option<Day>,
    /// No later than this day.
    pub to: Option<Day>,
    /// With this person in mind.
    pub person: Option<RecordId>,
    /// Of this matter.
    pub matter: Option<RecordId>,
}

impl Query for CheckinSeries {
    fn query(self, journal: &Journal) -> Result<ScaleSeries, ApiError> {
        Ok(journal.checkin_series(SeriesOf {
            scale: self.scale,
            from: self.from,
            to: self.to,
            person: self.person,
            matter: self.matter,
        })?)
    }
}

/// Lists small steps of any kind, the latest day first.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SmallStepList {
    /// At most so many, and never more than 500; five, unless given.
    pub limit: Option<u32>,
    /// No earlier than this day.
    pub from: Option<Day>,
    /// No later than this day.
    pub to: Option<Day>,
    /// Of this matter.
    pub matter: Option<RecordId>,
    /// Only what Home may bring up by itself. No, unless given.
    pub for_home: Option<bool>,
}

/// How many small steps are listed unless a number is given.
const USUAL: u32 = 5;

impl Query for SmallStepList {
    fn query(self, journal: &Journal) -> Result<Vec<SmallStep>, ApiError> {
        let limit = self.limit.unwrap_or(USUAL);
        if limit > LONGEST_STEPS {
            return Err(ApiError::invalid("limit", "a list holds at most 500 steps"));
        }
        let filter = StepsFilter {
            from: self.from,
            to: self.to,
            matter: self.matter,
            for_home: self.for_home.unwrap_or_default(),
        };
        Ok(journal.small_steps(filter, limit)?)
    }
}
