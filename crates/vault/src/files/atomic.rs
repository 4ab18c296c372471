//! One file, written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use ring::digest;
use zeroize::Zeroizing;

use super::leftover::{beside, sweep};
use super::private::{create_file, sync_folder};
use crate::VaultError;

/// In the hidden name of a file that is being written.
pub(super) const MARK: &str = "writing";

/// A file that appears under its name only by [`AtomicFile::commit`]. Dropped before that, it
/// leaves nothing behind.
pub struct AtomicFile {
    file: File,
    temporary: PathBuf,
    target: PathBuf,
    written: digest::Context,
    committed: bool,
}

/// The folder a path lies in; the current one for a bare name.
pub(crate) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

impl AtomicFile {
    /// Begins a file that will be at `target`.
    ///
    /// # Errors
    /// [`VaultError::NotFound`] when the folder is not there, [`VaultError::Unwritable`] when it
    /// refuses.
    pub fn create(target: &Path) -> Result<Self, VaultError> {
        sweep(target, MARK);
        let temporary = beside(target, MARK)?;
        let file = create_file(&temporary)?;
        Ok(Self {
            file,
            temporary,
            target: target.to_path_buf(),
            written: digest::Context::new(&digest::SHA256),
            committed: false,
        })
    }

    /// Syncs, reads back, compares, and gives the file its name. Returns after the folder is
    /// synced too.
    ///
    /// # Errors
    /// [`VaultError::ExistsNotEmpty`] when `target` exists and `replace` is false;
    /// [`VaultError::Unwritable`] when what is read back is not what was written.
    pub fn commit(mut self, replace: bool) -> Result<(), VaultError> {
        self.file.sync_all()?;
        let expected = self.written.clone().finish();
        if self.read_back()?.as_ref() != expected.as_ref() {
            return Err(VaultError::Unwritable);
        }
        if replace {
            rename_over(&self.temporary, &self.target)?;
            self.committed = true;
        } else {
            self.name_if_free()?;
        }
        sync_folder(parent(&self.target))
    }

    /// SHA-256 of everything written so far, in lower-case hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> String {
        HEXLOWER.encode(self.written.clone().finish().as_ref())
    }

    fn read_back(&mut self) -> Result<digest::Digest, VaultError> {
        let mut context = digest::Context::new(&digest::SHA256);
        let mut buffer = Zeroizing::new(vec![0; 64 * 1024]);
        self.file.seek(io::SeekFrom::Start(0))?;
        loop {
            let n = self.file.read(&mut buffer)?;
            if n == 0 {
                return Ok(context.finish());
            }
            context.update(buffer.get(..n).unwrap_or_default());
        }
    }

    /// Names the file without ever replacing another: a hard link fails where something is. File
    /// systems without hard links get a check and a rename.
    fn name_if_free(&mut self) -> Result<(), VaultError> {
        match fs::hard_link(&self.temporary, &self.target) {
            Ok(()) => {
                self.committed = true;
                Ok(fs::remove_file(&self.temporary)?)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(VaultError::ExistsNotEmpty)
            }
            Err(_) if fs::symlink_metadata(&self.target).is_ok() => Err(VaultError::ExistsNotEmpty),
            Err(_) => {
                fs::rename(&self.temporary, &self.target)?;
                self.committed = true;
                Ok(())
            }
        }
    }
}

/// Renames over what is there. On Windows a program that is looking at the file can hold it for a
/// moment (sync clients do), so it is tried again for three seconds.
pub(super) fn rename_over(from: &Path, to: &Path) -> Result<(), VaultError> {
    #[cfg(windows)]
    for _ in 0..10 {
        match fs::rename(from, to) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                std::thread::sleep(std::time::Duration::from_millis(300));
            }
            other => return Ok(other?),
        }
    }
    Ok(fs::rename(from, to)?)
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.file.write(bytes)?;
        self.written.update(bytes.get(..n).unwrap_or_default());
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for AtomicFile {
    fn drop(&mut self) {
        if !self.committed {
            // Nothing better can be done with a temporary file that does not go.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::write;
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_there_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("notes.md");
        let mut file = AtomicFile::create(&target).unwrap();
        file.write_all(b"half").unwrap();
        assert!(!target.exists());
        drop(file);
        assert_eq!(names(folder.path()), Vec::<String>::new());
        write(&target, b"whole", false).unwrap();
        assert_eq!(names(folder.path()), ["notes.md"]);
        assert_eq!(fs::read(&target).unwrap(), b"whole");
    }

    #[test]
    fn an_existing_file_is_replaced_only_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("notes.md");
        write(&target, b"first", false).unwrap();
        assert!(matches!(
            write(&target, b"second", false),
            Err(VaultError::ExistsNotEmpty)
        ));
        assert_eq!(fs::read(&target).unwrap(), b"first");
        write(&target, b"third", true).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"third");
        assert_eq!(names(folder.path()), ["notes.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_files_place_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = folder.path().join("elsewhere");
        let target = folder.path().join("notes.md");
        fs::write(&elsewhere, b"keep").unwrap();
        std::os::unix::fs::symlink(&elsewhere, &target).unwrap();
        assert!(matches!(
            write(&target, b"x", false),
            Err(VaultError::ExistsNotEmpty)
        ));
        write(&target, b"x", true).unwrap();
        assert_eq!(fs::read(&elsewhere).unwrap(), b"keep");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("notes.md");
        write(&target, b"x", false).unwrap();
        assert_eq!(
            fs::metadata(&target).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }

    #[test]
    fn a_missing_folder_is_said_to_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        let refused = write(&folder.path().join("no/notes.md"), b"x", false);
        assert!(matches!(refused, Err(VaultError::NotFound)));
    }

    #[test]
    fn a_name_near_the_limit_still_has_room_for_the_temporary_name() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("n".repeat(250));
        write(&target, b"x", false).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"x");
    }
}
