//! Entries: adding, changing, listing and showing them, and what they were before.

mod answers;
mod seal;

use lamplight_journal::Journal;
pub use lamplight_journal::day::Day;
use lamplight_journal::entries::{Change, EntryId, FacetChange, Facets, NewEntry, Sealed};
pub use lamplight_journal::entries::{Fields, LONGEST_BODY, Status};
use lamplight_journal::records::RecordId;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use answers::Links;
pub use answers::{Entry, EntryAdded, EntryEdited, EntryLine, EntryNamed, Kind, Revision};
pub use seal::{EntryOpen, EntrySeal, EntrySealed};

use crate::filter::{date, filter_of, name};
use crate::records::given;
use crate::table::{Mutate, Query};
use crate::{ApiError, Code};

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

/// Changes an entry; what is not given stays.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EntryEdit {
    /// Which entry.
    pub id: String,
    /// Another title.
    pub title: Option<String>,
    /// Another date, in a form that `entry_add` takes.
    pub date: Option<String>,
    /// Other tags, all of them; an empty list takes them away. `tags` is taken for it too.
    #[serde(alias = "tags")]
    pub tag: Option<Vec<String>>,
    /// Another kind.
    pub kind: Option<Kind>,
    /// Another text, Markdown.
    pub body: Option<String>,
    /// Another way of looking in; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub lens: Option<Option<String>>,
    /// About somebody else; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub person: Option<Option<RecordId>>,
    /// About another matter; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub matter: Option<Option<RecordId>>,
    /// Another standing. What becomes given was given today, unless a day is set.
    pub status: Option<Status>,
    /// Another day on which it was given; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub given_on: Option<Option<Day>>,
    /// Another feeling before the writing, 0 to 10; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "number | null")]
    pub feel_before: Option<Option<u8>>,
    /// Another feeling after it, 0 to 10; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "number | null")]
    pub feel_after: Option<Option<u8>>,
    /// Whether it may be among what is shared.
    pub shareable: Option<bool>,
    /// Whether it is marked.
    pub starred: Option<bool>,
    /// Rests until another day; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub rests_until: Option<Option<Day>>,
    /// Whether Home may bring it up by itself.
    pub resurface: Option<bool>,
    /// Guided answers that change; `null` takes one away, and those not named stay.
    #[ts(
        optional,
        type = "Record<string, string | number | boolean | string[] | null>"
    )]
    pub fields: Option<Fields>,
    /// The revision the change was made on. Refused when the entry has moved on from it.
    pub if_revision: Option<u32>,
    /// Whether this is one of many saves while the writer types. Such saves, a few minutes apart,
    /// become one revision, unless much text went.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub typing: bool,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl EntryEdit {
    /// A request that changes nothing of an entry.
    #[must_use]
    pub fn of(id: String) -> Self {
        Self {
            id,
            title: None,
            date: None,
            tag: None,
            kind: None,
            body: None,
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
            if_revision: None,
            typing: false,
            request_id: None,
        }
    }
}

impl Mutate for EntryEdit {
    fn mutate(self, journal: &mut Journal) -> Result<EntryEdited, ApiError> {
        let id: EntryId = name(&self.id, "id")?;
        let change = Change {
            kind: self.kind.map(Kind::into),
            title: self.title,
            body: self.body,
            entry_date: self.date.map(|text| date(&text, "date")).transpose()?,
            tags: self.tag,
            feeling: None,
            lens: self.lens,
            status: self.status,
            given_on: self.given_on,
            feel_before: self.feel_before,
            feel_after: self.feel_after,
            fields: self.fields.unwrap_or_default(),
            facets: FacetChange {
                person: self.person,
                matter: self.matter,
                shareable: self.shareable,
                starred: self.starred,
                resurface: self.resurface,
                rests_until: self.rests_until,
            },
            if_revision: self.if_revision,
            typing: self.typing,
        };
        let revision = journal.edit(id, change, self.request_id)?;
        Ok(EntryEdited {
            id: id.to_string(),
            revision,
        })
    }
}

/// Lists entries, newest first.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EntryList {
    /// At most so many; all, unless given.
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
    /// Only those that are sealed, each with its day.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub sealed: bool,
}

impl Query for EntryList {
    fn query(self, journal: &Journal) -> Result<Vec<EntryLine>, ApiError> {
        let mut filter = filter_of!(self);
        if self.sealed {
            filter.sealed = Sealed::Only;
        }
        let found = journal.list(&filter, self.limit)?;
        Ok(found.into_iter().map(EntryLine::from).collect())
    }
}

/// Shows one entry, whole; also from the trash. One that is sealed is refused.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EntryShow {
    /// Which entry.
    pub id: String,
}

impl Query for EntryShow {
    fn query(self, journal: &Journal) -> Result<Entry, ApiError> {
        let id: EntryId = name(&self.id, "id")?;
        let links = Links {
            mentions: journal.mentions(id)?,
            mentioned_by: journal.mentioned_by(id)?,
        };
        Ok(Entry::of(journal.entry(id)?, links))
    }
}

/// Lists the superseded states of an entry, the latest first.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EntryHistory {
    /// Which entry.
    pub id: String,
    /// Only the state with this number.
    pub revision: Option<u32>,
}

impl Query for EntryHistory {
    fn query(self, journal: &Journal) -> Result<Vec<Revision>, ApiError> {
        let states = journal.history(name(&self.id, "id")?)?;
        let wanted = self.revision;
        let states: Vec<Revision> = states
            .into_iter()
            .filter(|state| wanted.is_none_or(|revision| revision == state.revision))
            .map(Revision::from)
            .collect();
        if wanted.is_some() && states.is_empty() {
            let message = "there is no superseded state with that number";
            return Err(ApiError::new(Code::NotFound, message).of("revision"));
        }
        Ok(states)
    }
}

/// Puts an entry into the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EntryDelete {
    /// Which entry.
    pub id: String,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for EntryDelete {
    fn mutate(self, journal: &mut Journal) -> Result<EntryNamed, ApiError> {
        let id: EntryId = name(&self.id, "id")?;
        journal.delete(id, self.request_id)?;
        Ok(EntryNamed { id: id.to_string() })
    }
}
