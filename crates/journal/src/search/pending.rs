//! Words that reach the index a little later.
//!
//! Taking an old text out of a large index touches a page for almost every word: twenty times the
//! work of saving the text itself. So a save only notes which state the index still holds, search
//! looks at the few noted entries themselves, and the index is brought up when nobody waits.

use lamplight_text::Query;
use lamplight_vault::VaultError;
use rusqlite::{Connection, OptionalExtension as _, Transaction};

use super::index::{Row, put, remove};
use super::matching::matches;
use crate::entries::{self, Entry, State};
use crate::{Journal, JournalError, backups, history};

/// How many entries may wait. Beyond, each save settles a few.
const MOST: u32 = 64;
/// How many a save settles then.
const FEW: u32 = 2;

impl Journal {
    /// Brings the index up to the entries, at most `most` of them, and returns how many are left to
    /// bring: none where nothing can be written. For moments in which nobody waits for an answer.
    ///
    /// # Errors
    /// As the vault's writing.
    pub fn settle(&mut self, most: u32) -> Result<u32, JournalError> {
        if self.vault.is_read_only() || self.vault.read(count)? == 0 {
            return Ok(0);
        }
        self.vault.write(|transaction| {
            // The index is derived: it is no reason for another backup.
            backups::carry_over(transaction)?;
            settle(transaction, most)?;
            count(transaction)
        })
    }
}

/// Whose words the index holds for an entry that changes.
#[derive(Clone, Copy)]
pub(crate) enum Held<'a> {
    /// None: the entry is new.
    Nothing,
    /// Those of a state that was just kept as a revision.
    Revision(u32),
    /// Those of a state that nothing else keeps.
    State(&'a State),
}

/// Notes what the index holds of an entry. A note that is there already stays: the index has not
/// changed since.
pub(crate) fn defer(
    transaction: &Transaction<'_>,
    row: i64,
    held: Held<'_>,
) -> Result<(), JournalError> {
    if is_waiting(transaction, row)? {
        return Ok(());
    }
    let (revision, state) = match held {
        Held::Nothing => (None, None),
        Held::Revision(revision) => (Some(revision), None),
        Held::State(state) => (None, Some(history::pack(state)?)),
    };
    transaction
        .prepare_cached("INSERT INTO index_pending (entry, revision, state) VALUES (?1, ?2, ?3)")?
        .execute((row, revision, state))?;
    if count(transaction)? > MOST {
        settle(transaction, FEW)?;
    }
    Ok(())
}

/// Takes an entry out of the index at once, whatever the index holds of it.
pub(crate) fn withdraw(
    transaction: &Transaction<'_>,
    row: i64,
    entry: &Entry,
) -> Result<(), JournalError> {
    match waiting(transaction, row)? {
        None => remove(transaction, row, &Row::of_entry(entry))?,
        Some(Waiting { held }) => {
            if let Some(held) = held {
                remove(transaction, row, &held)?;
            }
            forget(transaction, row)?;
        }
    }
    Ok(())
}

/// The notes go first and the words after: FTS5 writes what it has gathered whenever a statement begins
/// that could be undone alone, as those are that change a row of a table.
fn settle(transaction: &Transaction<'_>, most: u32) -> Result<(), JournalError> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut due = Vec::new();
    for row in rows(transaction)?.into_iter().take(most) {
        let held = waiting(transaction, row)?.and_then(|waiting| waiting.held);
        let now = Row::of_entry(&entries::load(transaction, row)?);
        forget(transaction, row)?;
        due.push((row, held, now));
    }
    for (row, held, now) in due {
        if let Some(held) = held {
            remove(transaction, row, &held)?;
        }
        put(transaction, row, &now)?;
    }
    Ok(())
}

/// What the index holds of a waiting entry.
pub(super) struct Waiting {
    /// The words in the index; `None` when it has none.
    pub(super) held: Option<Row>,
}

/// How a waiting entry stands to a query.
pub(super) struct Standing {
    pub(super) row: i64,
    /// Whether the index would find it, by words that may be gone.
    pub(super) found_by_index: bool,
    /// Whether it holds the query now.
    pub(super) found: bool,
}

/// Every waiting entry, looked at itself.
pub(super) fn standing(
    connection: &Connection,
    query: &Query,
) -> Result<Vec<Standing>, JournalError> {
    rows(connection)?
        .into_iter()
        .map(|row| {
            let held = waiting(connection, row)?.and_then(|waiting| waiting.held);
            let now = Row::of_entry(&entries::load(connection, row)?);
            Ok(Standing {
                row,
                found_by_index: held.is_some_and(|held| matches(&held, query)),
                found: matches(&now, query),
            })
        })
        .collect()
}

/// What the index holds of an entry, if it is one that waits.
pub(super) fn waiting(connection: &Connection, row: i64) -> Result<Option<Waiting>, JournalError> {
    let noted: Option<(Option<u32>, Option<Vec<u8>>)> = connection
        .prepare_cached("SELECT revision, state FROM index_pending WHERE entry = ?1")?
        .query_row([row], |record| Ok((record.get(0)?, record.get(1)?)))
        .optional()?;
    let Some((revision, state)) = noted else {
        return Ok(None);
    };
    let packed = match revision {
        None => state,
        // A revision that is noted is kept as long as its entry.
        Some(revision) => {
            Some(history::packed(connection, row, revision)?.ok_or(VaultError::DatabaseDamaged)?)
        }
    };
    let held = packed.map(|packed| history::unpack(&packed)).transpose()?;
    Ok(Some(Waiting {
        held: held.map(|state| Row::of_state(&state)),
    }))
}

fn is_waiting(connection: &Connection, row: i64) -> Result<bool, JournalError> {
    let mut statement =
        connection.prepare_cached("SELECT 1 FROM index_pending WHERE entry = ?1")?;
    Ok(statement.exists([row])?)
}

fn forget(transaction: &Transaction<'_>, row: i64) -> Result<(), JournalError> {
    transaction
        .prepare_cached("DELETE FROM index_pending WHERE entry = ?1")?
        .execute([row])?;
    Ok(())
}

/// The rows of the entries that wait.
pub(super) fn rows(connection: &Connection) -> Result<Vec<i64>, JournalError> {
    let mut statement =
        connection.prepare_cached("SELECT entry FROM index_pending ORDER BY entry")?;
    let rows = statement.query_map([], |record| record.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn count(connection: &Connection) -> Result<u32, JournalError> {
    let mut statement = connection.prepare_cached("SELECT count(*) FROM index_pending")?;
    Ok(statement.query_row([], |record| record.get(0))?)
}
