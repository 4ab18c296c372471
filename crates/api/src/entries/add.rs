//! Adding an entry.

use lamplight_journal::Journal;
use lamplight_journal::entries::{Facets, NewEntry};
use lamplight_journal::records::RecordId;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::{Day, EntryAdded, Fields, Kind, Status};
use crate::ApiError;
use crate::filter::date;
use crate::table::Mutate;

/// Adds an entry.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EntryAdd {
    /// What kind of writing it is.
    pub kind: Kind,
    /// None unless given. At most 4,096 bytes.
    pub title: Option<String>,
    /// When it belongs: RFC 3339, a wall clock without offset, or a day. Now unless given.
    pub date: Option<String>,
    /// Its tags, in this order, at most 100 of at most 256 bytes. `tags` is taken for it too.
    #[serde(default, alias = "tags")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub tag: Vec<String>,
    /// Markdown, at most 16 MiB.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub body: String,
    /// Which way of looking in a reflection takes, at most 64 bytes.
    pub lens: Option<String>,
    /// Whom it is about.
    pub person: Option<RecordId>,
    /// What it is about.
    pub matter: Option<RecordId>,
    /// Where it stands; a draft, unless given.
    pub status: Option<Status>,
    /// The day it was given; today, where it is given and no day is.
    pub given_on: Option<Day>,
    /// How it felt before the writing, 0 to 10.
    pub feel_before: Option<u8>,
    /// How it felt after, 0 to 10.
    pub feel_after: Option<u8>,
    /// Whether it may be among what is shared. No, unless given.
    pub shareable: Option<bool>,
    /// Whether it is marked. No, unless given.
    pub starred: Option<bool>,
    /// The writer lets it rest until this day.
    pub rests_until: Option<Day>,
    /// Whether Home may bring it up by itself. Yes, unless given.
    pub resurface: Option<bool>,
    /// Guided answers, at most 1 MiB together: a text, a number, yes or no, or a list of texts each.
    #[ts(
        optional,
        type = "Record<string, string | number | boolean | string[]>"
    )]
    pub fields: Option<Fields>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl EntryAdd {
    /// A request for an entry with nothing but its kind.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        Self {
            kind,
            title: None,
            date: None,
            tag: Vec::new(),
            body: String::new(),
            lens: None,
            person: None,
            matter: None,
            status: None,
            given_on: None,
            feel_before: None,
            feel_after: None,
            shareable: None,
            starred: None,
            rests_until: None,
            resurface: None,
            fields: None,
            request_id: None,
        }
    }
}

impl Mutate for EntryAdd {
    fn mutate(self, journal: &mut Journal) -> Result<EntryAdded, ApiError> {
        let new = NewEntry {
            title: self.title.unwrap_or_default(),
            body: self.body,
            entry_date: self.date.map(|text| date(&text, "date")).transpose()?,
            tags: self.tag,
            lens: self.lens,
            status: self.status,
            given_on: self.given_on,
            feel_before: self.feel_before,
            feel_after: self.feel_after,
            fields: self.fields.unwrap_or_default(),
            facets: Facets {
                person: self.person,
                matter: self.matter,
                shareable: self.shareable.unwrap_or(false),
                starred: self.starred.unwrap_or(false),
                resurface: self.resurface.unwrap_or(true),
                rests_until: self.rests_until,
            },
            ..NewEntry::of(self.kind.into())
        };
        let id = journal.add(new, self.request_id)?.to_string();
        Ok(EntryAdded { id })
    }
}
