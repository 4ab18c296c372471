//! Exchanging what opens a vault.

use std::fs;

use lamplight_vault::{Cost, Exchanged, NewKeys, Passphrase, Vault, VaultError};
use ring::rand::SystemRandom;

use crate::folder::snapshot;
use crate::forge::{Keys, hmac_of, json_of, replaced, sealed};
use crate::later_slots::slot;
use crate::notes::{COPIES, PASSPHRASE, Place, SCHEMA, add, count, passphrase, plain_note};
use crate::recovery::{code, open_by, place_with};

const NEW: &str = "another lamp in another window";

fn new() -> Passphrase {
    Passphrase::new(NEW).unwrap()
}

fn open_with(place: &Place, passphrase: &Passphrase) -> Result<Vault, VaultError> {
    Vault::open(&place.folder(), passphrase, &SCHEMA, &place.scratch())
}

fn change(place: &Place, by: &Passphrase, keys: NewKeys<'_>) -> Result<Exchanged, VaultError> {
    place
        .open()
        .unwrap()
        .change_keys(by, keys, &SystemRandom::new())
}

#[test]
fn the_new_passphrase_opens_and_the_old_one_does_not() {
    let place = Place::with_notes();
    let before = fs::read(place.database()).unwrap();
    let new = new();
    change(&place, &passphrase(), NewKeys::new(&new, Cost::LEAST)).unwrap();
    assert!(matches!(place.refusal(), VaultError::WrongPassphrase));
    let vault = open_with(&place, &new).unwrap();
    assert_eq!(count(&vault).unwrap(), 400);
    assert!(!vault.about().unwrap().header_mended);
    // The key of the database is the same: only its first pages were written again.
    let after = fs::read(place.database()).unwrap();
    assert_eq!(before.len(), after.len());
    assert_eq!(before[8 * 4096..], after[8 * 4096..]);
    for copy in COPIES {
        let reader = lamplight_reader::Vault::open(&place.folder(), NEW).unwrap();
        assert_eq!(reader.database(), place.database());
        assert_eq!(
            fs::read(place.folder().join(copy)).unwrap(),
            fs::read(place.folder().join(COPIES[0])).unwrap()
        );
    }
}

#[test]
fn whoever_does_not_know_the_passphrase_changes_nothing() {
    let place = Place::with_empty_vault();
    let mut vault = place.open().unwrap();
    let before = snapshot(&place.folder());
    let (new, wrong) = (new(), Passphrase::new("a lamp in the widow").unwrap());
    let keys = NewKeys::new(&new, Cost::LEAST);
    let refused = vault.change_keys(&wrong, keys, &SystemRandom::new());
    assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
    let refused = vault.change_keys(&code(), keys, &SystemRandom::new());
    assert!(matches!(refused, Err(VaultError::NoRecoveryCode)));
    let too_cheap = NewKeys::new(
        &new,
        Cost {
            m: 1,
            ..Cost::LEAST
        },
    );
    let refused = vault.change_keys(&passphrase(), too_cheap, &SystemRandom::new());
    assert!(matches!(refused, Err(VaultError::Invalid(_))));
    assert_eq!(snapshot(&place.folder()), before);
}

#[test]
fn a_recovery_code_outlives_any_number_of_passphrases() {
    let code = code();
    let place = place_with(&code);
    let mut by = passphrase();
    for n in 0..3 {
        let next = Passphrase::new(&format!("passphrase number {n}")).unwrap();
        let mut vault = open_with(&place, &by).unwrap();
        let keys = NewKeys::new(&next, Cost::LEAST);
        // And the same open vault goes on being written.
        vault.change_keys(&by, keys, &SystemRandom::new()).unwrap();
        add(&mut vault, &plain_note(10 + n)).unwrap();
        by = next;
    }
    assert_eq!(count(&open_by(&place, &code).unwrap()).unwrap(), 4);
    assert_eq!(count(&open_with(&place, &by).unwrap()).unwrap(), 4);
}

