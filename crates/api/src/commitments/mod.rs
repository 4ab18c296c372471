//! Commitments: what the writer will do, when that is due, and looking at it again.

pub mod events;

use lamplight_journal::Journal;
use lamplight_journal::commitments::{
    Cadence, CommitmentChange, CommitmentFilter, CommitmentKind, CommitmentLine, CommitmentShown,
    CommitmentStanding, CommitmentStatus, Notice, notices,
};
use lamplight_journal::day::Day;
use lamplight_journal::entries::EntryId;
use lamplight_journal::records::{Noun, RecordId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::filter::name;
use crate::records::{RecordNamed, given};
use crate::table::{Mutate, Query};

/// Writes down something the writer will do.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CommitmentAdd {
    /// A promise, openness, a boundary, or time together.
    pub kind: CommitmentKind,
    /// What it is, at most 4,096 bytes.
    pub text: String,
    /// With whom, or about whom.
    pub person: Option<RecordId>,
    /// What it belongs to.
    pub matter: Option<RecordId>,
    /// Which value it serves.
    pub value: Option<RecordId>,
    /// The entry it was made from; not one in the trash.
    pub from_entry: Option<String>,
    /// When …
    pub when_cue: Option<String>,
    /// … I will.
    pub then_i_will: Option<String>,
    /// Why it matters.
    pub why: Option<String>,
    /// Who knows of it; the writer alone, unless given.
    pub standing: Option<CommitmentStanding>,
    /// How often its day comes; when it comes up, unless given.
    pub cadence: Option<Cadence>,
    /// Its first day; today, unless given.
    pub starts: Option<Day>,
    /// The day to look at it again. Openness needs one.
    pub review_on: Option<Day>,
    /// Its last day.
    pub ends: Option<Day>,
    /// How it stands; active, unless given.
    pub status: Option<CommitmentStatus>,
    /// Guided answers that have no field of their own, by id: texts, numbers, yes or no, or lists.
    #[ts(optional, type = "Record<string, unknown>")]
    pub fields: Option<Map<String, Value>>,
    /// Whether Home may bring it up by itself. Yes, unless given.
    pub resurface: Option<bool>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for CommitmentAdd {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let said = CommitmentChange {
            kind: None,
            person: self.person.map(Some),
            matter: self.matter.map(Some),
            value: self.value.map(Some),
            from_entry: Some(entry(self.from_entry, "from_entry")?),
            text: Some(self.text),
            when_cue: self.when_cue,
            then_i_will: self.then_i_will,
            why: self.why,
            standing: self.standing,
            cadence: self.cadence,
            starts: self.starts,
            review_on: self.review_on.map(Some),
            ends: self.ends.map(Some),
            status: self.status,
            fields: self.fields,
            resurface: self.resurface,
        };
        let id = journal.add_commitment(self.kind, said, self.request_id)?;
        Ok(RecordNamed { id })
    }
}

/// Reads the name of an entry, where one is given.
fn entry(id: Option<String>, field: &str) -> Result<Option<EntryId>, ApiError> {
    id.map(|id| name(&id, field)).transpose()
}

