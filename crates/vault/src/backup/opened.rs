//! A backup, open for reading.

use std::fs;
use std::path::PathBuf;

use ring::hmac;
use rusqlite::Connection;

use super::reading::BackupKeys;
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
    /// The key of the database's content root, which is that of the vault.
    root_key: hmac::Key,
    database: PathBuf,
    size: u64,
    header: Header,
    header_bytes: Vec<u8>,
    _folder: AtomicFolder,
}

impl OpenBackup {
    pub(super) fn new(
        folder: AtomicFolder,
        BackupKeys { key, root_key }: BackupKeys,
        salt: [u8; 16],
        header: Header,
        header_bytes: Vec<u8>,
    ) -> Result<Self, VaultError> {
        // SQLite follows no link on the way to it.
        let database = fs::canonicalize(folder.path())?.join(super::DATABASE);
        database::refuse_strange_files(&database).map_err(as_backup)?;
        let connection = database::connect(&database, &key, Access::Read).map_err(as_backup)?;
        Ok(Self {
            size: fs::metadata(&database)?.len(),
            connection,
            key,
            salt,
            root_key,
            database,
            header,
            header_bytes,
            _folder: folder,
        })
    }

    /// Checks every page of its database, its structure, and that no part of it is older than the
    /// rest.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`] when anything is not as it was written.
    pub fn check(&self) -> Result<(), VaultError> {
        self.check_while(&mut || Ok(()))
    }

    /// [`OpenBackup::check`], which `go_on` may stop by an error. It is asked many times a second.
    ///
    /// # Errors
    /// As there, and whatever `go_on` says.
    pub fn check_while(
        &self,
        go_on: &mut dyn FnMut() -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let (database, salt) = (&self.database, &self.salt);
        database::check(database, &self.key, salt, &self.root_key, go_on).map_err(as_backup)
    }

    /// Size of its database in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
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
