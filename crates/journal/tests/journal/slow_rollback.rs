//! Every page of the database in whose place its older self is put: noticed, or of no consequence.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use lamplight_journal::entries::{Change, EntryId, Filter, Kind, NewEntry};
use lamplight_journal::{JournalError, VaultError};
use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::json;

use crate::desk::{Desk, new};

const PAGE: usize = 4096;
const PASSPHRASE: &str = "a lamp in the window";

/// Words, so that texts differ in length and the index has something to hold.
const WORDS: [&str; 16] = [
    "lantern", "river", "kettle", "sorry", "garden", "window", "promise", "quince", "thunder",
    "walnut", "bridge", "candle", "ember", "harbour", "letter", "morning",
];

fn text(seed: usize, words: usize) -> String {
    let picked = (0..words).map(|n| WORDS[(seed * 7 + n * n + n * seed) % WORDS.len()]);
    picked.collect::<Vec<_>>().join(" ")
}

/// A life of a journal, and its database at several moments of it. The last is the present.
fn moments(desk: &mut Desk) -> Vec<Vec<u8>> {
    let database = desk.home.path().join("vault/journal-1.db");
    let mut kept = Vec::new();
    let mut keep = || kept.push(fs::read(&database).unwrap());
    let mut ids: Vec<EntryId> = Vec::new();
    for n in 0..260 {
        let entry = NewEntry {
            title: format!("entry {n}"),
            tags: vec![WORDS[n % 16].to_owned(), format!("tag {}", n % 5)],
            feeling: u8::try_from(n % 11).ok(),
            ..NewEntry::of([Kind::Reflection, Kind::Talk, Kind::Apology][n % 3])
        };
        let body = text(n, if n % 40 == 7 { 1_500 } else { 20 + n % 90 });
        ids.push(desk.add(NewEntry { body, ..entry }, None).unwrap());
        desk.hands.turn(3_600_000);
    }
    keep();
    for (n, id) in ids.iter().enumerate().filter(|(n, _)| n % 9 == 2) {
        let body = Some(text(n + 1, 30 + n % 120));
        let change = Change {
            body,
            ..Change::default()
        };
        desk.edit(*id, change, None).unwrap();
    }
    desk.settle(u32::MAX).unwrap();
    keep();
    for id in &ids[30..60] {
        desk.delete(*id, None).unwrap();
    }
    desk.set("lock_after_minutes", &json!(7), None).unwrap();
    let shared = [(ids[1], 1), (ids[2], 2)];
    desk.note_share("pdf", "password", &"0".repeat(64), &shared)
        .unwrap();
    keep();
    for id in &ids[30..40] {
        desk.restore(*id, None).unwrap();
    }
    desk.empty_trash(None, |_, _| Ok(())).unwrap();
    for (n, id) in ids
        .iter()
        .enumerate()
        .filter(|(n, _)| n % 13 == 4 && !(40..60).contains(n))
    {
        let tags = Some(vec!["quiet".to_owned()]);
        let change = Change {
            tags,
            title: Some(format!("again {n}")),
            ..Change::default()
        };
        desk.edit(*id, change, None).unwrap();
    }
    keep();
    for n in 0..12 {
        desk.add(new(&text(n, 60)), None).unwrap();
    }
    desk.set("look", &json!("dusk"), None).unwrap();
    desk.settle(u32::MAX).unwrap();
    keep();
    kept
}

/// What is in a database, table by table, for whoever has the key.
type Content = BTreeMap<String, Vec<Vec<Value>>>;

/// What both integrity checks let pass, read without any care.
fn content(database: &Path, raw_key: &str) -> Option<Content> {
    let connection = Connection::open(database).unwrap();
    connection
        .execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_log = 'off';")
        .unwrap();
    connection
        .key(Some("main"), format!("x'{raw_key}'").as_bytes(), false)
        .unwrap();
    let look = || -> rusqlite::Result<Option<Content>> {
        if connection
            .prepare("PRAGMA cipher_integrity_check")?
            .exists([])?
        {
            return Ok(None);
        }
        let sound: String =
            connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if sound != "ok" {
            return Ok(None);
        }
        let mut content = Content::new();
        let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')";
        let tables: Vec<String> = connection
            .prepare(sql)?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for table in tables {
            // Where a table lies in the file is no content.
            let columns = match table.as_str() {
                "sqlite_schema" => "type, name, tbl_name, sql",
                _ => "*",
            };
            let mut statement = connection.prepare(&format!("SELECT {columns} FROM {table}"))?;
            let width = statement.column_count();
            let rows = statement
                .query_map([], |row| (0..width).map(|at| row.get(at)).collect())?
                .collect::<Result<Vec<Vec<Value>>, _>>()?;
            content.insert(table, rows);
        }
        let generation = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        content.insert("user_version".to_owned(), vec![vec![generation]]);
        Ok(Some(content))
    };
    look().ok().flatten()
}

