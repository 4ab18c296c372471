//! The trash: entries and records put away, to be taken back or to go for good.

mod purging;
mod restoring;

pub use purging::Gone;

use rusqlite::Transaction;

use crate::entries::{self, EntryId, SUMMARY, Summary, summaries};
use crate::records::RecordId;
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError, search};

impl Journal {
    /// Puts an entry into the trash. It leaves lists and search, and loses nothing.
    ///
    /// # Errors
    /// [`JournalError::NotFound`]; [`JournalError::Invalid`] when it is there already.
    pub fn delete(&mut self, id: EntryId, request: Option<RequestId>) -> Result<(), JournalError> {
        let now = self.clock.now().millis();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "entry_delete", || {
                let row = entries::row_of(transaction, id)?;
                if entries::load(transaction, row)?.trashed_at.is_some() {
                    return Err(JournalError::invalid(
                        "id",
                        "this entry is in the trash already",
                    ));
                }
                put_entries_away(transaction, &[row], None, now)
            })
        })
    }

    /// The entries in the trash, the latest first.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn trash(&self) -> Result<Vec<Summary>, JournalError> {
        self.vault.read(|connection| {
            summaries(
                connection,
                &format!(
                    "SELECT {SUMMARY} FROM entry
                     WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC, n DESC"
                ),
                &[],
            )
        })
    }
}

/// Puts entries into the trash that are not there yet: `with` the record that goes there and takes
/// them along, or by themselves.
pub(crate) fn put_entries_away(
    transaction: &Transaction<'_>,
    rows: &[i64],
    with: Option<RecordId>,
    now: i64,
) -> Result<(), JournalError> {
    for row in rows {
        let entry = entries::load(transaction, *row)?;
        if entry.sealed_until.is_none() {
            search::withdraw(transaction, *row, &entry)?;
        }
    }
    for row in rows {
        mark(transaction, *row, Some(now), with)?;
    }
    Ok(())
}

fn mark(
    transaction: &Transaction<'_>,
    row: i64,
    trashed_at: Option<i64>,
    with: Option<RecordId>,
) -> Result<(), JournalError> {
    transaction
        .prepare_cached("UPDATE entry SET trashed_at = ?2, trashed_with = ?3 WHERE n = ?1")?
        .execute((row, trashed_at, with))?;
    Ok(())
}
