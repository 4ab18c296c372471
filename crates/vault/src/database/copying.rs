//! Copying a database, page by page, into a file with another key. The one module with unsafe code.
//!
//! SQLite's backup interface decrypts each page with the key of the one side and encrypts it with
//! that of the other. Between two steps the source may be read and changed by its own connection;
//! what changes is copied along. `rusqlite` lends both connections out for as long as a copy lasts,
//! so that nobody could write meanwhile; hence the calls here.

use std::ptr::NonNull;

use libsqlite3_sys as ffi;
use rusqlite::Connection;

use super::connect::is_intact;
use crate::VaultError;

/// Pages a step: one mebibyte, a few milliseconds.
const STEP: i32 = 256;

/// A copy under way. It has to be dropped before the source's connection, which SQLite would
/// otherwise refuse to close.
pub(crate) struct Copying {
    // The order matters: the backup object goes before the connection it writes to.
    backup: Backup,
    target: Connection,
}

/// SQLite's own object.
struct Backup(NonNull<ffi::sqlite3_backup>);

// SAFETY: the object is used by one thread at a time, as are the two connections that it joins;
// SQLite is built so that connections and what belongs to them may move between threads.
#[allow(unsafe_code)]
unsafe impl Send for Backup {}

impl Drop for Backup {
    #[allow(unsafe_code)]
    fn drop(&mut self) {
        // SAFETY: the object was made by `begin`, and nobody can use it any more. Both connections
        // are open still: see there.
        unsafe { ffi::sqlite3_backup_finish(self.0.as_ptr()) };
    }
}

/// How far a copy is, in pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pages {
    pub(crate) done: u32,
    pub(crate) total: u32,
}

impl Copying {
    /// Begins to copy `source` into `target`, a new and empty database that nobody else has open. The
    /// copy stays where the source is: in the same vault, on the same thread.
    ///
    /// # Errors
    /// As SQLite says.
    #[allow(unsafe_code)]
    pub(crate) fn begin(source: &Connection, target: Connection) -> Result<Self, VaultError> {
        let main = c"main".as_ptr();
        // SAFETY: both handles belong to open connections. The target is owned from here on, and
        // closed after the backup object is given back. The source is kept open by SQLite itself: a
        // connection refuses to be closed while a backup object reads from it.
        let backup =
            unsafe { ffi::sqlite3_backup_init(target.handle(), main, source.handle(), main) };
        match NonNull::new(backup) {
            Some(backup) => Ok(Self {
                backup: Backup(backup),
                target,
            }),
            None => Err(VaultError::Unsupported("the copy could not be begun")),
        }
    }

    /// Copies a few pages. Answers `None` once all are copied.
    ///
    /// # Errors
    /// [`VaultError::DatabaseDamaged`] when a page of the source is not whole; otherwise as SQLite
    /// says. A source that is busy for a moment is none: the step is to be tried again.
    #[allow(unsafe_code)]
    pub(crate) fn step(&mut self, source: &Connection) -> Result<Option<Pages>, VaultError> {
        // SAFETY: the backup object was made by `begin` and is given back by its `drop` alone.
        let code = unsafe { ffi::sqlite3_backup_step(self.backup.0.as_ptr(), STEP) };
        if !is_intact(source)? {
            return Err(VaultError::DatabaseDamaged);
        }
        match code {
            ffi::SQLITE_DONE => Ok(None),
            ffi::SQLITE_OK | ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => Ok(Some(self.pages())),
            code => Err(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None).into()),
        }
    }

    #[allow(unsafe_code)]
    fn pages(&self) -> Pages {
        // SAFETY: as in `step`; both only read what the last step left there.
        let (total, left) = unsafe {
            (
                ffi::sqlite3_backup_pagecount(self.backup.0.as_ptr()),
                ffi::sqlite3_backup_remaining(self.backup.0.as_ptr()),
            )
        };
        let number = |n: i32| u32::try_from(n).unwrap_or_default();
        Pages {
            done: number(total - left),
            total: number(total),
        }
    }

    /// Ends the copy, and gives its connection. Nothing of it counts unless the last step answered
    /// `None`.
    pub(crate) fn into_target(self) -> Connection {
        let Self { backup, target } = self;
        drop(backup);
        target
    }
}

/// Copies a whole database at once. `progress` is told pages done and pages in all, and may stop the
/// work by an error.
pub(crate) fn copy(
    source: &Connection,
    target: Connection,
    progress: &mut dyn FnMut(u64, u64) -> Result<(), VaultError>,
) -> Result<Connection, VaultError> {
    let mut copying = Copying::begin(source, target)?;
    while let Some(Pages { done, total }) = copying.step(source)? {
        progress(done.into(), total.into())?;
    }
    let all = copying.pages().total.into();
    progress(all, all)?;
    Ok(copying.into_target())
}
