//! A vault that a recovery code opens too.

use std::fs;

use lamplight_vault::{Cost, NewKeys, Passphrase, RecoveryCode, Vault, VaultError};
use ring::rand::SystemRandom;

use crate::notes::{COPIES, Place, SCHEMA, add, count, passphrase, plain_note};

/// A new code.
pub fn code() -> RecoveryCode {
    RecoveryCode::generate(&SystemRandom::new()).unwrap()
}

/// A place with a vault that this code opens too, and one note in it.
pub fn place_with(code: &RecoveryCode) -> Place {
    let place = Place::new();
    let passphrase = passphrase();
    let keys = NewKeys::new(&passphrase, Cost::LEAST).with_recovery(code);
    let random = SystemRandom::new();
    let mut vault =
        Vault::create(&place.folder(), keys, &SCHEMA, &random, &place.scratch()).unwrap();
    add(&mut vault, &plain_note(1)).unwrap();
    place
}

/// What opening by this code gives.
pub fn open_by(place: &Place, code: &RecoveryCode) -> Result<Vault, VaultError> {
    Vault::open(&place.folder(), code, &SCHEMA, &place.scratch())
}

#[test]
fn either_opens_the_same_vault() {
    let code = code();
    let place = place_with(&code);
    for way in [|place: &Place, _: &RecoveryCode| place.open(), open_by] {
        let vault = way(&place, &code).unwrap();
        assert_eq!(count(&vault).unwrap(), 1);
        assert!(vault.about().unwrap().recovery);
    }
    // As it was written down, and typed in again.
    let typed = RecoveryCode::parse(&code.line().unwrap().to_lowercase()).unwrap();
    assert!(open_by(&place, &typed).is_ok());
}

#[test]
fn another_code_opens_nothing_and_says_so() {
    let place = place_with(&code());
    let refused = open_by(&place, &code()).err().unwrap();
    assert!(
        matches!(refused, VaultError::WrongRecoveryCode),
        "{refused:?}"
    );
    let without = Place::with_empty_vault();
    let refused = open_by(&without, &code()).err().unwrap();
    assert!(matches!(refused, VaultError::NoRecoveryCode), "{refused:?}");
    assert!(!without.open().unwrap().about().unwrap().recovery);
}

#[test]
fn who_has_forgotten_the_passphrase_sets_a_new_one() {
    let code = code();
    let place = place_with(&code);
    let new = Passphrase::new("one that will be remembered").unwrap();
    let mut vault = open_by(&place, &code).unwrap();
    let keys = NewKeys::new(&new, Cost::LEAST);
    vault
        .change_keys(&code, keys, &SystemRandom::new())
        .unwrap();
    drop(vault);
    assert!(matches!(place.refusal(), VaultError::WrongPassphrase));
    let open_new = || Vault::open(&place.folder(), &new, &SCHEMA, &place.scratch());
    assert_eq!(count(&open_new().unwrap()).unwrap(), 1);
    // The paper is as good as before, and so is each copy of the header alone.
    for copy in COPIES {
        let away = place.home().join("away");
        fs::rename(place.folder().join(copy), &away).unwrap();
        assert!(matches!(place.refusal(), VaultError::WrongPassphrase));
        assert_eq!(count(&open_by(&place, &code).unwrap()).unwrap(), 1);
        fs::remove_file(away).unwrap();
        assert_eq!(count(&open_new().unwrap()).unwrap(), 1);
    }
}

#[test]
fn damage_is_never_called_a_wrong_code() {
    let code = code();
    let place = place_with(&code);
    let own = fs::read(place.folder().join(COPIES[0])).unwrap();
    let json_at = own.iter().position(|byte| *byte == b'{').unwrap();
    let end = own.iter().rposition(|byte| *byte == b'}').unwrap();
    for at in (json_at..end).step_by(97) {
        let mut damaged = own.clone();
        damaged[at] ^= 1;
        for copy in COPIES {
            fs::write(place.folder().join(copy), &damaged).unwrap();
        }
        let refused = open_by(&place, &code).err().unwrap();
        assert!(matches!(refused, VaultError::HeaderDamaged), "{refused:?}");
    }
}
