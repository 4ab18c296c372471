//! Entries as they go out.

use lamplight_journal::day::Day;
use lamplight_journal::entries::{Fields, Mentioned, Status};
use lamplight_journal::records::RecordId;
use lamplight_journal::{entries, history};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::moment::rfc3339;

/// The four kinds of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
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

impl From<Kind> for entries::Kind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Reflection => Self::Reflection,
            Kind::Talk => Self::Talk,
            Kind::Apology => Self::Apology,
            Kind::Forgiveness => Self::Forgiveness,
        }
    }
}

impl From<entries::Kind> for Kind {
    fn from(kind: entries::Kind) -> Self {
        match kind {
            entries::Kind::Reflection => Self::Reflection,
            entries::Kind::Talk => Self::Talk,
            entries::Kind::Apology => Self::Apology,
            entries::Kind::Forgiveness => Self::Forgiveness,
        }
    }
}

/// The entry that was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct EntryAdded {
    /// Its name from now on.
    pub id: String,
}

/// The entry that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct EntryEdited {
    /// Its name.
    pub id: String,
    /// Its revision now; the one before, when the change changed nothing.
    pub revision: u32,
}

/// The entry that something was done with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct EntryNamed {
    /// Its name.
    pub id: String,
}

/// One entry in a list: no text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct EntryLine {
    /// Its name.
    pub id: String,
    /// What kind of writing it is.
    pub kind: Kind,
    /// May be empty.
    pub title: String,
    /// RFC 3339 with offset; without, or a day alone, where no more is known.
    pub entry_date: String,
    /// In the writer's order and spelling.
    pub tags: Vec<String>,
    /// Words of the text, markup not counted.
    pub word_count: u32,
    /// How it felt, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feeling: Option<u8>,
    /// When it was put into the trash, RFC 3339 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trashed_at: Option<String>,
    /// Which way of looking in a reflection takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lens: Option<String>,
    /// Where it stands.
    pub status: Status,
    /// Whom it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<RecordId>,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matter: Option<RecordId>,
    /// Whether the writer marked it.
    pub starred: bool,
    /// Until when it is out of sight; 9999-12-31 when it is until it is opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sealed_until: Option<Day>,
}

impl From<entries::Summary> for EntryLine {
    fn from(entry: entries::Summary) -> Self {
        Self {
            id: entry.id.to_string(),
            kind: entry.kind.into(),
            title: entry.title,
            entry_date: entry.entry_date.to_string(),
            tags: entry.tags,
            word_count: entry.word_count,
            feeling: entry.feeling,
            trashed_at: entry.trashed_at.map(rfc3339),
            lens: entry.lens,
            status: entry.status,
            person: entry.person,
            matter: entry.matter,
            starred: entry.starred,
            sealed_until: entry.sealed_until,
        }
    }
}

/// One entry, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct Entry {
    /// Its name.
    pub id: String,
    /// What kind of writing it is.
    pub kind: Kind,
    /// May be empty.
    pub title: String,
    /// RFC 3339 with offset; without, or a day alone, where no more is known.
    pub entry_date: String,
    /// IANA name of the zone, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// In the writer's order and spelling.
    pub tags: Vec<String>,
    /// Words of the text, markup not counted.
    pub word_count: u32,
    /// Markdown.
    pub body: String,
    /// Counts up by one with every change, from 1.
    pub revision: u32,
    /// How it felt, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feeling: Option<u8>,
    /// What an import brought along besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "Record<string, unknown>")]
    pub extra: Option<serde_json::Map<String, serde_json::Value>>,
    /// RFC 3339 in UTC.
    pub created_at: String,
    /// RFC 3339 in UTC.
    pub updated_at: String,
    /// When it was put into the trash, RFC 3339 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trashed_at: Option<String>,
    /// Which way of looking in a reflection takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lens: Option<String>,
    /// Where it stands.
    pub status: Status,
    /// The day it was given, where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_on: Option<Day>,
    /// How it felt before the writing, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feel_before: Option<u8>,
    /// How it felt after, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feel_after: Option<u8>,
    /// Guided answers, by the names the guides give them.
    #[ts(type = "Record<string, string | number | boolean | string[]>")]
    pub fields: Fields,
    /// Whom it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<RecordId>,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matter: Option<RecordId>,
    /// Whether the writer marked it.
    pub starred: bool,
    /// Whether it may be among what is shared.
    pub shareable: bool,
    /// Whether Home may bring it up by itself.
    pub resurface: bool,
    /// The writer lets it rest until this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rests_until: Option<Day>,
    /// Whom and what its text has links to, as they are called today.
    pub mentions: Vec<Mentioned>,
    /// The entries that have a link to it, newest first.
    pub mentioned_by: Vec<Mentioned>,
}

/// The links from an entry and to it.
pub(super) struct Links {
    pub(super) mentions: Vec<Mentioned>,
    pub(super) mentioned_by: Vec<Mentioned>,
}

impl Entry {
    pub(super) fn of(entry: entries::Entry, links: Links) -> Self {
        Self {
            id: entry.id.to_string(),
            kind: entry.kind.into(),
            title: entry.title,
            entry_date: entry.entry_date.to_string(),
            zone: entry.zone,
            tags: entry.tags,
            word_count: entry.word_count,
            body: entry.body,
            revision: entry.revision,
            feeling: entry.feeling,
            extra: entry.extra,
            created_at: rfc3339(entry.created_at),
            updated_at: rfc3339(entry.updated_at),
            trashed_at: entry.trashed_at.map(rfc3339),
            lens: entry.lens,
            status: entry.status,
            given_on: entry.given_on,
            feel_before: entry.feel_before,
            feel_after: entry.feel_after,
            fields: entry.fields,
            person: entry.facets.person,
            matter: entry.facets.matter,
            starred: entry.facets.starred,
            shareable: entry.facets.shareable,
            resurface: entry.facets.resurface,
            rests_until: entry.facets.rests_until,
            mentions: links.mentions,
            mentioned_by: links.mentioned_by,
        }
    }
}

/// A state of an entry that a later one superseded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct Revision {
    /// Its number.
    pub revision: u32,
    /// When it was written, RFC 3339 in UTC, by the clock of that moment.
    pub saved_at: String,
    /// When the next one took its place.
    pub superseded_at: String,
    /// What kind of writing it was.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// When it belonged.
    pub entry_date: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its text, Markdown.
    pub body: String,
    /// Which way of looking in a reflection takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lens: Option<String>,
    /// Where it stands.
    pub status: Status,
    /// The day it was given, where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_on: Option<Day>,
    /// How it felt before the writing, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feel_before: Option<u8>,
    /// How it felt after, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feel_after: Option<u8>,
    /// Guided answers, by the names the guides give them.
    #[ts(type = "Record<string, string | number | boolean | string[]>")]
    pub fields: Fields,
}

impl From<history::Revision> for Revision {
    fn from(state: history::Revision) -> Self {
        Self {
            revision: state.revision,
            saved_at: rfc3339(state.saved_at),
            superseded_at: rfc3339(state.superseded_at),
            kind: state.kind.into(),
            title: state.title,
            entry_date: state.entry_date.to_string(),
            tags: state.tags,
            body: state.body,
            lens: state.lens,
            status: state.status,
            given_on: state.given_on,
            feel_before: state.feel_before,
            feel_after: state.feel_after,
            fields: state.fields,
        }
    }
}
