//! Seeing every row that changes, whoever changes it.
//!
//! Temporary triggers on every table call two functions of this connection. Nothing of either is in
//! the file, so any other program can read the database, and write it if it brings the root up itself.
//! What they add up lies in a temporary table, in memory: there SQLite itself takes it back with a
//! statement, a savepoint or a transaction that is undone.

use ring::hmac;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, Error};

use super::number::Number;
use super::row::Row;
use super::tables::{Table, quoted, tables};
use crate::VaultError;

/// How the names of the triggers begin.
pub(in crate::database) const TRIGGER: &str = "content_root_";
/// The table in which changes are added up.
pub(in crate::database) const CHANGE: &str = "content_change";
/// Adds a row, and takes one away.
pub(in crate::database) const FUNCTIONS: [&str; 2] = ["content_root_plus", "content_root_minus"];

/// From here on, every row that this connection changes is seen. The tables have to be there, and not
/// to change until the connection is closed.
pub(crate) fn watch(connection: &Connection, key: &hmac::Key) -> Result<(), VaultError> {
    let [plus, minus] = FUNCTIONS;
    function(connection, plus, key, Number::plus)?;
    function(connection, minus, key, Number::minus)?;
    connection.execute_batch(&format!(
        "CREATE TEMP TABLE {CHANGE} (sum BLOB NOT NULL) STRICT;
         INSERT INTO temp.{CHANGE} (sum) VALUES (zeroblob(32));"
    ))?;
    for table in tables(connection)? {
        connection.execute_batch(&triggers(&table))?;
    }
    Ok(())
}

fn function(
    connection: &Connection,
    name: &str,
    key: &hmac::Key,
    with: fn(Number, Number) -> Number,
) -> Result<(), VaultError> {
    let key = key.clone();
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    Ok(
        connection.create_scalar_function(name, -1, flags, move |context| {
            let row = row(&key, context)?;
            Ok(with(context.get(0)?, row))
        })?,
    )
}

/// The number of the row that the arguments give: behind the sum so far, the name of the table and the
/// values.
fn row(key: &hmac::Key, context: &Context<'_>) -> Result<Number, Error> {
    let mut row = Row::of(key, context.get_raw(1).as_str()?);
    for at in 2..context.len() {
        row.value(context.get_raw(at));
    }
    Ok(row.number())
}

fn triggers(table: &Table) -> String {
    let name = quoted(&table.name);
    let text = table.name.replace('\'', "''");
    let [plus, minus] = FUNCTIONS;
    let call = |function: &str, sum: &str, state: &str| {
        let mut arguments = vec![sum.to_owned(), format!("'{text}'")];
        let columns = table.columns.iter();
        arguments.extend(columns.map(|column| format!("{state}.{}", quoted(column))));
        format!("{function}({})", arguments.join(", "))
    };
    let without_old = call(minus, "sum", "OLD");
    let ways = [
        ("INSERT", call(plus, "sum", "NEW")),
        ("UPDATE", call(plus, &without_old, "NEW")),
        ("DELETE", without_old),
    ];
    ways.map(|(event, sum)| {
        let trigger = quoted(&format!("{TRIGGER}{event}_{}", table.name));
        format!(
            "CREATE TEMP TRIGGER {trigger} AFTER {event} ON main.{name} BEGIN
                 UPDATE {CHANGE} SET sum = {sum};
             END;"
        )
    })
    .concat()
}
