//! A file that somebody else writes under a hidden name, until it is whole.

use std::fs;
use std::path::{Path, PathBuf};

use super::atomic::{MARK, parent, rename_over};
use super::journal_of;
use super::leftover::{beside, sweep};
use super::private::{create_file, remove, sync_folder};
use crate::VaultError;

/// A database file that is being filled. Dropped before [`Unfinished::commit`], it is removed
/// together with its rollback journal.
pub(crate) struct Unfinished {
    temporary: PathBuf,
    target: PathBuf,
}

impl Unfinished {
    /// Makes an empty file that will be at `target`.
    pub(crate) fn create(target: &Path) -> Result<Self, VaultError> {
        sweep(target, MARK);
        let temporary = beside(target, MARK)?;
        let made = Self {
            temporary,
            target: target.to_path_buf(),
        };
        create_file(&made.temporary)?.sync_all()?;
        Ok(made)
    }

    /// Where it is until then.
    pub(crate) fn path(&self) -> &Path {
        &self.temporary
    }

    /// Gives the file its name, over whatever is there. It has to be closed and synced.
    pub(crate) fn commit(self) -> Result<(), VaultError> {
        remove(&journal_of(&self.target))?;
        rename_over(&self.temporary, &self.target)?;
        sync_folder(parent(&self.target))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After the commit neither is there. Otherwise nothing better can be done with what does
        // not go; it is swept when it is a day old.
        for file in [&self.temporary, &journal_of(&self.temporary)] {
            let _ = fs::remove_file(file);
        }
    }
}
