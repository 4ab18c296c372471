//! Whether the index still holds a trace of words that are gone.
//!
//! FTS5's secure deletion takes a word out of the leaves of its tree, and leaves a separator in the
//! inner nodes that may be the word's beginning, or all of it.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::JournalError;

/// A separator this short says nothing of anybody's words.
const TELLS_NOTHING: usize = 2;

/// Whether a separator begins one of these words, and no word that is still there.
pub(crate) fn leaves_traces(
    connection: &Connection,
    words: &BTreeSet<String>,
) -> Result<bool, JournalError> {
    if words.is_empty() {
        return Ok(false);
    }
    connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.entry_word
         USING fts5vocab ('main', 'entry_index', 'row')",
    )?;
    let mut statement = connection.prepare("SELECT term FROM entry_index_idx")?;
    let mut records = statement.query([])?;
    while let Some(record) = records.next()? {
        let separator = bytes(record.get_ref(0)?);
        // The first byte says which of FTS5's indexes is meant; there is one.
        let separator = separator.get(1..).unwrap_or_default();
        if separator.len() > TELLS_NOTHING
            && begins_one(separator, words)
            && !is_alive(connection, separator)?
        {
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

fn begins_one(separator: &[u8], words: &BTreeSet<String>) -> bool {
    // Separators may end within a character, so the comparison is of bytes.
    words
        .iter()
        .any(|word| word.as_bytes().starts_with(separator))
}

/// Whether a word in the index begins like this.
fn is_alive(connection: &Connection, separator: &[u8]) -> Result<bool, JournalError> {
    let whole = match std::str::from_utf8(separator) {
        Ok(text) => text,
        Err(error) => {
            let valid = separator.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(valid).unwrap_or_default()
        }
    };
    let mut statement = connection.prepare_cached(
        "SELECT term FROM entry_word WHERE term >= ?1 AND term < ?1 || char(1114111)",
    )?;
    let mut records = statement.query([whole])?;
    while let Some(record) = records.next()? {
        if bytes(record.get_ref(0)?).starts_with(separator) {
            return Ok(true);
        }
    }
    Ok(false)
}