/// Changes a commitment; what is not given stays, and null takes away.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CommitmentEdit {
    /// Which.
    pub id: RecordId,
    /// Another kind.
    pub kind: Option<CommitmentKind>,
    /// Another text.
    pub text: Option<String>,
    /// With whom, or about whom.
    #[serde(default, deserialize_with = "given")]
    pub person: Option<Option<RecordId>>,
    /// What it belongs to.
    #[serde(default, deserialize_with = "given")]
    pub matter: Option<Option<RecordId>>,
    /// Which value it serves.
    #[serde(default, deserialize_with = "given")]
    pub value: Option<Option<RecordId>>,
    /// The entry it was made from; not one in the trash.
    #[serde(default, deserialize_with = "given")]
    pub from_entry: Option<Option<String>>,
    /// When …
    pub when_cue: Option<String>,
    /// … I will.
    pub then_i_will: Option<String>,
    /// Why it matters.
    pub why: Option<String>,
    /// Who knows of it.
    pub standing: Option<CommitmentStanding>,
    /// How often its day comes.
    pub cadence: Option<Cadence>,
    /// Its first day.
    pub starts: Option<Day>,
    /// The day to look at it again. Openness keeps one.
    #[serde(default, deserialize_with = "given")]
    pub review_on: Option<Option<Day>>,
    /// Its last day.
    #[serde(default, deserialize_with = "given")]
    pub ends: Option<Option<Day>>,
    /// How it stands.
    pub status: Option<CommitmentStatus>,
    /// Guided answers by id: those named take the place of what stood there, those that are null
    /// go, and the others stay.
    #[ts(optional, type = "Record<string, unknown>")]
    pub fields: Option<Map<String, Value>>,
    /// Whether Home may bring it up by itself.
    pub resurface: Option<bool>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for CommitmentEdit {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let change = CommitmentChange {
            kind: self.kind,
            person: self.person,
            matter: self.matter,
            value: self.value,
            from_entry: self
                .from_entry
                .map(|id| entry(id, "from_entry"))
                .transpose()?,
            text: self.text,
            when_cue: self.when_cue,
            then_i_will: self.then_i_will,
            why: self.why,
            standing: self.standing,
            cadence: self.cadence,
            starts: self.starts,
            review_on: self.review_on,
            ends: self.ends,
            status: self.status,
            fields: self.fields,
            resurface: self.resurface,
        };
        journal.edit_commitment(self.id, change, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}

/// Lists commitments, the latest start first.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CommitmentList {
    /// Of this kind.
    pub kind: Option<CommitmentKind>,
    /// Standing so.
    pub status: Option<CommitmentStatus>,
    /// With, or about, this person.
    pub person: Option<RecordId>,
    /// Of this matter.
    pub matter: Option<RecordId>,
    /// Serving this value.
    pub value: Option<RecordId>,
    /// Coming round so often. What is done when it comes up is due on no day, and is asked for so.
    pub cadence: Option<Cadence>,
    /// Due on this day.
    pub due_on: Option<Day>,
}

impl Query for CommitmentList {
    fn query(self, journal: &Journal) -> Result<Vec<CommitmentLine>, ApiError> {
        Ok(journal.commitments(&CommitmentFilter {
            kind: self.kind,
            status: self.status,
            person: self.person,
            matter: self.matter,
            value: self.value,
            cadence: self.cadence,
            due_on: self.due_on,
        })?)
    }
}

/// Shows one commitment with all that came of it; also from the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CommitmentShow {
    /// Which.
    pub id: RecordId,
}

impl Query for CommitmentShow {
    fn query(self, journal: &Journal) -> Result<CommitmentShown, ApiError> {
        Ok(journal.commitment(self.id)?)
    }
}

/// Looks over a text that is to become a commitment. English only. Nothing is kept, and nothing
/// that is noticed keeps anybody from writing it down.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CommitmentCheck {
    /// What it is to be.
    pub kind: CommitmentKind,
    /// What it says.
    pub text: String,
}

/// What was noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct CommitmentNotices {
    /// May be empty.
    pub notices: Vec<Notice>,
}

impl Query for CommitmentCheck {
    fn query(self, _: &Journal) -> Result<CommitmentNotices, ApiError> {
        let notices = notices(self.kind, &[&self.text]);
        Ok(CommitmentNotices { notices })
    }
}

/// Notes that a commitment was looked at again, and when that is next to be.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CommitmentReview {
    /// Which.
    pub id: RecordId,
    /// The day it was looked at; today, unless given.
    pub on_day: Option<Day>,
    /// The day to look at it next; none, unless given. Openness that goes on needs one.
    pub next: Option<Day>,
    /// How it stands from now on; as before, unless given.
    pub status: Option<CommitmentStatus>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for CommitmentReview {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let Self {
            id,
            on_day,
            next,
            status,
            request_id,
        } = self;
        journal.review_commitment(id, on_day, next, status, request_id)?;
        Ok(RecordNamed { id })
    }
}

/// Puts a commitment into the trash, with all that came of it.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CommitmentDelete {
    /// Which.
    pub id: RecordId,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for CommitmentDelete {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        journal.remove(Noun::Commitment, self.id, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}