/// How a page fared.
#[derive(Debug, Default)]
struct Count {
    /// Both integrity checks refuse it.
    refused: usize,
    /// They do not, and rows are older than the others.
    rows: usize,
    /// They do not, and entries of an index of a table are.
    entries: usize,
    /// They do not, and the search index was made anew.
    rebuilt: usize,
    /// They do not, and every answer is the right one: a free page, one that was written again with
    /// the same in it, or notes of the search index on parts that it has no more.
    of_no_consequence: usize,
}

/// What a person gets to see of a journal.
fn answers(desk: &Desk) -> String {
    let list = desk.list(&Filter::default(), None).unwrap();
    let trash = desk.trash().unwrap();
    let ids = list.iter().chain(&trash).map(|summary| summary.id);
    let entries: Vec<_> = ids
        .map(|id| (desk.entry(id).unwrap(), desk.history(id).unwrap()))
        .collect();
    let found: Vec<_> = WORDS.iter().map(|word| desk.ids(word)).collect();
    let rest = (
        desk.count().unwrap(),
        desk.settings().unwrap(),
        desk.tags().unwrap(),
    );
    format!(
        "{list:?} {trash:?} {entries:?} {found:?} {rest:?} {:?}",
        desk.shares().unwrap()
    )
}

#[test]
fn every_page_put_back_is_noticed_or_of_no_consequence() {
    let mut desk = Desk::new();
    let mut moments = moments(&mut desk);
    desk.reopened_and_verified()
        .expect("the control: nothing is put back");
    let right = answers(&desk);
    let folder = desk.home.path().join("vault");
    let database = folder.join("journal-1.db");
    let raw_key = lamplight_reader::Vault::open(&folder, PASSPHRASE)
        .unwrap()
        .raw_key();
    let now = moments.pop().unwrap();
    assert_eq!(fs::read(&database).unwrap(), now);
    let expected = content(&database, &raw_key).expect("the control");
    let mut tried = BTreeSet::new();
    let mut count = Count::default();
    for (moment, before) in moments.iter().enumerate() {
        for page in 0..before.len().min(now.len()) / PAGE {
            let at = page * PAGE..(page + 1) * PAGE;
            let old = &before[at.clone()];
            if old == &now[at.clone()] || !tried.insert(old.to_vec()) {
                continue;
            }
            let mut spliced = now.clone();
            spliced[at].copy_from_slice(old);
            fs::write(&database, &spliced).unwrap();
            let passed_both = content(&database, &raw_key);
            let verified = desk.reopened_and_verified();
            let what = format!("page {} of moment {moment}", page + 1);
            match (passed_both, verified) {
                (None, Err(JournalError::Vault(VaultError::DatabaseDamaged))) => count.refused += 1,
                (Some(found), Err(JournalError::Vault(VaultError::DatabaseDamaged))) => {
                    if found == expected {
                        count.entries += 1;
                    } else {
                        count.rows += 1;
                    }
                }
                (Some(_), Ok(verified)) => {
                    assert_eq!(answers(&desk), right, "{what} is not noticed");
                    if verified.index_rebuilt {
                        count.rebuilt += 1;
                    } else {
                        count.of_no_consequence += 1;
                    }
                }
                (passed_both, verified) => {
                    panic!(
                        "{what}: {verified:?}, and both checks: {}",
                        passed_both.is_some()
                    );
                }
            }
        }
    }
    fs::write(&database, &now).unwrap();
    desk.reopened_and_verified()
        .expect("the control: what belongs there fits");
    println!(
        "{} older pages put into a database of {}: {count:?}",
        tried.len(),
        now.len() / PAGE
    );
    assert!(
        count.rows > 0 && count.entries > 0,
        "the control: {count:?}"
    );
    assert!(tried.len() > 100, "{count:?}");
}
