//! Tags in use.

use lamplight_journal::Journal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ApiError;
use crate::table::Query;

/// Lists every tag in use, the most used first.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TagList {}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Tag {
    /// As spelled.
    pub name: String,
    /// How many entries outside the trash have it.
    pub entries: u32,
}

impl Query for TagList {
    fn query(self, journal: &Journal) -> Result<Vec<Tag>, ApiError> {
        let used = journal.tags()?.into_iter();
        let used = used.map(|tag| Tag {
            name: tag.name,
            entries: tag.entries,
        });
        Ok(used.collect())
    }
}
