//! Is every page of the database what was written, and the last that was?

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use ring::hmac;
use rusqlite::Connection;

use super::connect::{Access, connect, is_intact};
use super::{PAGE, indexes, root};
use crate::VaultError;
use crate::files;
use crate::keys::DatabaseKey;

/// The first bytes of the file, which the header holds too.
pub(crate) type Salt = [u8; 16];

/// What is asked again and again while something is checked: it stops the work by an error.
pub(crate) type GoOn<'a> = &'a mut dyn FnMut() -> Result<(), VaultError>;

/// How often it is asked.
const TICK: Duration = Duration::from_millis(30);
/// How many pages are read between two looks at whether to stop.
const PAGES: u32 = 64;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Sound,
    /// A page is not as it was written, or one is missing.
    Pages,
    /// Every page is, and they do not belong together.
    Content,
}

/// Reads every page, and checks the structure and the content root, on a connection of its own: one
/// bad page poisons every later answer of the connection that read it. Reading finds changed pages and
/// does not notice missing ones; SQLite's integrity check finds those; the root, and a count of the
/// entries of partial indexes, find older ones.
///
/// # Errors
/// [`VaultError::DatabaseDamaged`] when anything is not as it was written, and whatever `go_on` says.
pub(crate) fn check(
    path: &Path,
    key: &DatabaseKey,
    salt: &Salt,
    root_key: &hmac::Key,
    go_on: GoOn<'_>,
) -> Result<(), VaultError> {
    match look(path, key, salt, root_key, go_on)? {
        Found::Sound => Ok(()),
        Found::Pages | Found::Content => Err(VaultError::DatabaseDamaged),
    }
}

/// [`check`] of a copy that this program wrote a moment ago.
///
/// # Errors
/// [`VaultError::Unwritable`] when a page of the copy is not as it was written: its place does not keep
/// what is written. [`VaultError::DatabaseDamaged`] when what was copied is older in parts.
pub(crate) fn check_copy(
    path: &Path,
    key: &DatabaseKey,
    salt: &Salt,
    root_key: &hmac::Key,
    go_on: GoOn<'_>,
) -> Result<(), VaultError> {
    match look(path, key, salt, root_key, go_on).map_err(VaultError::of_own_copy)? {
        Found::Sound => Ok(()),
        Found::Pages => Err(VaultError::Unwritable),
        Found::Content => Err(VaultError::DatabaseDamaged),
    }
}

fn look(
    path: &Path,
    key: &DatabaseKey,
    salt: &Salt,
    root_key: &hmac::Key,
    go_on: GoOn<'_>,
) -> Result<Found, VaultError> {
    let Ok(file) = fs::symlink_metadata(path) else {
        return Ok(Found::Pages);
    };
    let mut first = Salt::default();
    let read = files::open_read(path).map(|mut file| file.read_exact(&mut first));
    if !matches!(read, Ok(Ok(()))) || first != *salt {
        return Ok(Found::Pages);
    }
    let connection = connect(path, key, Access::Read)?;
    beside(connection, go_on, |connection, stop| {
        let found = look_through(connection, file.len(), root_key, stop);
        // What a page of zeros makes SQLite say is of no use.
        if is_intact(connection)? {
            found
        } else {
            Ok(Found::Pages)
        }
    })
}

/// Does something long with a connection on a thread of its own, and interrupts it when `go_on` says
/// so: most of the time is spent within single statements.
fn beside(
    connection: Connection,
    go_on: GoOn<'_>,
    work: impl FnOnce(&Connection, &AtomicBool) -> Result<Found, VaultError> + Send,
) -> Result<Found, VaultError> {
    go_on()?;
    let interrupt = connection.get_interrupt_handle();
    let stop = AtomicBool::new(false);
    let mut why = None;
    let found = thread::scope(|scope| {
        // Nothing is ever sent: its end says that the work is done.
        let (working, done) = mpsc::channel::<()>();
        let stop = &stop;
        let thread = thread::Builder::new().spawn_scoped(scope, move || {
            let _working = working;
            work(&connection, stop)
        })?;
        while done.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
            if why.is_none() {
                why = go_on().err();
            }
            if why.is_some() {
                // Again and again: one that comes between two statements stops neither.
                stop.store(true, Ordering::Relaxed);
                interrupt.interrupt();
            }
        }
        thread
            .join()
            .unwrap_or(Err(VaultError::Unsupported("the check was cut short")))
    });
    match why {
        Some(why) => Err(why),
        None => found,
    }
}