#[test]
fn a_recovery_code_is_added_exchanged_and_taken_away() {
    let place = Place::with_empty_vault();
    let passphrase = passphrase();
    let same = NewKeys::new(&passphrase, Cost::LEAST);
    let (first, second) = (code(), code());
    change(&place, &passphrase, same.with_recovery(&first)).unwrap();
    assert!(open_by(&place, &first).is_ok());
    change(&place, &passphrase, same.with_recovery(&second)).unwrap();
    let refused = open_by(&place, &first).err().unwrap();
    assert!(matches!(refused, VaultError::WrongRecoveryCode));
    assert!(open_by(&place, &second).is_ok());
    // Nothing is kept of the one that is gone.
    let kept: i64 = place
        .foreign_connection()
        .query_row("SELECT count(*) FROM vault_recovery", [], |row| row.get(0))
        .unwrap();
    assert_eq!(kept, 1);
    change(&place, &passphrase, same.without_recovery()).unwrap();
    let refused = open_by(&place, &second).err().unwrap();
    assert!(matches!(refused, VaultError::NoRecoveryCode));
    assert!(place.open().is_ok());
}

/// A slot of a later program is bound to the whole header, and only that program can fill it again.
#[test]
fn with_a_slot_of_a_later_program_nothing_is_changed() {
    let place = Place::with_empty_vault();
    let own = fs::read(place.folder().join(COPIES[0])).unwrap();
    let later = slot("key", "argon2id", "{\"m\":262144,\"t\":3,\"p\":4}");
    let json = replaced(&json_of(&own), "}]}", &format!("}},{later}]}}"));
    let copy = Keys::of(&own, PASSPHRASE).genuine(&json);
    for name in COPIES {
        fs::write(place.folder().join(name), &copy).unwrap();
    }
    let before = snapshot(&place.folder());
    let new = new();
    let keys = NewKeys::new(&new, Cost::LEAST);
    let random = SystemRandom::new();
    let mut vault = place.open().unwrap();
    let refused = vault.change_keys(&passphrase(), keys, &random);
    assert!(matches!(refused, Err(VaultError::NewerVersion)));
    let refused = vault.rekey(&passphrase(), keys, &random, |_, _| Ok(()));
    assert!(matches!(refused, Err(VaultError::NewerVersion)));
    assert_eq!(snapshot(&place.folder()), before);
}

/// Killed between the two copies: the old passphrase opens neither, whichever is looked at first.
#[test]
fn a_second_copy_of_before_opens_nothing() {
    let place = Place::with_empty_vault();
    let old = fs::read(place.folder().join(COPIES[1])).unwrap();
    let new = new();
    change(&place, &passphrase(), NewKeys::new(&new, Cost::LEAST)).unwrap();
    fs::write(place.folder().join(COPIES[1]), &old).unwrap();
    assert!(matches!(place.refusal(), VaultError::WrongPassphrase));
    let vault = open_with(&place, &new).unwrap();
    assert!(vault.about().unwrap().header_mended);
    assert_ne!(fs::read(place.folder().join(COPIES[1])).unwrap(), old);
}

/// The recovery secret that the database keeps has to be the one that opens the slot; otherwise the
/// paper would be dead after the change, and nobody would know.
#[test]
fn a_header_of_another_database_is_not_filled_anew() {
    let code = code();
    let place = place_with(&code);
    place
        .foreign_connection()
        .execute("UPDATE vault_recovery SET secret = zeroblob(32)", [])
        .unwrap();
    let before = fs::read(place.folder().join(COPIES[0])).unwrap();
    let new = new();
    let refused = change(&place, &passphrase(), NewKeys::new(&new, Cost::LEAST));
    assert!(matches!(refused, Err(VaultError::DatabaseDamaged)));
    assert_eq!(fs::read(place.folder().join(COPIES[0])).unwrap(), before);
    assert!(open_by(&place, &code).is_ok());
}

#[test]
fn the_header_of_a_changed_vault_is_as_the_format_says() {
    let place = place_with(&code());
    let copy = fs::read(place.folder().join(COPIES[0])).unwrap();
    let json = json_of(&copy);
    assert!(json.contains("\"type\":\"recovery\",\"kdf\":\"hkdf-sha256\",\"params\":{},"));
    assert_eq!(sealed(&json, &hmac_of(&copy)), copy);
}
