//! Forgiveness over time.

use lamplight_journal::Journal;
use lamplight_journal::entries::EntryId;
use lamplight_journal::forgiveness::{ForgivenessOf, ForgivenessSeries};
use lamplight_journal::records::RecordId;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use crate::ApiError;
use crate::table::Query;

/// Shows the two ratings of forgiveness over time, apart: how the writer means to act, and how it
/// feels. Days without a rating are absent.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ForgivenessAsked {
    /// Of this entry only.
    pub entry: Option<EntryId>,
    /// Of entries about this matter, or with a link to it.
    pub matter: Option<RecordId>,
}

impl Query for ForgivenessAsked {
    fn query(self, journal: &Journal) -> Result<ForgivenessSeries, ApiError> {
        Ok(journal.forgiveness_series(ForgivenessOf {
            entry: self.entry,
            matter: self.matter,
        })?)
    }
}
