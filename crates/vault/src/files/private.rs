//! Opening and making files with 0600, following no link.

use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::VaultError;

fn options() -> OpenOptions {
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
        options.custom_flags(no_follow());
    }
    options
}

/// `O_NOFOLLOW`: the last part of the path may not be a link; `O_NONBLOCK`: a pipe in the
/// file's place cannot hold the program up.
#[cfg(unix)]
fn no_follow() -> i32 {
    use rustix::fs::OFlags;
    i32::try_from((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits()).unwrap_or_default()
}

/// Makes a new file, 0600 under any umask that allows it. It may not be there yet.
pub(crate) fn create_file(path: &Path) -> Result<File, VaultError> {
    Ok(options()
        .read(true)
        .write(true)
        .create_new(true)
        .open(path)?)
}

/// Opens an existing file for reading.
pub(crate) fn open_read(path: &Path) -> Result<File, VaultError> {
    let file = options().read(true).open(path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(VaultError::Invalid("that is no file"))
    }
}

/// Reads a file of at most `most` bytes; of a longer one, its first `most`.
pub(crate) fn read_whole(path: &Path, most: usize) -> Result<Vec<u8>, VaultError> {
    let mut bytes = Vec::new();
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    open_read(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The path without a slash at its end: with one, the system looks behind a link.
pub(crate) fn without_slash(path: &Path) -> PathBuf {
    path.components().collect()
}

/// Refuses a folder that is a link: what is behind it may change between two looks.
pub(crate) fn refuse_link(folder: &Path) -> Result<(), VaultError> {
    match std::fs::symlink_metadata(folder) {
        Ok(found) if found.file_type().is_symlink() => Err(VaultError::Invalid(
            "the vault's folder is a link; name the folder itself",
        )),
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(VaultError::NotAVault),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(VaultError::NotAVault),
        Err(error) => Err(error.into()),
    }
}

/// Takes from others what they may do with a folder or file of ours; the owner's own rights stay as
/// they are. Something else in its place, or somebody else's, is left alone.
pub(crate) fn keep_private(path: &Path) {
    #[cfg(unix)]
    {
        use rustix::fs::{FileType, Mode, fchmod, fstat};
        let Ok(file) = options().read(true).open(path) else {
            return;
        };
        let Ok(found) = fstat(&file) else {
            return;
        };
        let kept = match FileType::from_raw_mode(found.st_mode) {
            FileType::Directory => Mode::RWXU,
            FileType::RegularFile => Mode::RUSR | Mode::WUSR,
            _ => return,
        };
        let mode = Mode::from_raw_mode(found.st_mode);
        let own = found.st_uid == rustix::process::geteuid().as_raw();
        if own && !kept.contains(mode) {
            // Where the system has no such modes it says so, and nothing can be mended.
            let _ = fchmod(&file, mode & kept);
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Whether new files can be made in the folder and the given file can be written. Asks the system
/// rather than the mode bits: they say nothing of read-only media.
pub(crate) fn is_writable(folder: &Path, file: &Path) -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::{Access, access};
        access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
            && access(file, Access::WRITE_OK).is_ok()
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        OpenOptions::new().write(true).open(file).is_ok()
    }
}

/// Removes a file, if it is there, and makes that last.
pub(crate) fn remove(file: &Path) -> Result<(), VaultError> {
    match std::fs::remove_file(file) {
        Ok(()) => sync_folder(super::atomic::parent(file)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Makes a rename or a removal in the folder last. Windows syncs folders by itself.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), VaultError> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// The hidden names under which files are written are random. Should somebody guess one all the
    /// same, nothing is followed.
    #[test]
    fn a_new_file_goes_through_nothing_that_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let [path, victim] = ["new", "victim"].map(|name| folder.path().join(name));
        std::fs::write(&victim, b"keep").unwrap();
        let planted: [fn(&Path, &Path); 4] = [
            |path, victim| std::os::unix::fs::symlink(victim, path).unwrap(),
            |path, _| std::os::unix::fs::symlink("nowhere", path).unwrap(),
            |path, victim| std::fs::hard_link(victim, path).unwrap(),
            |path, _| {
                use rustix::fs::{CWD, FileType, Mode, mknodat};
                mknodat(CWD, path, FileType::Fifo, Mode::RUSR, 0).unwrap();
            },
        ];
        for plant in planted {
            plant(&path, &victim);
            let refused = create_file(&path);
            assert!(
                matches!(refused, Err(VaultError::ExistsNotEmpty)),
                "{refused:?}"
            );
            assert_eq!(std::fs::read(&victim).unwrap(), b"keep");
            std::fs::remove_file(&path).unwrap();
        }
        create_file(&path).expect("the control: with nothing there, it is made");
    }
}
