//! Whatever changes rows, in whatever way: the root that is kept is the one that the rows give.

use proptest::prelude::*;
use ring::hmac;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::super::authorizer;
use super::*;
use crate::database::{count_up, generation};

/// Tables of every make: cascades three deep, keys that are no rowid, columns that compute
/// themselves, a table without a key, one of SQLite's own search indexes, a name that needs quotes.
const TABLES: &str = r#"
    CREATE TABLE parent (n INTEGER PRIMARY KEY, name TEXT UNIQUE, real REAL, any ANY) STRICT;
    CREATE TABLE child (
        parent INTEGER NOT NULL REFERENCES parent (n) ON DELETE CASCADE ON UPDATE CASCADE,
        position INTEGER NOT NULL CHECK (position < 90),
        body BLOB,
        PRIMARY KEY (parent, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE "grand ""child'" (
        n INTEGER PRIMARY KEY,
        parent INTEGER, position INTEGER,
        doubled INTEGER GENERATED ALWAYS AS (position * 2) STORED,
        tripled INTEGER GENERATED ALWAYS AS (position * 3) VIRTUAL,
        FOREIGN KEY (parent, position) REFERENCES child (parent, position)
            ON DELETE CASCADE ON UPDATE SET NULL
    ) STRICT;
    CREATE TABLE loose (text TEXT, number NUMERIC);
    CREATE VIRTUAL TABLE word USING fts5 (body, content = '');
"#;

fn key() -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, &[9; 32])
}

fn watched() -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF;")
        .unwrap();
    authorizer::guard(&mut connection).unwrap();
    connection.execute_batch(TABLES).unwrap();
    connection.execute_batch(TABLE_SQL).unwrap();
    let transaction = connection.transaction().unwrap();
    renew(&transaction, &key(), &mut || Ok(())).unwrap();
    transaction.commit().unwrap();
    watch(&connection, &key()).unwrap();
    connection
}

fn holds(connection: &Connection) -> bool {
    fits(connection, &key(), &mut || Ok(())).unwrap()
}

/// Statements with a number in them, of which many are refused: what is refused has to leave no trace
/// in the root either.
const STATEMENTS: [&str; 22] = [
    "INSERT INTO parent (name, real, any) VALUES ('p' || ?1, ?1, ?1 / 2.0)",
    "INSERT INTO parent (name, any) VALUES ('p' || ?1, x'00ff') ON CONFLICT (name) DO UPDATE SET real = ?1",
    "REPLACE INTO parent (n, name) VALUES (?1 % 5, 'p' || ?1)",
    "UPDATE OR REPLACE parent SET name = 'p' || (?1 % 3)",
    "UPDATE OR IGNORE parent SET name = 'p' || (?1 % 3) WHERE n % 2 = ?1 % 2",
    "UPDATE parent SET n = n + 100 WHERE n % 7 = ?1 % 7",
    "UPDATE parent SET any = printf('%.*c', 9000, 'x') WHERE n % 3 = ?1 % 3",
    "DELETE FROM parent WHERE n % 4 = ?1 % 4",
    "DELETE FROM parent",
    "INSERT INTO child SELECT n, ?1, name FROM parent",
    "INSERT INTO child SELECT n, n + ?1 % 90, zeroblob(6000) FROM parent",
    "INSERT INTO child SELECT n, n, NULL FROM parent UNION ALL SELECT max(n), ?1, NULL FROM parent",
    "REPLACE INTO child SELECT n, ?1 % 4, hex(n) FROM parent",
    "UPDATE child SET position = position + ?1 % 9",
    "DELETE FROM child WHERE position % 5 = ?1 % 5",
    "INSERT INTO \"grand \"\"child'\" (parent, position) SELECT parent, position FROM child",
    "UPDATE \"grand \"\"child'\" SET parent = NULL WHERE n % 3 = ?1 % 3",
    "DELETE FROM \"grand \"\"child'\"",
    "INSERT INTO loose VALUES ('same', ?1 % 2), ('same', ?1 % 2), (NULL, '12')",
    "UPDATE loose SET number = number + 0.5 WHERE rowid % 2 = ?1 % 2",
    "DELETE FROM loose WHERE rowid % 3 = ?1 % 3",
    "INSERT INTO word (rowid, body) VALUES (?1, 'river and kettle')",
];

#[derive(Debug, Clone)]
enum Step {
    Do(usize, i64),
    /// Steps in a savepoint that is taken back, or kept.
    Nested(Vec<(usize, i64)>, bool),
}

fn steps() -> impl Strategy<Value = Vec<(Vec<Step>, bool)>> {
    let one = (0..STATEMENTS.len(), 0_i64..120);
    let step = prop_oneof![
        4 => one.clone().prop_map(|(at, number)| Step::Do(at, number)),
        1 => (prop::collection::vec(one, 1..5), any::<bool>())
            .prop_map(|(steps, kept)| Step::Nested(steps, kept)),
    ];
    let transaction = (prop::collection::vec(step, 1..9), prop::bool::weighted(0.8));
    prop::collection::vec(transaction, 1..6)
}

/// Answers whether it was done. An error is passed over, as a careless caller would.
fn run(transaction: &Connection, (at, number): (usize, i64)) -> bool {
    let mut statement = transaction.prepare_cached(STATEMENTS[at]).unwrap();
    let parameters = statement.parameter_count();
    let done = match parameters {
        0 => statement.execute([]),
        _ => statement.execute([number]),
    };
    done.is_ok()
}

