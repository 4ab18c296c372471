//! One program at a time.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use lamplight_vault::{Cost, NewKeys, Passphrase, Vault, VaultError};
use ring::rand::SystemRandom;

use crate::backups::back_up;
use crate::child;
use crate::notes::{Place, SCHEMA, add, add_long_notes, all, count, open, passphrase, plain_note};

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

/// The same, and the second one gives the vault a new key: what the first one wrote then would lie in
/// a database that counts no more.
#[test]
fn a_lock_file_deleted_while_open_loses_nothing_to_a_new_key() {
    let place = Place::with_empty_vault();
    let new = Passphrase::new("twelve loud gulls").unwrap();
    let mut first = place.open().unwrap();
    add(&mut first, &plain_note(1)).unwrap();
    fs::remove_file(place.folder().join("lock")).unwrap();
    let mut second = place.open().unwrap();
    let keys = NewKeys::new(&new, Cost::LEAST);
    let random = SystemRandom::new();
    let done = second.rekey(&passphrase(), keys, &random, |_, _| Ok(()));
    assert!(done.unwrap().complete);
    let refused = add(&mut first, &plain_note(2));
    assert!(matches!(refused, Err(VaultError::InUse)), "{refused:?}");
    add(&mut second, &plain_note(3)).unwrap();
    drop((first, second));
    let vault = Vault::open(&place.folder(), &new, &SCHEMA, &place.scratch()).unwrap();
    vault.check().unwrap();
    assert_eq!(count(&vault).unwrap(), 2);
}

/// The same, and both exchange the passphrase: the second exchange would undo the first, unsaid.
#[test]
fn a_lock_file_deleted_while_open_lets_no_two_exchange_the_passphrase() {
    let place = Place::with_empty_vault();
    let [earlier, later] = ["twelve loud gulls", "one small owl"];
    let mut first = place.open().unwrap();
    fs::remove_file(place.folder().join("lock")).unwrap();
    let mut second = place.open().unwrap();
    let change = |vault: &mut Vault, to: &str| {
        let to = Passphrase::new(to).unwrap();
        let keys = NewKeys::new(&to, Cost::LEAST);
        vault.change_keys(&passphrase(), keys, &SystemRandom::new())
    };
    change(&mut second, earlier).unwrap();
    let refused = change(&mut first, later);
    assert!(matches!(refused, Err(VaultError::InUse)), "{refused:?}");
    drop((first, second));
    let with = |words: &str| {
        let words = Passphrase::new(words).unwrap();
        Vault::open(&place.folder(), &words, &SCHEMA, &place.scratch())
    };
    assert!(with(later).is_err());
    with(earlier).expect("what was answered counts");
}

/// The same while a backup is made: what the second one writes is in it whole, or after it.
#[test]
fn a_lock_file_deleted_while_open_leaves_a_backup_whole() {
    let place = Place::with_empty_vault();
    let mut first = place.open().unwrap();
    add_long_notes(&mut first);
    fs::remove_file(place.folder().join("lock")).unwrap();
    let mut second = place.open().unwrap();
    let target = place.home().join("notes.lampbak");
    let mut id = 2_000;
    let made = back_up(&mut first, &target, |_| {
        if id < 2_005 {
            add(&mut second, &plain_note(id)).unwrap();
            id += 1;
        }
    });
    made.unwrap();
    assert!(id > 2_000, "the control: something was written meanwhile");
    let again = place.home().join("again");
    let words = passphrase();
    Vault::restore(
        &target,
        &again,
        &words,
        &SCHEMA,
        &place.scratch(),
        |_, _| Ok(()),
    )
    .unwrap();
    let restored = open(&again, &place.scratch()).unwrap();
    restored.check().unwrap();
    assert!((400..=400 + id - 2_000).contains(&count(&restored).unwrap()));
    drop((first, second));
    assert_eq!(count(&place.open().unwrap()).unwrap(), 400 + id - 2_000);
}
