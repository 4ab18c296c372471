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
use super::{PAGE, free, indexes, root};
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

/// Something that is done with a connection, and found out with it. It is stopped by the flag.
type Look<'a> = Box<dyn FnOnce(&Connection, &AtomicBool) -> Result<Found, VaultError> + Send + 'a>;

/// What else is to be found out of the same state of the database, beside the check.
pub(crate) type Beside<'a> = Box<dyn FnOnce(&Connection, GoOn<'_>) + Send + 'a>;

/// Memory for pages of a connection that reads each once, in KiB.
const PASSING_KIB: u32 = 2 * 1024;

/// Reads every page, and checks the structure and the content root, on connections of its own: one
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
    check_beside(path, key, salt, root_key, go_on, None)
}

/// [`check`], and something else at the same time on one more connection. What that finds counts only
/// after `Ok`.
///
/// # Errors
/// As there.
pub(crate) fn check_beside(
    path: &Path,
    key: &DatabaseKey,
    salt: &Salt,
    root_key: &hmac::Key,
    go_on: GoOn<'_>,
    more: Option<Beside<'_>>,
) -> Result<(), VaultError> {
    match look(path, key, salt, root_key, go_on, more)? {
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
    match look(path, key, salt, root_key, go_on, None).map_err(VaultError::of_own_copy)? {
        Found::Sound => Ok(()),
        Found::Pages => Err(VaultError::Unwritable),
        Found::Content => Err(VaultError::DatabaseDamaged),
    }
}

fn look<'a>(
    path: &Path,
    key: &DatabaseKey,
    salt: &Salt,
    root_key: &'a hmac::Key,
    go_on: GoOn<'_>,
    more: Option<Beside<'a>>,
) -> Result<Found, VaultError> {
    let Ok(file) = fs::symlink_metadata(path) else {
        return Ok(Found::Pages);
    };
    let mut first = Salt::default();
    // Before any connection: a file that is closed takes the locks of its whole process along.
    let read = files::open_read(path).map(|mut file| file.read_exact(&mut first));
    if !matches!(read, Ok(Ok(()))) || first != *salt {
        return Ok(Found::Pages);
    }
    // All see one state of the database, from the first page to the last row: nobody can commit while
    // one of them reads, and each begins while the one before does.
    let reading = |cache_kib: Option<u32>| {
        let connection = connect(path, key, Access::Read)?;
        if let Some(kib) = cache_kib {
            connection.execute_batch(&format!("PRAGMA cache_size = -{kib};"))?;
        }
        connection.execute_batch("BEGIN")?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
            row.get::<_, i64>(0)
        })?;
        Ok::<_, VaultError>(connection)
    };
    let length = file.len();
    let structure: Look<'_> =
        Box::new(move |connection, stop| structure(connection, length, &mut asking(stop)));
    let content: Look<'_> = Box::new(move |connection, stop| {
        let fits = root::fits(connection, root_key, &mut asking(stop))?;
        Ok(if fits { Found::Sound } else { Found::Content })
    });
    let mut looks = vec![
        (reading(None)?, structure),
        (reading(Some(PASSING_KIB))?, content),
    ];
    if let Some(more) = more {
        let look: Look<'_> = Box::new(move |connection, stop| {
            more(connection, &mut asking(stop));
            Ok(Found::Sound)
        });
        looks.push((reading(None)?, look));
    }
    side_by_side(looks, go_on)
}

/// Stops by an error once the flag is set.
fn asking(stop: &AtomicBool) -> impl FnMut() -> Result<(), VaultError> {
    || {
        if stop.load(Ordering::Relaxed) {
            Err(VaultError::Cancelled)
        } else {
            Ok(())
        }
    }
}

