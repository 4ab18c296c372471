//! Search: entries that hold every word of a query.

use lamplight_journal::entries::Status;
use lamplight_journal::records::RecordId;
use lamplight_journal::{Journal, search as journal_search};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ApiError;
use crate::entries::Kind;
use crate::filter::filter_of;
use crate::table::Query;

/// How many hits an answer has when the request does not say.
pub const USUAL_LIMIT: u32 = 50;

/// In which order hits come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// Newest first.
    #[default]
    Newest,
    /// Best first.
    Rank,
}

/// Finds entries. Words are all required; `"in quotes"` is a phrase; `begin*` is a beginning.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Search {
    /// At most 4,096 bytes.
    pub query: String,
    /// At most so many hits; 50, unless given. `total` counts them all.
    pub limit: Option<u32>,
    /// Whether hits have to be counted; yes, unless given. If not, the newest hits may come sooner.
    pub counted: Option<bool>,
    /// Newest first, unless given.
    pub order: Option<Order>,
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

/// What a search found.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct Found {
    /// How many entries hold it, also beyond `hits`; at least so many, where they were not counted.
    pub total: u32,
    /// Whether they were counted.
    pub counted: bool,
    /// How long counting, finding and cutting snippets took, in milliseconds.
    pub took_ms: f64,
    /// The first of them.
    pub hits: Vec<Hit>,
}

/// One entry that was found.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct Hit {
    /// Its name.
    pub id: String,
    /// May be empty.
    pub title: String,
    /// RFC 3339 with offset; without, or a day alone, where no more is known.
    pub entry_date: String,
    /// A piece of the text round the first hit, on one line.
    pub snippet: String,
    /// Where the query's words stand in the snippet: beginning and end in UTF-16 code units.
    pub marks: Vec<(u32, u32)>,
    /// What kind of writing it is.
    pub kind: Kind,
}

impl Query for Search {
    fn query(self, journal: &Journal) -> Result<Found, ApiError> {
        let filter = filter_of!(self);
        let limit = self.limit.unwrap_or(USUAL_LIMIT);
        let counted = self.counted.unwrap_or(true);
        let found = match self.order.unwrap_or_default() {
            Order::Newest if !counted => journal.search_first(&self.query, &filter, limit)?,
            Order::Newest => {
                journal.search(&self.query, &filter, journal_search::By::Newest, limit)?
            }
            Order::Rank => journal.search(&self.query, &filter, journal_search::By::Rank, limit)?,
        };
        Ok(Found {
            total: found.total,
            counted: found.counted,
            // To the microsecond: what is behind it is noise.
            took_ms: (found.took.as_secs_f64() * 1e6).round() / 1e3,
            hits: found.hits.into_iter().map(Hit::from).collect(),
        })
    }
}

impl From<journal_search::Hit> for Hit {
    fn from(hit: journal_search::Hit) -> Self {
        Self {
            id: hit.id.to_string(),
            title: hit.title,
            entry_date: hit.entry_date.to_string(),
            snippet: hit.snippet.text,
            marks: hit.snippet.marks,
            kind: hit.kind.into(),
        }
    }
}
