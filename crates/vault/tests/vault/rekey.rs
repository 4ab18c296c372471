//! A new key for everything.

use std::fs;

use lamplight_vault::{Cost, NewKeys, Passphrase, Vault, VaultError};
use ring::rand::SystemRandom;

use crate::folder::{names, snapshot};
use crate::notes::{
    COPIES, Place, SCHEMA, add, add_long_notes, all, count, keyed, notes, passphrase, plain_note,
};
use crate::recovery::{code, open_by, place_with};

fn new() -> Passphrase {
    Passphrase::new("another lamp in another window").unwrap()
}

fn open_new(place: &Place) -> Result<Vault, VaultError> {
    Vault::open(&place.folder(), &new(), &SCHEMA, &place.scratch())
}

#[test]
fn nothing_in_the_folder_opens_with_what_opened_it_before() {
    let place = Place::with_notes();
    let old_headers = COPIES.map(|copy| fs::read(place.folder().join(copy)).unwrap());
    let old_key = lamplight_reader::Vault::open(&place.folder(), crate::notes::PASSPHRASE)
        .unwrap()
        .raw_key();
    let mut vault = place.open().unwrap();
    add_long_notes(&mut vault);
    let keys_of = new();
    let mut told = Vec::new();
    vault
        .rekey(
            &passphrase(),
            NewKeys::new(&keys_of, Cost::LEAST),
            &SystemRandom::new(),
            |done, total| {
                told.push((done, total));
                Ok(())
            },
        )
        .unwrap();
    assert!(told.len() > 5, "{told:?}");
    assert!(told.windows(2).all(|two| two[0].0 <= two[1].0), "{told:?}");
    assert!(told.iter().all(|(done, total)| done <= total), "{told:?}");
    assert_eq!(told.last().map(|(done, total)| total - done), Some(0));
    // The open vault goes on.
    let read = vault.read(|c| Ok::<_, VaultError>(all(c)?)).unwrap();
    assert!(read[..400] == notes() && read.len() == 800);
    add(&mut vault, &plain_note(900)).unwrap();
    drop(vault);
    assert_eq!(
        names(&place.folder()),
        ["journal-2.db", "lock", "vault.hdr", "vault.hdr.2"]
    );
    assert!(matches!(place.refusal(), VaultError::WrongPassphrase));
    assert_eq!(count(&open_new(&place).unwrap()).unwrap(), 801);
    // Not with the old key of the database, and not with the old header in place of either copy.
    let database = place.folder().join("journal-2.db");
    assert!(all(&keyed(&database, &old_key)).is_err());
    let now = COPIES.map(|copy| fs::read(place.folder().join(copy)).unwrap());
    for (n, copy) in COPIES.iter().enumerate() {
        fs::write(place.folder().join(copy), &old_headers[n]).unwrap();
        assert!(matches!(place.refusal(), VaultError::WrongPassphrase));
        assert_eq!(count(&open_new(&place).unwrap()).unwrap(), 801);
        fs::write(place.folder().join(copy), &now[n]).unwrap();
    }
    for copy in COPIES {
        fs::write(place.folder().join(copy), &old_headers[0]).unwrap();
    }
    assert!(matches!(place.refusal(), VaultError::DatabaseDamaged));
}

/// Whoever remembers how far it had come does not take it for an older one.
#[test]
fn it_has_come_no_further_than_what_is_found_again() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    let before = vault.seen();
    let new = new();
    let keys = NewKeys::new(&new, Cost::LEAST);
    vault
        .rekey(&passphrase(), keys, &SystemRandom::new(), |_, _| Ok(()))
        .unwrap();
    let after = vault.seen();
    assert!(before.is_older_than(&after));
    assert_eq!(after.generation, vault.about().unwrap().generation);
    drop(vault);
    let reopened = open_new(&place).unwrap();
    assert!(!reopened.seen().is_older_than(&after));
}

#[test]
fn the_old_paper_is_dead_and_a_new_one_opens() {
    let (old, fresh) = (code(), code());
    let place = place_with(&old);
    let mut vault = open_by(&place, &old).unwrap();
    let passphrase = new();
    let keys = NewKeys::new(&passphrase, Cost::LEAST).with_recovery(&fresh);
    vault
        .rekey(&old, keys, &SystemRandom::new(), |_, _| Ok(()))
        .unwrap();
    // The new slot is filled again from what the new database keeps.
    vault
        .change_keys(
            &passphrase,
            NewKeys::new(&passphrase, Cost::LEAST),
            &SystemRandom::new(),
        )
        .unwrap();
    drop(vault);
    let refused = open_by(&place, &old).err().unwrap();
    assert!(matches!(refused, VaultError::WrongRecoveryCode));
    assert_eq!(count(&open_by(&place, &fresh).unwrap()).unwrap(), 1);
    // Without a new one there is none: the old one cannot be taken over.
    let mut vault = open_new(&place).unwrap();
    let keys = NewKeys::new(&passphrase, Cost::LEAST);
    vault
        .rekey(&passphrase, keys, &SystemRandom::new(), |_, _| Ok(()))
        .unwrap();
    assert!(!vault.about().unwrap().recovery);
    drop(vault);
    let refused = open_by(&place, &fresh).err().unwrap();
    assert!(matches!(refused, VaultError::NoRecoveryCode));
    assert!(place.folder().join("journal-3.db").exists());
}

