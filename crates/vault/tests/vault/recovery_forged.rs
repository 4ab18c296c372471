//! Codes that are not the vault's, and headers whose slot for the code somebody has changed.

use std::fs;

use lamplight_vault::{RecoveryCode, VaultError};
use ring::rand::SystemRandom;

use crate::folder::snapshot;
use crate::forge::{hmac_of, json_of, replaced, sealed};
use crate::notes::{COPIES, count};
use crate::recovery::{code, open_by, place_with};

const CODES: usize = 1_000;

#[test]
fn a_thousand_other_codes_open_nothing() {
    let own = code();
    let place = place_with(&own);
    let random = SystemRandom::new();
    for _ in 0..CODES {
        let other = RecoveryCode::generate(&random).unwrap();
        let refused = open_by(&place, &other).err();
        let said = matches!(refused, Some(VaultError::WrongRecoveryCode));
        assert!(said, "{refused:?}");
    }
    assert_eq!(
        count(&open_by(&place, &own).unwrap()).unwrap(),
        1,
        "the control"
    );
}

/// Both slots of a header: the passphrase's and the code's.
fn slots(json: &str) -> (String, String) {
    let all = &json[json.find("\"slots\":[").unwrap() + 9..json.rfind(']').unwrap()];
    let (first, second) = all.split_once(",{\"id\":").unwrap();
    (first.to_owned(), format!("{{\"id\":{second}"))
}

fn field<'a>(slot: &'a str, name: &str) -> &'a str {
    let (_, rest) = slot.split_once(&format!("\"{name}\":\"")).unwrap();
    rest.split_once('"').unwrap().0
}

/// Headers with a right SHA-256 whose slots are other ones.
fn forged(json: &str, other: &str) -> Vec<(&'static str, String)> {
    let (words, paper) = slots(json);
    let (their_words, their_paper) = slots(other);
    let both = format!("{words},{paper}");
    let put = |slots: &str| replaced(json, &both, slots);
    let exchanged = |from: &str, to: &str| put(&both.replace(from, to));
    let salts = (field(&words, "salt"), field(&paper, "salt"));
    let wrapped = (field(&words, "wrapped"), field(&paper, "wrapped"));
    let swapped = |(a, b): (&str, &str)| {
        let paper = paper.replace(b, a);
        put(&format!("{},{paper}", words.replace(a, b)))
    };
    vec![
        ("the code's slot removed", put(&words)),
        ("the passphrase's slot removed", put(&paper)),
        (
            "the slots in another order",
            put(&format!("{paper},{words}")),
        ),
        ("the code's slot twice", put(&format!("{both},{paper}"))),
        (
            "another vault's code",
            put(&format!("{words},{their_paper}")),
        ),
        (
            "another vault's code too",
            put(&format!("{both},{their_paper}")),
        ),
        (
            "another vault's passphrase",
            put(&format!("{their_words},{paper}")),
        ),
        ("salts swapped", swapped(salts)),
        ("ciphertexts swapped", swapped(wrapped)),
        (
            "a code that takes no derivation for a passphrase",
            exchanged("\"type\":\"recovery\"", "\"type\":\"passphrase\""),
        ),
        (
            "a passphrase called a code",
            exchanged("\"type\":\"passphrase\"", "\"type\":\"recovery\""),
        ),
        (
            "a code made slow",
            exchanged(
                "\"kdf\":\"hkdf-sha256\",\"params\":{}",
                "\"kdf\":\"argon2id\",\"params\":{\"m\":19456,\"t\":1,\"p\":1}",
            ),
        ),
        (
            "a passphrase made quick",
            exchanged(
                "\"kdf\":\"argon2id\",\"params\":{\"m\":19456,\"t\":1,\"p\":1}",
                "\"kdf\":\"hkdf-sha256\",\"params\":{}",
            ),
        ),
        (
            "a code with a cost",
            exchanged("\"params\":{}", "\"params\":{\"m\":19456,\"t\":1,\"p\":1}"),
        ),
    ]
}

#[test]
fn a_changed_slot_opens_by_neither() {
    let (own, their_code) = (code(), code());
    let (place, others) = (place_with(&own), place_with(&their_code));
    let whole = fs::read(place.folder().join(COPIES[0])).unwrap();
    let theirs = json_of(&fs::read(others.folder().join(COPIES[0])).unwrap());
    let json = json_of(&whole);
    let put = |copy: &[u8]| COPIES.map(|name| fs::write(place.folder().join(name), copy).unwrap());
    for (name, changed) in forged(&json, &theirs) {
        assert_ne!(changed, json, "{name}");
        put(&sealed(&changed, &hmac_of(&whole)));
        let before = snapshot(&place.folder());
        for refused in [
            place.open(),
            open_by(&place, &own),
            open_by(&place, &their_code),
        ] {
            let refused = refused.err();
            let said = matches!(
                refused,
                Some(
                    VaultError::HeaderDamaged
                        | VaultError::WrongPassphrase
                        | VaultError::WrongRecoveryCode
                        | VaultError::NoRecoveryCode
                        | VaultError::NewerVersion
                )
            );
            assert!(said, "{name}: {refused:?}");
        }
        assert_eq!(snapshot(&place.folder()), before, "{name}");
    }
    put(&whole);
    assert!(place.open().is_ok(), "the control");
    assert!(open_by(&place, &own).is_ok(), "the control");
}
