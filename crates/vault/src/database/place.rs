//! The database's place on the disk, looked at before SQLite looks.

use std::fs;
use std::io;
use std::path::Path;

use crate::VaultError;
use crate::files::{beside, journal_of};

/// SQLite's own limit on Unix, in bytes: 512, with room for the journal's longer name.
#[cfg(unix)]
const LONGEST_PATH: usize = 512 - 8;

/// Refuses what SQLite would open and is not this program's: an empty file, which it takes for a
/// new database; a link or a pipe, at which it waits; and a write-ahead log, which it copies into
/// the database whatever it holds.
///
/// # Errors
/// [`VaultError::DatabaseDamaged`]; nothing was touched.
pub(crate) fn refuse_strange_files(database: &Path) -> Result<(), VaultError> {
    let found = |path: &Path| match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(VaultError::from(error)),
    };
    let whole = found(database)?.is_some_and(|file| file.is_file() && file.len() > 0);
    let journal = found(&journal_of(database))?.is_none_or(|file| file.is_file());
    let log = found(&beside(database, "-wal"))?.is_some();
    if whole && journal && !log {
        Ok(())
    } else {
        Err(VaultError::DatabaseDamaged)
    }
}

/// Refuses a path that SQLite would refuse without saying why.
///
/// # Errors
/// [`VaultError::Invalid`].
pub(crate) fn refuse_long_path(database: &Path) -> Result<(), VaultError> {
    #[cfg(unix)]
    if database.as_os_str().len() > LONGEST_PATH {
        return Err(VaultError::Invalid("the path to the vault is too long"));
    }
    #[cfg(not(unix))]
    let _ = database;
    Ok(())
}
