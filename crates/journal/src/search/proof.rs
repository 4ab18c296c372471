//! Does the index hold exactly the words of the entries?
//!
//! Every entry is cut into words again. Each word is looked up, and for each column the number of
//! entries and of places is compared with what the index says, as is the list of entries.

use std::collections::HashMap;
use std::sync::mpsc;
use std::thread;

use lamplight_vault::VaultError;
use rusqlite::Connection;

use super::index::{Row, live};
use super::pending::{rows as waiting_rows, waiting};
use crate::JournalError;
use crate::entries;

/// Entries and places of one word, a column each.
type Counts = [(u32, u32); 4];

/// The words of all entries.
type Expected = HashMap<String, Word>;

#[derive(Default)]
struct Word {
    counts: Counts,
    /// The last entry that was counted in each column, by its number from 1 on.
    last: [u32; 4],
}

/// How many entries are cut into words before they are counted.
const AHEAD: usize = 64;

/// How many words are looked up in one statement.
const WORDS: usize = 500;

const COLUMNS: [&str; 4] = ["title", "body", "tags", "parts"];

/// Whether index and entries agree. `progress` is told entries done and entries in all, and may stop
/// the work by an error. To be asked within one transaction: otherwise every statement begins its own.
pub(crate) fn agrees(
    connection: &Connection,
    mut progress: impl FnMut(u32, u32) -> Result<(), VaultError>,
) -> Result<bool, JournalError> {
    let mut rows = live(connection)?;
    let mut held = HashMap::new();
    for row in waiting_rows(connection)? {
        if let Some(waiting) = waiting(connection, row)? {
            held.insert(row, waiting.held);
        }
    }
    // An entry that is not in the index yet is not missed there.
    rows.retain(|row| !matches!(held.get(row), Some(None)));
    if rows != indexed(connection)? {
        return Ok(false);
    }
    let all = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let expected = counted(|take| {
        for (done, n) in (1_u32..).zip(&rows) {
            let entry = entries::load(connection, *n)?;
            take(match held.remove(n).flatten() {
                Some(held) => held,
                None => Row::of_entry(&entry),
            })?;
            if done % 50 == 0 || done == all {
                progress(done, all)?;
            }
        }
        Ok(())
    })?;
    compare(connection, &expected, || progress(all, all))
}

/// Counts the words of what `give` hands over, on another thread: it is as much work as cutting a text
/// into them.
fn counted(
    give: impl FnOnce(&mut dyn FnMut(Row) -> Result<(), JournalError>) -> Result<(), JournalError>,
) -> Result<Expected, JournalError> {
    let cut_short = || JournalError::from(VaultError::Unsupported("the check was cut short"));
    thread::scope(|scope| {
        let (rows, given) = mpsc::sync_channel::<Row>(AHEAD);
        let counting = thread::Builder::new()
            .spawn_scoped(scope, move || {
                let mut expected = Expected::new();
                for (entry, row) in (1_u32..).zip(given) {
                    count(entry, &row, &mut expected);
                }
                expected
            })
            .map_err(VaultError::from)?;
        let all = give(&mut |row| rows.send(row).map_err(|_| cut_short()));
        drop(rows);
        let expected = counting.join().map_err(|_| cut_short());
        all.and(expected)
    })
}

fn indexed(connection: &Connection) -> Result<Vec<i64>, JournalError> {
    let mut statement = connection.prepare("SELECT id FROM entry_index_docsize ORDER BY id")?;
    let rows = statement.query_map([], |record| record.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn count(entry: u32, row: &Row, expected: &mut Expected) {
    for (column, text) in row.columns().into_iter().enumerate() {
        for text in text.split_ascii_whitespace() {
            let word = match expected.get_mut(text) {
                Some(word) => word,
                None => expected.entry(text.to_owned()).or_default(),
            };
            if let (Some((entries, places)), Some(last)) =
                (word.counts.get_mut(column), word.last.get_mut(column))
            {
                *places += 1;
                if *last != entry {
                    *last = entry;
                    *entries += 1;
                }
            }
        }
    }
}

/// Looks up every word the way a search does, by the separators of the index's tree, and compares what
/// is found; then counts, so that there is nothing else. Reading the index from one end to the other
/// would not do: an older separator leads a search past words that are there.
fn compare(
    connection: &Connection,
    expected: &Expected,
    mut go_on: impl FnMut() -> Result<(), VaultError>,
) -> Result<bool, JournalError> {
    connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.entry_word_column
         USING fts5vocab ('main', 'entry_index', 'col')",
    )?;
    let mut words: Vec<(&str, Counts)> = expected
        .iter()
        .map(|(text, word)| (text.as_str(), word.counts))
        .collect();
    words.sort_unstable_by_key(|(text, _)| *text);
    // Many words a statement, each looked up by itself: what a statement costs to begin is a good part
    // of what a word costs.
    let mut statement = connection.prepare(
        "SELECT words.key, found.col, found.doc, found.cnt
         FROM json_each(?1) AS words CROSS JOIN entry_word_column AS found
         WHERE found.term = words.value",
    )?;
    let mut pairs = 0_u64;
    for words in words.chunks(WORDS) {
        let texts: Vec<&str> = words.iter().map(|(text, _)| *text).collect();
        let texts = serde_json::Value::from(texts).to_string();
        let mut found = vec![Counts::default(); words.len()];
        let mut records = statement.query([texts])?;
        while let Some(record) = records.next()? {
            let column = record.get_ref(1)?;
            let column = COLUMNS.iter().position(|name| column.as_str() == Ok(*name));
            let place = usize::try_from(record.get::<_, u32>(0)?).unwrap_or(usize::MAX);
            let found = found.get_mut(place);
            match found.zip(column).and_then(|(found, at)| found.get_mut(at)) {
                Some(counts) => *counts = (record.get(2)?, record.get(3)?),
                None => return Ok(false),
            }
        }
        for ((_, counts), found) in words.iter().zip(found) {
            if found != *counts {
                return Ok(false);
            }
            let columns = counts.iter().filter(|(entries, _)| *entries > 0);
            pairs += u64::try_from(columns.count()).unwrap_or_default();
        }
        go_on()?;
    }
    let sql = "SELECT count(*) FROM entry_word_column";
    let all: i64 = connection.query_row(sql, [], |record| record.get(0))?;
    Ok(u64::try_from(all) == Ok(pairs))
}
