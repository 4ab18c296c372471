//! Entries: adding, changing, listing and showing them, and what they were before.

mod add;
mod answers;
mod edit;
mod seal;

use lamplight_journal::Journal;
pub use lamplight_journal::day::Day;
use lamplight_journal::entries::{EntryId, Sealed};
pub use lamplight_journal::entries::{Fields, LONGEST_BODY, Status};
use lamplight_journal::records::RecordId;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

pub use add::EntryAdd;
use answers::Links;
pub use answers::{Entry, EntryAdded, EntryEdited, EntryLine, EntryNamed, Kind, Revision};
pub use edit::EntryEdit;
pub use seal::{EntryOpen, EntrySeal, EntrySealed};

use crate::filter::{filter_of, name};
use crate::table::{Mutate, Query};
use crate::{ApiError, Code};

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
