//! Forward-only migrations, one transaction each.

use ring::hmac;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::root;
use crate::VaultError;

/// One step of the schema, from one version to the next.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// What it does, for people who read the source.
    pub name: &'static str,
    /// The statements, from a `.sql` file.
    pub sql: &'static str,
}

/// The schema of whoever keeps things in a vault: the vault runs it and knows nothing of it.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// SQLite's `application_id`, so that a vault of another program is told apart.
    pub application_id: i32,
    /// Version n of the schema is what the first n migrations make.
    pub migrations: &'static [Migration],
}

/// The vault's own tables, before the first migration: the version of the schema, and whether
/// deleted text may still lie in the gaps of pages; and what recovery codes open their slots with.
const OWN_TABLES: &str = "CREATE TABLE vault_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    schema INTEGER NOT NULL,
    residue INTEGER NOT NULL
) STRICT;
INSERT INTO vault_state (id, schema, residue) VALUES (1, 0, 0);
CREATE TABLE vault_recovery (
    slot BLOB PRIMARY KEY CHECK (length(slot) = 16),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT, WITHOUT ROWID;";

/// What is said of a vault that only an unreleased program can have made.
const BEFORE_RELEASE: &str =
    "this vault was made before the first release, and this version cannot read it";

/// Makes the vault's own tables in a new database.
///
/// # Errors
/// As SQLite says.
pub(crate) fn begin(
    connection: &mut Connection,
    schema: &Schema,
    root_key: &hmac::Key,
) -> Result<(), VaultError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.pragma_update(None, "application_id", schema.application_id)?;
    transaction.execute_batch(OWN_TABLES)?;
    transaction.execute_batch(root::TABLE_SQL)?;
    root::renew(&transaction, root_key, &mut || Ok(()))?;
    Ok(transaction.commit()?)
}

/// How many migrations are outstanding in a database that is in use.
///
/// # Errors
/// [`VaultError::NewerVersion`] when the database is ahead of this program;
/// [`VaultError::DatabaseDamaged`] when it is nobody's; [`VaultError::Unsupported`] when it is from
/// before there was a content root.
pub(crate) fn outstanding(connection: &Connection, schema: &Schema) -> Result<usize, VaultError> {
    let application: i32 = ask(connection, "application_id")?;
    if application != schema.application_id {
        return Err(VaultError::DatabaseDamaged);
    }
    if !root::is_there(connection)? {
        return Err(VaultError::Unsupported(BEFORE_RELEASE));
    }
    match schema_version(connection)? {
        0 => Err(VaultError::DatabaseDamaged),
        version => (schema.migrations.len())
            .checked_sub(version)
            .ok_or(VaultError::NewerVersion),
    }
}

/// Brings the database to the newest version, before anybody watches it. Returns how many migrations
/// ran.
///
/// # Errors
/// [`VaultError::DatabaseDamaged`] when parts of it are older than others, or as SQLite says. What ran
/// before it counts.
pub(crate) fn migrate(
    connection: &mut Connection,
    schema: &Schema,
    root_key: &hmac::Key,
) -> Result<usize, VaultError> {
    let version = schema_version(connection)?;
    let outstanding = schema.migrations.iter().zip(1u32..).skip(version);
    let mut ran = 0;
    for (migration, version) in outstanding {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Tables that change take their rows along unseen, so the root is made anew: of what is whole.
        if !root::fits(&transaction, root_key, &mut || Ok(()))? {
            return Err(VaultError::DatabaseDamaged);
        }
        transaction.execute_batch(migration.sql)?;
        transaction.execute("UPDATE vault_state SET schema = ?1 WHERE id = 1", [version])?;
        count(&transaction)?;
        root::renew(&transaction, root_key, &mut || Ok(()))?;
        transaction.commit()?;
        ran += 1;
    }
    Ok(ran)
}

fn ask<T: rusqlite::types::FromSql>(
    connection: &Connection,
    pragma: &str,
) -> Result<T, VaultError> {
    Ok(connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))?)
}

fn schema_version(connection: &Connection) -> Result<usize, VaultError> {
    let sql = "SELECT schema FROM vault_state WHERE id = 1";
    let version: u32 = connection.query_row(sql, [], |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(usize::MAX))
}

