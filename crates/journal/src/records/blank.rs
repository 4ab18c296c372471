//! A database with the journal's tables and nothing in them, for tests of what is read from rows.

use std::ops::Deref;

use rusqlite::{Connection, Transaction};

use super::RecordId;
use crate::journal::SCHEMA;

/// The tables, in memory.
pub(crate) struct Blank(Connection);

impl Deref for Blank {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.0
    }
}

impl Blank {
    pub(crate) fn new() -> Self {
        let connection = Connection::open_in_memory().unwrap();
        for migration in SCHEMA.migrations {
            connection.execute_batch(migration.sql).unwrap();
        }
        Self(connection)
    }

    pub(crate) fn transaction(&mut self) -> Transaction<'_> {
        self.0.transaction().unwrap()
    }

    /// The name of the record in a row.
    pub(crate) fn id(n: i64) -> RecordId {
        format!("0190a6f2-0000-7000-8000-{n:012}").parse().unwrap()
    }

    /// Sets columns of a row.
    pub(crate) fn set(&self, table: &str, n: i64, columns: &str) {
        let sql = format!("UPDATE {table} SET {columns} WHERE n = ?1");
        assert_eq!(self.execute(&sql, [n]).unwrap(), 1);
    }

    pub(crate) fn person(&self, n: i64, label: &str) {
        let sql = "INSERT INTO person VALUES (?1, ?2, ?3, 'friend', '', 1, 0, 0, NULL)";
        self.execute(sql, (n, Self::id(n), label)).unwrap();
    }

    pub(crate) fn matter(&self, n: i64, person: Option<i64>) {
        let sql =
            "INSERT INTO matter VALUES (?1, ?2, ?3, 'Sunday', 'both', '', '', '', NULL, 'raw',
            1, 0, 0, NULL)";
        self.execute(sql, (n, Self::id(n), person)).unwrap();
    }

    pub(crate) fn entry(&self, n: i64) {
        let sql = "INSERT INTO entry (n, id, kind, title, entry_date, entry_day, entry_instant,
                created_at, updated_at, revision, word_count)
             VALUES (?1, ?2, 'talk', '', '2026-03-04', '2026-03-04', 0, 0, 0, 1, 0)";
        self.execute(sql, (n, Self::id(n))).unwrap();
        let sql = "INSERT INTO entry_body (entry, body) VALUES (?1, '')";
        self.execute(sql, [n]).unwrap();
    }

    pub(crate) fn commitment(&self, n: i64) {
        let sql = "INSERT INTO commitment (n, id, kind, text, when_cue, then_i_will, why, standing,
                cadence, starts, status, fields, resurface, created_at, updated_at)
             VALUES (?1, ?2, 'promise', 'I will ring.', '', '', '', 'mine_alone', 'once',
                '2026-03-04', 'active', '{}', 1, 0, 0)";
        self.execute(sql, (n, Self::id(n))).unwrap();
    }

    pub(crate) fn session(&self, n: i64) {
        let sql = "INSERT INTO session (n, id, on_day, with_label, type, focus, takeaways,
                next_steps, fields, created_at, updated_at)
             VALUES (?1, ?2, '2026-03-09', 'Dr A.', 'individual', '', '', '', '{}', 0, 0)";
        self.execute(sql, (n, Self::id(n))).unwrap();
    }

    /// Something of this type that is brought to the meeting in row 1. It points to nothing yet.
    pub(crate) fn item(&self, n: i64, item_type: &str) {
        let sql =
            "INSERT INTO session_item (n, id, session, type, text, position, raised, created_at,
                updated_at)
             VALUES (?1, ?2, 1, ?3, 'Why then?', ?1, 0, 0, 0)";
        self.execute(sql, (n, Self::id(n), item_type)).unwrap();
    }

    /// What came of the commitment in row 1.
    pub(crate) fn event(&self, n: i64) {
        let sql =
            "INSERT INTO commitment_event (n, id, commitment, on_day, outcome, note, obstacle,
                learned, next, starred, created_at, updated_at)
             VALUES (?1, ?2, 1, '2026-03-04', 'kept', '', '', '', '', 0, 0, 0)";
        self.execute(sql, (n, Self::id(n))).unwrap();
    }
}
