//! Reading a vault whose last transaction was cut off, where nothing can be written.

use std::fs;
use std::path::{Path, PathBuf};

use crate::VaultError;
use crate::files::{AtomicFolder, journal_of};

/// A copy of the encrypted database and its rollback journal in a folder of its own, removed when
/// dropped. SQLite undoes the half transaction there; nothing is ever decrypted to disk.
pub(crate) struct Scratch {
    /// Never committed: dropping it removes it.
    _folder: AtomicFolder,
    database: PathBuf,
}

impl Scratch {
    /// Makes the copy if there is a rollback journal beside the database.
    pub(crate) fn if_interrupted(
        database: &Path,
        scratch: &Path,
    ) -> Result<Option<Self>, VaultError> {
        let journal = journal_of(database);
        if fs::metadata(&journal).map_or(0, |found| found.len()) == 0 {
            return Ok(None);
        }
        // One name for all: what a killed process left of it is swept after a day.
        let folder = AtomicFolder::in_scratch(scratch, "undone")?;
        let copy = folder.path().join("journal.db");
        fs::copy(database, &copy)?;
        fs::copy(&journal, journal_of(&copy))?;
        make_writable(&copy)?;
        make_writable(&journal_of(&copy))?;
        Ok(Some(Self {
            database: fs::canonicalize(copy)?,
            _folder: folder,
        }))
    }

    pub(crate) fn database(&self) -> &Path {
        &self.database
    }
}

/// A copy takes over the mode of what it was copied from, which may be read-only.
fn make_writable(file: &Path) -> Result<(), VaultError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(file, fs::Permissions::from_mode(0o600))?;
    }
    #[cfg(not(unix))]
    {
        let mut permissions = fs::metadata(file)?.permissions();
        permissions.set_readonly(false);
        fs::set_permissions(file, permissions)?;
    }
    Ok(())
}
