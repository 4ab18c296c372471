//! Sessions: meetings with somebody who helps.

mod item;

pub use item::{ItemAdd, ItemDelete, ItemEdit, ItemOrder};

use lamplight_journal::Journal;
use lamplight_journal::day::Day;
use lamplight_journal::records::{Noun, RecordId};
use lamplight_journal::sessions::{Item, NewSession, Session, SessionChange, SessionType};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::records::{RecordNamed, given};
use crate::table::{Mutate, Query};

/// Writes a meeting down.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SessionAdd {
    /// The day it is on.
    pub on_day: Day,
    /// The time on the wall, HH:MM, where known.
    pub at_time: Option<String>,
    /// Whom it is with, at most 256 bytes.
    pub with_label: Option<String>,
    /// Who is in the room; `individual` unless given.
    #[serde(rename = "type")]
    pub session_type: Option<SessionType>,
    /// What it is to be about.
    pub focus: Option<String>,
    /// What to remember of it.
    pub takeaways: Option<String>,
    /// What the writer will try.
    pub next_steps: Option<String>,
    /// Guided answers that have no field of their own.
    #[ts(optional, type = "Record<string, unknown>")]
    pub fields: Option<Map<String, Value>>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for SessionAdd {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let new = NewSession {
            on_day: self.on_day,
            at_time: self.at_time,
            with_label: self.with_label.unwrap_or_default(),
            session_type: self.session_type.unwrap_or(SessionType::Individual),
            focus: self.focus.unwrap_or_default(),
            takeaways: self.takeaways.unwrap_or_default(),
            next_steps: self.next_steps.unwrap_or_default(),
            fields: self.fields.unwrap_or_default(),
        };
        let id = journal.add_session(&new, self.request_id)?;
        Ok(RecordNamed { id })
    }
}

/// Changes what is written of a meeting; what is not given stays.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SessionEdit {
    /// Which one.
    pub id: RecordId,
    /// Another day.
    pub on_day: Option<Day>,
    /// Another time; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schemars(with = "Option<String>")]
    #[ts(optional, type = "string | null")]
    pub at_time: Option<Option<String>>,
    /// Somebody else.
    pub with_label: Option<String>,
    /// Others in the room.
    #[serde(rename = "type")]
    pub session_type: Option<SessionType>,
    /// Another focus.
    pub focus: Option<String>,
    /// Other things to remember.
    pub takeaways: Option<String>,
    /// Other steps.
    pub next_steps: Option<String>,
    /// Guided answers: those named take the place of what stood there, those that are null go.
    #[ts(optional, type = "Record<string, unknown>")]
    pub fields: Option<Map<String, Value>>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for SessionEdit {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let change = SessionChange {
            on_day: self.on_day,
            at_time: self.at_time,
            with_label: self.with_label,
            session_type: self.session_type,
            focus: self.focus,
            takeaways: self.takeaways,
            next_steps: self.next_steps,
            fields: self.fields.unwrap_or_default(),
        };
        journal.edit_session(self.id, change, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}

/// Lists every meeting, the latest day first.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionList {}

impl Query for SessionList {
    fn query(self, journal: &Journal) -> Result<Vec<Session>, ApiError> {
        Ok(journal.sessions()?)
    }
}

/// Shows a meeting and what is brought to it; also from the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionShow {
    /// Which one.
    pub id: RecordId,
}

/// A meeting, and what is brought to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SessionShown {
    /// The meeting.
    pub session: Session,
    /// What is brought, in the writer's order.
    pub items: Vec<Item>,
}

impl Query for SessionShow {
    fn query(self, journal: &Journal) -> Result<SessionShown, ApiError> {
        let (session, items) = journal.session(self.id)?;
        Ok(SessionShown { session, items })
    }
}

/// Puts a meeting into the trash, with what was to be brought to it.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SessionDelete {
    /// Which one.
    pub id: RecordId,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for SessionDelete {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        journal.remove(Noun::Session, self.id, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}
