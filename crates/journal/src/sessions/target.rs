//! What an item points to.

use rusqlite::{Connection, OptionalExtension as _};

use super::{ItemType, NewItem};
use crate::day::Day;
use crate::records::{Noun, pointed_to};
use crate::{JournalError, entries};

/// The rows and days an item points to; at most one kind of them is set.
#[derive(Debug, Default)]
pub(super) struct Target {
    pub(super) entry: Option<i64>,
    pub(super) matter: Option<i64>,
    pub(super) commitment: Option<i64>,
}

/// Finds what a new item points to, and refuses what its type does not allow.
pub(super) fn find(
    connection: &Connection,
    new: &NewItem,
    today: Day,
) -> Result<Target, JournalError> {
    let given = [
        ("entry", new.entry.is_some(), ItemType::Entry),
        ("matter", new.matter.is_some(), ItemType::Matter),
        ("commitment", new.commitment.is_some(), ItemType::Commitment),
        ("from_day", new.from_day.is_some(), ItemType::CheckinRange),
        ("to_day", new.to_day.is_some(), ItemType::CheckinRange),
    ];
    for (field, is_given, belongs) in given {
        let needed = new.item_type == belongs;
        if needed && !is_given {
            let reason = "an item of this type needs this";
            return Err(JournalError::invalid(field, reason));
        }
        if is_given && !needed {
            let reason = "an item brings one thing, the one its type names";
            return Err(JournalError::invalid(field, reason));
        }
    }
    let entry = new.entry.map(|id| {
        let row = entries::row_of(connection, id)
            .ok()
            .filter(|row| entry_in_sight(connection, *row, today).is_ok_and(|sight| sight));
        let reason = "there is no entry with that name that could be brought";
        row.ok_or_else(|| JournalError::invalid("entry", reason))
    });
    Ok(Target {
        entry: entry.transpose()?,
        matter: pointed_to(connection, Noun::Matter, new.matter, "matter")?,
        commitment: pointed_to(connection, Noun::Commitment, new.commitment, "commitment")?,
    })
}

/// Whether an entry is neither in the trash nor sealed.
fn entry_in_sight(connection: &Connection, row: i64, today: Day) -> Result<bool, JournalError> {
    let seen: Option<bool> = connection
        .prepare_cached(
            "SELECT trashed_at IS NULL AND coalesce(sealed_until <= ?2, 1)
             FROM entry WHERE n = ?1",
        )?
        .query_row((row, today), |record| record.get(0))
        .optional()?;
    Ok(seen.unwrap_or(false))
}
