//! Reading matters back.

use rusqlite::{Connection, Row};

use super::{Matter, MatterStatus};
use crate::commitments::STANDS;
use crate::records::{self, Noun, RecordId, pointed_to, row_of};
use crate::{Journal, JournalError};

/// Which matters are meant. Everything that is set has to hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MatterFilter {
    /// With this person.
    pub person: Option<RecordId>,
    /// In this standing.
    pub status: Option<MatterStatus>,
}

/// How much of the writer's own is about a matter: what a page about it leads to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MatterCounts {
    /// Entries in lists.
    pub entries: u32,
    /// Commitments that are neither done nor let go.
    pub commitments: u32,
}

impl Journal {
    /// Matters outside the trash, those written down last first.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for somebody who is not there.
    pub fn matters(&self, filter: &MatterFilter) -> Result<Vec<Matter>, JournalError> {
        self.vault.read(|connection| {
            let person = pointed_to(connection, Noun::Person, filter.person, "person")?;
            let status = filter.status.as_ref().and_then(records::as_word);
            let rows: Vec<i64> = connection
                .prepare_cached(
                    "SELECT n FROM matter WHERE removed_at IS NULL
                        AND (?1 IS NULL OR person = ?1) AND (?2 IS NULL OR status = ?2)
                     ORDER BY n DESC",
                )?
                .query_map((person, status), |record| record.get(0))?
                .collect::<Result<_, _>>()?;
            let loaded = rows.into_iter().map(|row| Ok(load(connection, row)?.0));
            loaded.collect()
        })
    }

    /// One matter, also from the trash.
    ///
    /// # Errors
    /// [`JournalError::NotFound`].
    pub fn matter(&self, id: RecordId) -> Result<Matter, JournalError> {
        self.vault
            .read(|connection| Ok(load(connection, row_of(connection, Noun::Matter, id)?)?.0))
    }

    /// How much is about a matter, outside the trash.
    ///
    /// # Errors
    /// [`JournalError::NotFound`].
    pub fn matter_counts(&self, id: RecordId) -> Result<MatterCounts, JournalError> {
        self.vault.read(|connection| {
            let row = row_of(connection, Noun::Matter, id)?;
            let mut statement = connection.prepare_cached(&format!(
                "SELECT
                    (SELECT count(*) FROM entry WHERE matter = ?1 AND trashed_at IS NULL
                        AND sealed_until IS NULL),
                    (SELECT count(*) FROM commitment WHERE matter = ?1 AND removed_at IS NULL
                        AND ({STANDS}) IN ('active', 'paused'))"
            ))?;
            Ok(statement.query_row([row], |record| {
                Ok(MatterCounts {
                    entries: record.get(0)?,
                    commitments: record.get(1)?,
                })
            })?)
        })
    }
}

/// One matter by its row, and the row of whom it is with, in the trash or out of it.
pub(super) fn load(
    connection: &Connection,
    row: i64,
) -> Result<(Matter, Option<i64>), JournalError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, title, role, happened, what, impact, deceit, status, resurface, created_at,
            updated_at, removed_at IS NOT NULL, person
         FROM matter WHERE n = ?1",
    )?;
    let (mut matter, person) = statement.query_row([row], read)?;
    matter.person = records::named(connection, Noun::Person, person)?;
    Ok((matter, person))
}

fn read(record: &Row<'_>) -> rusqlite::Result<(Matter, Option<i64>)> {
    let matter = Matter {
        id: record.get(0)?,
        person: None,
        title: record.get(1)?,
        role: records::word(record, 2)?,
        happened: record.get(3)?,
        what: record.get(4)?,
        impact: record.get(5)?,
        deceit: record.get(6)?,
        status: records::word(record, 7)?,
        resurface: record.get(8)?,
        created_at: record.get(9)?,
        updated_at: record.get(10)?,
        removed: record.get(11)?,
    };
    Ok((matter, record.get(12)?))
}