/// Does long things with connections, each on a thread of its own, and interrupts them when `go_on`
/// says so: most of the time is spent within single statements. A page that is not whole is the end of
/// all of them: it explains whatever else is found, and nothing else explains it.
fn side_by_side(looks: Vec<(Connection, Look<'_>)>, go_on: GoOn<'_>) -> Result<Found, VaultError> {
    go_on()?;
    let stop = AtomicBool::new(false);
    let mut interrupts = Vec::new();
    let mut why = None;
    let found: Vec<Result<Found, VaultError>> = thread::scope(|scope| {
        // Nothing is ever sent: its end says that the work is done.
        let (working, done) = mpsc::channel::<()>();
        let stop = &stop;
        let threads: Vec<_> = looks
            .into_iter()
            .map(|(connection, look)| {
                interrupts.push(connection.get_interrupt_handle());
                let working = working.clone();
                thread::Builder::new().spawn_scoped(scope, move || {
                    let _working = working;
                    let found = on_whole_pages(&connection, stop, look);
                    if matches!(found, Ok(Found::Pages)) {
                        stop.store(true, Ordering::Relaxed);
                    }
                    found
                })
            })
            .collect();
        drop(working);
        if threads.iter().any(Result::is_err) {
            stop.store(true, Ordering::Relaxed);
        }
        while done.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
            if why.is_none() {
                why = go_on().err();
            }
            if why.is_some() {
                stop.store(true, Ordering::Relaxed);
            }
            if stop.load(Ordering::Relaxed) {
                // Again and again: one that comes between two statements stops neither.
                for interrupt in &interrupts {
                    interrupt.interrupt();
                }
            }
        }
        let cut_short = VaultError::Unsupported("the check was cut short");
        let mut cut_short = Some(cut_short);
        threads
            .into_iter()
            .map(|thread| match thread?.join() {
                Ok(found) => found,
                Err(_) => Err(cut_short.take().unwrap_or(VaultError::Cancelled)),
            })
            .collect()
    });
    match why {
        Some(why) => Err(why),
        None => the_worst(found),
    }
}

fn on_whole_pages(
    connection: &Connection,
    stop: &AtomicBool,
    look: Look<'_>,
) -> Result<Found, VaultError> {
    let found = look(connection, stop);
    // What a page of zeros makes SQLite say is of no use.
    if is_intact(connection)? {
        found
    } else {
        Ok(Found::Pages)
    }
}

/// Pages that are not whole, then what kept somebody from looking, then content that does not fit.
fn the_worst(found: Vec<Result<Found, VaultError>>) -> Result<Found, VaultError> {
    if found.iter().any(|one| matches!(one, Ok(Found::Pages))) {
        return Ok(Found::Pages);
    }
    let found: Vec<Found> = found.into_iter().collect::<Result<_, _>>()?;
    let all_sound = found.iter().all(|one| *one == Found::Sound);
    Ok(if all_sound {
        Found::Sound
    } else {
        Found::Content
    })
}

/// Whether every page is whole, all are there, and they belong together. SQLite's own check reads every
/// page but the free ones.
fn structure(connection: &Connection, length: u64, go_on: GoOn<'_>) -> Result<Found, VaultError> {
    let pages: u32 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    if u64::from(pages) * PAGE != length {
        return Ok(Found::Pages);
    }
    let mut statement = connection.prepare("PRAGMA integrity_check(1)")?;
    let answer: String = statement.query_row([], |row| row.get(0))?;
    if !is_intact(connection)? {
        return Ok(Found::Pages);
    }
    if answer != "ok" {
        // A disk that cannot be read, or memory that is missing, is no damage, and SQLite puts both
        // into the same words.
        return if every_page(connection, go_on)? && lacks_memory(&answer, length / PAGE) {
            Err(VaultError::OutOfMemory)
        } else {
            Ok(Found::Pages)
        };
    }
    if !free::whole(connection, go_on)? {
        return Ok(Found::Pages);
    }
    if !indexes::partial_ones_agree(connection, go_on)? {
        return Ok(Found::Content);
    }
    Ok(Found::Sound)
}

/// Whether each page is whole. `SQLCipher`'s own `cipher_integrity_check` does the same, and cannot be
/// stopped.
fn every_page(connection: &Connection, go_on: GoOn<'_>) -> Result<bool, VaultError> {
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
