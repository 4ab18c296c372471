//! The rows of the index: what goes in comes out with the same words.

use std::collections::BTreeSet;

use lamplight_text::{SEGMENTER, labels_only, searchable, segment};
use lamplight_vault::VaultError;
use rusqlite::{Connection, OptionalExtension as _, Transaction};

use crate::JournalError;
use crate::entries::{self, Entry, Fields, State, texts};

/// The words of one entry, as the index takes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(super) title: String,
    pub(super) body: String,
    pub(super) tags: String,
    pub(super) parts: String,
}

impl Row {
    /// Cuts and folds. Pure, and the slowest part of an import. Guided answers are read on behind
    /// the text; of a link to a record its label is.
    pub(crate) fn of(title: &str, body: &str, fields: &Fields, tags: &[String]) -> Self {
        let mut parts = BTreeSet::new();
        let mut words = |text: &str| {
            let mut into = String::with_capacity(text.len());
            segment(text, &mut into, &mut parts);
            into
        };
        let title = words(title);
        let mut text = searchable(&labels_only(body));
        for answer in texts(fields) {
            text.push_str("\n\n");
            text.push_str(&searchable(&labels_only(answer)));
        }
        let body = words(&text);
        let tags = words(&tags.join(" \n "));
        let parts: Vec<String> = parts.into_iter().collect();
        Self {
            title,
            body,
            tags,
            parts: parts.join(" "),
        }
    }

    /// The words of an entry as it stands.
    pub(crate) fn of_entry(entry: &Entry) -> Self {
        Self::of(&entry.title, &entry.body, &entry.fields, &entry.tags)
    }

    /// The words of a state.
    pub(crate) fn of_state(state: &State) -> Self {
        Self::of(&state.title, &state.body, &state.fields, &state.tags)
    }

    /// The columns in the table's order.
    pub(super) fn columns(&self) -> [&str; 4] {
        [&self.title, &self.body, &self.tags, &self.parts]
    }
}

/// Adds an entry's words.
pub(crate) fn put(transaction: &Transaction<'_>, n: i64, row: &Row) -> Result<(), JournalError> {
    transaction
        .prepare_cached(
            "INSERT INTO entry_index (rowid, title, body, tags, parts) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((n, &row.title, &row.body, &row.tags, &row.parts))?;
    Ok(())
}

/// Takes an entry's words out. They have to be the words that were put in.
pub(crate) fn remove(transaction: &Transaction<'_>, n: i64, row: &Row) -> Result<(), JournalError> {
    transaction
        .prepare_cached(
            "INSERT INTO entry_index (entry_index, rowid, title, body, tags, parts)
             VALUES ('delete', ?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((n, &row.title, &row.body, &row.tags, &row.parts))?;
    Ok(())
}

/// A row that no entry has; its word says nothing.
const NOBODY: i64 = 0;

/// Writes the whole index anew into one segment, so that nothing of a removed word is left in its
/// inner nodes.
pub(crate) fn rewrite(transaction: &Transaction<'_>) -> Result<(), JournalError> {
    // One segment alone is left as it is, so there has to be a second one.
    let second = Row {
        title: "0".to_owned(),
        body: String::new(),
        tags: String::new(),
        parts: String::new(),
    };
    put(transaction, NOBODY, &second)?;
    transaction.execute(
        "INSERT INTO entry_index (entry_index) VALUES ('optimize')",
        [],
    )?;
    remove(transaction, NOBODY, &second)
}

/// Makes the index anew from the entries.
pub(crate) fn rebuild(
    transaction: &Transaction<'_>,
    mut progress: impl FnMut(u32, u32) -> Result<(), VaultError>,
) -> Result<(), JournalError> {
    transaction.execute(
        "INSERT INTO entry_index (entry_index) VALUES ('delete-all')",
        [],
    )?;
    transaction.execute("DELETE FROM index_pending", [])?;
    let rows: Vec<i64> = live(transaction)?;
    let all = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    for (done, n) in (1_u32..).zip(&rows) {
        put(
            transaction,
            *n,
            &Row::of_entry(&entries::load(transaction, *n)?),
        )?;
        if done % 200 == 0 || done == all {
            progress(done, all)?;
        }
    }
    set_segmenter(transaction)
}

/// The rows of every entry that is in the index: outside the trash and not sealed.
pub(super) fn live(connection: &Connection) -> Result<Vec<i64>, JournalError> {
    let mut statement = connection.prepare(
        "SELECT n FROM entry WHERE trashed_at IS NULL AND sealed_until IS NULL ORDER BY n",
    )?;
    let rows = statement.query_map([], |record| record.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The version of the rules the index was made with; `None` before the first entry.
pub(crate) fn segmenter(connection: &Connection) -> Result<Option<u32>, JournalError> {
    let sql = "SELECT segmenter FROM index_state WHERE id = 1";
    Ok(connection
        .query_row(sql, [], |record| record.get(0))
        .optional()?)
}

/// Notes the version of the rules the index is made with.
fn set_segmenter(transaction: &Transaction<'_>) -> Result<(), JournalError> {
    transaction.execute(
        "INSERT INTO index_state (id, segmenter) VALUES (1, ?1)
         ON CONFLICT (id) DO UPDATE SET segmenter = excluded.segmenter",
        [SEGMENTER],
    )?;
    Ok(())
}
