//! What came of commitments.

use lamplight_journal::Journal;
use lamplight_journal::commitments::{CommitmentEvent, EventChange, Outcome};
use lamplight_journal::day::Day;
use lamplight_journal::records::{Noun, RecordId};
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::entry;
use crate::ApiError;
use crate::records::{RecordNamed, given};
use crate::table::{Mutate, Query};

/// Writes down what came of a commitment on a day.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EventAdd {
    /// Of which commitment; not one that is over.
    pub commitment: RecordId,
    /// What came of it. Only a promise or a boundary can be not needed.
    pub outcome: Outcome,
    /// The day; today, unless given. Not one still to come.
    pub on_day: Option<Day>,
    /// Whatever the writer wants to note.
    pub note: Option<String>,
    /// What got in the way, in a few words of the writer's.
    pub obstacle: Option<String>,
    /// What the writer learned.
    pub learned: Option<String>,
    /// What would make it smaller or easier next time.
    pub next: Option<String>,
    /// Whether it is worth doing again. No, unless given.
    pub starred: Option<bool>,
    /// An entry about it; not one in the trash.
    pub entry: Option<String>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for EventAdd {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let said = EventChange {
            on_day: self.on_day,
            outcome: None,
            note: self.note,
            obstacle: self.obstacle,
            learned: self.learned,
            next: self.next,
            starred: self.starred,
            entry: Some(entry(self.entry, "entry")?),
        };
        let id = journal.add_event(self.commitment, self.outcome, said, self.request_id)?;
        Ok(RecordNamed { id })
    }
}

/// Changes what came of a commitment; what is not given stays, and null takes away.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EventEdit {
    /// Which event.
    pub id: RecordId,
    /// Another day.
    pub on_day: Option<Day>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// Whatever the writer wants to note.
    pub note: Option<String>,
    /// What got in the way.
    pub obstacle: Option<String>,
    /// What the writer learned.
    pub learned: Option<String>,
    /// What would make it smaller or easier next time.
    pub next: Option<String>,
    /// Whether it is worth doing again.
    pub starred: Option<bool>,
    /// An entry about it; not one in the trash.
    #[serde(default, deserialize_with = "given")]
    pub entry: Option<Option<String>>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for EventEdit {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let change = EventChange {
            on_day: self.on_day,
            outcome: self.outcome,
            note: self.note,
            obstacle: self.obstacle,
            learned: self.learned,
            next: self.next,
            starred: self.starred,
            entry: self.entry.map(|id| entry(id, "entry")).transpose()?,
        };
        journal.edit_event(self.id, change, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}

/// Lists what came of a commitment, the earliest day first; also of one in the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EventList {
    /// Of which commitment.
    pub commitment: RecordId,
}

impl Query for EventList {
    fn query(self, journal: &Journal) -> Result<Vec<CommitmentEvent>, ApiError> {
        Ok(journal.events(self.commitment)?)
    }
}

/// Puts what came of a commitment into the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EventDelete {
    /// Which event.
    pub id: RecordId,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for EventDelete {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        journal.remove(Noun::Event, self.id, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}
