//! One process at a time.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::private;
use crate::VaultError;

/// The lock file's name in the vault's folder.
pub(crate) const NAME: &str = "lock";

/// How often it is tried when somebody takes the file away each time.
const TRIES: u32 = 100;

/// Held for as long as the vault is open; the system releases it with the process.
pub(crate) struct ProcessLock {
    _file: File,
}

impl ProcessLock {
    /// Makes the lock file of a new vault.
    pub(crate) fn create(folder: &Path) -> Result<(), VaultError> {
        Ok(private::create_file(&folder.join(NAME))?.sync_all()?)
    }

    /// Takes the lock. A folder that cannot be written, and has no lock file, has no writer to
    /// keep out: there `None` is returned. Where others make the file and remove it again and again,
    /// it is they who have the folder in use.
    pub(crate) fn take(folder: &Path) -> Result<Option<Self>, VaultError> {
        let path = folder.join(NAME);
        for _ in 0..TRIES {
            let file = match private::open_read(&path) {
                Ok(file) => file,
                Err(VaultError::NotFound) => match private::create_file(&path) {
                    Ok(file) => file,
                    Err(VaultError::ExistsNotEmpty) => continue,
                    Err(VaultError::Unwritable | VaultError::NoSpace) => return Ok(None),
                    Err(error) => return Err(error),
                },
                Err(error) => return Err(error),
            };
            match file.try_lock() {
                Ok(()) if is_still(&file, &path) => return Ok(Some(Self { _file: file })),
                // Somebody removed the file between opening and locking: the lock is worth nothing.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(VaultError::InUse),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Err(VaultError::InUse)
    }
}

/// Whether the path still names the file that is locked.
fn is_still(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        match (file.metadata(), std::fs::symlink_metadata(path)) {
            (Ok(ours), Ok(there)) => ours.ino() == there.ino() && ours.dev() == there.dev(),
            _ => false,
        }
    }
    #[cfg(not(unix))]
    {
        let _ = (file, path);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_taker_is_refused_until_the_first_lets_go() {
        let folder = tempfile::tempdir().unwrap();
        ProcessLock::create(folder.path()).unwrap();
        let first = ProcessLock::take(folder.path()).unwrap();
        assert!(first.is_some());
        assert!(matches!(
            ProcessLock::take(folder.path()),
            Err(VaultError::InUse)
        ));
        drop(first);
        assert!(ProcessLock::take(folder.path()).unwrap().is_some());
    }

    #[test]
    fn a_missing_lock_file_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let held = ProcessLock::take(folder.path()).unwrap();
        assert!(held.is_some());
        assert!(folder.path().join(NAME).exists());
    }
}
