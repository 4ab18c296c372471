//! Pages that are genuine and older than the rest, or another file's.

use std::fs;
use std::time::{Duration, Instant};

use lamplight_reader::Cell;
use lamplight_vault::{Cost, NewKeys, Vault, VaultError};
use ring::rand::SystemRandom;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::backups::{back_up, backup_of};
use crate::folder::names;
use crate::notes::{
    PAGE, PASSPHRASE, Place, add, add_long_notes, count, delete, notes, passphrase, plain_note,
};

/// The root by docs/FORMAT.md, reckoned by a reader that shares no code with the program.
pub fn reckoned(place: &Place, connection: &Connection) -> [u8; 32] {
    let mut rows = Vec::new();
    let mut read = |table: &str, sql: &str| {
        let mut statement = connection.prepare(sql).unwrap();
        let columns = statement.column_count();
        let mut records = statement.query([]).unwrap();
        while let Some(record) = records.next().unwrap() {
            let values = (0..columns).map(|column| cell(record.get_ref(column).unwrap()));
            rows.push((table.to_owned(), values.collect()));
        }
    };
    read(
        "sqlite_schema",
        "SELECT type, name, tbl_name, sql FROM sqlite_schema",
    );
    for table in ["note", "vault_recovery", "vault_state"] {
        read(table, &format!("SELECT * FROM {table}"));
    }
    let generation = connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    lamplight_reader::Vault::open(&place.folder(), PASSPHRASE)
        .unwrap()
        .content_root(&rows, generation)
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(text) => Cell::Text(text.to_vec()),
        ValueRef::Blob(blob) => Cell::Blob(blob.to_vec()),
    }
}

fn kept(connection: &Connection) -> [u8; 32] {
    connection
        .query_row("SELECT sum FROM vault_root", [], |row| row.get(0))
        .unwrap()
}

#[test]
fn another_reader_reckons_the_same_root() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    for (id, gone) in (500..520).zip(notes()) {
        add(&mut vault, &plain_note(id)).unwrap();
        vault
            .write(|t| Ok::<_, VaultError>(delete(t, &gone)?))
            .unwrap();
    }
    drop(vault);
    let foreign = place.foreign_connection();
    assert_eq!(kept(&foreign), reckoned(&place, &foreign));
    foreign
        .execute("UPDATE note SET day = day || ' '", [])
        .unwrap();
    assert_ne!(kept(&foreign), reckoned(&place, &foreign), "the control");
}

/// A vault whose page `.1` may be put back to what it was, without either integrity check noticing.
fn turned_back() -> (Place, Vec<u8>, usize) {
    let place = Place::with_notes();
    let before = fs::read(place.database()).unwrap();
    let mut vault = place.open().unwrap();
    vault
        .write(|t| {
            t.execute("UPDATE note SET body = upper(body) WHERE id % 50 = 3", [])?;
            Ok::<_, VaultError>(())
        })
        .unwrap();
    drop(vault);
    let now = fs::read(place.database()).unwrap();
    let page = (1..before.len() / PAGE)
        .find(|page| {
            put_back(&place, &now, &before, *page);
            let foreign = place.foreign_connection();
            let upper = "SELECT count(*) FROM note WHERE body GLOB '[A-Z]*'";
            let left: i64 = foreign.query_row(upper, [], |r| r.get(0)).unwrap_or(8);
            both_checks_pass(&foreign) && left < 8
        })
        .expect("the control: no page can be put back unnoticed");
    put_back(&place, &now, &before, page);
    (place, now, page)
}

fn put_back(place: &Place, now: &[u8], before: &[u8], page: usize) {
    let mut bytes = now.to_vec();
    let at = page * PAGE..(page + 1) * PAGE;
    bytes[at.clone()].copy_from_slice(&before[at]);
    fs::write(place.database(), bytes).unwrap();
}

fn both_checks_pass(connection: &Connection) -> bool {
    let bad = connection
        .prepare("PRAGMA cipher_integrity_check")
        .and_then(|mut statement| statement.exists([]));
    let answer = connection.query_row("PRAGMA integrity_check(1)", [], |row| {
        row.get::<_, String>(0)
    });
    bad == Ok(false) && answer.as_deref() == Ok("ok")
}

