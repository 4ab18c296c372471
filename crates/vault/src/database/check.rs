//! Is every page of the database what was written?

use std::fs;
use std::io::Read as _;
use std::path::Path;

use super::PAGE;
use super::connect::{Access, connect, is_intact};
use crate::VaultError;
use crate::files;
use crate::keys::DatabaseKey;

/// The first bytes of the file, which the header holds too.
pub(crate) type Salt = [u8; 16];

/// Runs both integrity checks on a connection of its own: one bad page poisons every later answer
/// of the connection that read it. The cipher's check finds changed pages and does not notice
/// missing ones; SQLite's finds missing ones.
///
/// # Errors
/// [`VaultError::DatabaseDamaged`] when anything is not as it was written.
pub(crate) fn check(path: &Path, key: &DatabaseKey, salt: &Salt) -> Result<(), VaultError> {
    let size = fs::symlink_metadata(path)
        .map_err(|_| VaultError::DatabaseDamaged)?
        .len();
    let mut first = Salt::default();
    let read = files::open_read(path).map(|mut file| file.read_exact(&mut first));
    if !matches!(read, Ok(Ok(()))) || first != *salt || size % PAGE != 0 {
        return Err(VaultError::DatabaseDamaged);
    }
    let connection = connect(path, key, Access::Read)?;
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    if statement.query([])?.next()?.is_some() {
        return Err(VaultError::DatabaseDamaged);
    }
    let mut statement = connection.prepare("PRAGMA integrity_check(1)")?;
    let answer: String = statement.query_row([], |row| row.get(0))?;
    if answer == "ok" && is_intact(&connection)? {
        Ok(())
    } else {
        Err(VaultError::DatabaseDamaged)
    }
}
