//! What the system is told: that there is something for today, and no more.

use lamplight_journal::Journal;
use lamplight_journal::day::Day;
use lamplight_journal::reminder;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::table::{Mutate, Query};

/// Asks whether the system is to show that there is something for today.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ReminderShow")]
pub struct Reminder {}

impl Query for Reminder {
    fn query(self, journal: &Journal) -> Result<reminder::Reminder, ApiError> {
        Ok(journal.reminder()?)
    }
}

/// Keeps that the system shows it today, so that it does not again.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ReminderDone {
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

/// The day that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ReminderKept {
    /// Today.
    pub on_day: Day,
}

impl Mutate for ReminderDone {
    fn mutate(self, journal: &mut Journal) -> Result<ReminderKept, ApiError> {
        let on_day = journal.reminder_done(self.request_id)?;
        Ok(ReminderKept { on_day })
    }
}
