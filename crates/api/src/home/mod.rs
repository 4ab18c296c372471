//! Home: one screen, calm.

use lamplight_journal::Journal;
use lamplight_journal::home;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use crate::ApiError;
use crate::table::Query;

/// Shows Home as it is now.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields, rename = "HomeShow")]
pub struct Home {
    /// Whether one word of what the writer cares about being is to stand on it. No, unless given.
    pub value: Option<bool>,
}

impl Query for Home {
    fn query(self, journal: &Journal) -> Result<home::Home, ApiError> {
        Ok(journal.home(self.value.unwrap_or(false))?)
    }
}
