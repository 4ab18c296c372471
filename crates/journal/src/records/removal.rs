//! Putting records away, taking them back, and letting them go for good.

use rusqlite::{Connection, OptionalExtension as _, Transaction};
use serde::Serialize;

use super::{Noun, RecordId};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError, entries};

/// A record in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Removed {
    /// Its name.
    pub id: RecordId,
    /// What it is.
    pub noun: Noun,
    /// What a list calls it; may be empty.
    pub label: String,
    /// When it was put away, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub removed_at: i64,
}

/// What a list of the trash calls a record, in SQL over its row.
fn label(noun: Noun) -> &'static str {
    match noun {
        Noun::Person | Noun::Support => "label",
        Noun::Matter => "title",
        Noun::Commitment | Noun::Item => "text",
        Noun::Event => {
            "(SELECT text FROM commitment WHERE commitment.n = commitment_event.commitment)"
        }
        Noun::Checkin => "small_step",
        Noun::Session => "with_label",
        Noun::Value => "name",
        Noun::Look => "(SELECT name FROM value WHERE value.n = value_look.value)",
        Noun::Link => "relation",
    }
}

impl Journal {
    /// Puts a record into the trash. It leaves lists and Home, and loses nothing.
    ///
    /// # Errors
    /// [`JournalError::NotFound`]; [`JournalError::Invalid`] when it is there already.
    pub fn remove(
        &mut self,
        noun: Noun,
        id: RecordId,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let now = self.now();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "record_remove", || {
                mark(transaction, noun, id, now)
            })
        })
    }

    /// The records in the trash, the latest first.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn removed(&self) -> Result<Vec<Removed>, JournalError> {
        self.vault.read(|connection| {
            let mut all = Vec::new();
            for noun in Noun::ALL {
                let sql = format!(
                    "SELECT id, {}, removed_at FROM {} WHERE removed_at IS NOT NULL",
                    label(noun),
                    noun.table(),
                );
                let mut statement = connection.prepare_cached(&sql)?;
                let rows = statement.query_map([], |record| {
                    Ok(Removed {
                        id: record.get(0)?,
                        noun,
                        label: record.get(1)?,
                        removed_at: record.get(2)?,
                    })
                })?;
                for row in rows {
                    all.push(row?);
                }
            }
            all.sort_by_key(|removed| (std::cmp::Reverse(removed.removed_at), removed.id));
            Ok(all)
        })
    }

    /// Takes a record back out of the trash, as it was.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when it is not in the trash.
    pub fn take_back(
        &mut self,
        id: RecordId,
        request: Option<RequestId>,
    ) -> Result<Noun, JournalError> {
        self.vault.write(|transaction| {
            requests::once(transaction, request, "trash_restore", || {
                let noun = in_trash(transaction, id)?
                    .ok_or(JournalError::NotFound("record in the trash"))?;
                let sql = format!(
                    "UPDATE {} SET removed_at = NULL WHERE id = ?1",
                    noun.table()
                );
                transaction.prepare_cached(&sql)?.execute([id])?;
                Ok(noun)
            })
        })
    }
}

/// Marks a record as put away.
pub(crate) fn mark(
    transaction: &Transaction<'_>,
    noun: Noun,
    id: RecordId,
    now: i64,
) -> Result<(), JournalError> {
    let row = super::row_of(transaction, noun, id)?;
    let sql = format!(
        "UPDATE {} SET removed_at = ?2 WHERE n = ?1 AND removed_at IS NULL",
        noun.table()
    );
    if transaction.prepare_cached(&sql)?.execute((row, now))? == 0 {
        return Err(JournalError::invalid("id", "this is in the trash already"));
    }
    Ok(())
}

/// What the record in the trash with this name is, if one is there.
fn in_trash(connection: &Connection, id: RecordId) -> Result<Option<Noun>, JournalError> {
    for noun in Noun::ALL {
        let sql = format!(
            "SELECT 1 FROM {} WHERE id = ?1 AND removed_at IS NOT NULL",
            noun.table()
        );
        let there: Option<i64> = connection
            .prepare_cached(&sql)?
            .query_row([id], |record| record.get(0))
            .optional()?;
        if there.is_some() {
            return Ok(Some(noun));
        }
    }
    Ok(None)
}

/// What points to a row of a noun and merely lets go of it when that goes: table and column.
fn loose(noun: Noun) -> &'static [(&'static str, &'static str)] {
    match noun {
        Noun::Person => &[
            ("entry", "person"),
            ("matter", "person"),
            ("commitment", "person"),
            ("checkin", "person"),
        ],
        Noun::Matter => &[
            ("entry", "matter"),
            ("commitment", "matter"),
            ("checkin", "matter"),
        ],
        Noun::Value => &[("commitment", "value")],
        _ => &[],
    }
}

/// What hangs on a row of a noun and goes with it: the noun, and its column.
fn hanging(noun: Noun) -> &'static [(Noun, &'static str)] {
    match noun {
        Noun::Matter => &[(Noun::Item, "matter")],
        Noun::Commitment => &[(Noun::Event, "commitment"), (Noun::Item, "commitment")],
        Noun::Session => &[(Noun::Item, "session")],
        Noun::Value => &[(Noun::Look, "value")],
        _ => &[],
    }
}

/// Deletes every record in the trash, and what hangs on it. Returns how many went that were in the
/// trash by themselves. Wiping what deletion leaves in pages is the caller's.
pub(crate) fn purge(transaction: &Transaction<'_>) -> Result<u32, JournalError> {
    let mut gone = 0;
    for noun in Noun::ALL {
        let sql = format!(
            "SELECT n, id FROM {} WHERE removed_at IS NOT NULL",
            noun.table()
        );
        let rows: Vec<(i64, RecordId)> = transaction
            .prepare(&sql)?
            .query_map([], |record| Ok((record.get(0)?, record.get(1)?)))?
            .collect::<Result<_, _>>()?;
        for (row, id) in rows {
            delete(transaction, noun, row, id)?;
            gone += 1;
        }
    }
    Ok(gone)
}

/// Deletes one record for good, with what it said before and what hangs on it.
fn delete(
    transaction: &Transaction<'_>,
    noun: Noun,
    row: i64,
    id: RecordId,
) -> Result<(), JournalError> {
    for (child, column) in hanging(noun) {
        let sql = format!("SELECT n, id FROM {} WHERE {column} = ?1", child.table());
        let rows: Vec<(i64, RecordId)> = transaction
            .prepare_cached(&sql)?
            .query_map([row], |record| Ok((record.get(0)?, record.get(1)?)))?
            .collect::<Result<_, _>>()?;
        for (row, id) in rows {
            delete(transaction, *child, row, id)?;
        }
    }
    entries::unmention(transaction, noun, id)?;
    for (table, column) in loose(noun) {
        let sql = format!("UPDATE {table} SET {column} = NULL WHERE {column} = ?1");
        transaction.prepare_cached(&sql)?.execute([row])?;
    }
    for sql in [
        "DELETE FROM link WHERE from_id = ?1 OR to_id = ?1",
        "DELETE FROM entry_mention WHERE id = ?1",
        "DELETE FROM record_state WHERE id = ?1",
    ] {
        transaction.prepare_cached(sql)?.execute([id])?;
    }
    let sql = format!("DELETE FROM {} WHERE n = ?1", noun.table());
    transaction.prepare_cached(&sql)?.execute([row])?;
    Ok(())
}
