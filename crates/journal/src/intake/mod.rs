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
    /// It was here already, perhaps in the trash.
    Known,
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
                Origin::Named { .. } => EntryId::new(now, self.random()?),
            });
        }
        let taken = self.vault.write(|transaction| {
            let each = batch.iter().zip(&names);
            each.map(|(incoming, id)| take(transaction, incoming, *id, now))
                .collect()
        });
        self.order.borrow_mut().forget();
        taken
    }

    /// Whether an entry with this origin is here already.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn knows(&self, origin: &Origin) -> Result<bool, JournalError> {
        self.vault.read(|connection| is_known(connection, origin))
    }
}

fn take(
    transaction: &Transaction<'_>,
    incoming: &Incoming,
    id: EntryId,
    now: i64,
) -> Result<Taken, JournalError> {
    if is_known(transaction, &incoming.origin)? {
        return Ok(Taken::Known);
    }
    let row = entries::insert(transaction, id, &incoming.entry, now)?;
    search::put(transaction, row, &incoming.entry.row)?;
    if let Origin::Named { format, source } = &incoming.origin {
        transaction
            .prepare_cached("INSERT INTO entry_origin (format, source, entry) VALUES (?1, ?2, ?3)")?
            .execute((format, source, row))?;
    }
    Ok(Taken::Added(id))
}

fn is_known(connection: &Connection, origin: &Origin) -> Result<bool, JournalError> {
    let known: Option<i64> = match origin {
        Origin::Id(id) => connection
            .prepare_cached("SELECT n FROM entry WHERE id = ?1")?
            .query_row([id.to_string()], |record| record.get(0))
            .optional()?,
        Origin::Named { format, source } => connection
            .prepare_cached("SELECT entry FROM entry_origin WHERE format = ?1 AND source = ?2")?
            .query_row((format, source), |record| record.get(0))
            .optional()?,
    };
    Ok(known.is_some())
}
