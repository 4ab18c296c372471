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
    has_every_page(&connection)
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
    has_every_page(connection)
}

fn has_every_page(connection: &Connection) -> Result<(), VaultError> {
    let mut statement = connection.prepare("PRAGMA integrity_check(1)")?;
    let answer: String = statement.query_row([], |row| row.get(0))?;
    if answer == "ok" && is_intact(connection)? {
        Ok(())
    } else {
        Err(VaultError::DatabaseDamaged)
    }
}
