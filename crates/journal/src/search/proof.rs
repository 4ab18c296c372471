//! Does the index hold exactly the words of the entries?
//!
//! Every entry is cut into words again, and for each word and column the number of entries and of
//! places is compared with what the index says, as is the list of entries.

use std::collections::HashMap;

use lamplight_vault::VaultError;
use rusqlite::Connection;

use super::index::{Row, live};
use super::pending::waiting;
use crate::JournalError;
use crate::entries;

/// Entries and places of one word, a column each.
type Counts = [(u32, u32); 4];

const COLUMNS: [&str; 4] = ["title", "body", "tags", "parts"];

/// Whether index and entries agree.
pub(crate) fn agrees(
    connection: &Connection,
    mut progress: impl FnMut(u32, u32) -> Result<(), VaultError>,
) -> Result<bool, JournalError> {
    let mut rows = live(connection)?;
    let mut held = HashMap::new();
    for row in &rows {
        if let Some(waiting) = waiting(connection, *row)? {
            held.insert(*row, waiting.held);
        }
    }
    // An entry that is not in the index yet is not missed there.
    rows.retain(|row| !matches!(held.get(row), Some(None)));
    if rows != indexed(connection)? {
        return Ok(false);
    }
    let mut expected = HashMap::new();
    let all = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    for (done, n) in (1_u32..).zip(&rows) {
        count(
            &Row::of_entry(&entries::load(connection, *n)?),
            &mut expected,
        );
        if done % 200 == 0 || done == all {
            progress(done, all)?;
        }
    }
    compare(connection, expected)
}

fn indexed(connection: &Connection) -> Result<Vec<i64>, JournalError> {
    let mut statement = connection.prepare("SELECT id FROM entry_index_docsize ORDER BY id")?;
    let rows = statement.query_map([], |record| record.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn count(row: &Row, expected: &mut HashMap<String, Counts>) {
    for (column, text) in row.columns().into_iter().enumerate() {
        let mut places: HashMap<&str, u32> = HashMap::new();
        for word in text.split_ascii_whitespace() {
            *places.entry(word).or_default() += 1;
        }
        for (word, n) in places {
            let counts = match expected.get_mut(word) {
                Some(counts) => counts,
                None => expected.entry(word.to_owned()).or_default(),
            };
            if let Some((entries, all)) = counts.get_mut(column) {
                *entries += 1;
                *all += n;
            }
        }
    }
}

/// Takes off what the index has; nothing may be left over on either side.
fn compare(
    connection: &Connection,
    mut expected: HashMap<String, Counts>,
) -> Result<bool, JournalError> {
    connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.entry_word_column
         USING fts5vocab ('main', 'entry_index', 'col')",
    )?;
    let mut statement = connection.prepare("SELECT term, col, doc, cnt FROM entry_word_column")?;
    let mut records = statement.query([])?;
    while let Some(record) = records.next()? {
        let (term, column) = (record.get_ref(0)?, record.get_ref(1)?);
        let term = term.as_str().map_err(|_| VaultError::DatabaseDamaged)?;
        let column = COLUMNS.iter().position(|name| column.as_str() == Ok(*name));
        let counts = expected
            .get_mut(term)
            .zip(column)
            .and_then(|(counts, at)| counts.get_mut(at));
        match counts {
            Some(counts) if *counts == (record.get(2)?, record.get(3)?) => *counts = (0, 0),
            _ => return Ok(false),
        }
    }
    Ok(expected.values().all(|counts| *counts == Counts::default()))
}
