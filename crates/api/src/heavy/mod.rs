//! Heavy words: the quiet line under a text.

use lamplight_journal::Journal;
use lamplight_journal::entries::EntryId;
use lamplight_journal::heavy::Line;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ApiError;
use crate::table::Query;

/// Looks whether an entry has heavy words in it. For asking when it was saved, never while
/// somebody types. Nothing of it is kept.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct HeavyLook {
    /// Which entry.
    pub id: EntryId,
}

/// Which quiet line fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct HeavyLine {
    /// Absent when none fits, and while the setting `support_line` is off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<Line>,
}

impl Query for HeavyLook {
    fn query(self, journal: &Journal) -> Result<HeavyLine, ApiError> {
        let line = journal.heavy_look(self.id)?;
        Ok(HeavyLine { line })
    }
}
