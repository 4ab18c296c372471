//! Letting records go for good.

use rusqlite::Transaction;

use super::unmention::unmention;
use super::{Noun, RecordId};
use crate::JournalError;
use crate::entries::{self, Gone};

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

/// Deletes one record for good, with what it said before, its links, and what hangs on it. Wiping
/// what deletion leaves in pages is the caller's.
pub(crate) fn delete(
    transaction: &Transaction<'_>,
    noun: Noun,
    row: i64,
    id: RecordId,
) -> Result<(), JournalError> {
    for (child, column) in hanging(noun) {
        delete_where(transaction, *child, column, row)?;
    }
    if let Some(gone) = Gone::of(noun, id) {
        entries::unmention(transaction, &gone)?;
        unmention(transaction, &gone)?;
    }
    for (table, column) in loose(noun) {
        let sql = format!("UPDATE {table} SET {column} = NULL WHERE {column} = ?1");
        transaction.prepare_cached(&sql)?.execute([row])?;
    }
    for sql in [
        "DELETE FROM link WHERE from_id = ?1 OR to_id = ?1",
        "DELETE FROM entry_mention WHERE id = ?1",
        "DELETE FROM record_state WHERE id = ?1",
        "UPDATE entry SET trashed_with = NULL WHERE trashed_with = ?1",
    ] {
        transaction.prepare_cached(sql)?.execute([id])?;
    }
    let sql = format!("DELETE FROM {} WHERE n = ?1", noun.table());
    transaction.prepare_cached(&sql)?.execute([row])?;
    Ok(())
}

/// Deletes for good every record of a noun whose column points to this row.
pub(crate) fn delete_where(
    transaction: &Transaction<'_>,
    noun: Noun,
    column: &str,
    row: i64,
) -> Result<(), JournalError> {
    let sql = format!("SELECT n, id FROM {} WHERE {column} = ?1", noun.table());
    let rows: Vec<(i64, RecordId)> = transaction
        .prepare_cached(&sql)?
        .query_map([row], |record| Ok((record.get(0)?, record.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (row, id) in rows {
        delete(transaction, noun, row, id)?;
    }
    Ok(())
}
