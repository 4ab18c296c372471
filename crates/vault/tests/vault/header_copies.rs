//! The header's two copies: cut, missing, of different age, of another vault.

use std::fs;

use lamplight_vault::VaultError;

use crate::folder::{names, snapshot};
use crate::forge::{Keys, json_of, replaced};
use crate::notes::{COPIES, DATABASE, PAGE, PASSPHRASE, Place};

/// Lengths that a header copy may not have, and what it is filled with beyond its own bytes.
fn of_another_length(whole: &[u8]) -> Vec<Vec<u8>> {
    let mut copies: Vec<_> = [0, 1, 9, 1_000, PAGE - 1]
        .iter()
        .map(|length| whole[..*length].to_vec())
        .collect();
    for longer in [PAGE + 1, 2 * PAGE, 4 * 1024 * 1024] {
        for fill in [b' ', 0] {
            let mut copy = whole.to_vec();
            copy.resize(longer, fill);
            copies.push(copy);
        }
    }
    copies.push(vec![0; PAGE]);
    copies.push([whole, whole].concat());
    copies
}

#[test]
fn a_copy_of_another_length_is_damaged_and_the_other_serves() {
    let place = Place::with_empty_vault();
    let before = snapshot(&place.folder());
    let whole = fs::read(place.folder().join(COPIES[0])).unwrap();
    for bad in of_another_length(&whole) {
        for name in COPIES {
            fs::write(place.folder().join(name), &bad).unwrap();
        }
        let refusal = place.refusal();
        assert!(
            matches!(refusal, VaultError::HeaderDamaged),
            "{}: {refusal:?}",
            bad.len()
        );
        for (name, other) in [(COPIES[0], COPIES[1]), (COPIES[1], COPIES[0])] {
            fs::write(place.folder().join(name), &whole).unwrap();
            fs::write(place.folder().join(other), &bad).unwrap();
            let about = place.open().unwrap().about().unwrap();
            assert!(about.header_mended, "{other} of {} bytes", bad.len());
            assert_eq!(snapshot(&place.folder()), before);
        }
    }
}

#[test]
fn a_missing_copy_is_written_again() {
    let place = Place::with_empty_vault();
    let before = snapshot(&place.folder());
    for name in COPIES {
        fs::remove_file(place.folder().join(name)).unwrap();
        let about = place.open().unwrap().about().unwrap();
        assert!(about.header_mended);
        assert_eq!(snapshot(&place.folder()), before);
    }
}

#[test]
fn without_both_copies_the_header_is_what_is_lost() {
    let place = Place::with_empty_vault();
    for name in COPIES {
        fs::remove_file(place.folder().join(name)).unwrap();
    }
    let before = snapshot(&place.folder());
    assert!(matches!(place.refusal(), VaultError::HeaderDamaged));
    assert_eq!(snapshot(&place.folder()), before);
}

#[test]
fn a_folder_that_is_no_vault_stays_as_it_is() {
    let place = Place::new();
    assert!(
        matches!(place.refusal(), VaultError::NotAVault),
        "not there"
    );
    fs::create_dir(place.folder()).unwrap();
    assert!(matches!(place.refusal(), VaultError::NotAVault), "empty");
    fs::write(place.folder().join("notes.txt"), b"mine").unwrap();
    assert!(
        matches!(place.refusal(), VaultError::NotAVault),
        "other files"
    );
    assert_eq!(names(&place.folder()), ["notes.txt"]);
    fs::remove_dir_all(place.folder()).unwrap();
    fs::write(place.folder(), b"a file").unwrap();
    assert!(matches!(place.refusal(), VaultError::NotAVault), "a file");
    assert_eq!(fs::read(place.folder()).unwrap(), b"a file");
}

/// Killed between the two renames of a change of header: the newer one counts, wherever it is.
#[test]
fn of_two_genuine_copies_the_newer_serves_and_replaces_the_other() {
    let place = Place::with_empty_vault();
    let path = |name| place.folder().join(name);
    let old = fs::read(path(COPIES[0])).unwrap();
    let newer_json = replaced(&json_of(&old), "\"header_gen\":1,", "\"header_gen\":2,");
    let new = Keys::of(&old, PASSPHRASE).genuine(&newer_json);
    assert_ne!(old, new);
    for (newer, older) in [(COPIES[0], COPIES[1]), (COPIES[1], COPIES[0])] {
        fs::write(path(newer), &new).unwrap();
        fs::write(path(older), &old).unwrap();
        let about = place.open().unwrap().about().unwrap();
        assert!(about.header_mended);
        assert_eq!(fs::read(path(newer)).unwrap(), new);
        assert_eq!(fs::read(path(older)).unwrap(), new);
        assert!(!place.open().unwrap().about().unwrap().header_mended);
    }
}

/// What the tests make by hand is what the program writes: otherwise they would show nothing.
#[test]
fn a_header_made_by_hand_is_the_programs_own() {
    let place = Place::with_empty_vault();
    let own = fs::read(place.folder().join(COPIES[0])).unwrap();
    assert_eq!(Keys::of(&own, PASSPHRASE).genuine(&json_of(&own)), own);
}

#[test]
fn the_header_of_another_vault_opens_nothing() {
    let (ours, theirs) = (Place::with_empty_vault(), Place::with_empty_vault());
    for name in COPIES {
        fs::copy(theirs.folder().join(name), ours.folder().join(name)).unwrap();
    }
    let before = snapshot(&ours.folder());
    let refusal = ours.refusal();
    assert!(
        matches!(refusal, VaultError::DatabaseDamaged),
        "{refusal:?}"
    );
    assert_eq!(snapshot(&ours.folder()), before);
    fs::copy(theirs.database(), ours.folder().join(DATABASE)).unwrap();
    ours.open()
        .expect("the control: with its own database it opens");
}
