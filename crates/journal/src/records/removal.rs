//! Putting records away and taking them back.

use rusqlite::{Connection, OptionalExtension as _, Transaction};
use serde::{Deserialize, Serialize};

use super::{Noun, RecordId, label};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError, links, trash};

/// A record in the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Its name.
    pub id: RecordId,
    /// What it is.
    pub noun: Noun,
    /// What a list calls it; may be empty. Of a link it is what it linked, and of what is brought to
    /// a meeting it is nothing while that is in the trash or sealed.
    pub label: String,
    /// When it was put away, in milliseconds since 1970 UTC.
    pub removed_at: i64,
}

/// What becomes of the entries about somebody or something that goes to the trash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TheirEntries {
    /// They stay. Of a person they speak as of someone.
    Keep,
    /// They go to the trash too, and come back with what they went with.
    Trash,
}

impl Journal {
    /// Puts a record into the trash. It leaves lists and Home, and loses nothing. For a person or a
    /// matter there is [`Journal::remove_person`] and [`Journal::remove_matter`].
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
        let command = format!("{noun}_delete");
        self.vault.write(|transaction| {
            requests::once(transaction, request, &command, || {
                mark(transaction, noun, id, now).map(|_| ())
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
                    "SELECT id, removed_at, {}, {} FROM {} WHERE removed_at IS NOT NULL",
                    label::columns(noun),
                    label::in_sight(noun),
                    noun.table(),
                );
                let mut statement = connection.prepare_cached(&sql)?;
                let rows = statement.query_map([], |record| {
                    let label = label(record.get(2)?, &record.get::<_, String>(3)?);
                    let in_sight: bool = record.get(4)?;
                    Ok(Removed {
                        id: record.get(0)?,
                        noun,
                        removed_at: record.get(1)?,
                        label: if in_sight { label } else { String::new() },
                    })
                })?;
                for row in rows {
                    all.push(row?);
                }
            }
            for link in all.iter_mut().filter(|one| one.noun == Noun::Link) {
                link.label = links::label(connection, link.id)?;
            }
            all.sort_by_key(|removed| (std::cmp::Reverse(removed.removed_at), removed.id));
            Ok(all)
        })
    }
}

/// Marks a record as put away. Returns its row.
fn mark(
    transaction: &Transaction<'_>,
    noun: Noun,
    id: RecordId,
    now: i64,
) -> Result<i64, JournalError> {
    let row = super::row_of(transaction, noun, id)?;
    let sql = format!(
        "UPDATE {} SET removed_at = ?2 WHERE n = ?1 AND removed_at IS NULL",
        noun.table()
    );
    if transaction.prepare_cached(&sql)?.execute((row, now))? == 0 {
        return Err(JournalError::invalid("id", "this is in the trash already"));
    }
    Ok(row)
}

/// Puts somebody or something away that entries are about: `noun` is also their column for it.
pub(crate) fn put_away(
    transaction: &Transaction<'_>,
    noun: Noun,
    id: RecordId,
    entries: TheirEntries,
    now: i64,
) -> Result<(), JournalError> {
    let row = mark(transaction, noun, id, now)?;
    if entries == TheirEntries::Trash {
        let sql = format!("SELECT n FROM entry WHERE {noun} = ?1 AND trashed_at IS NULL");
        let rows: Vec<i64> = transaction
            .prepare_cached(&sql)?
            .query_map([row], |record| record.get(0))?
            .collect::<Result<_, _>>()?;
        trash::put_entries_away(transaction, &rows, Some(id), now)?;
    }
    Ok(())
}

/// What the record in the trash with this name is, and its row, if one is there.
pub(crate) fn in_trash(
    connection: &Connection,
    id: RecordId,
) -> Result<Option<(Noun, i64)>, JournalError> {
    for noun in Noun::ALL {
        let sql = format!(
            "SELECT n FROM {} WHERE id = ?1 AND removed_at IS NOT NULL",
            noun.table()
        );
        let row: Option<i64> = connection
            .prepare_cached(&sql)?
            .query_row([id], |record| record.get(0))
            .optional()?;
        if let Some(row) = row {
            return Ok(Some((noun, row)));
        }
    }
    Ok(None)
}

/// Takes a record in the trash back. Refused while what it is part of is in the trash: it would be
/// nowhere to be seen.
pub(crate) fn take_back(
    transaction: &Transaction<'_>,
    noun: Noun,
    row: i64,
) -> Result<(), JournalError> {
    let table = noun.table();
    if let Some((whole, column)) = noun.part_of() {
        let sql = format!(
            "SELECT 1 FROM {} WHERE n = (SELECT {column} FROM {table} WHERE n = ?1)
                AND removed_at IS NOT NULL",
            whole.table()
        );
        if transaction.prepare_cached(&sql)?.exists([row])? {
            let reason =
                format!("this belongs to a {whole} that is in the trash; take that back first");
            return Err(JournalError::invalid("id", reason));
        }
    }
    let sql = format!("UPDATE {table} SET removed_at = NULL WHERE n = ?1");
    transaction.prepare_cached(&sql)?.execute([row])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Blank, called};
    use super::*;

    #[test]
    fn a_part_waits_for_what_it_is_part_of() {
        let mut blank = Blank::new();
        blank.commitment(1);
        blank.event(1);
        blank.event(2);
        let event = Blank::id(1);
        let label = called(&blank, Noun::Event, event).unwrap();
        assert_eq!(label.as_deref(), Some("I will ring."));
        blank.set("commitment_event", 1, "removed_at = 5");
        blank.set("commitment", 1, "removed_at = 6");
        let other = called(&blank, Noun::Event, Blank::id(2)).unwrap();
        assert_eq!(other, None, "it is out of sight with its commitment");

        let transaction = blank.transaction();
        let refused = take_back(&transaction, Noun::Event, 1).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "this belongs to a commitment that is in the trash; take that back first"
        );
        assert!(matches!(refused, JournalError::Invalid { field: "id", .. }));
        take_back(&transaction, Noun::Commitment, 1).unwrap();
        take_back(&transaction, Noun::Event, 1).unwrap();
        assert!(called(&transaction, Noun::Event, event).unwrap().is_some());
    }

    #[test]
    fn what_is_brought_is_out_of_sight_with_what_it_points_to() {
        let blank = Blank::new();
        blank.entry(1);
        blank.matter(1, None);
        blank.commitment(1);
        blank.session(1);
        let words = |n| called(&blank, Noun::Item, Blank::id(n)).unwrap();
        let seen = Some("Why then?".to_owned());
        blank.item(1, "question");
        blank.item(2, "checkin_range");
        for n in [1, 2] {
            assert_eq!(words(n), seen, "it points to nothing");
        }
        for (n, noun, hidden, shown) in [
            (
                3,
                "entry",
                "sealed_until = '2026-05-01'",
                "sealed_until = NULL",
            ),
            (4, "entry", "trashed_at = 5", "trashed_at = NULL"),
            (5, "matter", "removed_at = 5", "removed_at = NULL"),
            (6, "commitment", "removed_at = 5", "removed_at = NULL"),
        ] {
            blank.item(n, noun);
            assert_eq!(words(n), None, "there is no {noun}");
            blank.set("session_item", n, &format!("{noun} = 1"));
            assert_eq!(words(n), seen, "{noun}");
            blank.set(noun, 1, hidden);
            assert_eq!(words(n), None, "{noun} {hidden}");
            blank.set(noun, 1, shown);
            assert_eq!(words(n), seen, "{noun} {shown}");
        }
        blank.set("session", 1, "removed_at = 5");
        assert_eq!(words(1), None, "it went with its meeting");
    }
}
