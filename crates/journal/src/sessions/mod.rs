//! Sessions: meetings with somebody who helps, what is brought to them, and what came of them.
//!
//! Nothing is brought by itself: every item is chosen by the writer, one at a time.

mod item;
mod target;

pub(crate) use item::items_of;
pub use item::{Item, ItemChange, ItemType, NewItem};

use chrono::NaiveTime;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::day::Day;
use crate::entries::{Fields, check_answers, check_fields, merged};
use crate::records::{
    self, LONGEST_LABEL, LONGEST_NOTE, Noun, RecordId, check_text, row_of, supersede,
};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

/// Who is in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SessionType {
    /// The writer alone.
    Individual,
    /// The writer and a partner.
    Couple,
    /// A group.
    Group,
    /// Something else.
    Other,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct Session {
    /// Its name.
    pub id: RecordId,
    /// The day it is on.
    pub on_day: Day,
    /// The time on the wall, HH:MM, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_time: Option<String>,
    /// Whom it is with; may be empty.
    pub with_label: String,
    /// Who is in the room.
    #[serde(rename = "type")]
    pub session_type: SessionType,
    /// What it is to be about.
    pub focus: String,
    /// What the writer wants to remember of it.
    pub takeaways: String,
    /// What the writer will try.
    pub next_steps: String,
    /// Guided answers that have no field of their own.
    #[cfg_attr(feature = "wire", ts(type = "Record<string, unknown>"))]
    pub fields: Fields,
    /// When it was written down, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub created_at: i64,
    /// When that was last changed, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub updated_at: i64,
    /// Whether it is in the trash.
    pub removed: bool,
}

/// A new meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// The day it is on.
    pub on_day: Day,
    /// The time on the wall, HH:MM, where known.
    pub at_time: Option<String>,
    /// Whom it is with; may be empty.
    pub with_label: String,
    /// Who is in the room.
    pub session_type: SessionType,
    /// What it is to be about.
    pub focus: String,
    /// What the writer wants to remember of it.
    pub takeaways: String,
    /// What the writer will try.
    pub next_steps: String,
    /// Guided answers that have no field of their own.
    pub fields: Fields,
}

/// What to change; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionChange {
    /// Another day.
    pub on_day: Option<Day>,
    /// Another time; `Some(None)` takes it away.
    pub at_time: Option<Option<String>>,
    /// Somebody else.
    pub with_label: Option<String>,
    /// Others in the room.
    pub session_type: Option<SessionType>,
    /// Another focus.
    pub focus: Option<String>,
    /// Other things to remember.
    pub takeaways: Option<String>,
    /// Other steps.
    pub next_steps: Option<String>,
    /// Guided answers: those named take the place of what stood there, those that are null go.
    pub fields: Fields,
}

/// The next meeting, as Home tells it: how far off, and how much is brought. Not with whom, and
/// not what about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct NextSession {
    /// Its name.
    pub id: RecordId,
    /// How many days from today; 0 is today.
    pub in_days: u32,
    /// How many things are brought.
    pub items: u32,
}

impl NewSession {
    fn check(&self) -> Result<(), JournalError> {
        if let Some(time) = &self.at_time {
            // Times are compared as text, so each has one form.
            let read = NaiveTime::parse_from_str(time, "%H:%M").ok();
            if read.is_none_or(|read| read.format("%H:%M").to_string() != *time) {
                return Err(JournalError::invalid("at_time", "a time looks like 09:30"));
            }
        }
        check_text("with_label", &self.with_label, LONGEST_LABEL, false)?;
        check_text("focus", &self.focus, LONGEST_NOTE, false)?;
        check_text("takeaways", &self.takeaways, LONGEST_NOTE, false)?;
        check_text("next_steps", &self.next_steps, LONGEST_NOTE, false)?;
        check_fields(&self.fields)
    }
}

const COLUMNS: &str = "id, on_day, at_time, with_label, type, focus, takeaways, next_steps,
    fields, created_at, updated_at, removed_at IS NOT NULL";

fn read(record: &Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        id: record.get(0)?,
        on_day: record.get(1)?,
        at_time: record.get(2)?,
        with_label: record.get(3)?,
        session_type: records::word(record, 4)?,
        focus: record.get(5)?,
        takeaways: record.get(6)?,
        next_steps: record.get(7)?,
        fields: object(record, 8)?,
        created_at: record.get(9)?,
        updated_at: record.get(10)?,
        removed: record.get(11)?,
    })
}

/// The JSON object in a column.
fn object(record: &Row<'_>, column: usize) -> rusqlite::Result<Fields> {
    let text: String = record.get(column)?;
    serde_json::from_str(&text).map_err(|_| {
        let what = "what should be a JSON object".to_owned();
        rusqlite::Error::InvalidColumnType(column, what, rusqlite::types::Type::Text)
    })
}

