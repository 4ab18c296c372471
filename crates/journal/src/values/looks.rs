//! Looks at a value: how much it matters and how it was lived, on a day.

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use serde::Serialize;

use crate::day::Day;
use crate::records::{
    self, LONGEST_NOTE, Noun, RecordId, check_scale, check_text, row_of, supersede,
};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

/// How a value stood on a day, as the writer saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
#[cfg_attr(feature = "wire", ts(rename = "ValueLook"))]
pub struct Look {
    /// Its name.
    pub id: RecordId,
    /// Which value.
    pub value: RecordId,
    /// The day.
    pub on_day: Day,
    /// How much it matters, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub importance: Option<u8>,
    /// How it was lived, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lived: Option<u8>,
    /// One small act that would bring it closer.
    pub act: String,
    /// When it was written down, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub created_at: i64,
    /// When it was last changed, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub updated_at: i64,
    /// Whether it is in the trash.
    pub removed: bool,
}

/// What to say of a look; what is `None` stays, and `Some(None)` takes away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LookChange {
    /// Another day.
    pub on_day: Option<Day>,
    /// How much it matters.
    pub importance: Option<Option<u8>>,
    /// How it was lived.
    pub lived: Option<Option<u8>>,
    /// One small act.
    pub act: Option<String>,
}

impl Look {
    /// How much more it matters than it was lived, where both are said.
    #[must_use]
    pub fn gap(&self) -> Option<i8> {
        let importance = i8::try_from(self.importance?).ok()?;
        importance.checked_sub(i8::try_from(self.lived?).ok()?)
    }

    fn with(self, change: LookChange, today: Day) -> Result<Self, JournalError> {
        let moved = change.on_day.is_some_and(|day| day != self.on_day);
        let new = Self {
            on_day: change.on_day.unwrap_or(self.on_day),
            importance: change.importance.unwrap_or(self.importance),
            lived: change.lived.unwrap_or(self.lived),
            act: change.act.unwrap_or(self.act),
            ..self
        };
        check_scale("importance", new.importance)?;
        check_scale("lived", new.lived)?;
        check_text("act", &new.act, LONGEST_NOTE, false)?;
        if moved && new.on_day > today {
            return Err(JournalError::invalid("on_day", "this day is still to come"));
        }
        if new.importance.is_none() && new.lived.is_none() && new.act.trim().is_empty() {
            let reason = "this needs one of the two numbers, or a small act";
            return Err(JournalError::invalid("importance", reason));
        }
        Ok(new)
    }
}

impl Journal {
    /// Writes down a look at a value, of today unless a day is given. After `Ok` it is on the disk.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a value that is not there, a number that is not between 0 and
    /// 10, a day still to come, a text that is too long, and a look that says nothing.
    pub fn add_look(
        &mut self,
        value: RecordId,
        said: LookChange,
        request: Option<RequestId>,
    ) -> Result<RecordId, JournalError> {
        let now = self.clock.now();
        let today = Day::of(&now);
        let id = self.new_record()?;
        let blank = Look {
            id,
            value,
            on_day: today,
            importance: None,
            lived: None,
            act: String::new(),
            created_at: now.millis(),
            updated_at: now.millis(),
            removed: false,
        };
        self.vault.write(|transaction| {
            requests::once(transaction, request, "look_add", || {
                records::pointed_to(transaction, Noun::Value, Some(value), "value")?;
                write(transaction, &blank.with(said, today)?)?;
                Ok(id)
            })
        })
    }

    /// Changes a look. What it said before is kept.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also for one in the trash; [`JournalError::Invalid`] as
    /// [`Journal::add_look`].
    pub fn edit_look(
        &mut self,
        id: RecordId,
        change: LookChange,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let clock = self.clock.now();
        let now = clock.millis();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "look_edit", || {
                let row = records::standing_row(transaction, Noun::Look, id)?;
                let old = load(transaction, row)?;
                let mut new = old.clone().with(change, Day::of(&clock))?;
                supersede(transaction, Noun::Look, id, &old, old.updated_at, now)?;
                new.updated_at = now;
                write(transaction, &new)
            })
        })
    }

    /// The looks at a value, the latest day first; also at one in the trash.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] for the value.
    pub fn looks(&self, value: RecordId) -> Result<Vec<Look>, JournalError> {
        self.vault.read(|connection| {
            let row = row_of(connection, Noun::Value, value)?;
            let sql = format!(
                "SELECT {COLUMNS} FROM value_look WHERE value = ?1 AND removed_at IS NULL
                 ORDER BY on_day DESC, n DESC"
            );
            let mut statement = connection.prepare_cached(&sql)?;
            Ok(statement
                .query_map([row], read)?
                .collect::<Result<_, _>>()?)
        })
    }
}

const COLUMNS: &str = "id, (SELECT id FROM value WHERE n = value_look.value), on_day, importance,
    lived, act, created_at, updated_at, removed_at IS NOT NULL";

fn read(record: &Row<'_>) -> rusqlite::Result<Look> {
    Ok(Look {
        id: record.get(0)?,
        value: record.get(1)?,
        on_day: record.get(2)?,
        importance: record.get(3)?,
        lived: record.get(4)?,
        act: record.get(5)?,
        created_at: record.get(6)?,
        updated_at: record.get(7)?,
        removed: record.get(8)?,
    })
}

fn load(connection: &Connection, row: i64) -> Result<Look, JournalError> {
    let sql = format!("SELECT {COLUMNS} FROM value_look WHERE n = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row([row], read)?)
}

/// The look of the latest day, where there was one; the last written of that day.
pub(super) fn latest(
    connection: &Connection,
    value: RecordId,
) -> Result<Option<Look>, JournalError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM value_look
         WHERE value = (SELECT n FROM value WHERE id = ?1) AND removed_at IS NULL
         ORDER BY on_day DESC, n DESC LIMIT 1"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row([value], read).optional()?)
}

/// Writes a row, or writes over it.
fn write(transaction: &Transaction<'_>, look: &Look) -> Result<(), JournalError> {
    transaction
        .prepare_cached(
            "INSERT INTO value_look (id, value, on_day, importance, lived, act, created_at,
                updated_at, removed_at)
             VALUES (?1, (SELECT n FROM value WHERE id = ?2), ?3, ?4, ?5, ?6, ?7, ?8, NULL)
             ON CONFLICT (id) DO UPDATE SET on_day = excluded.on_day,
                importance = excluded.importance, lived = excluded.lived, act = excluded.act,
                updated_at = excluded.updated_at",
        )?
        .execute(params![
            look.id,
            look.value,
            look.on_day,
            look.importance,
            look.lived,
            look.act,
            look.created_at,
            look.updated_at,
        ])?;
    Ok(())
}
