//! The record of what was shared.

use lamplight_journal::Journal;
use lamplight_journal::shares;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ApiError;
use crate::moment::rfc3339;
use crate::table::Query;

/// Lists everything that was shared, the latest first.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ShareLog {}

/// One file that left. Its words and its password are kept nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ShareNote {
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// `pdf` or `markdown`.
    pub format: String,
    /// `password` or `unprotected`.
    pub protection: String,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// Which entries.
    pub entries: Vec<SharedEntry>,
}

/// An entry as it was shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SharedEntry {
    /// Its name.
    pub id: String,
    /// Its revision then.
    pub revision: u32,
}

impl Query for ShareLog {
    fn query(self, journal: &Journal) -> Result<Vec<ShareNote>, ApiError> {
        Ok(journal.shares()?.into_iter().map(ShareNote::from).collect())
    }
}

impl From<shares::Share> for ShareNote {
    fn from(share: shares::Share) -> Self {
        let entries = share.entries.into_iter();
        let entries = entries.map(|(id, revision)| SharedEntry {
            id: id.to_string(),
            revision,
        });
        Self {
            at: rfc3339(share.at),
            format: share.format,
            protection: share.protection,
            sha256: share.sha256,
            entries: entries.collect(),
        }
    }
}
