//! Tags: the writer's own words for finding entries again, kept as spelled.

use rusqlite::{Connection, Transaction};

use crate::{Journal, JournalError};

/// A tag and how many entries outside the trash have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagUse {
    /// As spelled.
    pub name: String,
    /// Entries outside the trash that are not sealed.
    pub entries: u32,
}

impl Journal {
    /// Every tag in use, the most used first.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn tags(&self) -> Result<Vec<TagUse>, JournalError> {
        self.vault.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT tag.name, count(*) FROM entry_tag
                 JOIN tag ON tag.n = entry_tag.tag
                 JOIN entry ON entry.n = entry_tag.entry AND entry.trashed_at IS NULL
                    AND entry.sealed_until IS NULL
                 GROUP BY tag.n ORDER BY count(*) DESC, tag.name",
            )?;
            let rows = statement.query_map([], |row| {
                Ok(TagUse {
                    name: row.get(0)?,
                    entries: row.get(1)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

/// The tags of one entry, in the writer's order.
pub(crate) fn of(connection: &Connection, entry: i64) -> Result<Vec<String>, JournalError> {
    let mut statement = connection.prepare_cached(
        "SELECT tag.name FROM entry_tag JOIN tag ON tag.n = entry_tag.tag
         WHERE entry_tag.entry = ?1 ORDER BY entry_tag.position",
    )?;
    let names = statement.query_map([entry], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Gives an entry these tags and no others. A tag that no entry has any more is forgotten.
pub(crate) fn write(
    transaction: &Transaction<'_>,
    entry: i64,
    names: &[String],
) -> Result<(), JournalError> {
    let removed = transaction
        .prepare_cached("DELETE FROM entry_tag WHERE entry = ?1")?
        .execute([entry])?;
    let mut make = transaction.prepare_cached(
        "INSERT INTO tag (name, folded) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
    )?;
    let mut give = transaction.prepare_cached(
        "INSERT INTO entry_tag (entry, position, tag) SELECT ?1, ?2, n FROM tag WHERE name = ?3",
    )?;
    for (position, name) in (0_i64..).zip(names) {
        make.execute((name, lamplight_text::fold(name)))?;
        give.execute((entry, position, name))?;
    }
    if removed > 0 {
        forget_unused(transaction)?;
    }
    Ok(())
}

/// Removes tags that no entry has, in the trash or out of it.
pub(crate) fn forget_unused(transaction: &Transaction<'_>) -> Result<(), JournalError> {
    transaction
        .prepare_cached(
            "DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM entry_tag WHERE entry_tag.tag = tag.n)",
        )?
        .execute([])?;
    Ok(())
}
