//! The root that is kept, and the root as the rows give it.

use ring::hmac;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Transaction};

use super::number::Number;
use super::row::Row;
use super::tables::{quoted, tables};
use crate::VaultError;
use crate::database::generation;

/// How many rows are read before somebody is asked whether to go on.
const ROWS: u32 = 256;
/// The names under which the tables themselves and the generation count as rows. No table can be
/// called like them.
const SCHEMA: &str = "sqlite_schema";
const GENERATION: &str = "sqlite_user_version";

/// Whether the database has a root at all.
pub(crate) fn is_there(connection: &Connection) -> Result<bool, VaultError> {
    let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'vault_root'";
    Ok(connection.prepare(sql)?.exists([])?)
}

/// Whether the root that is kept is the one that the rows give. `go_on` is asked again and again, and
/// may stop the work by an error.
pub(crate) fn fits(
    connection: &Connection,
    key: &hmac::Key,
    go_on: &mut dyn FnMut() -> Result<(), VaultError>,
) -> Result<bool, VaultError> {
    let given = compute(connection, key, go_on)?;
    Ok(kept(connection)? == Some(given))
}

/// Keeps the root as the rows give it: for a database that is new, or whose tables or key are.
pub(crate) fn renew(
    transaction: &Transaction<'_>,
    key: &hmac::Key,
    go_on: &mut dyn FnMut() -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let given = compute(transaction, key, go_on)?;
    keep(transaction, given)
}

/// Brings the kept root up by what [`watch`](super::watch) has seen change since the last time, and to
/// the new generation.
pub(crate) fn carry(
    transaction: &Transaction<'_>,
    key: &hmac::Key,
    (before, now): (i32, i32),
) -> Result<(), VaultError> {
    let change: Number = transaction
        .prepare_cached("SELECT sum FROM temp.content_change")?
        .query_row([], |row| row.get(0))?;
    let kept = kept(transaction)?.ok_or(VaultError::DatabaseDamaged)?;
    let sum = kept
        .plus(change)
        .minus(of_generation(key, before))
        .plus(of_generation(key, now));
    keep(transaction, sum)?;
    transaction
        .prepare_cached("UPDATE temp.content_change SET sum = ?1")?
        .execute([Number::default()])?;
    Ok(())
}

fn kept(connection: &Connection) -> Result<Option<Number>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT sum FROM vault_root WHERE id = 1")?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?)
}

fn keep(transaction: &Transaction<'_>, sum: Number) -> Result<(), VaultError> {
    let changed = transaction
        .prepare_cached("UPDATE vault_root SET sum = ?1 WHERE id = 1")?
        .execute([sum])?;
    if changed == 1 {
        Ok(())
    } else {
        Err(VaultError::DatabaseDamaged)
    }
}

/// The sum over all rows, over what the tables are, and over the generation.
fn compute(
    connection: &Connection,
    key: &hmac::Key,
    go_on: &mut dyn FnMut() -> Result<(), VaultError>,
) -> Result<Number, VaultError> {
    let mut sum = of_generation(key, generation(connection)?);
    let mut add = |table: &str, sql: &str| -> Result<(), VaultError> {
        let mut statement = connection.prepare(sql)?;
        let columns = statement.column_count();
        let mut records = statement.query([])?;
        let mut read = 0_u32;
        while let Some(record) = records.next()? {
            let mut row = Row::of(key, table);
            for column in 0..columns {
                row.value(record.get_ref(column)?);
            }
            sum = sum.plus(row.number());
            read = read.wrapping_add(1);
            if read.is_multiple_of(ROWS) {
                go_on()?;
            }
        }
        go_on()
    };
    // Where a table lies in the file is no matter.
    add(
        SCHEMA,
        "SELECT type, name, tbl_name, sql FROM sqlite_schema",
    )?;
    for table in tables(connection)? {
        let columns: Vec<String> = table.columns.iter().map(|name| quoted(name)).collect();
        let (columns, name) = (columns.join(", "), quoted(&table.name));
        add(&table.name, &format!("SELECT {columns} FROM main.{name}"))?;
    }
    Ok(sum)
}

fn of_generation(key: &hmac::Key, generation: i32) -> Number {
    let mut row = Row::of(key, GENERATION);
    row.value(ValueRef::Integer(generation.into()));
    row.number()
}
