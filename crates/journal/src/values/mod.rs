//! Values: what the writer cares about being, and how that was lived, as the writer saw it.

mod looks;

pub use looks::{Look, LookChange};

use std::collections::HashSet;

use rusqlite::{Connection, Row, Transaction};
use serde::Serialize;

use crate::records::{self, LONGEST_LABEL, LONGEST_NOTE, Noun, RecordId, check_text, supersede};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

/// Something the writer cares about being.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct Value {
    /// Its name in requests.
    pub id: RecordId,
    /// What the writer calls it.
    pub name: String,
    /// Why it matters.
    pub why: String,
    /// The latest look at it, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look: Option<Look>,
    /// How much more it matters than it was lived, by the latest look, where that says both. Below
    /// zero where it was lived more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<i8>,
    /// When it was written down, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub created_at: i64,
    /// When it was last changed, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub updated_at: i64,
    /// Whether it is in the trash.
    pub removed: bool,
}

/// What to change of a value; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ValueChange {
    /// Another name.
    pub name: Option<String>,
    /// Why it matters.
    pub why: Option<String>,
}

fn check(name: &str, why: &str) -> Result<(), JournalError> {
    check_text("name", name, LONGEST_LABEL, true)?;
    check_text("why", why, LONGEST_NOTE, false)
}

const COLUMNS: &str = "id, name, why, created_at, updated_at, removed_at IS NOT NULL";

fn read(record: &Row<'_>) -> rusqlite::Result<Value> {
    Ok(Value {
        id: record.get(0)?,
        name: record.get(1)?,
        why: record.get(2)?,
        look: None,
        gap: None,
        created_at: record.get(3)?,
        updated_at: record.get(4)?,
        removed: record.get(5)?,
    })
}

fn load(connection: &Connection, row: i64) -> Result<Value, JournalError> {
    let sql = format!("SELECT {COLUMNS} FROM value WHERE n = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row([row], read)?)
}

impl Journal {
    /// Writes down a value, behind the others. After `Ok` it is on the disk.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a name that says nothing, or a text that is too long.
    pub fn add_value(
        &mut self,
        name: &str,
        why: &str,
        request: Option<RequestId>,
    ) -> Result<RecordId, JournalError> {
        check(name, why)?;
        let now = self.now();
        let id = self.new_record()?;
        self.vault.write(|transaction| {
            requests::once(transaction, request, "value_add", || {
                transaction
                    .prepare_cached(
                        "INSERT INTO value (id, name, why, position, created_at, updated_at,
                            removed_at)
                         VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM value),
                            ?4, ?4, NULL)",
                    )?
                    .execute((id, name, why, now))?;
                Ok(id)
            })
        })
    }

    /// Changes a value. What it said before is kept.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also for one in the trash; [`JournalError::Invalid`] as
    /// [`Journal::add_value`].
    pub fn edit_value(
        &mut self,
        id: RecordId,
        change: ValueChange,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let now = self.now();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "value_edit", || {
                let row = records::standing_row(transaction, Noun::Value, id)?;
                let old = load(transaction, row)?;
                let name = change.name.unwrap_or_else(|| old.name.clone());
                let why = change.why.unwrap_or_else(|| old.why.clone());
                check(&name, &why)?;
                supersede(transaction, Noun::Value, id, &old, old.updated_at, now)?;
                transaction
                    .prepare_cached(
                        "UPDATE value SET name = ?2, why = ?3, updated_at = ?4 WHERE n = ?1",
                    )?
                    .execute((row, name, why, now))?;
                Ok(())
            })
        })
    }

    /// Puts the values in this order. Those that are not named follow, in the order they had.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] where one is named twice, or is not there.
    pub fn order_values(
        &mut self,
        ids: &[RecordId],
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let mut named = HashSet::new();
        if !ids.iter().all(|id| named.insert(*id)) {
            return Err(JournalError::invalid("ids", "a value is named twice here"));
        }
        self.vault.write(|transaction| {
            requests::once(transaction, request, "value_order", || {
                order(transaction, ids)
            })
        })
    }

    /// The values outside the trash in the writer's order, each with the latest look at it.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn values(&self) -> Result<Vec<Value>, JournalError> {
        self.vault.read(|connection| {
            let sql = format!(
                "SELECT {COLUMNS} FROM value WHERE removed_at IS NULL ORDER BY position, n"
            );
            let mut statement = connection.prepare_cached(&sql)?;
            let mut values: Vec<Value> =
                statement.query_map([], read)?.collect::<Result<_, _>>()?;
            for value in &mut values {
                value.look = looks::latest(connection, value.id)?;
                value.gap = value.look.as_ref().and_then(Look::gap);
            }
            Ok(values)
        })
    }
}

fn order(transaction: &Transaction<'_>, ids: &[RecordId]) -> Result<(), JournalError> {
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        rows.extend(records::pointed_to(
            transaction,
            Noun::Value,
            Some(*id),
            "ids",
        )?);
    }
    // Those in the trash keep a place too, for when they are taken back.
    let others: Vec<i64> = transaction
        .prepare_cached("SELECT n FROM value ORDER BY position, n")?
        .query_map([], |record| record.get(0))?
        .collect::<Result<_, _>>()?;
    let others = others.into_iter().filter(|row| !rows.contains(row));
    let others: Vec<i64> = others.collect();
    for (position, row) in (1_i64..).zip(rows.into_iter().chain(others)) {
        transaction
            .prepare_cached("UPDATE value SET position = ?2 WHERE n = ?1")?
            .execute((row, position))?;
    }
    Ok(())
}
