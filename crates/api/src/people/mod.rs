//! People: whom the writing is about.

use lamplight_journal::Journal;
use lamplight_journal::people::{NewPerson, Person, PersonChange, Relation};
use lamplight_journal::records::{RecordId, TheirEntries};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::records::RecordNamed;
use crate::table::{Mutate, Query};

/// Writes somebody down.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PersonAdd {
    /// A nickname or an initial, at most 256 bytes.
    pub label: String,
    /// How they stand to the writer; `other` unless given.
    pub relation: Option<Relation>,
    /// Whatever the writer wants to keep in mind.
    pub note: Option<String>,
    /// Whether Home may bring up by itself what is about them. Yes, unless given.
    pub resurface: Option<bool>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for PersonAdd {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let new = NewPerson {
            label: self.label,
            relation: self.relation.unwrap_or(Relation::Other),
            note: self.note.unwrap_or_default(),
            resurface: self.resurface.unwrap_or(true),
        };
        let id = journal.add_person(&new, self.request_id)?;
        Ok(RecordNamed { id })
    }
}

/// Changes what is written of somebody; what is not given stays.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PersonEdit {
    /// Who.
    pub id: RecordId,
    /// Another label.
    pub label: Option<String>,
    /// Another relation.
    pub relation: Option<Relation>,
    /// Another note.
    pub note: Option<String>,
    /// Whether Home may bring up by itself what is about them.
    pub resurface: Option<bool>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for PersonEdit {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let change = PersonChange {
            label: self.label,
            relation: self.relation,
            note: self.note,
            resurface: self.resurface,
        };
        journal.edit_person(self.id, change, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}

/// Lists everybody, by label.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonList {}

impl Query for PersonList {
    fn query(self, journal: &Journal) -> Result<Vec<Person>, ApiError> {
        Ok(journal.people()?)
    }
}

/// Shows what is written of somebody; also from the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonShow {
    /// Who.
    pub id: RecordId,
}

/// Somebody, and how much of the writer's own is about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct PersonShown {
    /// What is written of them.
    #[serde(flatten)]
    pub person: Person,
    /// How many entries.
    pub entries: u32,
    /// How many matters.
    pub matters: u32,
    /// How many commitments that are neither done nor let go.
    pub commitments: u32,
}

impl Query for PersonShow {
    fn query(self, journal: &Journal) -> Result<PersonShown, ApiError> {
        let counts = journal.person_counts(self.id)?;
        Ok(PersonShown {
            person: journal.person(self.id)?,
            entries: counts.entries,
            matters: counts.matters,
            commitments: counts.commitments,
        })
    }
}

/// Puts somebody into the trash. Taken back, they bring the entries that went with them.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PersonDelete {
    /// Who.
    pub id: RecordId,
    /// What becomes of the entries about them.
    pub entries: TheirEntries,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for PersonDelete {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        journal.remove_person(self.id, self.entries, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}