#[test]
fn stopping_it_changes_nothing() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    add_long_notes(&mut vault);
    let before = snapshot(&place.folder());
    let new = new();
    let keys = NewKeys::new(&new, Cost::LEAST);
    for after in 0..5 {
        let mut told = 0;
        let stopped = vault.rekey(&passphrase(), keys, &SystemRandom::new(), |_, _| {
            told += 1;
            if told > after {
                Err(VaultError::Cancelled)
            } else {
                Ok(())
            }
        });
        assert!(told > after);
        assert!(matches!(stopped, Err(VaultError::Cancelled)), "{after}");
        assert_eq!(snapshot(&place.folder()), before, "{after}");
    }
    add(&mut vault, &plain_note(900)).unwrap();
    drop(vault);
    assert_eq!(count(&place.open().unwrap()).unwrap(), 801);
}

/// What an earlier attempt left under the new name is no reason to fail, and its rollback journal is
/// not played back into the new database.
#[test]
fn what_was_left_under_the_new_name_is_written_over() {
    let place = Place::with_notes();
    let left = place.folder().join("journal-2.db");
    fs::copy(place.database(), &left).unwrap();
    fs::write(place.folder().join("journal-2.db-journal"), b"left").unwrap();
    let new = new();
    place
        .open()
        .unwrap()
        .rekey(
            &passphrase(),
            NewKeys::new(&new, Cost::LEAST),
            &SystemRandom::new(),
            |_, _| Ok(()),
        )
        .unwrap();
    let vault = open_new(&place).unwrap();
    assert_eq!(count(&vault).unwrap(), 400);
    vault.check().unwrap();
}

/// Killed before the old database was removed: the next unlocking does it. Whatever else has a name
/// like it stays.
#[test]
fn an_old_database_goes_at_the_next_unlocking() {
    let place = Place::with_notes();
    let old = fs::read(place.database()).unwrap();
    let new = new();
    let keys = NewKeys::new(&new, Cost::LEAST);
    place
        .open()
        .unwrap()
        .rekey(&passphrase(), keys, &SystemRandom::new(), |_, _| Ok(()))
        .unwrap();
    let put = |name: &str| fs::write(place.folder().join(name), &old).unwrap();
    for name in [
        "journal-1.db",
        "journal-1.db-journal",
        "journal-01.db",
        "journal-x.db",
        "journal-3.db",
        "my journal-1.db",
    ] {
        put(name);
    }
    drop(open_new(&place).unwrap());
    assert_eq!(
        names(&place.folder()),
        [
            "journal-01.db",
            "journal-2.db",
            "journal-3.db",
            "journal-x.db",
            "lock",
            "my journal-1.db",
            "vault.hdr",
            "vault.hdr.2"
        ]
    );
}

#[test]
fn a_damaged_vault_is_not_given_a_new_key() {
    let place = Place::with_notes();
    let mut bytes = fs::read(place.database()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(place.database(), &bytes).unwrap();
    let before = snapshot(&place.folder());
    let mut vault = place.open().unwrap();
    let new = new();
    let keys = NewKeys::new(&new, Cost::LEAST);
    let refused = vault.rekey(&passphrase(), keys, &SystemRandom::new(), |_, _| Ok(()));
    assert!(matches!(refused, Err(VaultError::DatabaseDamaged)));
    assert_eq!(snapshot(&place.folder()), before);
}

/// The second copy can be neither replaced nor removed. The first one counts, so what is written
/// afterwards is found again; that something is left is said.
#[test]
fn a_second_copy_that_does_not_go_loses_nothing() {
    for rekey in [false, true] {
        let place = Place::with_notes();
        let mut vault = place.open().unwrap();
        let second = place.folder().join(COPIES[1]);
        fs::remove_file(&second).unwrap();
        fs::create_dir(&second).unwrap();
        let new = new();
        let keys = NewKeys::new(&new, Cost::LEAST);
        let random = SystemRandom::new();
        let done = if rekey {
            vault.rekey(&passphrase(), keys, &random, |_, _| Ok(()))
        } else {
            vault.change_keys(&passphrase(), keys, &random)
        };
        assert!(!done.unwrap().complete, "rekey: {rekey}");
        add(&mut vault, &plain_note(900)).unwrap();
        drop(vault);
        assert!(matches!(place.refusal(), VaultError::WrongPassphrase));
        assert_eq!(count(&open_new(&place).unwrap()).unwrap(), 401);
    }
}

/// Somebody else wrote after the first page was copied.
#[test]
fn a_new_key_does_not_take_effect_over_what_another_program_wrote() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    let new = new();
    let keys = NewKeys::new(&new, Cost::LEAST);
    let mut written = false;
    let refused = vault.rekey(&passphrase(), keys, &SystemRandom::new(), |_, _| {
        if !written {
            written = true;
            let other = place.foreign_connection();
            other.execute("DELETE FROM note WHERE id = 1", []).unwrap();
        }
        Ok(())
    });
    assert!(matches!(refused, Err(VaultError::InUse)));
    drop(vault);
    assert_eq!(count(&place.open().unwrap()).unwrap(), 399);
    assert!(!place.folder().join("journal-2.db").exists());
}
