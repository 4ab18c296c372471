//! Entries: the four kinds of writing.

mod about;
mod add;
mod date;
mod edit;
mod facets;
mod filter;
mod mentions;
mod prepared;
mod read;
mod seal;
mod state;

pub use about::About;
pub(crate) use add::insert;
pub use date::EntryDate;
pub use edit::Change;
pub use facets::{FacetChange, Facets, Fields, LONGEST_FIELDS, LONGEST_NAME, Status, answers_from};
pub(crate) use facets::{check_answers, check_fields, merged, texts};
pub use filter::{Filter, Sealed};
pub use mentions::Mentioned;
pub(crate) use mentions::{Gone, unmention};
pub use prepared::Prepared;
pub(crate) use read::{
    SUMMARY, Standing, called, fields_of, load, load_state, row_of, stored, summaries,
};
pub(crate) use seal::refuse_sealed;
pub(crate) use state::State;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::JournalError;
use crate::day::Day;
use crate::records::RecordId;

/// The longest text of one entry, in bytes of UTF-8.
pub const LONGEST_BODY: usize = 16 * 1024 * 1024;
/// The longest title, in bytes of UTF-8.
pub const LONGEST_TITLE: usize = 4096;
/// The longest tag, in bytes of UTF-8.
pub const LONGEST_TAG: usize = 256;
/// The most tags one entry has.
pub const MOST_TAGS: usize = 100;

/// The four kinds of writing, each a different shape of thinking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Looking in.
    Reflection,
    /// Between us.
    Talk,
    /// I hurt somebody.
    Apology,
    /// I was hurt, or I hurt myself.
    Forgiveness,
}

impl Kind {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [
        Self::Reflection,
        Self::Talk,
        Self::Apology,
        Self::Forgiveness,
    ];

    /// The word for it in files and requests.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reflection => "reflection",
            Self::Talk => "talk",
            Self::Apology => "apology",
            Self::Forgiveness => "forgiveness",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = JournalError;

    fn from_str(text: &str) -> Result<Self, JournalError> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| {
                JournalError::invalid("kind", "a kind is reflection, talk, apology or forgiveness")
            })
    }
}

/// The name of an entry: a UUID, version 7 where the journal made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(as = "String")
)]
#[serde(transparent)]
pub struct EntryId(Uuid);

impl EntryId {
    /// Takes over a UUID from elsewhere.
    #[must_use]
    pub fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// A new name. Its first 48 bits are the time.
    pub(crate) fn new(millis: i64, random: [u8; 10]) -> Self {
        let millis = u64::try_from(millis).unwrap_or_default();
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }
}

impl From<EntryId> for RecordId {
    fn from(id: EntryId) -> Self {
        Self::from_uuid(id.0)
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for EntryId {
    type Err = JournalError;

    fn from_str(text: &str) -> Result<Self, JournalError> {
        Uuid::try_parse(text)
            .map(Self)
            .map_err(|_| JournalError::invalid("id", "an id looks like 0190a6f2-….-7…"))
    }
}

/// One entry as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// What kind of writing it is.
    pub kind: Kind,
    /// May be empty.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// When it belongs, as the writer set it.
    pub entry_date: EntryDate,
    /// IANA zone, where known.
    pub zone: Option<String>,
    /// In the writer's order and spelling.
    pub tags: Vec<String>,
    /// Words of the text, markup not counted.
    pub word_count: u32,
    /// How it felt, 0 to 10.
    pub feeling: Option<u8>,
    /// What an import brought along besides.
    pub extra: Option<serde_json::Map<String, serde_json::Value>>,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Milliseconds since 1970 UTC.
    pub updated_at: i64,
    /// Counts up by one with every change, from 1.
    pub revision: u32,
    /// When it was put into the trash, in milliseconds since 1970 UTC.
    pub trashed_at: Option<i64>,
    /// Which way of looking in a reflection takes.
    pub lens: Option<String>,
    /// Where it stands.
    pub status: Status,
    /// The day it was given, where it was.
    pub given_on: Option<Day>,
    /// How it felt before the writing, 0 to 10.
    pub feel_before: Option<u8>,
    /// How it felt after, 0 to 10.
    pub feel_after: Option<u8>,
    /// Guided answers.
    pub fields: Fields,
    /// What the writer sets beside it.
    pub facets: Facets,
    /// Until when it is out of sight.
    pub sealed_until: Option<Day>,
}

/// One line of a list: no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its name.
    pub id: EntryId,
    /// What kind of writing it is.
    pub kind: Kind,
    /// May be empty.
    pub title: String,
    /// When it belongs.
    pub entry_date: EntryDate,
    /// In the writer's order and spelling.
    pub tags: Vec<String>,
    /// Words of the text.
    pub word_count: u32,
    /// How it felt, 0 to 10.
    pub feeling: Option<u8>,
    /// When it was put into the trash, in milliseconds since 1970 UTC.
    pub trashed_at: Option<i64>,
    /// Which way of looking in a reflection takes.
    pub lens: Option<String>,
    /// Where it stands.
    pub status: Status,
    /// Whom it is about.
    pub person: Option<RecordId>,
    /// What it is about.
    pub matter: Option<RecordId>,
    /// Whether the writer marked it.
    pub starred: bool,
    /// Until when it is out of sight.
    pub sealed_until: Option<Day>,
}

/// A new entry, as the writer or an import gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// What kind of writing it is.
    pub kind: Kind,
    /// May be empty.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// Now, if not set.
    pub entry_date: Option<EntryDate>,
    /// IANA zone, where known; the clock's own when `entry_date` is not set.
    pub zone: Option<String>,
    /// In the writer's order.
    pub tags: Vec<String>,
    /// How it felt, 0 to 10.
    pub feeling: Option<u8>,
    /// What no field has room for.
    pub extra: Option<serde_json::Map<String, serde_json::Value>>,
    /// Which way of looking in a reflection takes.
    pub lens: Option<String>,
    /// Where it stands. A draft when it is written by hand and kept when it is taken in, if not set.
    pub status: Option<Status>,
    /// The day it was given; today, if it is given, written by hand, and no day is set.
    pub given_on: Option<Day>,
    /// How it felt before the writing, 0 to 10.
    pub feel_before: Option<u8>,
    /// How it felt after, 0 to 10.
    pub feel_after: Option<u8>,
    /// Guided answers.
    pub fields: Fields,
    /// What the writer sets beside it.
    pub facets: Facets,
}

impl NewEntry {
    /// An entry with nothing but its kind.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        Self {
            kind,
            title: String::new(),
            body: String::new(),
            entry_date: None,
            zone: None,
            tags: Vec::new(),
            feeling: None,
            extra: None,
            lens: None,
            status: None,
            given_on: None,
            feel_before: None,
            feel_after: None,
            fields: Fields::new(),
            facets: Facets::default(),
        }
    }
}
