//! The kinds of records, and the name each record has.

use std::fmt;
use std::str::FromStr;

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::JournalError;

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    /// Somebody.
    Person,
    /// Something that happened, or goes on.
    Matter,
    /// Something the writer will do.
    Commitment,
    /// What came of a commitment on a day.
    Event,
    /// How it was at one moment.
    Checkin,
    /// A meeting with somebody who helps.
    Session,
    /// What is brought to such a meeting.
    Item,
    /// What the writer cares about being.
    Value,
    /// How a value was lived, as seen on a day.
    Look,
    /// Whom to turn to.
    Support,
    /// One thing belongs to another.
    Link,
}

impl Noun {
    /// All of them, so that what points to another comes before it.
    pub const ALL: [Self; 11] = [
        Self::Link,
        Self::Item,
        Self::Session,
        Self::Event,
        Self::Commitment,
        Self::Look,
        Self::Value,
        Self::Checkin,
        Self::Support,
        Self::Matter,
        Self::Person,
    ];

    /// The word for it in files, requests and refusals.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Matter => "matter",
            Self::Commitment => "commitment",
            Self::Event => "event",
            Self::Checkin => "checkin",
            Self::Session => "session",
            Self::Item => "item",
            Self::Value => "value",
            Self::Look => "look",
            Self::Support => "support",
            Self::Link => "link",
        }
    }

    /// The table its rows lie in.
    pub(crate) fn table(self) -> &'static str {
        match self {
            Self::Event => "commitment_event",
            Self::Item => "session_item",
            Self::Look => "value_look",
            other => other.as_str(),
        }
    }

    /// What a record of this kind is part of, and the column that points to it. It is nowhere to be
    /// seen while that is in the trash.
    pub(crate) fn part_of(self) -> Option<(Self, &'static str)> {
        match self {
            Self::Event => Some((Self::Commitment, "commitment")),
            Self::Item => Some((Self::Session, "session")),
            Self::Look => Some((Self::Value, "value")),
            _ => None,
        }
    }
}

impl fmt::Display for Noun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The name of a record: a UUID, version 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(as = "String")
)]
#[serde(transparent)]
pub struct RecordId(Uuid);

impl RecordId {
    pub(crate) fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// A new name. Its first 48 bits are the time.
    pub(crate) fn new(millis: i64, random: [u8; 10]) -> Self {
        let millis = u64::try_from(millis).unwrap_or_default();
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for RecordId {
    type Err = JournalError;

    fn from_str(text: &str) -> Result<Self, JournalError> {
        Uuid::try_parse(text)
            .map(Self)
            .map_err(|_| JournalError::invalid("id", "an id looks like 0190a6f2-….-7…"))
    }
}

impl ToSql for RecordId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for RecordId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map_err(|_| FromSqlError::InvalidType)
    }
}