/// How many transactions have changed this database: `user_version`, which lies on the page that
/// every commit writes in any case. (SQLite's own counter of changes is no use: `SQLCipher` writes
/// random numbers there.)
pub(crate) fn generation(connection: &Connection) -> Result<i32, VaultError> {
    let mut statement = connection.prepare_cached("PRAGMA user_version")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// Counts a transaction that is about to be committed, brings the content root up to what it changed,
/// and returns how many there are with it.
pub(crate) fn count_up(
    transaction: &Transaction<'_>,
    root_key: &hmac::Key,
) -> Result<i32, VaultError> {
    let (before, now) = count(transaction)?;
    root::carry(transaction, root_key, (before, now))?;
    Ok(now)
}

fn count(transaction: &Transaction<'_>) -> Result<(i32, i32), VaultError> {
    let before = generation(transaction)?;
    let now = before.wrapping_add(1);
    transaction.pragma_update(None, "user_version", now)?;
    Ok((before, now))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Migration = Migration {
        name: "one",
        sql: "CREATE TABLE a (x INTEGER) STRICT;",
    };
    const TWO: Migration = Migration {
        name: "two",
        sql: "CREATE TABLE b (x INTEGER) STRICT;",
    };
    const BAD: Migration = Migration {
        name: "bad",
        sql: "CREATE TABLE c (x INTEGER) STRICT; CREATE TABLE a (x INTEGER) STRICT;",
    };

    fn key() -> hmac::Key {
        hmac::Key::new(hmac::HMAC_SHA256, &[5; 32])
    }

    fn tables(connection: &Connection) -> Vec<String> {
        let mut statement = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            .unwrap();
        statement
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    }

    #[test]
    fn migrations_run_once_and_forward() {
        let mut connection = Connection::open_in_memory().unwrap();
        let old = Schema {
            application_id: 7,
            migrations: &[ONE],
        };
        let new = Schema {
            application_id: 7,
            migrations: &[ONE, TWO],
        };
        begin(&mut connection, &old, &key()).unwrap();
        let none = outstanding(&connection, &old);
        assert!(matches!(none, Err(VaultError::DatabaseDamaged)));
        assert_eq!(migrate(&mut connection, &old, &key()).unwrap(), 1);
        assert_eq!(outstanding(&connection, &old).unwrap(), 0);
        assert_eq!(outstanding(&connection, &new).unwrap(), 1);
        assert_eq!(migrate(&mut connection, &new, &key()).unwrap(), 1);
        assert_eq!(migrate(&mut connection, &new, &key()).unwrap(), 0);
        assert_eq!(
            tables(&connection),
            ["a", "b", "vault_recovery", "vault_root", "vault_state"]
        );
        let ahead = outstanding(&connection, &old);
        assert!(matches!(ahead, Err(VaultError::NewerVersion)));
        let foreign = Schema {
            application_id: 8,
            migrations: &[ONE, TWO],
        };
        let other = outstanding(&connection, &foreign);
        assert!(matches!(other, Err(VaultError::DatabaseDamaged)));
    }

    #[test]
    fn a_migration_that_fails_leaves_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        let schema = Schema {
            application_id: 7,
            migrations: &[ONE, BAD],
        };
        begin(&mut connection, &schema, &key()).unwrap();
        assert!(migrate(&mut connection, &schema, &key()).is_err());
        assert_eq!(
            tables(&connection),
            ["a", "vault_recovery", "vault_root", "vault_state"]
        );
        assert_eq!(schema_version(&connection).unwrap(), 1);
    }

    #[test]
    fn a_migration_of_what_is_older_in_parts_is_refused_and_one_without_a_root_too() {
        let with = |migrations| Schema {
            application_id: 7,
            migrations,
        };
        let (old, new) = (with(&[ONE]), with(&[ONE, TWO]));
        let mut connection = Connection::open_in_memory().unwrap();
        begin(&mut connection, &old, &key()).unwrap();
        migrate(&mut connection, &old, &key()).unwrap();
        // Nobody watches: as if a page had been put back.
        connection.execute("INSERT INTO a VALUES (1)", []).unwrap();
        let refused = migrate(&mut connection, &new, &key());
        assert!(matches!(refused, Err(VaultError::DatabaseDamaged)));
        connection.execute("DELETE FROM a", []).unwrap();
        assert_eq!(migrate(&mut connection, &new, &key()).unwrap(), 1);
        assert!(root::fits(&connection, &key(), &mut || Ok(())).unwrap());
        connection.execute("DROP TABLE vault_root", []).unwrap();
        let refused = outstanding(&connection, &new);
        assert!(matches!(refused, Err(VaultError::Unsupported(_))));
    }
}
