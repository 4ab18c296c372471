//! What a record is called where others show it.

use lamplight_text::excerpt;
use rusqlite::{Connection, OptionalExtension as _};
use serde::Serialize;

use super::{Noun, RecordId};
use crate::JournalError;

/// A reference to somebody or something that is not in the trash: its name, and what it is called
/// today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Named {
    /// Its name.
    pub id: RecordId,
    /// What it is called.
    pub label: String,
}

/// The longest beginning of a text that stands for a label, in characters.
const BEGINNING: usize = 120;

/// In SQL over the row of a record: what it is called, and the text whose beginning stands for that
/// where it is called nothing.
pub(crate) fn columns(noun: Noun) -> &'static str {
    match noun {
        Noun::Person | Noun::Support => "label, ''",
        Noun::Matter => "title, what",
        Noun::Commitment | Noun::Item => "'', text",
        Noun::Event => {
            "'', (SELECT text FROM commitment WHERE commitment.n = commitment_event.commitment)"
        }
        Noun::Checkin => "small_step, note",
        Noun::Session => "with_label, focus",
        Noun::Value => "name, ''",
        Noun::Look => "(SELECT name FROM value WHERE value.n = value_look.value), act",
        Noun::Link => "relation, ''",
    }
}

/// In SQL over the row of a record: whether what it brings is to be seen. Nobody is told the words
/// about what is in the trash, sealed or no more.
pub(crate) fn in_sight(noun: Noun) -> &'static str {
    match noun {
        Noun::Item => {
            "CASE session_item.type
                WHEN 'entry' THEN EXISTS (SELECT 1 FROM entry WHERE entry.n = session_item.entry
                    AND entry.trashed_at IS NULL AND entry.sealed_until IS NULL)
                WHEN 'matter' THEN EXISTS (SELECT 1 FROM matter
                    WHERE matter.n = session_item.matter AND matter.removed_at IS NULL)
                WHEN 'commitment' THEN EXISTS (SELECT 1 FROM commitment
                    WHERE commitment.n = session_item.commitment
                        AND commitment.removed_at IS NULL)
                ELSE 1
            END"
        }
        _ => "1",
    }
}

/// The label made of those two.
pub(crate) fn label(called: String, text: &str) -> String {
    if called.trim().is_empty() {
        excerpt(text, BEGINNING)
    } else {
        called
    }
}

/// The record in a row, as a reference: none where nothing is meant, or what is meant is in the
/// trash.
pub(crate) fn named(
    connection: &Connection,
    noun: Noun,
    row: Option<i64>,
) -> Result<Option<Named>, JournalError> {
    let Some(row) = row else {
        return Ok(None);
    };
    let sql = format!(
        "SELECT id, {} FROM {} WHERE n = ?1 AND removed_at IS NULL",
        columns(noun),
        noun.table(),
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_row([row], |record| {
        Ok(Named {
            id: record.get(0)?,
            label: label(record.get(1)?, &record.get::<_, String>(2)?),
        })
    });
    Ok(found.optional()?)
}

/// What a record is called, where neither it nor what it is part of is in the trash, and what it
/// brings is to be seen.
pub(crate) fn called(
    connection: &Connection,
    noun: Noun,
    id: RecordId,
) -> Result<Option<String>, JournalError> {
    let table = noun.table();
    let whole = noun.part_of().map_or_else(String::new, |(whole, column)| {
        let whole = whole.table();
        format!(
            " AND EXISTS (SELECT 1 FROM {whole} WHERE {whole}.n = {table}.{column}
                AND {whole}.removed_at IS NULL)"
        )
    });
    let sql = format!(
        "SELECT {} FROM {table} WHERE id = ?1 AND removed_at IS NULL AND {}{whole}",
        columns(noun),
        in_sight(noun),
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_row([id], |record| {
        Ok(label(record.get(0)?, &record.get::<_, String>(1)?))
    });
    Ok(found.optional()?)
}
