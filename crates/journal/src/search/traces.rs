//! Whether the index still holds a trace of words that are gone.
//!
//! FTS5's secure deletion takes a word out of the leaves of its tree, and leaves a separator in the
//! inner nodes that may be the word's beginning, or all of it. Which words have been in the index
//! nothing remembers, so a separator is taken for a trace when no word that is there begins with it.

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::JournalError;

/// A separator this short says nothing of anybody's words.
const TELLS_NOTHING: usize = 2;

/// Whether there is a separator with which no word of the index begins.
pub(crate) fn leaves_traces(connection: &Connection) -> Result<bool, JournalError> {
    connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.entry_word
         USING fts5vocab ('main', 'entry_index', 'instance')",
    )?;
    let mut statement = connection.prepare("SELECT term FROM entry_index_idx")?;
    let mut records = statement.query([])?;
    while let Some(record) = records.next()? {
        let separator = bytes(record.get_ref(0)?);
        // The first byte says which of FTS5's indexes is meant; there is one.
        let separator = separator.get(1..).unwrap_or_default();
        if separator.len() > TELLS_NOTHING && !begins_a_word(connection, separator)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Text or blob, as it lies there.
fn bytes(value: ValueRef<'_>) -> &[u8] {
    match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
        _ => &[],
    }
}

/// Whether a word in the index begins like this. A separator may end within a character, so bytes
/// are compared.
fn begins_a_word(connection: &Connection, separator: &[u8]) -> Result<bool, JournalError> {
    let mut statement = connection
        .prepare_cached("SELECT term FROM entry_word WHERE term >= CAST(?1 AS TEXT) LIMIT 1")?;
    let mut records = statement.query([separator])?;
    match records.next()? {
        Some(record) => Ok(bytes(record.get_ref(0)?).starts_with(separator)),
        None => Ok(false),
    }
}
