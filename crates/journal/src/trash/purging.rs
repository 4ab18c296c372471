//! For good: what lies in the trash goes, and no page of the database keeps a word of it.

use lamplight_vault::{Vault, VaultError};
use rusqlite::{OptionalExtension as _, Transaction};
use serde::{Deserialize, Serialize};

use crate::records::{self, Noun, RecordId};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError, backups, search, tags};

/// How much went for good.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// How many entries.
    pub entries: u32,
    /// How many records that were in the trash by themselves.
    pub records: u32,
}

impl Journal {
    /// Empties the trash for good: entries, their revisions and their tags go, records and what
    /// hangs on them, the words they alone held go from the index, and what deletion leaves in the
    /// gaps of pages is wiped. `progress` is told steps done and steps in all; stopped half way,
    /// everything is gone already and the wiping is finished when the vault is next opened.
    ///
    /// # Errors
    /// As the vault's writing.
    pub fn empty_trash(
        &mut self,
        request: Option<RequestId>,
        progress: impl FnMut(u32, u32) -> Result<(), VaultError>,
    ) -> Result<Gone, JournalError> {
        let now = self.now();
        let gone = self.vault.write(|transaction| {
            requests::once(transaction, request, "trash_empty", || {
                let all = all(transaction)?;
                let_go(transaction, &all, now)
            })
        })?;
        self.wipe_after(gone, progress)
    }

    /// Lets one entry or record in the trash go for good, as [`Journal::empty_trash`] does with
    /// all. Entries that went to the trash with a record stay there.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when it is not in the trash.
    pub fn purge(
        &mut self,
        id: RecordId,
        request: Option<RequestId>,
        progress: impl FnMut(u32, u32) -> Result<(), VaultError>,
    ) -> Result<Gone, JournalError> {
        let now = self.now();
        let gone = self.vault.write(|transaction| {
            requests::once(transaction, request, "trash_purge", || {
                let one = one(transaction, id)?;
                let_go(transaction, &one, now)
            })
        })?;
        self.wipe_after(gone, progress)
    }

    fn wipe_after(
        &mut self,
        gone: Gone,
        progress: impl FnMut(u32, u32) -> Result<(), VaultError>,
    ) -> Result<Gone, JournalError> {
        if gone != Gone::default() {
            self.vault.wipe_residue(progress)?;
        }
        Ok(gone)
    }
}

/// What is to go.
#[derive(Default)]
struct Going {
    /// Rows of entries.
    entries: Vec<i64>,
    /// What points to another comes before it.
    records: Vec<(Noun, i64, RecordId)>,
    /// When the first of it was written.
    written: Option<i64>,
}

impl Going {
    fn written(&mut self, at: i64) {
        self.written = Some(self.written.map_or(at, |first| first.min(at)));
    }
}

/// Everything in the trash.
fn all(transaction: &Transaction<'_>) -> Result<Going, JournalError> {
    let mut going = Going::default();
    let mut statement = transaction
        .prepare("SELECT n, created_at FROM entry WHERE trashed_at IS NOT NULL ORDER BY n")?;
    let mut rows = statement.query([])?;
    while let Some(record) = rows.next()? {
        going.entries.push(record.get(0)?);
        going.written(record.get(1)?);
    }
    for noun in Noun::ALL {
        let sql = format!(
            "SELECT n, id, created_at FROM {} WHERE removed_at IS NOT NULL ORDER BY n",
            noun.table()
        );
        let mut statement = transaction.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(record) = rows.next()? {
            going.records.push((noun, record.get(0)?, record.get(1)?));
            going.written(record.get(2)?);
        }
    }
    Ok(going)
}

/// One entry or record in the trash.
fn one(transaction: &Transaction<'_>, id: RecordId) -> Result<Going, JournalError> {
    let mut going = Going::default();
    let entry: Option<(i64, i64)> = transaction
        .prepare_cached("SELECT n, created_at FROM entry WHERE id = ?1 AND trashed_at IS NOT NULL")?
        .query_row([id], |record| Ok((record.get(0)?, record.get(1)?)))
        .optional()?;
    if let Some((row, written)) = entry {
        going.entries.push(row);
        going.written(written);
        return Ok(going);
    }
    let (noun, row) = records::in_trash(transaction, id)?
        .ok_or(JournalError::NotFound("entry or record in the trash"))?;
    let sql = format!("SELECT created_at FROM {} WHERE n = ?1", noun.table());
    going.written(transaction.query_row(&sql, [row], |record| record.get(0))?);
    going.records.push((noun, row, id));
    Ok(going)
}

/// Deletes it, and what the index still tells of the words of entries.
fn let_go(transaction: &Transaction<'_>, going: &Going, now: i64) -> Result<Gone, JournalError> {
    let Some(written) = going.written else {
        return Ok(Gone::default());
    };
    backups::note_purge(transaction, written, now)?;
    for row in &going.entries {
        delete_entry(transaction, *row)?;
    }
    for (noun, row, id) in &going.records {
        records::delete(transaction, *noun, *row, *id)?;
    }
    if !going.entries.is_empty() {
        tags::forget_unused(transaction)?;
    }
    // A record that goes takes its label out of the texts that link to it.
    if search::leaves_traces(transaction)? {
        search::rewrite(transaction)?;
    }
    Vault::mark_residue(transaction)?;
    let count = |length| u32::try_from(length).unwrap_or(u32::MAX);
    Ok(Gone {
        entries: count(going.entries.len()),
        records: count(going.records.len()),
    })
}

fn delete_entry(transaction: &Transaction<'_>, row: i64) -> Result<(), JournalError> {
    records::delete_where(transaction, Noun::Item, "entry", row)?;
    for sql in [
        "DELETE FROM share_log_entry WHERE entry_id = (SELECT id FROM entry WHERE n = ?1)",
        "DELETE FROM link WHERE from_id = (SELECT id FROM entry WHERE n = ?1)
            OR to_id = (SELECT id FROM entry WHERE n = ?1)",
        "DELETE FROM entry_mention WHERE entry = ?1 OR id = (SELECT id FROM entry WHERE n = ?1)",
        "DELETE FROM dismissal WHERE entry = ?1",
        "UPDATE commitment SET from_entry = NULL WHERE from_entry = ?1",
        "UPDATE commitment_event SET entry = NULL WHERE entry = ?1",
        "DELETE FROM entry_tag WHERE entry = ?1",
        "DELETE FROM entry_origin WHERE entry = ?1",
        "DELETE FROM entry_revision WHERE entry = ?1",
        "DELETE FROM entry_body WHERE entry = ?1",
        "DELETE FROM entry WHERE n = ?1",
    ] {
        transaction.prepare_cached(sql)?.execute([row])?;
    }
    Ok(())
}
