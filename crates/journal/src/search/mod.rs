//! Search: every word that was written, found in any spelling, newest first.
//!
//! The text is cut and folded into words by `lamplight_text` before it reaches SQLite's FTS5, whose
//! table keeps no text of its own. Snippets are cut from the entries themselves.

mod expression;
mod glance;
mod index;
mod matching;
mod order;
mod pending;
mod proof;
mod scan;
mod traces;

pub(crate) use index::{Row, put, rebuild, rewrite, segmenter};
pub(crate) use order::Order;
pub(crate) use pending::{Held, defer, withdraw};
pub(crate) use proof::agrees;
pub(crate) use traces::leaves_traces;

use std::collections::HashSet;
use std::time::{Duration, Instant};

use lamplight_text::{Query, Snippet, plain, snippet};
use rusqlite::Connection;

use crate::entries::{self, EntryDate, EntryId, Filter, Kind};
use crate::{Journal, JournalError};
use pending::Standing;

/// The longest query, in bytes.
pub const LONGEST_QUERY: usize = 4096;
/// How long a snippet is, in characters.
const SNIPPET: usize = 160;

/// In which order hits come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum By {
    /// Newest first.
    #[default]
    Newest,
    /// Best first, by BM25; words in titles and tags weigh more.
    Rank,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// How many entries hold it, also beyond `hits`; at least so many, where they were not counted.
    pub total: u32,
    /// Whether they were counted.
    pub counted: bool,
    /// The first of them.
    pub hits: Vec<Hit>,
    /// How long counting, finding and cutting snippets took.
    pub took: Duration,
}

/// One entry that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its name.
    pub id: EntryId,
    /// What kind of writing it is.
    pub kind: Kind,
    /// May be empty.
    pub title: String,
    /// When it belongs.
    pub entry_date: EntryDate,
    /// A piece of the text round the first hit; its beginning, where the hit is in title or tags.
    pub snippet: Snippet,
}

impl Journal {
    /// Finds entries that hold every word of the query. A query without a word finds nothing.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a query of more than [`LONGEST_QUERY`] bytes; damage found on
    /// the way is an error too, never a shorter answer.
    pub fn search(
        &self,
        query: &str,
        filter: &Filter,
        by: By,
        limit: u32,
    ) -> Result<Found, JournalError> {
        if query.len() > LONGEST_QUERY {
            return Err(JournalError::invalid(
                "query",
                "a query holds at most 4,096 bytes",
            ));
        }
        let begun = Instant::now();
        let query = Query::parse(query);
        self.found(&query, begun, |expression| {
            self.vault.read(|connection| {
                let look = || {
                    Ok::<_, JournalError>(Look {
                        expression,
                        by_prefix: expression::has_prefix(&query),
                        allowed: allowed(connection, filter)?,
                        waiting: pending::standing(connection, &query)?,
                        limit,
                    })
                };
                let (total, rows) = match by {
                    // Ranks are the index's; the newest come first without it.
                    _ if self.without_index => scan::scan(connection, &query, filter, limit)?,
                    By::Newest => look()?.newest(connection, &mut self.order.borrow_mut())?,
                    By::Rank => look()?.best(connection)?,
                };
                Ok((Some(total), rows))
            })
        })
    }

    /// Finds the newest entries that hold every word of the query, for somebody who is still typing:
    /// where it would take long to count them all, they are not counted.
    ///
    /// # Errors
    /// As [`Journal::search`].
    pub fn search_first(
        &self,
        query: &str,
        filter: &Filter,
        limit: u32,
    ) -> Result<Found, JournalError> {
        let begun = Instant::now();
        if query.len() <= LONGEST_QUERY {
            let parsed = Query::parse(query);
            let glance = glance::Glance::at(&parsed, filter, limit);
            let rows = match glance {
                Some(glance) => self.vault.read(|connection| glance.newest(connection))?,
                None => None,
            };
            if let Some(rows) = rows {
                return self.found(&parsed, begun, |_| Ok((None, rows)));
            }
        }
        self.search(query, filter, By::Newest, limit)
    }

    /// What was found, from how many there are and the rows of the first of them. `look` is handed
    /// the query in the index's own language.
    fn found(
        &self,
        query: &Query,
        begun: Instant,
        look: impl FnOnce(&str) -> Result<(Option<u32>, Vec<i64>), JournalError>,
    ) -> Result<Found, JournalError> {
        let (total, rows) = match expression::of(query) {
            Some(expression) => look(&expression)?,
            None => (Some(0), Vec::new()),
        };
        let hits = self.vault.read(|connection| {
            let hits = rows.iter().map(|row| hit(connection, query, *row));
            hits.collect::<Result<Vec<_>, JournalError>>()
        })?;
        Ok(Found {
            total: total.unwrap_or(u32::try_from(hits.len()).unwrap_or(u32::MAX)),
            counted: total.is_some(),
            hits,
            took: begun.elapsed(),
        })
    }
}

