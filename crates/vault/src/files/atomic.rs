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
/// After how many bytes the disk is waited for: a long file does not hold up what others save, and
/// little is left to wait for at its end.
const SETTLED: usize = 8 * 1024 * 1024;

/// A file that appears under its name only by [`AtomicFile::commit`]. Dropped before that, it
/// leaves nothing behind.
pub struct AtomicFile {
    file: File,
    temporary: PathBuf,
    target: PathBuf,
    written: digest::Context,
    /// Bytes that the disk may not have yet.
    unsettled: usize,
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
            unsettled: 0,
            committed: false,
        })
    }

    /// Syncs, reads back, compares, and gives the file its name. Returns after the folder is
    /// synced too.
    ///
    /// # Errors
    /// [`VaultError::ExistsNotEmpty`] when `target` exists and `replace` is false;
    /// [`VaultError::Unwritable`] when what is read back is not what was written.
    pub fn commit(self, replace: bool) -> Result<(), VaultError> {
        self.commit_while(replace, |_| Ok(()))
    }

    /// The same for a long file. `progress` is told bytes read back, and may stop the work by an
    /// error.
    ///
    /// # Errors
    /// As [`AtomicFile::commit`], and whatever `progress` returns.
    pub(crate) fn commit_while(
        mut self,
        replace: bool,
        progress: impl FnMut(u64) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        self.file.sync_all()?;
        forget_cached(&self.file);
        let expected = self.written.clone().finish();
        if self.read_back(progress)?.as_ref() != expected.as_ref() {
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

    fn read_back(
        &mut self,
        mut progress: impl FnMut(u64) -> Result<(), VaultError>,
    ) -> Result<digest::Digest, VaultError> {
        let mut context = digest::Context::new(&digest::SHA256);
        let mut buffer = Zeroizing::new(vec![0; 64 * 1024]);
        let mut done = 0;
        self.file.seek(io::SeekFrom::Start(0))?;
        loop {
            let n = self.file.read(&mut buffer)?;
            if n == 0 {
                return Ok(context.finish());
            }
            context.update(buffer.get(..n).unwrap_or_default());
            done += u64::try_from(n).unwrap_or_default();
            progress(done)?;
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

/// Asks the system to read a synced file from its medium the next time, and not from memory. Where
/// it cannot, what is read back is as good as it gets.
fn forget_cached(file: &File) {
    #[cfg(target_os = "linux")]
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
    #[cfg(not(target_os = "linux"))]
    let _ = file;
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
        self.unsettled += n;
        if self.unsettled >= SETTLED {
            self.unsettled = 0;
            self.file.sync_data()?;
        }
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
