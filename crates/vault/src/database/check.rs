//! Is every page of the database what was written?

use std::fs;
use std::io::Read as _;
use std::path::Path;

use super::PAGE;
use super::connect::{Access, connect, is_intact};
use crate::VaultError;
use crate::files;
use crate::keys::DatabaseKey;

/// The first bytes of the file, which the header holds too.
pub(crate) type Salt = [u8; 16];

/// Runs both integrity checks on a connection of its own: one bad page poisons every later answer
/// of the connection that read it. The cipher's check finds changed pages and does not notice
/// missing ones; SQLite's finds missing ones.
///
/// # Errors
/// [`VaultError::DatabaseDamaged`] when anything is not as it was written.
pub(crate) fn check(path: &Path, key: &DatabaseKey, salt: &Salt) -> Result<(), VaultError> {
    let size = fs::symlink_metadata(path)
        .map_err(|_| VaultError::DatabaseDamaged)?
        .len();
    let mut first = Salt::default();
    let read = files::open_read(path).map(|mut file| file.read_exact(&mut first));
    if !matches!(read, Ok(Ok(()))) || first != *salt || size % PAGE != 0 {
        return Err(VaultError::DatabaseDamaged);
    }
    let connection = connect(path, key, Access::Read)?;
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    if statement.query([])?.next()?.is_some() {
        return Err(VaultError::DatabaseDamaged);
    }
    let mut statement = connection.prepare("PRAGMA integrity_check(1)")?;
    let answer: String = statement.query_row([], |row| row.get(0))?;
    if !is_intact(&connection)? {
        return Err(VaultError::DatabaseDamaged);
    }
    match answer.as_str() {
        "ok" => Ok(()),
        complaint if lacks_memory(complaint, size / PAGE) => Err(VaultError::OutOfMemory),
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
