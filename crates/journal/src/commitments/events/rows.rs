//! Events as rows.

use rusqlite::{Connection, Row, Transaction, params};

use super::CommitmentEvent;
use crate::JournalError;
use crate::day::Day;
use crate::entries::EntryId;
use crate::records::{self, RecordId};

const COLUMNS: &str = "id, (SELECT id FROM commitment WHERE n = commitment_event.commitment),
    on_day, outcome, note, obstacle, learned, next, starred,
    (SELECT id FROM entry WHERE n = commitment_event.entry), created_at, updated_at,
    removed_at IS NOT NULL";

fn read_event(record: &Row<'_>) -> rusqlite::Result<CommitmentEvent> {
    Ok(CommitmentEvent {
        id: record.get(0)?,
        commitment: record.get(1)?,
        on_day: record.get(2)?,
        outcome: records::word(record, 3)?,
        note: record.get(4)?,
        obstacle: record.get(5)?,
        learned: record.get(6)?,
        next: record.get(7)?,
        starred: record.get(8)?,
        entry: entry_id(record, 9)?,
        created_at: record.get(10)?,
        updated_at: record.get(11)?,
        removed: record.get(12)?,
    })
}

/// The name of an entry in a column, where one is there.
pub(in crate::commitments) fn entry_id(
    record: &Row<'_>,
    column: usize,
) -> rusqlite::Result<Option<EntryId>> {
    let text: Option<String> = record.get(column)?;
    text.map(|text| text.parse()).transpose().map_err(|_| {
        rusqlite::Error::InvalidColumnType(
            column,
            "a name that is none".to_owned(),
            rusqlite::types::Type::Text,
        )
    })
}

pub(super) fn load(connection: &Connection, row: i64) -> Result<CommitmentEvent, JournalError> {
    let sql = format!("SELECT {COLUMNS} FROM commitment_event WHERE n = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row([row], read_event)?)
}

/// What came of a commitment, in the order of days, and of writing within a day.
pub(in crate::commitments) fn of(
    connection: &Connection,
    commitment: RecordId,
) -> Result<Vec<CommitmentEvent>, JournalError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM commitment_event
         WHERE commitment = (SELECT n FROM commitment WHERE id = ?1) AND removed_at IS NULL
         ORDER BY on_day, n"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement
        .query_map([commitment], read_event)?
        .collect::<Result<_, _>>()?)
}

/// The days on which something came of a commitment; of one for one time, since it was last taken
/// up.
pub(in crate::commitments) fn days_of(
    connection: &Connection,
    commitment: RecordId,
) -> Result<Vec<Day>, JournalError> {
    let mut statement = connection.prepare_cached(
        "SELECT on_day FROM commitment_event AS came
            JOIN commitment ON commitment.n = came.commitment
         WHERE commitment.id = ?1 AND came.removed_at IS NULL
            AND (cadence <> 'once' OR came.id NOT IN (SELECT taken.value
                FROM commitment AS one, json_each(one.fields, '$.taken_up') AS taken
                WHERE one.id = ?1))",
    )?;
    Ok(statement
        .query_map([commitment], |record| record.get(0))?
        .collect::<Result<_, _>>()?)
}

/// Writes a row, or writes over it.
pub(super) fn write(
    transaction: &Transaction<'_>,
    event: &CommitmentEvent,
) -> Result<(), JournalError> {
    transaction
        .prepare_cached(
            "INSERT INTO commitment_event (id, commitment, on_day, outcome, note, obstacle,
                learned, next, starred, entry, created_at, updated_at, removed_at)
             VALUES (?1, (SELECT n FROM commitment WHERE id = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9,
                (SELECT n FROM entry WHERE id = ?10), ?11, ?12, NULL)
             ON CONFLICT (id) DO UPDATE SET on_day = excluded.on_day,
                outcome = excluded.outcome, note = excluded.note, obstacle = excluded.obstacle,
                learned = excluded.learned, next = excluded.next, starred = excluded.starred,
                entry = excluded.entry, updated_at = excluded.updated_at",
        )?
        .execute(params![
            event.id,
            event.commitment,
            event.on_day,
            records::as_word(&event.outcome),
            event.note,
            event.obstacle,
            event.learned,
            event.next,
            event.starred,
            event.entry.map(|id| id.to_string()),
            event.created_at,
            event.updated_at,
        ])?;
    Ok(())
}
