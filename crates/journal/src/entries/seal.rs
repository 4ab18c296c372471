//! Sealing: an entry out of sight until a day, or until the writer opens it.
//!
//! Every word stays where it is, encrypted like all others. A sealed entry is in no list, and its
//! words are not in the index.

use rusqlite::Transaction;

use super::{EntryId, load, row_of};
use crate::day::Day;
use crate::requests::{self, RequestId};
use crate::search::{self, Row};
use crate::{Journal, JournalError};

/// The last day there is: it never comes, so the writer opens such an entry by hand.
const UNTIL_OPENED: (i32, u32, u32) = (9999, 12, 31);

fn until_opened() -> Option<Day> {
    let (year, month, day) = UNTIL_OPENED;
    chrono::NaiveDate::from_ymd_opt(year, month, day).map(Day::from)
}

/// Refuses an entry that is out of sight.
pub(crate) fn refuse_sealed(sealed_until: Option<Day>) -> Result<(), JournalError> {
    match sealed_until {
        None => Ok(()),
        Some(day) if Some(day) == until_opened() => Err(JournalError::invalid(
            "id",
            "this entry is sealed until you open it",
        )),
        Some(day) => {
            let reason = format!("this entry is sealed until {day}; it can be opened before");
            Err(JournalError::invalid("id", reason))
        }
    }
}

impl Journal {
    /// Puts an entry out of sight until a day after today, or until it is opened by hand. Returns
    /// the day that is kept.
    ///
    /// # Errors
    /// [`JournalError::NotFound`]; [`JournalError::Invalid`] for an entry in the trash, or a day
    /// that has come.
    pub fn seal(
        &mut self,
        id: EntryId,
        until: Option<Day>,
        request: Option<RequestId>,
    ) -> Result<Day, JournalError> {
        let today = Day::of(&self.clock.now());
        let until = until.or_else(until_opened).unwrap_or(today);
        if until <= today {
            let reason = "an entry is sealed until a day after today";
            return Err(JournalError::invalid("until", reason));
        }
        self.vault.write(|transaction| {
            requests::once(transaction, request, "entry_seal", || {
                let row = row_of(transaction, id)?;
                let entry = load(transaction, row)?;
                if entry.trashed_at.is_some() {
                    let reason = "this entry is in the trash; restore it first";
                    return Err(JournalError::invalid("id", reason));
                }
                if entry.sealed_until.is_none() {
                    search::withdraw(transaction, row, &entry)?;
                }
                mark(transaction, row, Some(until))?;
                Ok(until)
            })
        })
    }

    /// Opens a sealed entry, whatever its day.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when no sealed entry has this name.
    pub fn unseal(&mut self, id: EntryId, request: Option<RequestId>) -> Result<(), JournalError> {
        self.vault.write(|transaction| {
            requests::once(transaction, request, "entry_open", || {
                open(transaction, row_of(transaction, id)?)
            })
        })
    }

    /// [`Journal::open_due`] for moments in which its failing may keep nobody from the journal: a
    /// full disk, say. It is asked again with the next list.
    pub(crate) fn open_due_if_it_can(&mut self) {
        let _ = self.open_due();
    }

    /// Opens every entry whose day has come, and returns how many. Asked a second time on a day it
    /// looks no further, because what is sealed today is sealed until a later one. Where nothing
    /// can be written they stay as they are.
    ///
    /// # Errors
    /// As the vault's writing.
    pub fn open_due(&mut self) -> Result<u32, JournalError> {
        let today = Day::of(&self.clock.now());
        if self.looked_for_due == Some(today) || self.vault.is_read_only() {
            return Ok(0);
        }
        let due: Vec<i64> = self.vault.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT n FROM entry WHERE sealed_until IS NOT NULL AND sealed_until <= ?1
                 ORDER BY sealed_until, n",
            )?;
            let rows = statement.query_map([today], |record| record.get(0))?;
            Ok::<_, JournalError>(rows.collect::<Result<_, _>>()?)
        })?;
        if !due.is_empty() {
            self.vault
                .write(|transaction| due.iter().try_for_each(|row| open(transaction, *row)))?;
        }
        self.looked_for_due = Some(today);
        Ok(u32::try_from(due.len()).unwrap_or(u32::MAX))
    }
}

/// Takes the seal off, and puts the words back into the index.
fn open(transaction: &Transaction<'_>, row: i64) -> Result<(), JournalError> {
    let entry = load(transaction, row)?;
    if entry.sealed_until.is_none() {
        return Err(JournalError::NotFound("sealed entry"));
    }
    mark(transaction, row, None)?;
    if entry.trashed_at.is_none() {
        search::put(transaction, row, &Row::of_entry(&entry))?;
    }
    Ok(())
}

fn mark(transaction: &Transaction<'_>, row: i64, until: Option<Day>) -> Result<(), JournalError> {
    transaction
        .prepare_cached("UPDATE entry SET sealed_until = ?2 WHERE n = ?1")?
        .execute((row, until))?;
    Ok(())
}
