//! A glance at the newest entries, without the index.
//!
//! For a short beginning of words, the index first joins the rows of every word that begins so: with
//! two letters, most of the journal. But then most entries hold one, and the few newest that do are
//! found sooner by reading the newest.

use lamplight_text::{Query, Term};
use rusqlite::Connection;

use super::index::Row;
use super::matching::matches;
use crate::JournalError;
use crate::entries::{self, Entry, Filter};

/// How short a beginning is, in characters, that so many words have.
const SHORT: usize = 2;
/// How many entries are read for each hit that is wanted, at most.
const PATIENCE: usize = 4;
/// How much of a long text is looked at first, in bytes.
const BEGINNING: usize = 8 * 1024;

/// What is looked for among the newest entries.
pub(super) struct Glance<'a> {
    query: &'a Query,
    filter: &'a Filter,
    limit: usize,
}

impl<'a> Glance<'a> {
    /// `None` when the index is as quick.
    pub(super) fn at(query: &'a Query, filter: &'a Filter, limit: u32) -> Option<Self> {
        let short = query.terms.iter().any(|term| match term {
            Term::Phrase { tokens, prefix } => {
                *prefix
                    && tokens
                        .last()
                        .is_some_and(|last| last.chars().count() <= SHORT)
            }
            Term::Part { .. } => false,
        });
        short.then(|| Self {
            query,
            filter,
            limit: usize::try_from(limit).unwrap_or(usize::MAX),
        })
    }

    /// The rows of the newest entries that hold the query; `None` when too few of the newest do.
    pub(super) fn newest(&self, connection: &Connection) -> Result<Option<Vec<i64>>, JournalError> {
        let (conditions, values) = self.filter.conditions();
        let sql = format!(
            "SELECT n FROM entry WHERE {} ORDER BY entry_instant DESC, n DESC LIMIT {}",
            conditions.join(" AND "),
            self.limit.saturating_mul(PATIENCE).min(1000),
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let mut records = statement.query(rusqlite::params_from_iter(values))?;
        let mut found = Vec::new();
        while let Some(record) = records.next()? {
            if found.len() == self.limit {
                break;
            }
            let row = record.get(0)?;
            if self.is_in(&entries::load(connection, row)?) {
                found.push(row);
            }
        }
        Ok((found.len() == self.limit).then_some(found))
    }

    /// More text never takes a hit away, so a long one is read whole only if its beginning has none.
    /// Answers stand behind the text, so a phrase that reaches into them is only found in the whole.
    fn is_in(&self, entry: &Entry) -> bool {
        let of = |body: &str| {
            matches(
                &Row::of(&entry.title, body, &entry.fields, &entry.tags),
                self.query,
            )
        };
        let beginning = beginning(&entry.body);
        of(beginning) || (beginning.len() < entry.body.len() && of(&entry.body))
    }
}

/// The first lines of a text, up to a line end, so that no word is cut and no mark-up is taken for
/// another.
fn beginning(text: &str) -> &str {
    let end = text.floor_char_boundary(BEGINNING.min(text.len()));
    match text.get(..end) {
        Some(first) if end < text.len() => first
            .rfind('\n')
            .and_then(|at| text.get(..at))
            .unwrap_or(text),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_short_beginning_is_worth_a_glance() {
        let filter = Filter::default();
        let worth = |query: &str| Glance::at(&Query::parse(query), &filter, 12).is_some();
        for yes in ["th*", "we wal th*", "ж*", "ÉT*"] {
            assert!(worth(yes), "{yes}");
        }
        for no in ["th", "the*", "\"we th\"", "", "*"] {
            assert!(!worth(no), "{no}");
        }
    }

    #[test]
    fn a_beginning_ends_between_lines() {
        assert_eq!(beginning("short"), "short");
        let long = format!("{}\n{}", "é".repeat(3000), "x".repeat(9000));
        assert_eq!(beginning(&long), "é".repeat(3000));
        let one_line = "é".repeat(9000);
        assert_eq!(beginning(&one_line), one_line);
    }
}
