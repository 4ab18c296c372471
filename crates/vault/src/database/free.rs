//! Are the free pages whole?
//!
//! SQLite's integrity check reads every page but those that a page of the free list only names
//! (SQLite file format §1.5). Nothing reads them either when they are taken again; but they were
//! written, and are part of the file.

use rusqlite::Connection;

use super::check::GoOn;
use super::connect::is_intact;
use crate::VaultError;

/// Where page 1 names the first page of the free list.
const FIRST: usize = 32;

/// Whether every free page is whole. To be asked after SQLite's own check, which has followed the free
/// list to its end.
pub(super) fn whole(connection: &Connection, go_on: GoOn<'_>) -> Result<bool, VaultError> {
    let mut read = connection.prepare("SELECT data FROM sqlite_dbpage WHERE pgno = ?1")?;
    let mut page = |number: u32| -> Result<Vec<u8>, VaultError> {
        Ok(read.query_row([number], |row| row.get(0))?)
    };
    let mut list = number_at(&page(1)?, FIRST);
    while list != 0 {
        let named = page(list)?;
        list = number_at(&named, 0);
        let count = usize::try_from(number_at(&named, 4)).unwrap_or(usize::MAX);
        let leaves = named.chunks_exact(4).skip(2).take(count);
        for leaf in leaves.map(|number| number_at(number, 0)) {
            page(leaf)?;
        }
        go_on()?;
        if !is_intact(connection)? {
            return Ok(false);
        }
    }
    is_intact(connection)
}

/// A number of four bytes; 0 where there is none.
fn number_at(page: &[u8], at: usize) -> u32 {
    let bytes = page.get(at..).and_then(|rest| rest.first_chunk());
    bytes.map_or(0, |bytes| u32::from_be_bytes(*bytes))
}
