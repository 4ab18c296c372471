//! The trash: entries put away, to be taken back or to go for good.

use lamplight_vault::{Vault, VaultError};
use rusqlite::Transaction;

use crate::entries::{self, EntryId, SUMMARY, Summary, summaries};
use crate::requests::{self, RequestId};
use crate::search::{self, Row};
use crate::{Journal, JournalError, backups, records, tags};

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
                let entry = entries::load(transaction, row)?;
                if entry.trashed_at.is_some() {
                    return Err(JournalError::invalid(
                        "id",
                        "this entry is in the trash already",
                    ));
                }
                if entry.sealed_until.is_none() {
                    search::withdraw(transaction, row, &entry)?;
                }
                mark(transaction, row, Some(now))
            })
        })
    }

    /// What is in the trash, the latest first.
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

    /// Takes an entry back out of the trash, as it was.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when it is not in the trash.
    pub fn restore(&mut self, id: EntryId, request: Option<RequestId>) -> Result<(), JournalError> {
        let (row, instant) = self.vault.write(|transaction| {
            requests::once(transaction, request, "trash_restore", || {
                let row = entries::row_of(transaction, id)?;
                let entry = entries::load(transaction, row)?;
                if entry.trashed_at.is_none() {
                    return Err(JournalError::NotFound("entry in the trash"));
                }
                mark(transaction, row, None)?;
                if entry.sealed_until.is_none() {
                    search::put(transaction, row, &Row::of_entry(&entry))?;
                }
                Ok((row, entry.entry_date.instant()))
            })
        })?;
        self.order.borrow_mut().put(row, instant);
        Ok(())
    }

    /// Empties the trash for good: entries, their revisions and their tags go, the words they
    /// alone held go from the index, and what deletion leaves in the gaps of pages is wiped.
    /// Returns how many entries went. `progress` is told steps done and steps in all; stopped half
    /// way, the entries are gone already and the wiping is finished when the vault is next opened.
    ///
    /// # Errors
    /// As the vault's writing.
    pub fn empty_trash(
        &mut self,
        request: Option<RequestId>,
        progress: impl FnMut(u32, u32) -> Result<(), VaultError>,
    ) -> Result<u32, JournalError> {
        let now = self.clock.now().millis();
        let count = self.vault.write(|transaction| {
            requests::once(transaction, request, "trash_empty", || {
                purge(transaction, now)
            })
        })?;
        if count > 0 {
            self.vault.wipe_residue(progress)?;
        }
        Ok(count)
    }
}

fn mark(
    transaction: &Transaction<'_>,
    row: i64,
    trashed_at: Option<i64>,
) -> Result<(), JournalError> {
    transaction
        .prepare_cached("UPDATE entry SET trashed_at = ?2 WHERE n = ?1")?
        .execute((row, trashed_at))?;
    Ok(())
}

/// Deletes every trashed entry, and what the index still tells of its words. Returns how many there
/// were.
fn purge(transaction: &Transaction<'_>, now: i64) -> Result<u32, JournalError> {
    let sql = "SELECT min(created_at) FROM entry WHERE trashed_at IS NOT NULL";
    let written: Option<i64> = transaction.query_row(sql, [], |record| record.get(0))?;
    if let Some(written) = written {
        backups::note_purge(transaction, written, now)?;
    }
    let rows: Vec<i64> = transaction
        .prepare("SELECT n FROM entry WHERE trashed_at IS NOT NULL ORDER BY n")?
        .query_map([], |record| record.get(0))?
        .collect::<Result<_, _>>()?;
    for row in &rows {
        for sql in [
            "DELETE FROM share_log_entry WHERE entry_id = (SELECT id FROM entry WHERE n = ?1)",
            "DELETE FROM link WHERE from_id = (SELECT id FROM entry WHERE n = ?1)
                OR to_id = (SELECT id FROM entry WHERE n = ?1)",
            "DELETE FROM entry_mention WHERE entry = ?1 OR id = (SELECT id FROM entry WHERE n = ?1)",
            "UPDATE commitment SET from_entry = NULL WHERE from_entry = ?1",
            "UPDATE commitment_event SET entry = NULL WHERE entry = ?1",
            "DELETE FROM session_item WHERE entry = ?1",
            "DELETE FROM entry_tag WHERE entry = ?1",
            "DELETE FROM entry_origin WHERE entry = ?1",
            "DELETE FROM entry_revision WHERE entry = ?1",
            "DELETE FROM entry_body WHERE entry = ?1",
            "DELETE FROM entry WHERE n = ?1",
        ] {
            transaction.prepare_cached(sql)?.execute([row])?;
        }
    }
    tags::forget_unused(transaction)?;
    let records = records::purge(transaction)?;
    if !rows.is_empty() || records > 0 {
        if search::leaves_traces(transaction)? {
            search::rewrite(transaction)?;
        }
        Vault::mark_residue(transaction)?;
    }
    Ok(u32::try_from(rows.len())
        .unwrap_or(u32::MAX)
        .saturating_add(records))
}
