//! Deleted means gone: wiping what SQLite leaves in the gaps of its pages.
//!
//! `secure_delete` overwrites a deleted cell where it lies. But when SQLite spreads the cells of a
//! full page over its neighbours, it builds the page anew from its end and leaves the old bytes in
//! the gap between the cell pointers and the first cell (`rebuildPage` in SQLite 3.54.1): a copy
//! that no later deletion knows of. So after something was deleted for good, every page is read
//! and its gap is filled with zeros, inside one transaction and through the pager, so that it is
//! encrypted, journalled and atomic like any other write.

use ring::hmac;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};

use super::connect::is_intact;
use super::migrate::count_up;
use crate::VaultError;

/// Bytes of the file header that page 1 begins with.
const FILE_HEADER: usize = 100;

/// Wipes the gap of every b-tree page. Returns how many pages had something in it.
pub(crate) fn wipe_residue(
    connection: &mut Connection,
    root_key: &hmac::Key,
    mut progress: impl FnMut(u32, u32) -> Result<(), VaultError>,
) -> Result<u32, VaultError> {
    // Writing pages is what the defensive setting forbids; it is lifted for this alone.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    let wiped = wipe(connection, root_key, &mut progress);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    wiped
}

fn wipe(
    connection: &mut Connection,
    root_key: &hmac::Key,
    progress: &mut dyn FnMut(u32, u32) -> Result<(), VaultError>,
) -> Result<u32, VaultError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let pages: u32 = transaction.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    let mut wiped = 0;
    {
        let mut read = transaction.prepare("SELECT data FROM sqlite_dbpage WHERE pgno = ?1")?;
        let mut write =
            transaction.prepare("UPDATE sqlite_dbpage SET data = ?2 WHERE pgno = ?1")?;
        for number in 1..=pages {
            let mut page: Vec<u8> = read.query_row([number], |row| row.get(0))?;
            if let Some(gap) = gap(number, &mut page)
                && gap.iter().any(|byte| *byte != 0)
            {
                gap.fill(0);
                write.execute((number, &page))?;
                wiped += 1;
            }
            if number % 256 == 0 || number == pages {
                progress(number, pages)?;
            }
        }
        transaction.execute("UPDATE vault_state SET residue = 0 WHERE id = 1", [])?;
        count_up(&transaction, root_key)?;
    }
    if !is_intact(&transaction)? {
        return Err(VaultError::DatabaseDamaged);
    }
    transaction.commit()?;
    Ok(wiped)
}

/// The gap of a b-tree page (SQLite file format §1.6): between the end of the cell pointers and
/// the start of the cell content. `None` for every other kind of page; those are zeroed whole when
/// freed, and overflow pages begin with a page number whose first byte is zero in any database
/// under 64 GiB.
fn gap(number: u32, page: &mut [u8]) -> Option<&mut [u8]> {
    let start = if number == 1 { FILE_HEADER } else { 0 };
    let header = page.get(start..start + 8)?;
    let header_length = match header.first()? {
        0x02 | 0x05 => 12,
        0x0a | 0x0d => 8,
        _ => return None,
    };
    let two_bytes = |at: usize| {
        Some(usize::from(u16::from_be_bytes([
            *header.get(at)?,
            *header.get(at + 1)?,
        ])))
    };
    let cells = two_bytes(3)?;
    let content = match two_bytes(5)? {
        0 => 65_536,
        at => at,
    };
    page.get_mut(start + header_length + 2 * cells..content)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::connect::{Access, connect, create_file};
    use super::super::root;
    use super::*;
    use crate::keys::{Scope, Secret, VaultKey};

    /// Rows that grow in the middle of full pages make SQLite spread cells over neighbours; once in
    /// a while one of them leaves a copy behind.
    #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)]
    fn crowded(folder: &Path) -> Connection {
        let path = folder.join("journal.db");
        create_file(&path).unwrap();
        let key = VaultKey(Secret::from(&[7; 32]))
            .database_key(
                Scope {
                    vault_id: [1; 16],
                    epoch: 1,
                },
                &[2; 16],
            )
            .unwrap();
        let connection = connect(&path, &key, Access::Write).unwrap();
        connection
            .execute_batch(
                "
                 CREATE TABLE vault_state (id INTEGER PRIMARY KEY, residue INTEGER);
                 INSERT INTO vault_state VALUES (1, 1);
                 CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT);",
            )
            .unwrap();
        connection.execute_batch(root::TABLE_SQL).unwrap();
        root::watch(&connection, &root_key()).unwrap();
        connection.execute_batch("BEGIN").unwrap();
        let mut state: u64 = 2;
        let mut random = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) % below
        };
        for id in 0..1000 {
            let body = format!(
                "zanzibarine{id:04} {}",
                "x".repeat(50 + random(1500) as usize)
            );
            connection
                .execute("INSERT INTO t VALUES (?1, ?2)", (id, body))
                .unwrap();
        }
        for _ in 0..3000 {
            let body = format!("plain {}", "y".repeat(20 + random(3000) as usize));
            let id = random(1000) as i64;
            if id % 7 > 0 {
                connection
                    .execute("UPDATE t SET body = ?2 WHERE id = ?1", (id, body))
                    .unwrap();
            }
        }
        connection
            .execute_batch("DELETE FROM t WHERE body LIKE 'zanz%'; COMMIT;")
            .unwrap();
        connection
    }

    fn root_key() -> hmac::Key {
        hmac::Key::new(hmac::HMAC_SHA256, &[5; 32])
    }

    fn pages_with(connection: &Connection, word: &[u8]) -> usize {
        let mut statement = connection
            .prepare("SELECT data FROM sqlite_dbpage")
            .unwrap();
        let pages = statement
            .query_map([], |row| row.get::<_, Vec<u8>>(0))
            .unwrap();
        pages
            .filter(|page| {
                page.as_ref()
                    .unwrap()
                    .windows(word.len())
                    .any(|w| w == word)
            })
            .count()
    }

    #[test]
    fn deleted_text_lies_in_gaps_until_they_are_wiped() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = crowded(folder.path());
        assert!(
            pages_with(&connection, b"zanzibarine") > 0,
            "the control: SQLite leaves residue"
        );
        let rows = |connection: &Connection| -> (i64, i64) {
            let sql = "SELECT count(*), sum(length(body)) FROM t";
            connection
                .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
                .unwrap()
        };
        let before = rows(&connection);
        let wiped = wipe_residue(&mut connection, &root_key(), |_, _| Ok(())).unwrap();
        assert!(wiped > 0);
        assert_eq!(pages_with(&connection, b"zanzibarine"), 0);
        let answer: String = connection
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(answer, "ok");
        assert_eq!(rows(&connection), before);
        assert_eq!(
            wipe_residue(&mut connection, &root_key(), |_, _| Ok(())).unwrap(),
            0
        );
    }

    #[test]
    fn stopping_half_way_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = crowded(folder.path());
        let before = pages_with(&connection, b"zanzibarine");
        let stopped = wipe_residue(&mut connection, &root_key(), |_, _| {
            Err(VaultError::Cancelled)
        });
        assert!(matches!(stopped, Err(VaultError::Cancelled)));
        assert_eq!(pages_with(&connection, b"zanzibarine"), before);
    }
}
