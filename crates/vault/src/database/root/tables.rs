//! Which rows count.

use rusqlite::Connection;

use super::TABLE;
use crate::VaultError;

/// A table whose rows count, with the columns that are written into it.
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
}

/// Every ordinary table. A search index, and the tables in which SQLite keeps one, are derived from
/// others; whoever made the index compares it with them.
pub(super) fn tables(connection: &Connection) -> Result<Vec<Table>, VaultError> {
    let mut names = connection.prepare(
        "SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) <> 'sqlite_'
           AND name <> ?1
         ORDER BY name",
    )?;
    let names: Vec<String> = names
        .query_map([TABLE], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut columns = connection
        .prepare("SELECT name FROM pragma_table_xinfo(?1, 'main') WHERE hidden = 0 ORDER BY cid")?;
    let with_columns = names.into_iter().map(|name| {
        let columns = columns
            .query_map([&name], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(Table { name, columns })
    });
    with_columns.collect()
}

/// A name as SQLite takes it, whatever is in it.
pub(in crate::database) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