pub(crate) fn load(connection: &Connection, row: i64) -> Result<Session, JournalError> {
    let sql = format!("SELECT {COLUMNS} FROM session WHERE n = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row([row], read)?)
}

/// The next meeting after a moment of a day; one without a time is ahead for all of its day.
pub(crate) fn next(
    connection: &Connection,
    today: Day,
    time: NaiveTime,
) -> Result<Option<NextSession>, JournalError> {
    let found: Option<(i64, RecordId, Day)> = connection
        .prepare_cached(
            "SELECT n, id, on_day FROM session WHERE removed_at IS NULL
                AND (on_day > ?1 OR (on_day = ?1 AND (at_time IS NULL OR at_time >= ?2)))
             ORDER BY on_day, at_time IS NULL, at_time, n LIMIT 1",
        )?
        .query_row((today, time.format("%H:%M").to_string()), |record| {
            Ok((record.get(0)?, record.get(1)?, record.get(2)?))
        })
        .optional()?;
    let Some((row, id, on_day)) = found else {
        return Ok(None);
    };
    let items = items_of(connection, row, today)?;
    let brought = items.iter().filter(|item| !item.gone).count();
    Ok(Some(NextSession {
        id,
        in_days: u32::try_from(on_day.since(today)).unwrap_or_default(),
        items: u32::try_from(brought).unwrap_or(u32::MAX),
    }))
}

impl Journal {
    /// Writes a meeting down. After `Ok` it is on the disk.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a time that is none, or a text that is too long.
    pub fn add_session(
        &mut self,
        new: &NewSession,
        request: Option<RequestId>,
    ) -> Result<RecordId, JournalError> {
        new.check()?;
        check_answers(&new.fields, &Fields::new())?;
        let now = self.now();
        let id = self.new_record()?;
        self.vault.write(|transaction| {
            requests::once(transaction, request, "session_add", || {
                transaction
                    .prepare_cached(
                        "INSERT INTO session (id, on_day, at_time, with_label, type, focus,
                            takeaways, next_steps, fields, created_at, updated_at, removed_at)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, NULL)",
                    )?
                    .execute((
                        id,
                        new.on_day,
                        &new.at_time,
                        &new.with_label,
                        records::as_word(&new.session_type),
                        &new.focus,
                        &new.takeaways,
                        &new.next_steps,
                        Value::Object(new.fields.clone()).to_string(),
                        now,
                    ))?;
                Ok(id)
            })
        })
    }

    /// Changes what is written of a meeting. What it said before is kept.
    ///
    /// # Errors
    /// [`JournalError::NotFound`]; [`JournalError::Invalid`] as [`Journal::add_session`].
    pub fn edit_session(
        &mut self,
        id: RecordId,
        change: SessionChange,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let now = self.now();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "session_edit", || {
                edit(transaction, id, change, now)
            })
        })
    }

    /// All meetings outside the trash, the latest day first.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn sessions(&self) -> Result<Vec<Session>, JournalError> {
        self.vault.read(|connection| {
            let sql = format!(
                "SELECT {COLUMNS} FROM session WHERE removed_at IS NULL
                 ORDER BY on_day DESC, at_time DESC, n DESC"
            );
            let mut statement = connection.prepare_cached(&sql)?;
            Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
        })
    }

    /// A meeting, also from the trash, and what is brought to it in the writer's order. What an
    /// item pointed to and is gone by now shows as gone, without a word of it.
    ///
    /// # Errors
    /// [`JournalError::NotFound`].
    pub fn session(&self, id: RecordId) -> Result<(Session, Vec<Item>), JournalError> {
        let today = Day::of(&self.clock.now());
        self.vault.read(|connection| {
            let row = row_of(connection, Noun::Session, id)?;
            Ok((load(connection, row)?, items_of(connection, row, today)?))
        })
    }
}

fn edit(
    transaction: &Transaction<'_>,
    id: RecordId,
    change: SessionChange,
    now: i64,
) -> Result<(), JournalError> {
    let row = records::standing_row(transaction, Noun::Session, id)?;
    let old = load(transaction, row)?;
    let kept = old.clone();
    let fields = merged(&old.fields, change.fields);
    check_answers(&fields, &old.fields)?;
    let new = NewSession {
        on_day: change.on_day.unwrap_or(kept.on_day),
        at_time: change.at_time.unwrap_or(kept.at_time),
        with_label: change.with_label.unwrap_or(kept.with_label),
        session_type: change.session_type.unwrap_or(kept.session_type),
        focus: change.focus.unwrap_or(kept.focus),
        takeaways: change.takeaways.unwrap_or(kept.takeaways),
        next_steps: change.next_steps.unwrap_or(kept.next_steps),
        fields,
    };
    new.check()?;
    supersede(transaction, Noun::Session, id, &old, old.updated_at, now)?;
    transaction
        .prepare_cached(
            "UPDATE session SET on_day = ?2, at_time = ?3, with_label = ?4, type = ?5, focus = ?6,
                takeaways = ?7, next_steps = ?8, fields = ?9, updated_at = ?10 WHERE n = ?1",
        )?
        .execute((
            row,
            new.on_day,
            &new.at_time,
            &new.with_label,
            records::as_word(&new.session_type),
            &new.focus,
            &new.takeaways,
            &new.next_steps,
            Value::Object(new.fields).to_string(),
            now,
        ))?;
    Ok(())
}
