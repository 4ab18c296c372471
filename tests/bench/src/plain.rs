//! The baseline: the same entries in plain, unencrypted SQLite with FTS5 as it comes, set up as
//! well as SQLite allows. The library is the same one, without a key.

use std::path::Path;

use anyhow::Result;
use rusqlite::Connection;

use crate::corpus::Line;

/// A plain database with its text and index.
pub struct Plain {
    pub connection: Connection,
}

impl Plain {
    /// Makes the tables. Commits are as durable as ours: rollback journal, everything synced.
    pub fn create(path: &Path) -> Result<Self> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA journal_mode = DELETE;
             PRAGMA synchronous = EXTRA;
             PRAGMA cache_size = -65536;
             PRAGMA temp_store = MEMORY;
             CREATE TABLE entry (
                 n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, date TEXT NOT NULL,
                 title TEXT NOT NULL, tags TEXT NOT NULL, body TEXT NOT NULL
             ) STRICT;
             CREATE INDEX entry_by_date ON entry (date);
             CREATE VIRTUAL TABLE entry_text USING fts5 (
                 title, tags, body, content = 'entry', content_rowid = 'n'
             );",
        )?;
        Ok(Self { connection })
    }

    /// Opens it again.
    pub fn open(path: &Path) -> Result<Self> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA synchronous = EXTRA; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;",
        )?;
        Ok(Self { connection })
    }

    /// Adds entries in one transaction.
    pub fn add(&mut self, lines: &[Line]) -> Result<()> {
        let transaction = self.connection.transaction()?;
        {
            let mut entry = transaction.prepare_cached(
                "INSERT INTO entry (id, date, title, tags, body) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?;
            let mut words = transaction.prepare_cached(
                "INSERT INTO entry_text (rowid, title, tags, body) VALUES (?1, ?2, ?3, ?4)",
            )?;
            for line in lines {
                let tags = line.tags.join(" ");
                entry.execute((&line.id, &line.created_at, &line.title, &tags, &line.body))?;
                let n = transaction.last_insert_rowid();
                words.execute((n, &line.title, &tags, &line.body))?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// Count, first 50 newest first and their snippets. Entries were added in the order of their
    /// dates, so the newest are the last rows: the fastest order FTS5 has.
    pub fn search(&self, query: &str) -> Result<(i64, Vec<String>)> {
        let mut count = self
            .connection
            .prepare_cached("SELECT count(*) FROM entry_text WHERE entry_text MATCH ?1")?;
        let total = count.query_row([query], |row| row.get(0))?;
        let mut hits = self.connection.prepare_cached(
            "SELECT entry.id, entry.title, entry.date, snippet(entry_text, 2, '', '', '…', 24)
             FROM entry_text JOIN entry ON entry.n = entry_text.rowid
             WHERE entry_text MATCH ?1 ORDER BY entry_text.rowid DESC LIMIT 50",
        )?;
        let hits = hits.query_map([query], |row| {
            let _: (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            row.get(3)
        })?;
        Ok((total, hits.collect::<Result<_, _>>()?))
    }

    /// One durable commit of these bytes: what saving costs at the very least.
    pub fn save(&mut self, body: &str) -> Result<()> {
        let transaction = self.connection.transaction()?;
        transaction
            .prepare_cached("UPDATE draft SET body = ?1 WHERE n = 1")?
            .execute([body])?;
        transaction.commit()?;
        Ok(())
    }

    /// A table with one row, for [`Plain::save`].
    pub fn with_draft(self) -> Result<Self> {
        self.connection.execute_batch(
            "CREATE TABLE draft (n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
             INSERT INTO draft VALUES (1, '');",
        )?;
        Ok(self)
    }
}
