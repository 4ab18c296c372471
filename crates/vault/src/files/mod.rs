//! Files and folders that only their owner reads, and that are there whole or not at all.

mod atomic;
mod exchanged;
mod folder;
mod leftover;
mod lock;
mod private;
mod unfinished;
mod whereabouts;

pub use atomic::AtomicFile;
pub(crate) use atomic::parent;
pub use exchanged::finish_exchange;
pub(crate) use exchanged::{Twins, hidden_for};
pub use folder::AtomicFolder;
pub(crate) use folder::make_folder;
pub(crate) use lock::{NAME as LOCK, ProcessLock};
pub(crate) use private::{
    create_file, is_writable, keep_private, open_read, read_whole, refuse_link, remove,
    sync_folder, without_slash,
};
pub(crate) use unfinished::Unfinished;
pub use whereabouts::{Risk, risk};

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::VaultError;

/// Whether a path lies in a folder, or in one below it, wherever links lead on the way to it.
#[must_use]
pub fn is_within(path: &Path, folder: &Path) -> bool {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let there = absolute
        .ancestors()
        .skip(1)
        .find_map(|folder| std::fs::canonicalize(folder).ok());
    match (there, std::fs::canonicalize(folder)) {
        (Some(there), Ok(own)) => there.starts_with(own),
        _ => false,
    }
}

/// The rollback journal that belongs to a database.
pub(crate) fn journal_of(database: &Path) -> PathBuf {
    beside(database, "-journal")
}

/// The file whose name is this one's with something behind it.
pub(crate) fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(suffix);
    PathBuf::from(name)
}

/// Removes what interrupted work left more than a day ago: beside this folder while it was being
/// made, and beside this file.
pub(crate) fn sweep_beside(path: &Path) {
    leftover::sweep(path, folder::MARK);
    leftover::sweep(path, atomic::MARK);
}

/// Removes what interrupted work left in a folder more than a day ago, of files whose names end in
/// this.
pub(crate) fn sweep_ending(folder: &Path, ending: &str) {
    leftover::sweep_ending(folder, ending, atomic::MARK);
}

/// The name of the file that work which was cut off had been writing under this hidden name, if it
/// is such a name.
pub(crate) fn unfinished_of(name: &str) -> Option<&str> {
    leftover::target_of(name, atomic::MARK)
}

/// Removes what is left beside this folder of making it, which nobody goes on with: there is, or
/// was, something in its place.
pub(crate) fn remove_unfinished(folder: &Path) {
    leftover::remove_those(folder, folder::MARK);
}

/// Writes a small file whole: a temporary file beside it, synced and read back, then renamed.
///
/// With `replace` an existing file is exchanged; without it an existing file stays as it is.
///
/// # Errors
/// [`VaultError::ExistsNotEmpty`] when the file exists and may not be replaced; otherwise as the
/// disk says. The old file, if any, is untouched on every error.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), VaultError> {
    use std::io::Write as _;
    let mut file = AtomicFile::create(path)?;
    file.write_all(bytes)?;
    file.commit(replace)
}
