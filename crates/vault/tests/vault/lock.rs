//! One program at a time.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use lamplight_vault::{Passphrase, Vault, VaultError};

use crate::child;
use crate::notes::{Place, SCHEMA, add, all, count, open, plain_note};

pub fn find_it_in_use(home: &Path) {
    let refused = open(&home.join("vault"), &home.join("scratch")).err();
    assert!(matches!(refused, Some(VaultError::InUse)), "{refused:?}");
}

pub fn find_it_free(home: &Path) {
    open(&home.join("vault"), &home.join("scratch")).unwrap();
}

#[test]
fn a_second_process_is_refused_until_the_first_closes() {
    let place = Place::with_empty_vault();
    let mut first = place.open().unwrap();
    child::run("find it in use", place.home(), "");
    add(&mut first, &plain_note(1)).unwrap();
    drop(first);
    child::run("find it free", place.home(), "");
    assert_eq!(count(&place.open().unwrap()).unwrap(), 1);
}

#[test]
fn a_second_opening_in_the_same_process_is_refused() {
    let place = Place::with_empty_vault();
    let first = place.open().unwrap();
    let (folder, scratch) = (place.folder(), place.scratch());
    let second = std::thread::spawn(move || open(&folder, &scratch).err());
    assert!(matches!(second.join().unwrap(), Some(VaultError::InUse)));
    // Before any derivation: whoever is kept out learns nothing of the passphrase.
    let wrong = Passphrase::new("wrong").unwrap();
    let begun = Instant::now();
    let refused = Vault::open(&place.folder(), &wrong, &SCHEMA, &place.scratch()).err();
    assert!(matches!(refused, Some(VaultError::InUse)));
    assert!(begun.elapsed() < Duration::from_secs(1));
    drop(first);
    place.open().expect("the control: then it opens");
}

#[test]
fn the_vault_just_created_is_locked_too() {
    let place = Place::new();
    let first = crate::notes::create(&place.folder(), &place.scratch()).unwrap();
    assert!(matches!(place.refusal(), VaultError::InUse));
    drop(first);
    place.open().unwrap();
}

#[test]
fn a_lock_left_by_a_killed_process_holds_nobody_up() {
    let place = Place::with_notes();
    child::run_until_killed(child::command("die in a write", place.home(), ""));
    place.open().unwrap();
}

/// Somebody tidies the folder while the vault is open, and it is opened again. Both may read; of
/// two that write, the second is told, and nothing of the first one's is lost.
#[test]
fn a_lock_file_deleted_while_open_lets_no_two_writers_through() {
    let place = Place::with_empty_vault();
    let mut first = place.open().unwrap();
    add(&mut first, &plain_note(1)).unwrap();
    fs::remove_file(place.folder().join("lock")).unwrap();
    let mut second = place.open().unwrap();
    assert!(
        matches!(place.refusal(), VaultError::InUse),
        "the lock is there again"
    );
    add(&mut first, &plain_note(2)).unwrap();
    let refused = add(&mut second, &plain_note(3));
    assert!(matches!(refused, Err(VaultError::InUse)), "{refused:?}");
    add(&mut first, &plain_note(4)).unwrap();
    drop((first, second));
    let vault = place.open().unwrap();
    vault.check().unwrap();
    let ids: Vec<_> = vault
        .read(|connection| Ok::<_, VaultError>(all(connection)?))
        .unwrap()
        .iter()
        .map(|note| note.id)
        .collect();
    assert_eq!(ids, [1, 2, 4]);
}
