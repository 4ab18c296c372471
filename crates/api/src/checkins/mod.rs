//! Check-ins: how it is, on the writer's own scales.

pub mod over_time;

use lamplight_journal::Journal;
use lamplight_journal::checkins::{Checkin, CheckinChange, CheckinFilter};
use lamplight_journal::day::Day;
use lamplight_journal::records::{Noun, RecordId};
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::filter::date;
use crate::records::{RecordNamed, given};
use crate::table::{Mutate, Query};

/// Writes down how it is: at least one of the scales, a small step or a note.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CheckinAdd {
    /// When: RFC 3339, a wall clock without offset, or a day. Now unless given.
    pub at: Option<String>,
    /// With whom in mind.
    pub person: Option<RecordId>,
    /// What it belongs to.
    pub matter: Option<RecordId>,
    /// How much the writer trusts them, 0 to 10.
    pub trust: Option<u8>,
    /// How much it hurts, 0 to 10.
    pub hurt: Option<u8>,
    /// How close it feels, 0 to 10.
    pub closeness: Option<u8>,
    /// How much the writer trusts themselves, 0 to 10.
    pub self_trust: Option<u8>,
    /// How steady the writer feels, 0 to 10.
    pub steadiness: Option<u8>,
    /// One small thing that went a bit better.
    pub small_step: Option<String>,
    /// Whatever the writer wants to note.
    pub note: Option<String>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for CheckinAdd {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let said = CheckinChange {
            at: self.at.map(|text| date(&text, "at")).transpose()?,
            person: self.person.map(Some),
            matter: self.matter.map(Some),
            trust: self.trust.map(Some),
            hurt: self.hurt.map(Some),
            closeness: self.closeness.map(Some),
            self_trust: self.self_trust.map(Some),
            steadiness: self.steadiness.map(Some),
            small_step: self.small_step,
            note: self.note,
        };
        let id = journal.add_checkin(said, self.request_id)?;
        Ok(RecordNamed { id })
    }
}

/// Changes a check-in; what is not given stays, and null takes away.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CheckinEdit {
    /// Which.
    pub id: RecordId,
    /// Another moment, in a form that `checkin_add` takes.
    pub at: Option<String>,
    /// With whom in mind.
    #[serde(default, deserialize_with = "given")]
    pub person: Option<Option<RecordId>>,
    /// What it belongs to.
    #[serde(default, deserialize_with = "given")]
    pub matter: Option<Option<RecordId>>,
    /// How much the writer trusts them, 0 to 10.
    #[serde(default, deserialize_with = "given")]
    pub trust: Option<Option<u8>>,
    /// How much it hurts, 0 to 10.
    #[serde(default, deserialize_with = "given")]
    pub hurt: Option<Option<u8>>,
    /// How close it feels, 0 to 10.
    #[serde(default, deserialize_with = "given")]
    pub closeness: Option<Option<u8>>,
    /// How much the writer trusts themselves, 0 to 10.
    #[serde(default, deserialize_with = "given")]
    pub self_trust: Option<Option<u8>>,
    /// How steady the writer feels, 0 to 10.
    #[serde(default, deserialize_with = "given")]
    pub steadiness: Option<Option<u8>>,
    /// One small thing that went a bit better.
    pub small_step: Option<String>,
    /// Whatever the writer wants to note.
    pub note: Option<String>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for CheckinEdit {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let change = CheckinChange {
            at: self.at.map(|text| date(&text, "at")).transpose()?,
            person: self.person,
            matter: self.matter,
            trust: self.trust,
            hurt: self.hurt,
            closeness: self.closeness,
            self_trust: self.self_trust,
            steadiness: self.steadiness,
            small_step: self.small_step,
            note: self.note,
        };
        journal.edit_checkin(self.id, change, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}

/// Lists check-ins, the latest day first.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CheckinList {
    /// At most so many; all, unless given.
    pub limit: Option<u32>,
    /// No earlier than this day.
    pub from: Option<Day>,
    /// No later than this day.
    pub to: Option<Day>,
    /// With this person in mind.
    pub person: Option<RecordId>,
    /// Of this matter.
    pub matter: Option<RecordId>,
}

impl Query for CheckinList {
    fn query(self, journal: &Journal) -> Result<Vec<Checkin>, ApiError> {
        let filter = CheckinFilter {
            from: self.from,
            to: self.to,
            person: self.person,
            matter: self.matter,
        };
        Ok(journal.checkins(&filter, self.limit)?)
    }
}

/// Shows one check-in; also from the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckinShow {
    /// Which.
    pub id: RecordId,
}

impl Query for CheckinShow {
    fn query(self, journal: &Journal) -> Result<Checkin, ApiError> {
        Ok(journal.checkin(self.id)?)
    }
}

/// Puts a check-in into the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CheckinDelete {
    /// Which.
    pub id: RecordId,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for CheckinDelete {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        journal.remove(Noun::Checkin, self.id, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}
