//! Intake: many entries at once from elsewhere, none of them twice.

use rusqlite::{Connection, OptionalExtension as _, Transaction};

use crate::entries::{self, EntryId, Prepared};
use crate::{Journal, JournalError, search};

/// An entry from elsewhere with the name it had there.
#[derive(Debug)]
pub struct Incoming {
    /// How it was named there. A UUID is kept as the entry's own name.
    pub origin: Origin,
    /// The entry, prepared.
    pub entry: Prepared,
}

/// How an entry was named where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A name of our own kind.
    Id(EntryId),
    /// Any other name, within its format. Where there is none, a hash of the entry stands in.
    Named {
        /// The format's name.
        format: &'static str,
        /// The name in it.
        source: String,
    },
}

/// What became of an incoming entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is an entry now.
    Added(EntryId),
    /// It was here already and stays as it is.
    Left(Left),
}

/// How an entry that was here already stands to the incoming one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// It says the same, as far as its name tells.
    Same,
    /// It has the same name and says something else.
    Different,
    /// It lies in the trash.
    Trashed,
}

impl Journal {
    /// Takes in a batch in one transaction, and says what became of each, in their order.
    ///
    /// # Errors
    /// As the vault's writing; then nothing of the batch was taken.
    pub fn take_in(&mut self, batch: &[Incoming]) -> Result<Vec<Taken>, JournalError> {
        let now = self.clock.now().millis();
        let mut names = Vec::with_capacity(batch.len());
        for incoming in batch {
            names.push(match incoming.origin {
                Origin::Id(id) => id,
                Origin::Named { .. } => EntryId::new(now, self.random_bytes()?),
            });
        }
        let taken = self.vault.write(|transaction| {
            let mut new = Vec::new();
            let each = batch.iter().zip(&names).map(|(incoming, id)| {
                let (taken, row) = take(transaction, incoming, *id, now)?;
                new.extend(row.map(|row| (row, &incoming.entry.row)));
                Ok(taken)
            });
            let taken = each.collect::<Result<_, JournalError>>()?;
            // All words at the end: between two entries FTS5 would write what it has gathered.
            for (row, words) in new {
                search::put(transaction, row, words)?;
            }
            Ok(taken)
        });
        self.order.borrow_mut().forget();
        taken
    }

    /// What is here already of an incoming entry; `None` when it would be added.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn knows(&self, incoming: &Incoming) -> Result<Option<Left>, JournalError> {
        self.vault.read(|connection| known(connection, incoming))
    }
}

/// Takes an entry in, but for its words. Gives its row if it is new.
fn take(
    transaction: &Transaction<'_>,
    incoming: &Incoming,
    id: EntryId,
    now: i64,
) -> Result<(Taken, Option<i64>), JournalError> {
    if let Some(left) = known(transaction, incoming)? {
        return Ok((Taken::Left(left), None));
    }
    let row = entries::insert(transaction, id, &incoming.entry, now)?;
    if let Origin::Named { format, source } = &incoming.origin {
        transaction
            .prepare_cached("INSERT INTO entry_origin (format, source, entry) VALUES (?1, ?2, ?3)")?
            .execute((format, source, row))?;
    }
    Ok((Taken::Added(id), Some(row)))
}

/// How an entry of that origin stands, if there is one.
fn known(connection: &Connection, incoming: &Incoming) -> Result<Option<Left>, JournalError> {
    let Some(row) = row_from(connection, &incoming.origin)? else {
        return Ok(None);
    };
    let standing = entries::load_state(connection, row)?;
    Ok(Some(match incoming.origin {
        _ if standing.trashed => Left::Trashed,
        Origin::Id(_) if !incoming.entry.agrees(&standing.state) => Left::Different,
        // Its name is made of what it said then; the entry may have been changed here since.
        _ => Left::Same,
    }))
}

/// The row of the entry that came from there.
fn row_from(connection: &Connection, origin: &Origin) -> Result<Option<i64>, JournalError> {
    Ok(match origin {
        Origin::Id(id) => connection
            .prepare_cached("SELECT n FROM entry WHERE id = ?1")?
            .query_row([id.to_string()], |record| record.get(0))
            .optional()?,
        Origin::Named { format, source } => connection
            .prepare_cached("SELECT entry FROM entry_origin WHERE format = ?1 AND source = ?2")?
            .query_row((format, source), |record| record.get(0))
            .optional()?,
    })
}
