//! The timeline of a matter.

use lamplight_journal::Journal;
use lamplight_journal::matters::MatterMoment;
use lamplight_journal::records::RecordId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ApiError;
use crate::table::Query;

/// How long a page is, unless the request says.
const PAGE: u32 = 50;

/// Shows what was written, done and brought of a matter, the newest first.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MatterTimeline {
    /// Which one.
    pub id: RecordId,
    /// At most so many; 50 unless given, and never more than 500.
    pub limit: Option<u32>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Whether to say how many days ago it happened. No, unless given.
    pub since: Option<bool>,
}

/// One page of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct MatterTimelinePage {
    /// Newest first.
    pub moments: Vec<MatterMoment>,
    /// Where the next page begins; absent after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// How many days ago it happened, where that was asked and the writer gave a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since_days: Option<u32>,
}

impl Query for MatterTimeline {
    fn query(self, journal: &Journal) -> Result<MatterTimelinePage, ApiError> {
        let cursor = self.cursor.map(|text| text.parse()).transpose()?;
        let limit = self.limit.unwrap_or(PAGE);
        let page = journal.matter_timeline(self.id, cursor.as_ref(), limit)?;
        let since_days = match self.since {
            Some(true) => journal.days_since_matter(self.id)?,
            Some(false) | None => None,
        };
        Ok(MatterTimelinePage {
            moments: page.moments,
            next: page.next.map(|cursor| cursor.to_string()),
            since_days,
        })
    }
}