fn look_through(
    connection: &Connection,
    length: u64,
    root_key: &hmac::Key,
    stop: &AtomicBool,
) -> Result<Found, VaultError> {
    let mut go_on = || {
        if stop.load(Ordering::Relaxed) {
            Err(VaultError::Cancelled)
        } else {
            Ok(())
        }
    };
    // One state of the database, from the first page to the last row.
    let transaction = connection.unchecked_transaction()?;
    if !every_page(&transaction, length, &mut go_on)? {
        return Ok(Found::Pages);
    }
    let mut statement = transaction.prepare("PRAGMA integrity_check(1)")?;
    let answer: String = statement.query_row([], |row| row.get(0))?;
    if !is_intact(&transaction)? {
        return Ok(Found::Pages);
    }
    if answer != "ok" {
        return if lacks_memory(&answer, length / PAGE) {
            Err(VaultError::OutOfMemory)
        } else {
            Ok(Found::Pages)
        };
    }
    if !indexes::partial_ones_agree(&transaction, &mut go_on)? {
        return Ok(Found::Content);
    }
    if !root::fits(&transaction, root_key, &mut go_on)? {
        return Ok(Found::Content);
    }
    Ok(Found::Sound)
}

/// Whether the file has as many pages as it says, and each is whole. `SQLCipher`'s own
/// `cipher_integrity_check` does the same, and cannot be stopped.
fn every_page(connection: &Connection, length: u64, go_on: GoOn<'_>) -> Result<bool, VaultError> {
    let pages: u32 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    if u64::from(pages) * PAGE != length {
        return Ok(false);
    }
    let mut statement = connection.prepare("SELECT data FROM sqlite_dbpage")?;
    let mut records = statement.query([])?;
    let mut read = 0_u32;
    while records.next()?.is_some() {
        read = read.wrapping_add(1);
        if read.is_multiple_of(PAGES) {
            go_on()?;
            if !is_intact(connection)? {
                return Ok(false);
            }
        }
    }
    is_intact(connection)
}

/// Whether SQLite complains that it could not get a page that is there. Each was whole when the cipher
/// looked, a moment ago: what is missing is memory for it.
fn lacks_memory(complaint: &str, pages: u64) -> bool {
    let complaint = complaint.lines().last().unwrap_or_default();
    let page = match complaint.strip_suffix(": unable to get the page. error code=7") {
        Some(place) => place.rsplit(' ').next(),
        None => complaint.split("failed to get page ").nth(1),
    };
    page.and_then(|page| page.parse().ok())
        .is_some_and(|page: u64| page <= pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_not_there_is_damage_and_one_that_is_there_takes_memory() {
        let here = [
            "Tree 2 page 2: unable to get the page. error code=7",
            "*** in database main ***\nTree 4 page 23 cell 0: failed to get page 21",
        ];
        for complaint in here {
            assert!(lacks_memory(complaint, 23), "{complaint}");
        }
        let damage = [
            "Tree 2 page 24: unable to get the page. error code=7",
            "Tree 2 page 2: unable to get the page. error code=11",
            "Tree 4 page 23 cell 0: failed to get page 24",
            "Tree 4 page 23 cell 0: invalid page number 24",
            "row 7 missing from index note_by_day",
        ];
        for complaint in damage {
            assert!(!lacks_memory(complaint, 23), "{complaint}");
        }
    }
}
