//! Records: what is no entry. People, matters, commitments and the rest share how they are named,
//! put away, taken back, and remembered as they were.
//!
//! Putting away is a mark and loses nothing; what is marked is in the trash and goes when that is
//! emptied. A record that others point to stays in its row until then, so that taking it back
//! brings back all that hung on it.

#[cfg(test)]
mod blank;
mod label;
mod noun;
mod past;
mod purging;
mod removal;
mod unmention;

#[cfg(test)]
pub(crate) use blank::Blank;
pub use label::Named;
pub(crate) use label::{called, label, named};
pub use noun::{Noun, RecordId};
pub use past::PastState;
pub(crate) use past::supersede;
pub(crate) use purging::{delete, delete_where};
pub use removal::{Removed, TheirEntries};
pub(crate) use removal::{in_trash, put_away, take_back};

use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{Journal, JournalError};

/// The longest name or label, in bytes of UTF-8.
pub const LONGEST_LABEL: usize = 256;
/// The longest single line, in bytes of UTF-8.
pub const LONGEST_LINE: usize = 4096;
/// The longest longer text, in bytes of UTF-8.
pub const LONGEST_NOTE: usize = 1024 * 1024;

/// Refuses a text that is too long, or a needed one that says nothing.
pub(crate) fn check_text(
    field: &'static str,
    text: &str,
    longest: usize,
    needed: bool,
) -> Result<(), JournalError> {
    if needed && text.trim().is_empty() {
        return Err(JournalError::invalid(field, "this needs a word or two"));
    }
    if text.len() > longest {
        let reason = format!("this holds at most {longest} bytes");
        return Err(JournalError::invalid(field, reason));
    }
    Ok(())
}

/// Refuses a number that is no answer on a scale.
pub(crate) fn check_scale(field: &'static str, value: Option<u8>) -> Result<(), JournalError> {
    if value.is_some_and(|value| value > 10) {
        return Err(JournalError::invalid(field, "this lies between 0 and 10"));
    }
    Ok(())
}

/// The row of a record, in the trash or out of it.
pub(crate) fn row_of(
    connection: &Connection,
    noun: Noun,
    id: RecordId,
) -> Result<i64, JournalError> {
    let sql = format!("SELECT n FROM {} WHERE id = ?1", noun.table());
    connection
        .prepare_cached(&sql)?
        .query_row([id], |record| record.get(0))
        .optional()?
        .ok_or(JournalError::NotFound(noun.as_str()))
}

/// What the record with this name is, in the trash or out of it.
pub(crate) fn find(connection: &Connection, id: RecordId) -> Result<Option<Noun>, JournalError> {
    for noun in Noun::ALL {
        match row_of(connection, noun, id) {
            Ok(_) => return Ok(Some(noun)),
            Err(JournalError::NotFound(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(None)
}

/// The row of a record that something new may point to: not one in the trash.
pub(crate) fn standing_row(
    connection: &Connection,
    noun: Noun,
    id: RecordId,
) -> Result<i64, JournalError> {
    let sql = format!(
        "SELECT n FROM {} WHERE id = ?1 AND removed_at IS NULL",
        noun.table()
    );
    connection
        .prepare_cached(&sql)?
        .query_row([id], |record| record.get(0))
        .optional()?
        .ok_or(JournalError::NotFound(noun.as_str()))
}

/// The row of what may be pointed to, where something is; the refusal names the field.
pub(crate) fn pointed_to(
    connection: &Connection,
    noun: Noun,
    id: Option<RecordId>,
    field: &'static str,
) -> Result<Option<i64>, JournalError> {
    let Some(id) = id else {
        return Ok(None);
    };
    standing_row(connection, noun, id)
        .map(Some)
        .map_err(|error| match error {
            JournalError::NotFound(noun) => {
                JournalError::invalid(field, format!("there is no {noun} with that name"))
            }
            other => other,
        })
}

/// The word that stands in the table for one of a few: the same as on the wire.
pub(crate) fn as_word(one: &impl Serialize) -> Option<String> {
    match serde_json::to_value(one) {
        Ok(Value::String(word)) => Some(word),
        _ => None,
    }
}

/// One of a few, by the word in a column.
pub(crate) fn word<T: DeserializeOwned>(record: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let word: String = record.get(column)?;
    serde_json::from_value(Value::String(word)).map_err(|_| {
        rusqlite::Error::InvalidColumnType(
            column,
            "a word that is none of those allowed".to_owned(),
            rusqlite::types::Type::Text,
        )
    })
}

impl Journal {
    /// A name for a new record.
    pub(crate) fn new_record(&self) -> Result<RecordId, JournalError> {
        Ok(RecordId::new(self.now(), self.random_bytes()?))
    }
}
