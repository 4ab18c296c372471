//! Do partial indexes hold what they should, and nothing else?
//!
//! SQLite's integrity check looks for each row in every index, and then compares how many entries an
//! index has; of an index with a `WHERE` it does not. An older page of one may so name rows that do
//! not belong there any more, and a list that is read from it is wrong without an error. So the entries
//! are counted here.

use rusqlite::Connection;

use super::check::GoOn;
use super::root::quoted;
use crate::VaultError;

/// A partial index.
struct Partial {
    table: String,
    /// What its rows have in common, as SQL.
    condition: String,
    root: u32,
}

/// Whether every partial index has as many entries as its table has rows for it. To be asked after
/// SQLite's own check, which has found each of those rows in it.
pub(super) fn partial_ones_agree(
    connection: &Connection,
    go_on: GoOn<'_>,
) -> Result<bool, VaultError> {
    for Partial {
        table,
        condition,
        root,
    } in partial_ones(connection)?
    {
        go_on()?;
        let sql = format!(
            "SELECT count(*) FROM main.{} NOT INDEXED WHERE {condition}",
            quoted(&table)
        );
        let rows: u32 = connection.query_row(&sql, [], |row| row.get(0))?;
        if entries(connection, root, go_on)? != Some(rows) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn partial_ones(connection: &Connection) -> Result<Vec<Partial>, VaultError> {
    let mut statement = connection.prepare(
        "SELECT schema.tbl_name, schema.sql, schema.rootpage
         FROM sqlite_schema AS schema, pragma_index_list(schema.tbl_name) AS list
         WHERE schema.type = 'index' AND list.name = schema.name AND list.partial",
    )?;
    let found: Vec<(String, String, u32)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let partial = found.into_iter().map(|(table, sql, root)| {
        // Behind the list of columns nothing else can stand.
        let (_, condition) = sql.rsplit_once(") WHERE ").ok_or(VaultError::Unsupported(
            "a partial index is written in another way",
        ))?;
        Ok(Partial {
            table,
            condition: condition.to_owned(),
            root,
        })
    });
    partial.collect()
}

/// Entries of an index, from its root down (SQLite file format §1.6). `None` for what is no index.
fn entries(connection: &Connection, root: u32, go_on: GoOn<'_>) -> Result<Option<u32>, VaultError> {
    let mut read = connection.prepare_cached("SELECT data FROM sqlite_dbpage WHERE pgno = ?1")?;
    let mut count = 0_u32;
    // No page belongs to an index twice: SQLite's check has seen to that.
    let mut left = vec![root];
    while let Some(number) = left.pop() {
        let page: Vec<u8> = read.query_row([number], |row| row.get(0))?;
        let Some((cells, children)) = cells(&page) else {
            return Ok(None);
        };
        count = count.saturating_add(cells.into());
        left.extend(children);
        if left.len().is_multiple_of(64) {
            go_on()?;
        }
    }
    Ok(Some(count))
}

/// How many cells a page of an index has, and which pages lie below it.
fn cells(page: &[u8]) -> Option<(u16, Vec<u32>)> {
    let two = |at: usize| Some(u16::from_be_bytes(*page.get(at..)?.first_chunk()?));
    let four = |at: usize| Some(u32::from_be_bytes(*page.get(at..)?.first_chunk()?));
    let cells = two(3)?;
    match page.first()? {
        0x0a => Some((cells, Vec::new())),
        0x02 => {
            let mut children: Vec<u32> = (0..usize::from(cells))
                .map(|cell| four(usize::from(two(12 + 2 * cell)?)))
                .collect::<Option<_>>()?;
            children.push(four(8)?);
            Some((cells, children))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_too_many_is_found_where_sqlite_finds_none() {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "CREATE TABLE t (n INTEGER PRIMARY KEY, gone INTEGER, text TEXT);
                 CREATE INDEX kept ON t (text, n) WHERE gone IS NULL;
                 CREATE INDEX every ON t (gone);
                 INSERT INTO t
                   WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
                   SELECT i, CASE WHEN i % 3 = 0 THEN i END, printf('text %d', i) FROM n;",
            )
            .unwrap();
        let agree = || partial_ones_agree(&connection, &mut || Ok(())).unwrap();
        assert!(agree());
        let [partial] = &partial_ones(&connection).unwrap()[..] else {
            panic!("one of the two is partial");
        };
        let pages = entries(&connection, partial.root, &mut || Ok(())).unwrap();
        assert_eq!(pages, Some(3334));
        // Rows that do not belong there any more, as an older page would have them.
        connection
            .execute_batch(
                "PRAGMA writable_schema = ON;
                 UPDATE sqlite_schema SET sql = replace(sql, 'IS NULL', 'IS NOT 3') WHERE name = 'kept';
                 PRAGMA writable_schema = RESET;
                 REINDEX kept;
                 PRAGMA writable_schema = ON;
                 UPDATE sqlite_schema SET sql = replace(sql, 'IS NOT 3', 'IS NULL') WHERE name = 'kept';
                 PRAGMA writable_schema = RESET;",
            )
            .unwrap();
        let sqlite: String = connection
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(sqlite, "ok", "the control");
        assert!(!agree());
    }
}
