//! Records: what every noun's commands share.

use lamplight_journal::Journal;
use lamplight_journal::records::PastState;
pub use lamplight_journal::records::RecordId;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::ApiError;
use crate::moment::rfc3339;
use crate::table::Query;

/// The record that something was done with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RecordNamed {
    /// Its name.
    pub id: RecordId,
}

/// What a record said before its changes, the latest first; also of one in the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordHistory {
    /// Of which.
    pub id: RecordId,
}

/// A state of a record that a later one superseded.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct RecordState {
    /// When it was written, RFC 3339 in UTC.
    pub saved_at: String,
    /// When the next one took its place, RFC 3339 in UTC.
    pub superseded_at: String,
    /// The record as it was. Of what it pointed to it has the names alone.
    #[ts(type = "Record<string, unknown>")]
    pub state: Value,
}

impl From<PastState> for RecordState {
    fn from(past: PastState) -> Self {
        Self {
            saved_at: rfc3339(past.saved_at),
            superseded_at: rfc3339(past.superseded_at),
            state: past.state,
        }
    }
}

impl Query for RecordHistory {
    fn query(self, journal: &Journal) -> Result<Vec<RecordState>, ApiError> {
        let past = journal.past(self.id)?;
        Ok(past.into_iter().map(RecordState::from).collect())
    }
}

/// Reads a field that may be given as nothing: absent, it stays as it was; `null` takes it away.
#[expect(
    clippy::option_option,
    reason = "absent, null and something are three things"
)]
pub(crate) fn given<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
