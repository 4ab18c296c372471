//! Does the index hold exactly the words of the entries?
//!
//! Every entry is cut into words again. Each word is looked up, and for each column the number of
//! entries and of places is compared with what the index says, as is the list of entries.

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
    compare(connection, &expected, || progress(all, all))
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

/// Looks up every word the way a search does, by the separators of the index's tree, and compares what
/// is found; then counts, so that there is nothing else. Reading the index from one end to the other
/// would not do: an older separator leads a search past words that are there.
fn compare(
    connection: &Connection,
    expected: &HashMap<String, Counts>,
    mut go_on: impl FnMut() -> Result<(), VaultError>,
) -> Result<bool, JournalError> {
    connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.entry_word_column
         USING fts5vocab ('main', 'entry_index', 'col')",
    )?;
    let mut words: Vec<(&String, &Counts)> = expected.iter().collect();
    words.sort_unstable_by_key(|(word, _)| *word);
    let mut statement =
        connection.prepare("SELECT col, doc, cnt FROM entry_word_column WHERE term = ?1")?;
    let mut pairs = 0_u64;
    for (done, (word, counts)) in words.into_iter().enumerate() {
        let mut found = Counts::default();
        let mut records = statement.query([word])?;
        while let Some(record) = records.next()? {
            let column = record.get_ref(0)?;
            let column = COLUMNS.iter().position(|name| column.as_str() == Ok(*name));
            match column.and_then(|at| found.get_mut(at)) {
                Some(counts) => *counts = (record.get(1)?, record.get(2)?),
                None => return Ok(false),
            }
        }
        if found != *counts {
            return Ok(false);
        }
        pairs += counts
            .iter()
            .map(|(entries, _)| u64::from(*entries > 0))
            .sum::<u64>();
        if done % 1_000 == 0 {
            go_on()?;
        }
    }
    let sql = "SELECT count(*) FROM entry_word_column";
    let all: i64 = connection.query_row(sql, [], |record| record.get(0))?;
    Ok(u64::try_from(all) == Ok(pairs))
}