#[test]
fn a_page_that_was_put_back_is_noticed_by_every_check_and_carried_nowhere() {
    let (place, now, page) = turned_back();
    let mut vault = place.open().unwrap();
    println!("page {} put back: both integrity checks pass", page + 1);
    let backup = place.home().join("notes.lampbak");
    let made = back_up(&mut vault, &backup, |_| ());
    assert!(matches!(made, Err(VaultError::DatabaseDamaged)), "{made:?}");
    assert!(!backup.exists());
    let before = names(&place.folder());
    let passphrase = passphrase();
    let keys = NewKeys::new(&passphrase, Cost::LEAST);
    let rekeyed = vault.rekey(&passphrase, keys, &SystemRandom::new(), |_, _| Ok(()));
    assert!(matches!(rekeyed, Err(VaultError::DatabaseDamaged)));
    assert_eq!(names(&place.folder()), before);
    drop(vault);
    let vault = place.open().unwrap();
    assert!(matches!(vault.check(), Err(VaultError::DatabaseDamaged)));
    drop(vault);
    // With what belongs there, everything is as it was.
    fs::write(place.database(), now).unwrap();
    let mut vault = place.open().unwrap();
    vault.check().unwrap();
    back_up(&mut vault, &backup, |_| ()).unwrap();
}

#[test]
fn every_page_of_a_backup_is_refused_in_its_vault() {
    let place = Place::with_notes();
    let own = fs::read(place.database()).unwrap();
    let archive = fs::read(backup_of(&place)).unwrap();
    let at = archive
        .windows(10)
        .position(|w| w == b"journal.db")
        .unwrap();
    let extra = usize::from(u16::from_le_bytes([archive[at - 2], archive[at - 1]]));
    let theirs = &archive[at + 10 + extra..][..own.len()];
    let pages = own.len() / PAGE;
    for page in 0..pages {
        put_back(&place, &own, theirs, page);
        let found = place.open().and_then(|vault| vault.check());
        assert!(
            matches!(found, Err(VaultError::DatabaseDamaged)),
            "page {page}: {found:?}"
        );
    }
    println!("{pages} of {pages} pages of a backup refused");
}

#[test]
fn a_check_is_stopped_within_a_moment_and_the_vault_goes_on() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    add_long_notes(&mut vault);
    vault
        .write(|t| {
            t.execute(
                "INSERT INTO note (day, body)
                 WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
                 SELECT '2026-11-26', hex(randomblob(4000)) FROM n",
                [],
            )?;
            Ok::<_, VaultError>(())
        })
        .unwrap();
    let whole = Instant::now();
    vault.check().unwrap();
    let whole = whole.elapsed();
    let mut slowest = Duration::ZERO;
    for tenth in 0..10 {
        let begun = Instant::now();
        let mut stopped: Option<Instant> = None;
        let found = vault.check_while(&mut || {
            if stopped.is_none() && begun.elapsed() >= whole * tenth / 10 {
                stopped = Some(Instant::now());
            }
            match stopped {
                Some(_) => Err(VaultError::Cancelled),
                None => Ok(()),
            }
        });
        if let Some(stopped) = stopped {
            assert!(matches!(found, Err(VaultError::Cancelled)), "{found:?}");
            slowest = slowest.max(stopped.elapsed());
        }
    }
    println!("a check of {whole:.0?} stops within {slowest:.0?} at most");
    assert!(
        slowest < Duration::from_millis(100).max(whole / 4),
        "{slowest:?}"
    );
    add(&mut vault, &plain_note(9_000)).unwrap();
    assert!(count(&vault).unwrap() > 4_400);
}

/// For the writers elsewhere in these tests that are no Lamplight.
pub fn bring_up(place: &Place, connection: &Connection) {
    let root = reckoned(place, connection);
    connection
        .execute("UPDATE vault_root SET sum = ?1", [root])
        .unwrap();
}

#[test]
fn a_vault_without_a_root_is_refused_in_words() {
    let place = Place::with_notes();
    let foreign = place.foreign_connection();
    foreign.execute("DROP TABLE vault_root", []).unwrap();
    drop(foreign);
    let refusal = place.refusal();
    assert!(matches!(refusal, VaultError::Unsupported(_)), "{refusal:?}");
    assert!(refusal.to_string().contains("before the first release"));
    let refused = Vault::open(
        &place.folder(),
        &lamplight_vault::Passphrase::new("a lamp in the widow").unwrap(),
        &crate::notes::SCHEMA,
        &place.scratch(),
    );
    assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
}
