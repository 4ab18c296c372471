//! Search without the index: every entry is looked at. For a vault whose index was made by other
//! rules and cannot be made anew, because nothing can be written there.

use lamplight_text::Query;
use rusqlite::Connection;

use super::index::Row;
use super::matching::matches;
use crate::JournalError;
use crate::entries::{self, Filter};

/// How many entries hold the query, and the rows of the newest of them.
pub(super) fn scan(
    connection: &Connection,
    query: &Query,
    filter: &Filter,
    limit: u32,
) -> Result<(u32, Vec<i64>), JournalError> {
    let (conditions, values) = filter.conditions();
    let sql = format!(
        "SELECT n FROM entry WHERE {} ORDER BY entry_instant DESC, n DESC",
        conditions.join(" AND "),
    );
    let rows: Vec<i64> = connection
        .prepare_cached(&sql)?
        .query_map(rusqlite::params_from_iter(values), |record| record.get(0))?
        .collect::<Result<_, _>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let (mut total, mut found) = (0, Vec::new());
    for row in rows {
        if matches(&Row::of_entry(&entries::load(connection, row)?), query) {
            total += 1;
            if found.len() < limit {
                found.push(row);
            }
        }
    }
    Ok((total, found))
}
