//! What else may lie where a vault is made, or where its database belongs.

use std::fs;

use lamplight_vault::VaultError;
use rusqlite::Connection;

use crate::folder::snapshot;
use crate::notes::{COPIES, DATABASE, PAGE, Place, count, create};

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    for hidden in ["notes.txt", ".hidden", COPIES[0]] {
        let place = Place::new();
        fs::create_dir(place.folder()).unwrap();
        fs::write(place.folder().join(hidden), b"mine").unwrap();
        let before = snapshot(place.home());
        let refused = create(&place.folder(), &place.scratch()).err();
        assert!(
            matches!(refused, Some(VaultError::ExistsNotEmpty)),
            "{hidden}"
        );
        assert_eq!(snapshot(place.home()), before, "{hidden}");
    }
    let place = Place::with_empty_vault();
    let before = snapshot(place.home());
    let refused = create(&place.folder(), &place.scratch()).err();
    assert!(
        matches!(refused, Some(VaultError::ExistsNotEmpty)),
        "a vault"
    );
    assert_eq!(snapshot(place.home()), before);
    let refused = create(&place.database(), &place.scratch()).err();
    assert!(
        matches!(refused, Some(VaultError::ExistsNotEmpty)),
        "a file"
    );
    let refused = create(&place.database().join("below"), &place.scratch()).err();
    assert!(
        matches!(refused, Some(VaultError::NotFound)),
        "below a file"
    );
    assert_eq!(snapshot(place.home()), before);
}

#[test]
fn an_empty_folder_becomes_the_vault() {
    let place = Place::new();
    fs::create_dir(place.folder()).unwrap();
    drop(create(&place.folder(), &place.scratch()).unwrap());
    place.open().expect("the control");
}

/// Each of these in the database's place is damage; nothing is made anew and nothing is changed.
#[test]
fn what_is_not_the_database_is_refused_and_left_alone() {
    let place = Place::with_notes();
    let other = Place::with_notes();
    let whole = fs::read(place.database()).unwrap();
    let plain = place.home().join("plain.db");
    Connection::open(&plain)
        .unwrap()
        .execute_batch("CREATE TABLE note (id INTEGER PRIMARY KEY, day TEXT, body TEXT)")
        .unwrap();
    let mut foreign_with_our_salt = fs::read(other.database()).unwrap();
    foreign_with_our_salt[..16].copy_from_slice(&whole[..16]);
    let cases = [
        ("nothing in it", Some(Vec::new())),
        ("one byte", Some(vec![0])),
        ("a page of zeros", Some(vec![0; 4096])),
        ("a text", Some(b"dear diary\n".repeat(4_096))),
        ("a plain database", Some(fs::read(&plain).unwrap())),
        ("another vault's", Some(fs::read(other.database()).unwrap())),
        ("another vault's with our salt", Some(foreign_with_our_salt)),
        ("its second half", Some(whole[whole.len() / 2..].to_vec())),
        ("no file", None),
    ];
    for (name, bytes) in cases {
        match bytes {
            Some(bytes) => fs::write(place.database(), bytes).unwrap(),
            None => fs::remove_file(place.database()).unwrap(),
        }
        let before = snapshot(place.home());
        let refusal = place.refusal();
        assert!(
            matches!(refusal, VaultError::DatabaseDamaged),
            "{name}: {refusal:?}"
        );
        assert_eq!(snapshot(place.home()), before, "{name}");
    }
    fs::remove_file(&plain).unwrap();
    fs::create_dir(place.database()).unwrap();
    let refusal = place.refusal();
    assert!(
        matches!(refusal, VaultError::DatabaseDamaged),
        "a folder: {refusal:?}"
    );
    fs::remove_dir(place.database()).unwrap();
    fs::write(place.database(), &whole).unwrap();
    let vault = place.open().expect("the control: its own database opens");
    vault.check().unwrap();
}

/// A write-ahead log beside the database, which this program never makes: SQLite would copy what
/// it holds into the database, another vault's pages too.
#[test]
fn a_stray_log_beside_the_database_is_not_taken_in() {
    let place = Place::with_notes();
    let other = Place::with_notes();
    let foreign = other.foreign_connection();
    foreign
        .query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))
        .unwrap();
    foreign
        .execute("UPDATE note SET body = 'other'", [])
        .unwrap();
    let path = |place: &Place| place.folder().join(format!("{DATABASE}-wal"));
    let log = fs::read(path(&other)).unwrap();
    assert!(log.len() > PAGE, "the control: there is a log");
    for bytes in [Vec::new(), b"no log".to_vec(), vec![0; 2 * PAGE], log] {
        fs::write(path(&place), bytes).unwrap();
        let before = snapshot(place.home());
        let refusal = place.refusal();
        assert!(
            matches!(refusal, VaultError::DatabaseDamaged),
            "{refusal:?}"
        );
        assert_eq!(snapshot(place.home()), before);
    }
    fs::remove_file(path(&place)).unwrap();
    let vault = place.open().expect("the control: without it, it opens");
    vault.check().unwrap();
    assert_eq!(count(&vault).unwrap(), 400);
}
