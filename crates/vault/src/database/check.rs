//! Is every page of the database what was written?

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;

use super::PAGE;
use super::connect::{Access, connect, is_intact};
use crate::VaultError;
use crate::files;
use crate::keys::DatabaseKey;

/// The first bytes of the file, which the header holds too.
pub(crate) type Salt = [u8; 16];

/// How often it is asked whether a check is to go on.
const ASKED: Duration = Duration::from_millis(50);

/// Runs both integrity checks on a connection of its own: one bad page poisons every later answer
/// of the connection that read it. The cipher's check finds changed pages and does not notice
/// missing ones; SQLite's finds missing ones.
///
/// # Errors
/// [`VaultError::DatabaseDamaged`] when anything is not as it was written.
pub(crate) fn check(path: &Path, key: &DatabaseKey, salt: &Salt) -> Result<(), VaultError> {
    let connection = look_at(path, key, salt)?;
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    if statement.query([])?.next()?.is_some() {
        return Err(VaultError::DatabaseDamaged);
    }
    has_every_page(&connection, fs::symlink_metadata(path)?.len() / PAGE)
}

/// The same for a database that nobody writes to, while `go_on` allows it: it is asked many times a
/// second, and stops the work by an error. The cipher's own check cannot be stopped; here every page
/// is read through the cipher instead, which remembers the ones that were not whole.
///
/// # Errors
/// As [`check`], and whatever `go_on` returns.
pub(crate) fn check_while(
    path: &Path,
    key: &DatabaseKey,
    salt: &Salt,
    go_on: &mut dyn FnMut() -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let connection = look_at(path, key, salt)?;
    let interrupt = connection.get_interrupt_handle();
    thread::scope(|scope| {
        let (done, answer) = mpsc::channel();
        let checking = thread::Builder::new().spawn_scoped(scope, move || {
            // Whoever waits is told, also when that is nobody any more.
            let _ = done.send(read_every_page(&connection, path));
        });
        checking.map_err(|_| VaultError::Unsupported("this computer cannot start a thread"))?;
        let mut stopped = Ok(());
        loop {
            match answer.recv_timeout(ASKED) {
                Ok(checked) => return stopped.and(checked),
                Err(RecvTimeoutError::Disconnected) => return Err(VaultError::DatabaseDamaged),
                Err(RecvTimeoutError::Timeout) if stopped.is_ok() => stopped = go_on(),
                Err(RecvTimeoutError::Timeout) => interrupt.interrupt(),
            }
        }
    })
}

/// Opens the database for checking, if its file has the form of one.
fn look_at(path: &Path, key: &DatabaseKey, salt: &Salt) -> Result<Connection, VaultError> {
    let size = fs::symlink_metadata(path)
        .map_err(|_| VaultError::DatabaseDamaged)?
        .len();
    let mut first = Salt::default();
    let read = files::open_read(path).map(|mut file| file.read_exact(&mut first));
    if !matches!(read, Ok(Ok(()))) || first != *salt || size % PAGE != 0 {
        return Err(VaultError::DatabaseDamaged);
    }
    connect(path, key, Access::Read)
}

fn read_every_page(connection: &Connection, path: &Path) -> Result<(), VaultError> {
    let sql = "SELECT count(*), total(length(data)) FROM sqlite_dbpage";
    let pages: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    let bytes = u64::try_from(pages).unwrap_or_default() * PAGE;
    if bytes != fs::symlink_metadata(path)?.len() || !is_intact(connection)? {
        return Err(VaultError::DatabaseDamaged);
    }
    has_every_page(connection, bytes / PAGE)
}

fn has_every_page(connection: &Connection, pages: u64) -> Result<(), VaultError> {
    let mut statement = connection.prepare("PRAGMA integrity_check(1)")?;
    let answer: String = statement.query_row([], |row| row.get(0))?;
    if !is_intact(connection)? {
        return Err(VaultError::DatabaseDamaged);
    }
    match answer.as_str() {
        "ok" => Ok(()),
        complaint if lacks_memory(complaint, pages) => Err(VaultError::OutOfMemory),
        _ => Err(VaultError::DatabaseDamaged),
    }
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
