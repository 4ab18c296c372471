//! One folder, there whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::parent;
use super::leftover::{beside, sweep};
use super::private::sync_folder;
use crate::VaultError;

/// In the hidden name of a folder that is being built.
pub(super) const MARK: &str = "creating";

/// A folder that appears under its name only by [`AtomicFolder::commit`]. Dropped before that, it
/// is removed with all that is in it.
pub struct AtomicFolder {
    temporary: PathBuf,
    target: PathBuf,
    committed: bool,
}

impl AtomicFolder {
    /// Begins a folder that will be at `target`. Missing folders above it are made.
    ///
    /// # Errors
    /// [`VaultError::ExistsNotEmpty`] when something other than an empty folder is there.
    pub fn create(target: &Path) -> Result<Self, VaultError> {
        refuse_taken(target)?;
        make_lasting(parent(target))?;
        sweep(target, MARK);
        let temporary = beside(target, MARK)?;
        make(&temporary, false)?;
        Ok(Self {
            temporary,
            target: target.to_path_buf(),
            committed: false,
        })
    }

    /// A hidden folder in `parent` that never gets a name: for what is needed for a while only.
    ///
    /// # Errors
    /// [`VaultError::NotFound`] when `parent` is not there, or as the disk says.
    pub(crate) fn passing(parent: &Path, name: &str) -> Result<Self, VaultError> {
        let target = parent.join(name);
        sweep(&target, MARK);
        let temporary = beside(&target, MARK)?;
        make(&temporary, false)?;
        Ok(Self {
            temporary,
            target,
            committed: false,
        })
    }

    /// The same in a folder for such things, which is made if it is not there.
    ///
    /// # Errors
    /// As the disk says.
    pub(crate) fn in_scratch(scratch: &Path, name: &str) -> Result<Self, VaultError> {
        make(scratch, true)?;
        Self::passing(scratch, name)
    }

    /// Where to put the content until then.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.temporary
    }

    /// Gives the folder its name. Its files have to be synced already; the folders in it are
    /// synced here.
    ///
    /// # Errors
    /// [`VaultError::ExistsNotEmpty`] when the place was taken meanwhile.
    pub fn commit(mut self) -> Result<(), VaultError> {
        sync_all(&self.temporary)?;
        refuse_taken(&self.target)?;
        // An empty folder in the way is taken over; Windows wants it gone first.
        #[cfg(windows)]
        if self.target.exists() {
            fs::remove_dir(&self.target)?;
        }
        fs::rename(&self.temporary, &self.target)?;
        self.committed = true;
        let parent = parent(&self.target);
        sync_folder(parent)?;
        // Those above may be as new, made by whoever called. Where one cannot be synced, it is older.
        for above in fs::canonicalize(parent)?.ancestors().skip(1) {
            let _ = sync_folder(above);
        }
        Ok(())
    }
}

impl Drop for AtomicFolder {
    fn drop(&mut self) {
        if !self.committed {
            // Nothing better can be done with a folder that does not go; the next one sweeps.
            let _ = fs::remove_dir_all(&self.temporary);
        }
    }
}

/// Makes a folder for its owner alone, with those above it. One that is there stays as it is.
///
/// # Errors
/// As the disk says.
pub(crate) fn make_folder(folder: &Path) -> Result<(), VaultError> {
    make_lasting(folder)
}

/// Makes a folder with those above it that are missing, and makes their names last: whatever is put
/// there would be lost with them.
fn make_lasting(folder: &Path) -> Result<(), VaultError> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = parent(folder);
    make_lasting(above)?;
    match make(folder, false) {
        // Somebody else was faster.
        Err(VaultError::ExistsNotEmpty) if folder.is_dir() => Ok(()),
        made => made.and_then(|()| sync_folder(above)),
    }
}

fn make(folder: &Path, with_parents: bool) -> Result<(), VaultError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(with_parents);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    Ok(builder.create(folder)?)
}

fn refuse_taken(target: &Path) -> Result<(), VaultError> {
    match fs::symlink_metadata(target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(VaultError::NotFound),
        Err(error) => Err(error.into()),
        Ok(found) if !found.is_dir() => Err(VaultError::ExistsNotEmpty),
        Ok(_) if fs::read_dir(target)?.next().is_none() => Ok(()),
        Ok(_) => Err(VaultError::ExistsNotEmpty),
    }
}

fn sync_all(folder: &Path) -> Result<(), VaultError> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_all(&entry.path())?;
        }
    }
    sync_folder(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_there_whole_or_not_at_all() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("deep/below/vault");
        let folder = AtomicFolder::create(&target).unwrap();
        fs::write(folder.path().join("a"), b"x").unwrap();
        drop(folder);
        assert_eq!(fs::read_dir(target.parent().unwrap()).unwrap().count(), 0);
        let folder = AtomicFolder::create(&target).unwrap();
        fs::write(folder.path().join("a"), b"x").unwrap();
        folder.commit().unwrap();
        assert_eq!(fs::read(target.join("a")).unwrap(), b"x");
    }

    #[test]
    fn an_empty_folder_may_be_there_and_a_full_one_not() {
        let root = tempfile::tempdir().unwrap();
        let empty = root.path().join("empty");
        fs::create_dir(&empty).unwrap();
        AtomicFolder::create(&empty).unwrap().commit().unwrap();
        fs::write(empty.join("a"), b"x").unwrap();
        assert!(matches!(
            AtomicFolder::create(&empty),
            Err(VaultError::ExistsNotEmpty)
        ));
        assert!(matches!(
            AtomicFolder::create(&empty.join("a")),
            Err(VaultError::ExistsNotEmpty)
        ));
        assert!(matches!(
            AtomicFolder::create(&empty.join("a/b")),
            Err(VaultError::NotFound)
        ));
    }
}