fn transact(transaction: &Transaction<'_>, steps: &[Step]) {
    for step in steps {
        match step {
            Step::Do(at, number) => {
                run(transaction, (*at, *number));
            }
            Step::Nested(steps, kept) => {
                transaction.execute_batch("SAVEPOINT s").unwrap();
                for step in steps {
                    run(transaction, *step);
                }
                let end = if *kept {
                    "RELEASE s"
                } else {
                    "ROLLBACK TO s; RELEASE s"
                };
                transaction.execute_batch(end).unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]
    #[test]
    fn the_kept_root_is_the_one_that_the_rows_give(all in steps()) {
        let mut connection = watched();
        for (steps, commits) in all {
            let before = generation(&connection).unwrap();
            let transaction = connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .unwrap();
            transact(&transaction, &steps);
            if commits {
                count_up(&transaction, &key()).unwrap();
                transaction.commit().unwrap();
                prop_assert_eq!(generation(&connection).unwrap(), before + 1);
            } else {
                transaction.rollback().unwrap();
            }
            prop_assert!(holds(&connection), "{:?}", steps);
        }
    }
}

/// The statements above do what their test is there for: each of them works on something, and those
/// that are to fail half way do.
#[test]
fn statements_that_fail_half_way_and_cascades_are_among_them() {
    let connection = watched();
    for number in 1..6 {
        assert!(run(&connection, (0, number)));
    }
    assert!(run(&connection, (10, 0)) && run(&connection, (15, 0)));
    let count = |sql: &str| -> i64 { connection.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(count("SELECT count(*) FROM \"grand \"\"child'\""), 5);
    let many = "SELECT count(*) FROM child";
    let before = count(many);
    assert!(!run(&connection, (11, 95)), "its last row breaks a rule");
    assert_eq!(count(many), before);
    assert!(
        run(&connection, (2, 1)),
        "takes the place of a row, with its children"
    );
    assert_eq!(count(many), before - 1);
    assert!(run(&connection, (8, 0)));
    assert_eq!(
        count(many) + count("SELECT count(*) FROM \"grand \"\"child'\""),
        0
    );
}

#[test]
fn what_nobody_watched_does_not_fit() {
    let connection = watched();
    assert!(holds(&connection));
    for (change, back) in [
        ("INSERT INTO vault_root VALUES (2, zeroblob(32))", None),
        ("UPDATE vault_root SET sum = zeroblob(32)", None),
        ("PRAGMA user_version = 9", Some("PRAGMA user_version = 0")),
        ("CREATE TABLE other (x)", Some("DROP TABLE other")),
        (
            "INSERT INTO loose VALUES ('a', 1)",
            Some("DELETE FROM loose"),
        ),
    ] {
        let was: Vec<u8> = connection
            .query_row("SELECT sum FROM vault_root", [], |row| row.get(0))
            .unwrap();
        let done = connection.execute_batch(change).is_ok();
        assert_eq!(
            done,
            !change.starts_with("INSERT INTO vault_root"),
            "{change}"
        );
        assert_eq!(holds(&connection), !done, "{change}");
        match back {
            Some(back) => connection.execute_batch(back).unwrap(),
            None => {
                connection
                    .execute("UPDATE vault_root SET sum = ?1", [was])
                    .unwrap();
            }
        }
        assert!(holds(&connection), "{change}");
    }
}

#[test]
fn nobody_looks_away() {
    let connection = watched();
    for refused in [
        "DROP TRIGGER content_root_INSERT_loose",
        "DROP TABLE content_change",
        "DROP TABLE temp.content_change",
        "ALTER TABLE content_change RENAME TO other",
        "SELECT content_root_plus(zeroblob(32), 'loose', 1)",
        "PRAGMA recursive_triggers = OFF",
    ] {
        assert!(connection.execute_batch(refused).is_err(), "{refused}");
    }
}

#[test]
fn no_two_rows_look_alike() {
    use rusqlite::types::ValueRef::{Blob, Integer, Null, Real, Text};
    let rows: Vec<(&str, Vec<rusqlite::types::ValueRef<'_>>)> = vec![
        ("t", vec![]),
        ("t", vec![Null]),
        ("t", vec![Null, Null]),
        ("t", vec![Integer(0)]),
        ("t", vec![Real(0.0)]),
        ("t", vec![Text(b"")]),
        ("t", vec![Blob(b"")]),
        ("t", vec![Text(b"ab"), Text(b"c")]),
        ("t", vec![Text(b"a"), Text(b"bc")]),
        ("t", vec![Text(b"abc")]),
        ("t", vec![Blob(b"abc")]),
        ("ta", vec![Text(b"bc")]),
        ("t", vec![Integer(1)]),
        ("t", vec![Text(b"1")]),
    ];
    let numbers: Vec<_> = rows
        .iter()
        .map(|(table, values)| {
            let mut row = row::Row::of(&key(), table);
            for value in values {
                row.value(*value);
            }
            row.number().0
        })
        .collect();
    let different: std::collections::BTreeSet<_> = numbers.iter().collect();
    assert_eq!(different.len(), rows.len());
}
