//! The timeline, page by page.

use lamplight_journal::Journal;
use lamplight_journal::entries::Status;
use lamplight_journal::records::RecordId;
use lamplight_journal::timeline::{Cursor, LONGEST_PAGE, Line};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ApiError;
use crate::entries::{EntryLine, Kind};
use crate::filter::{filter_of, name};
use crate::table::Query;

/// How many entries a page has when the request does not say.
const USUAL_PAGE: u32 = 50;

/// One page of the timeline, newest first.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Timeline {
    /// `next` of the page before; the first page, unless given.
    pub cursor: Option<String>,
    /// At most so many entries, up to 500; 50, unless given.
    pub limit: Option<u32>,
    /// No earlier than this day or instant.
    pub from: Option<String>,
    /// No later than this; a day counts whole.
    pub to: Option<String>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// With this tag; capitals and accents make no difference.
    pub tag: Option<String>,
    /// About this person, about a matter of theirs, or with a link to them in it.
    pub person: Option<RecordId>,
    /// About this matter, or with a link to it in it.
    pub matter: Option<RecordId>,
    /// With this lens.
    pub lens: Option<String>,
    /// With this status.
    pub status: Option<Status>,
    /// Only those that are marked, or only the others.
    pub starred: Option<bool>,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct TimelinePage {
    /// Newest first.
    pub entries: Vec<TimelineLine>,
    /// Where the next page begins; absent after the last entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One entry on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TimelineLine {
    /// What every list shows.
    #[serde(flatten)]
    pub entry: EntryLine,
    /// The beginning of the text, on one line.
    pub excerpt: String,
}

impl Query for Timeline {
    fn query(self, journal: &Journal) -> Result<TimelinePage, ApiError> {
        let filter = filter_of!(self);
        let after: Option<Cursor> = self.cursor.map(|text| name(&text, "cursor")).transpose()?;
        let limit = self.limit.unwrap_or(USUAL_PAGE);
        if !(1..=LONGEST_PAGE).contains(&limit) {
            return Err(ApiError::invalid("limit", "a page has 1 to 500 entries"));
        }
        let page = journal.timeline(&filter, after, limit)?;
        Ok(TimelinePage {
            entries: page.entries.into_iter().map(TimelineLine::from).collect(),
            next: page.next.map(|cursor| cursor.to_string()),
        })
    }
}

impl From<Line> for TimelineLine {
    fn from(line: Line) -> Self {
        Self {
            entry: line.summary.into(),
            excerpt: line.excerpt,
        }
    }
}