/// One look into the index.
struct Look<'a> {
    expression: &'a str,
    /// Whether a term is a beginning of words.
    by_prefix: bool,
    /// The rows the filter leaves, or `None` for all.
    allowed: Option<HashSet<i64>>,
    /// Entries that the index holds in an older state, or not at all.
    waiting: Vec<Standing>,
    limit: u32,
}

impl Look<'_> {
    fn newest(
        &self,
        connection: &Connection,
        order: &mut Order,
    ) -> Result<(u32, Vec<i64>), JournalError> {
        order.load(connection)?;
        let mut newest = order.gather(self.limit);
        let mut total = 0;
        for waiting in self
            .waiting
            .iter()
            .filter(|w| w.found && self.allows(w.row))
        {
            newest.consider(waiting.row);
            total += 1;
        }
        // FTS5 counts by itself, faster than row by row. But for a beginning of words it first
        // joins the rows of each such word, which is the most of the work: not twice.
        let counted = if self.allowed.is_none() && !self.by_prefix {
            Some(self.count(connection)?)
        } else {
            None
        };
        let mut statement = connection.prepare_cached(
            "SELECT rowid FROM entry_index WHERE entry_index MATCH ?1 ORDER BY rowid DESC",
        )?;
        let mut records = statement.query([self.expression])?;
        while let Some(record) = records.next()? {
            let row: i64 = record.get(0)?;
            if counted.is_some() && newest.is_settled_below(row) {
                break;
            }
            if self.allows(row) && !self.waits(row) {
                newest.consider(row);
                total += u32::from(counted.is_none());
            }
        }
        Ok((total + counted.unwrap_or_default(), newest.into_rows()))
    }

    fn best(&self, connection: &Connection) -> Result<(u32, Vec<i64>), JournalError> {
        let found = self
            .waiting
            .iter()
            .filter(|w| w.found && self.allows(w.row));
        // What was written a moment ago comes first: it has no rank yet.
        let mut rows: Vec<i64> = found.map(|waiting| waiting.row).collect();
        let mut statement = connection.prepare_cached(
            "SELECT rowid FROM entry_index WHERE entry_index MATCH ?1
             ORDER BY bm25(entry_index, 8.0, 1.0, 4.0, 0.5), rowid DESC",
        )?;
        let mut records = statement.query([self.expression])?;
        while let Some(record) = records.next()? {
            let row: i64 = record.get(0)?;
            if self.allows(row) && !self.waits(row) {
                rows.push(row);
            }
        }
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        rows.truncate(usize::try_from(self.limit).unwrap_or(usize::MAX));
        Ok((total, rows))
    }

    /// How many entries the index has for it, without those that wait.
    fn count(&self, connection: &Connection) -> Result<u32, JournalError> {
        let mut statement = connection
            .prepare_cached("SELECT count(*) FROM entry_index WHERE entry_index MATCH ?1")?;
        let count: u32 = statement.query_row([self.expression], |record| record.get(0))?;
        let stale = self
            .waiting
            .iter()
            .filter(|waiting| waiting.found_by_index)
            .count();
        Ok(count.saturating_sub(u32::try_from(stale).unwrap_or(u32::MAX)))
    }

    fn allows(&self, row: i64) -> bool {
        self.allowed
            .as_ref()
            .is_none_or(|allowed| allowed.contains(&row))
    }

    fn waits(&self, row: i64) -> bool {
        self.waiting.iter().any(|waiting| waiting.row == row)
    }
}

/// The rows a filter leaves, or `None` for all.
fn allowed(connection: &Connection, filter: &Filter) -> Result<Option<HashSet<i64>>, JournalError> {
    if filter.is_empty() {
        return Ok(None);
    }
    let (conditions, values) = filter.conditions();
    let sql = format!("SELECT n FROM entry WHERE {}", conditions.join(" AND "));
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(rusqlite::params_from_iter(values), |record| record.get(0))?;
    Ok(Some(rows.collect::<Result<_, _>>()?))
}

fn hit(connection: &Connection, query: &Query, row: i64) -> Result<Hit, JournalError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, kind, title, entry_date, body, fields
         FROM entry JOIN entry_body ON entry_body.entry = entry.n WHERE entry.n = ?1",
    )?;
    let mut records = statement.query([row])?;
    // The index names a row that is not there: the two do not belong together any more.
    let record = records
        .next()?
        .ok_or(lamplight_vault::VaultError::DatabaseDamaged)?;
    let body: String = record.get(4)?;
    let mut text = plain(&body);
    for answer in entries::texts(&entries::fields_of(record, 5)?) {
        text.push_str("\n\n");
        text.push_str(&plain(answer));
    }
    Ok(Hit {
        id: entries::stored(&record.get::<_, String>(0)?)?,
        kind: entries::stored(&record.get::<_, String>(1)?)?,
        title: record.get(2)?,
        entry_date: entries::stored(&record.get::<_, String>(3)?)?,
        snippet: snippet(query, &text, SNIPPET),
    })
}
