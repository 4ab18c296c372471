//! The place where the writer left off.

use lamplight_journal::Journal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ApiError;
use crate::table::{Mutate, Query};

/// Asks where the writer left off.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlaceGet {}

/// Where the writer left off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct Place {
    /// What the window kept; absent until it first did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// Keeps where the writer is: view, entry, caret, scroll. It lies in the vault, and only the window
/// that wrote it knows what it means.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlaceSet {
    /// At most 16,384 bytes.
    pub place: String,
}

/// The place is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct PlaceKept {}

impl Query for PlaceGet {
    fn query(self, journal: &Journal) -> Result<Place, ApiError> {
        Ok(Place {
            place: journal.place()?,
        })
    }
}

impl Mutate for PlaceSet {
    fn mutate(self, journal: &mut Journal) -> Result<PlaceKept, ApiError> {
        journal.keep_place(&self.place)?;
        Ok(PlaceKept {})
    }
}
