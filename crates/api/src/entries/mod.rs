//! Entries: adding, changing, listing and showing them, and what they were before.

mod answers;

use lamplight_journal::Journal;
pub use lamplight_journal::entries::LONGEST_BODY;
use lamplight_journal::entries::{Change, EntryId, NewEntry};
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

pub use answers::{Entry, EntryAdded, EntryEdited, EntryLine, EntryNamed, Kind, Revision};

use crate::filter::{date, filter, name};
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
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for EntryAdd {
    fn mutate(self, journal: &mut Journal) -> Result<EntryAdded, ApiError> {
        let new = NewEntry {
            title: self.title.unwrap_or_default(),
            body: self.body,
            entry_date: self.date.map(|text| date(&text, "date")).transpose()?,
            tags: self.tag,
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
}

impl Query for EntryList {
    fn query(self, journal: &Journal) -> Result<Vec<EntryLine>, ApiError> {
        let filter = filter(
            self.from.as_deref(),
            self.to.as_deref(),
            self.kind,
            self.tag,
        )?;
        let found = journal.list(&filter, self.limit)?;
        Ok(found.into_iter().map(EntryLine::from).collect())
    }
}

/// Shows one entry, whole; also from the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EntryShow {
    /// Which entry.
    pub id: String,
}

impl Query for EntryShow {
    fn query(self, journal: &Journal) -> Result<Entry, ApiError> {
        Ok(journal.entry(name(&self.id, "id")?)?.into())
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
