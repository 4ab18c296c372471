//! Two whole header copies that differ: the genuine one is found, and none is written over before the
//! database has opened.

use std::fs;

use lamplight_vault::{Passphrase, Vault, VaultError};

use crate::folder::snapshot;
use crate::forge::{Keys, hmac_of, json_of, replaced, sealed};
use crate::notes::{COPIES, PASSPHRASE, Place, SCHEMA};

const BOTH_WAYS: [(&str, &str); 2] = [(COPIES[0], COPIES[1]), (COPIES[1], COPIES[0])];

fn own(place: &Place) -> Vec<u8> {
    fs::read(place.folder().join(COPIES[0])).unwrap()
}

/// A text field's value in a JSON line, all zeros.
fn zeroed(json: &str, name: &str) -> String {
    let from = json.find(&format!("\"{name}\":\"")).unwrap() + name.len() + 4;
    let length = json[from..].find('"').unwrap();
    format!(
        "{}{}{}",
        &json[..from],
        "0".repeat(length),
        &json[from + length..]
    )
}

fn open_with(place: &Place, passphrase: &str) -> Result<Vault, VaultError> {
    let passphrase = Passphrase::new(passphrase).unwrap();
    Vault::open(&place.folder(), &passphrase, &SCHEMA, &place.scratch())
}

#[test]
fn a_forged_copy_with_a_right_hash_does_not_keep_the_genuine_one_out() {
    let place = Place::with_empty_vault();
    let before = snapshot(&place.folder());
    let own = own(&place);
    let json = json_of(&own);
    let forged = [
        ("another hmac", json.clone()),
        ("another slot salt", zeroed(&json, "salt")),
        ("another commitment", zeroed(&json, "commitment")),
        ("another wrapped key", zeroed(&json, "wrapped")),
        ("another vault", zeroed(&json, "vault_id")),
        (
            "another database",
            replaced(&json, "\"journal-1.db\"", "\"journal-9.db\""),
        ),
        (
            "a later generation",
            replaced(&json, "\"header_gen\":1,", "\"header_gen\":99,"),
        ),
        (
            "a later epoch",
            replaced(&json, "\"epoch\":1,", "\"epoch\":2,"),
        ),
        (
            "a later generation and no slot of ours",
            replaced(
                &zeroed(&json, "salt"),
                "\"header_gen\":1,",
                "\"header_gen\":99,",
            ),
        ),
    ];
    for (what, json) in &forged {
        let hmac = if *what == "another hmac" {
            "0".repeat(64)
        } else {
            hmac_of(&own)
        };
        for (bad, good) in BOTH_WAYS {
            fs::write(place.folder().join(bad), sealed(json, &hmac)).unwrap();
            let refused = open_with(&place, "another passphrase").err();
            assert!(
                matches!(refused, Some(VaultError::WrongPassphrase)),
                "{what} in {bad}: {refused:?}"
            );
            assert_eq!(fs::read(place.folder().join(good)).unwrap(), own);
            let about = place.open().expect(what).about().unwrap();
            assert!(about.header_mended, "{what} in {bad}");
            assert_eq!(snapshot(&place.folder()), before, "{what} in {bad}");
        }
    }
}

/// The same passphrase opens both vaults: only the database tells which header is its own.
#[test]
fn another_vaults_header_is_not_written_over_the_genuine_one() {
    let (ours, theirs) = (Place::with_empty_vault(), Place::with_empty_vault());
    let before = snapshot(&ours.folder());
    for (bad, _) in BOTH_WAYS {
        fs::copy(theirs.folder().join(bad), ours.folder().join(bad)).unwrap();
        let about = ours.open().expect(bad).about().unwrap();
        assert!(about.header_mended);
        assert_eq!(snapshot(&ours.folder()), before, "{bad}");
    }
}

/// A damaged database is no reason to write over a header copy.
#[test]
fn where_neither_copy_opens_the_database_both_stay() {
    let (ours, theirs) = (Place::with_notes(), Place::with_empty_vault());
    let mut bytes = fs::read(ours.database()).unwrap();
    bytes[100] ^= 1;
    fs::write(ours.database(), bytes).unwrap();
    fs::copy(
        theirs.folder().join(COPIES[0]),
        ours.folder().join(COPIES[0]),
    )
    .unwrap();
    let before = snapshot(&ours.folder());
    let refusal = ours.refusal();
    assert!(
        matches!(refusal, VaultError::DatabaseDamaged),
        "{refusal:?}"
    );
    assert_eq!(snapshot(&ours.folder()), before);
}

/// Killed between the two renames of a new passphrase: the first rename has made it hold.
#[test]
fn a_passphrase_that_was_given_up_does_not_open_by_the_older_copy() {
    let place = Place::with_empty_vault();
    let own = own(&place);
    let json = json_of(&own);
    let keys = Keys::of(&own, PASSPHRASE);
    let later = replaced(&json, "\"header_gen\":1,", "\"header_gen\":2,");
    let rekeyed = replaced(&later, "\"epoch\":1,", "\"epoch\":2,");
    let new = [
        keys.with_passphrase(&later, "a new passphrase"),
        keys.of_next_epoch(&later)
            .with_passphrase(&rekeyed, "a new passphrase"),
    ];
    for new in &new {
        for (newer, older) in BOTH_WAYS {
            fs::write(place.folder().join(newer), new).unwrap();
            fs::write(place.folder().join(older), &own).unwrap();
            let before = snapshot(&place.folder());
            let refusal = place.refusal();
            assert!(
                matches!(refusal, VaultError::WrongPassphrase),
                "{refusal:?}"
            );
            assert_eq!(snapshot(&place.folder()), before);
        }
    }
    fs::write(place.folder().join(COPIES[0]), &new[0]).unwrap();
    open_with(&place, "a new passphrase").expect("the control: the new one opens");
    assert_eq!(fs::read(place.folder().join(COPIES[1])).unwrap(), new[0]);
}
