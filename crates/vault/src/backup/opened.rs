//! A backup, open for reading.

use std::fs;
use std::path::PathBuf;

use rusqlite::Connection;

use crate::VaultError;
use crate::database::{self, Access};
use crate::files::AtomicFolder;
use crate::header::Header;
use crate::keys::DatabaseKey;

/// A backup that opened. Its encrypted database lies in a hidden folder until this is dropped.
pub struct OpenBackup {
    // The order matters: the connection goes before the file it reads.
    connection: Connection,
    key: DatabaseKey,
    salt: [u8; 16],
    database: PathBuf,
    header: Header,
    header_bytes: Vec<u8>,
    _folder: AtomicFolder,
}

impl OpenBackup {
    pub(super) fn new(
        folder: AtomicFolder,
        key: DatabaseKey,
        salt: [u8; 16],
        header: Header,
        header_bytes: Vec<u8>,
    ) -> Result<Self, VaultError> {
        // SQLite follows no link on the way to it.
        let database = fs::canonicalize(folder.path())?.join(super::DATABASE);
        database::refuse_strange_files(&database).map_err(as_backup)?;
        let connection = database::connect(&database, &key, Access::Read).map_err(as_backup)?;
        Ok(Self {
            connection,
            key,
            salt,
            database,
            header,
            header_bytes,
            _folder: folder,
        })
    }

    /// Runs both integrity checks on its database. `go_on` is asked many times a second, and may stop
    /// the work by an error.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`] when anything is not as it was written.
    pub fn check(
        &self,
        go_on: &mut dyn FnMut() -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        database::check_while(&self.database, &self.key, &self.salt, go_on).map_err(as_backup)
    }

    /// Runs a reading closure, and gives its answer only if every page it needed was whole.
    ///
    /// # Errors
    /// The closure's own; [`VaultError::BackupDamaged`].
    pub fn read<T, E: From<VaultError>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let answer = work(&self.connection);
        if database::is_intact(&self.connection)? {
            answer
        } else {
            Err(VaultError::BackupDamaged.into())
        }
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    pub(crate) fn header_bytes(&self) -> &[u8] {
        &self.header_bytes
    }
}

/// Damage of a backup's database is damage of the backup.
fn as_backup(error: VaultError) -> VaultError {
    match error {
        VaultError::DatabaseDamaged => VaultError::BackupDamaged,
        other => other,
    }
}
