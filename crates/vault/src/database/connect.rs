//! The recipe for a connection. The order of its steps matters.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::place::refuse_long_path;
use super::{LEAST_SQLITE, SQLCIPHER, authorizer};
use crate::VaultError;
use crate::files;
use crate::keys::DatabaseKey;

/// Memory for cached pages, in KiB. It holds what a search touches in a journal of 100,000
/// entries; it is used only as pages are read.
const CACHE_KIB: i64 = 64 * 1024;

/// Whether a connection may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Write,
    Read,
}

/// Makes the empty database file ourselves: SQLite would make it readable for others, and the
/// rollback journal takes its mode from it.
pub(crate) fn create_file(path: &Path) -> Result<(), VaultError> {
    files::create_file(path)?.sync_all()?;
    Ok(())
}

/// Opens the database with its raw key.
///
/// # Errors
/// [`VaultError::DatabaseDamaged`] when the file is missing or is not what the key was made for.
pub(crate) fn connect(
    path: &Path,
    key: &DatabaseKey,
    access: Access,
) -> Result<Connection, VaultError> {
    let mut connection = open(path, key, access)?;
    authorizer::guard(&mut connection)?;
    Ok(connection)
}

/// The same for writing a copy that need not outlive this process: nobody waits for the disk.
pub(crate) fn connect_passing(path: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    let mut connection = open(path, key, Access::Write)?;
    connection.execute_batch("PRAGMA synchronous = OFF;")?;
    authorizer::guard(&mut connection)?;
    Ok(connection)
}

fn open(path: &Path, key: &DatabaseKey, access: Access) -> Result<Connection, VaultError> {
    refuse_long_path(path)?;
    let mode = match access {
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let flags = mode | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(2))?;
    // The cipher would write its troubles to the error stream.
    connection.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_log = 'off';")?;
    connection.key(Some("main"), key.as_bytes(), false)?;
    assert_cipher(&connection)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    })?;
    settle(&connection, access)?;
    Ok(connection)
}

fn settle(connection: &Connection, access: Access) -> Result<(), VaultError> {
    connection.execute_batch(&format!(
        "PRAGMA temp_store = MEMORY;
         PRAGMA locking_mode = NORMAL;
         PRAGMA foreign_keys = ON;
         PRAGMA recursive_triggers = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA cache_size = -{CACHE_KIB};"
    ))?;
    if access == Access::Write {
        connection.execute_batch(
            "PRAGMA journal_mode = DELETE;
             PRAGMA synchronous = EXTRA;
             PRAGMA secure_delete = ON;
             PRAGMA auto_vacuum = NONE;",
        )?;
        #[cfg(target_os = "macos")]
        connection.execute_batch("PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;")?;
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // Without it a statement is planned anew whenever another value is bound: half the time of a
    // lookup by row. Plans do not depend on values here.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn assert_cipher(connection: &Connection) -> Result<(), VaultError> {
    let ask = |pragma: &str| {
        connection.query_row(&format!("PRAGMA {pragma}"), [], |row| {
            row.get::<_, String>(0)
        })
    };
    // Without the cipher, `key` does nothing and the database would be plain.
    let version = ask("cipher_version").unwrap_or_default();
    let provider = ask("cipher_provider").unwrap_or_default();
    if version.starts_with(SQLCIPHER) && provider == "openssl" {
        assert_versions()
    } else {
        Err(VaultError::Unsupported(
            "this program was built without its cipher",
        ))
    }
}

/// The library underneath is the one this program was made for.
///
/// # Errors
/// [`VaultError::Unsupported`] when it is older.
pub(crate) fn assert_versions() -> Result<(), VaultError> {
    let number = |text: &str| {
        text.split('.')
            .filter_map(|part| part.parse().ok())
            .collect::<Vec<u32>>()
    };
    if number(rusqlite::version()) >= number(LEAST_SQLITE) {
        Ok(())
    } else {
        Err(VaultError::Unsupported(
            "this program was built with an SQLite that is too old",
        ))
    }
}

/// Whether every page read so far was whole.
///
/// `SQLCipher` hands out a page of zeros for one whose HMAC fails, and SQLite takes an overflow
/// page of zeros for text of zeros: no statement fails. The cipher remembers, though, and this
/// asks it. To be asked after every read, and before every commit.
pub(crate) fn is_intact(connection: &Connection) -> Result<bool, VaultError> {
    let mut statement = connection.prepare_cached("PRAGMA cipher_status")?;
    Ok(statement.query_row([], |row| row.get::<_, String>(0))? == "1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_versions_are_the_pinned_ones() {
        assert_versions().unwrap();
        assert_eq!(rusqlite::version(), "3.54.1");
        let connection = Connection::open_in_memory().unwrap();
        let cipher: String = connection
            .query_row("PRAGMA cipher_version", [], |row| row.get(0))
            .unwrap();
        assert!(cipher.starts_with("4.20.0"), "{cipher}");
    }

    #[test]
    fn the_library_is_built_as_the_recipe_says() {
        let connection = Connection::open_in_memory().unwrap();
        let mut statement = connection.prepare("PRAGMA compile_options").unwrap();
        let options: Vec<String> = statement
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for wanted in [
            "TEMP_STORE=3",
            "DQS=0",
            "ENABLE_FTS5",
            "ENABLE_DBPAGE_VTAB",
            "HAS_CODEC",
        ] {
            assert!(
                options.iter().any(|o| o == wanted),
                "{wanted} is not in {options:?}"
            );
        }
        assert!(!options.iter().any(|o| o == "ENABLE_LOAD_EXTENSION"));
    }
}
