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

#[cfg(test)]
mod tests {
    use super::super::put_entries_away;
    use super::*;
    use crate::records::{Blank, TheirEntries, put_away};

    /// Somebody in row 9 and a matter in row 8; entries 1 to 3 about her, 2 and 4 about the matter.
    fn four_entries() -> Blank {
        let mut blank = Blank::new();
        blank.person(9, "M.");
        blank.matter(8, Some(9));
        for n in 1..=4 {
            blank.entry(n);
        }
        for n in 1..=3 {
            blank.set("entry", n, "person = 9");
        }
        for n in [2, 4] {
            blank.set("entry", n, "matter = 8");
        }
        let transaction = blank.transaction();
        for n in 1..=4 {
            search::defer(&transaction, n, search::Held::Nothing).unwrap();
        }
        transaction.commit().unwrap();
        blank
    }

    fn trashed(transaction: &Transaction<'_>) -> Vec<i64> {
        let sql = "SELECT n FROM entry WHERE trashed_at IS NOT NULL ORDER BY n";
        let mut statement = transaction.prepare(sql).unwrap();
        let rows = statement.query_map([], |record| record.get(0)).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    }

    fn back(transaction: &Transaction<'_>, n: i64) -> Vec<i64> {
        let mut back = Vec::new();
        take_back(transaction, Blank::id(n), &mut back).unwrap();
        back.into_iter().map(|(row, _)| row).collect()
    }

    #[test]
    fn somebody_brings_back_the_entries_that_went_with_them_and_no_others() {
        let mut blank = four_entries();
        let transaction = blank.transaction();
        // By itself, and in the same moment as all the rest.
        put_entries_away(&transaction, &[3], None, 5).unwrap();
        let (m, entries) = (Blank::id(9), TheirEntries::Trash);
        put_away(&transaction, Noun::Person, m, entries, 5).unwrap();
        assert_eq!(trashed(&transaction), [1, 2, 3]);
        assert_eq!(back(&transaction, 9), [1, 2]);
        assert_eq!(trashed(&transaction), [3]);

        // One that was taken back meanwhile and went again by itself is not theirs any more.
        put_away(&transaction, Noun::Person, m, entries, 6).unwrap();
        assert_eq!(back(&transaction, 1), [1]);
        put_entries_away(&transaction, &[1], None, 6).unwrap();
        assert_eq!(back(&transaction, 9), [2]);
        assert_eq!(trashed(&transaction), [1, 3]);
    }

    #[test]
    fn an_entry_comes_back_with_what_took_it_along() {
        let mut blank = four_entries();
        let transaction = blank.transaction();
        let entries = TheirEntries::Trash;
        put_away(&transaction, Noun::Person, Blank::id(9), entries, 5).unwrap();
        put_away(&transaction, Noun::Matter, Blank::id(8), entries, 6).unwrap();
        assert_eq!(trashed(&transaction), [1, 2, 3, 4]);
        assert_eq!(back(&transaction, 8), [4]);
        assert_eq!(back(&transaction, 9), [1, 2, 3]);
    }

    #[test]
    fn entries_that_are_kept_stay_and_bring_nothing_back() {
        let mut blank = four_entries();
        let transaction = blank.transaction();
        let m = Blank::id(9);
        put_away(&transaction, Noun::Person, m, TheirEntries::Keep, 5).unwrap();
        assert_eq!(trashed(&transaction), Vec::<i64>::new());
        assert_eq!(back(&transaction, 9), Vec::<i64>::new());
    }

    #[test]
    fn entries_stay_in_the_trash_when_what_took_them_along_goes_for_good() {
        let mut blank = four_entries();
        let transaction = blank.transaction();
        let m = Blank::id(9);
        put_away(&transaction, Noun::Person, m, TheirEntries::Trash, 5).unwrap();
        records::delete(&transaction, Noun::Person, 9, m).unwrap();
        assert_eq!(trashed(&transaction), [1, 2, 3]);
        assert_eq!(back(&transaction, 2), [2]);
        let left: i64 = transaction
            .query_row(
                "SELECT count(*) FROM entry WHERE trashed_with IS NOT NULL OR person IS NOT NULL",
                [],
                |record| record.get(0),
            )
            .unwrap();
        assert_eq!(left, 0);
    }
}
