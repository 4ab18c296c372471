//! Records: what every noun's commands share.

pub use lamplight_journal::records::RecordId;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// The record that something was done with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct RecordNamed {
    /// Its name.
    pub id: RecordId,
}

/// Reads a field that may be given as nothing: absent, it stays as it was; `null` takes it away.
#[allow(
    clippy::option_option,
    reason = "absent, nothing and something are three answers"
)]
pub(crate) fn given<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
