//! Taking back out of the trash.

use rusqlite::{OptionalExtension as _, Transaction};

use super::mark;
use crate::entries::{self, EntryId};
use crate::records::{self, Noun, RecordId};
use crate::requests::{self, RequestId};
use crate::search::{self, Row};
use crate::{Journal, JournalError};

impl Journal {
    /// Takes an entry back out of the trash, as it was.
    ///
    /// # Errors
    /// As [`Journal::take_back`].
    pub fn restore(&mut self, id: EntryId, request: Option<RequestId>) -> Result<(), JournalError> {
        self.take_back(id.into(), request).map(|_| ())
    }

    /// Takes an entry or a record back out of the trash, as it was, and with it the entries that
    /// went there together with it. Returns what kind of record it is; none for an entry.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when it is not in the trash; [`JournalError::Invalid`] when what
    /// it is part of is.
    pub fn take_back(
        &mut self,
        id: RecordId,
        request: Option<RequestId>,
    ) -> Result<Option<Noun>, JournalError> {
        let mut back = Vec::new();
        let noun = self.vault.write(|transaction| {
            requests::once(transaction, request, "trash_restore", || {
                let noun = take_back(transaction, id, &mut back)?;
                Ok(noun)
            })
        })?;
        let mut order = self.order.borrow_mut();
        match back.as_slice() {
            [] => {}
            [(row, instant)] => order.put(*row, *instant),
            _ => order.forget(),
        }
        drop(order);
        Ok(noun)
    }
}

/// Fills `back` with the entries that came back: their rows, and when they belong.
fn take_back(
    transaction: &Transaction<'_>,
    id: RecordId,
    back: &mut Vec<(i64, i64)>,
) -> Result<Option<Noun>, JournalError> {
    let entry: Option<i64> = transaction
        .prepare_cached("SELECT n FROM entry WHERE id = ?1 AND trashed_at IS NOT NULL")?
        .query_row([id], |record| record.get(0))
        .optional()?;
    if let Some(row) = entry {
        bring_back(transaction, &[row], back)?;
        return Ok(None);
    }
    let (noun, row) = records::in_trash(transaction, id)?
        .ok_or(JournalError::NotFound("entry or record in the trash"))?;
    records::take_back(transaction, noun, row)?;
    let rows: Vec<i64> = transaction
        .prepare_cached("SELECT n FROM entry WHERE trashed_with = ?1 AND trashed_at IS NOT NULL")?
        .query_map([id], |record| record.get(0))?
        .collect::<Result<_, _>>()?;
    bring_back(transaction, &rows, back)?;
    Ok(Some(noun))
}

/// Brings entries in the trash back into lists and search.
fn bring_back(
    transaction: &Transaction<'_>,
    rows: &[i64],
    back: &mut Vec<(i64, i64)>,
) -> Result<(), JournalError> {
    // The rows first and the words after: see `search::pending`.
    for row in rows {
        mark(transaction, *row, None, None)?;
    }
    for row in rows {
        let entry = entries::load(transaction, *row)?;
        if entry.sealed_until.is_none() {
            search::put(transaction, *row, &Row::of_entry(&entry))?;
        }
        back.push((*row, entry.entry_date.instant()));
    }
    Ok(())
}
