//! The timeline: entries newest first, page by page, from a cursor.

use std::fmt;
use std::str::FromStr;

use lamplight_text as text;
use rusqlite::{Connection, ToSql};
use serde_json::Value;

use crate::entries::{self, Filter, Kind, SUMMARY, Summary, summaries};
use crate::{Journal, JournalError, guides};

/// How many characters of an entry a page shows.
const EXCERPT: usize = 200;
/// The longest page.
pub const LONGEST_PAGE: u32 = 500;

/// Where a page ended: behind the entry with this instant and row. Entries that come or go
/// elsewhere do not move it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    instant: i64,
    row: i64,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}~{}", self.instant, self.row)
    }
}

impl FromStr for Cursor {
    type Err = JournalError;

    fn from_str(text: &str) -> Result<Self, JournalError> {
        text.split_once('~')
            .and_then(|(instant, row)| Some((instant.parse().ok()?, row.parse().ok()?)))
            .map(|(instant, row)| Self { instant, row })
            .ok_or_else(|| JournalError::invalid("cursor", "a cursor comes from the page before"))
    }
}

/// One page of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Newest first.
    pub entries: Vec<Line>,
    /// Where the next page begins; `None` after the last entry.
    pub next: Option<Cursor>,
}

/// One entry on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What a list shows.
    pub summary: Summary,
    /// The beginning of the text.
    pub excerpt: String,
}

impl Journal {
    /// The page behind `after`, or the first. At most `limit` entries, and never more than
    /// [`LONGEST_PAGE`].
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn timeline(
        &self,
        filter: &Filter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Page, JournalError> {
        let (mut conditions, mut values) = filter.conditions();
        if let Some(cursor) = after {
            let at = values.len();
            conditions.push(format!("(entry_instant, n) < (?{}, ?{})", at + 1, at + 2));
            values.push(Box::new(cursor.instant) as Box<dyn ToSql>);
            values.push(Box::new(cursor.row));
        }
        let limit = limit.clamp(1, LONGEST_PAGE);
        let sql = format!(
            "SELECT {SUMMARY} FROM entry
             WHERE {} ORDER BY entry_instant DESC, n DESC LIMIT {limit}",
            conditions.join(" AND "),
        );
        self.vault.read(|connection| {
            let summaries = summaries(connection, &sql, &values)?;
            let full = u32::try_from(summaries.len()) == Ok(limit);
            let mut entries = Vec::with_capacity(summaries.len());
            let mut last = None;
            for summary in summaries {
                let row = entries::row_of(connection, summary.id)?;
                let excerpt = excerpt(connection, row, summary.kind)?;
                last = Some(Cursor {
                    instant: summary.entry_date.instant(),
                    row,
                });
                entries.push(Line { summary, excerpt });
            }
            Ok(Page {
                entries,
                next: last.filter(|_| full),
            })
        })
    }
}

/// The beginning of the text; where there is none, that of the first answer in words.
fn excerpt(connection: &Connection, row: i64, kind: Kind) -> Result<String, JournalError> {
    let mut statement =
        connection.prepare_cached("SELECT body, fields FROM entry_body WHERE entry = ?1")?;
    let mut records = statement.query([row])?;
    let record = records
        .next()?
        .ok_or(lamplight_vault::VaultError::DatabaseDamaged)?;
    let excerpt = text::excerpt(&record.get::<_, String>(0)?, EXCERPT);
    if !excerpt.is_empty() {
        return Ok(excerpt);
    }
    let fields = entries::fields_of(record, 1)?;
    let first = guides::questions(kind)
        .filter(|(_, step)| step.options.is_empty())
        .filter_map(|(name, _)| fields.get(name).and_then(Value::as_str))
        .map(|answer| text::excerpt(answer, EXCERPT))
        .find(|excerpt| !excerpt.is_empty());
    Ok(first.unwrap_or_default())
}
