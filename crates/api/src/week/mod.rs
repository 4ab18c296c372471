//! The weekly look.

use lamplight_journal::Journal;
use lamplight_journal::day::Day;
use lamplight_journal::week;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::table::{Mutate, Query};

/// Shows the weekly look as it is now.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "WeekShow")]
pub struct Week {}

impl Query for Week {
    fn query(self, journal: &Journal) -> Result<week::Week, ApiError> {
        Ok(journal.week()?)
    }
}

/// Keeps that the writer had the weekly look today.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WeekDone {
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

/// The day that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct WeekKept {
    /// Today.
    pub on_day: Day,
}

impl Mutate for WeekDone {
    fn mutate(self, journal: &mut Journal) -> Result<WeekKept, ApiError> {
        let on_day = journal.week_done(self.request_id)?;
        Ok(WeekKept { on_day })
    }
}
