//! Slots of a kind that only a later program knows, in a header of this format.

use std::fs;

use lamplight_vault::{Passphrase, Vault, VaultError};

use crate::folder::snapshot;
use crate::forge::{Keys, hmac_of, json_of, replaced, sealed};
use crate::notes::{COPIES, PASSPHRASE, Place, SCHEMA};

/// A slot with the fields of every slot, and values of its own.
pub fn slot(kind: &str, kdf: &str, params: &str) -> String {
    format!(
        "{{\"id\":\"{}\",\"type\":\"{kind}\",\"kdf\":\"{kdf}\",\"params\":{params},\
         \"salt\":\"{}\",\"nonce\":\"{}\",\"commitment\":\"{}\",\"wrapped\":\"{}\"}}",
        "17".repeat(16),
        "28".repeat(16),
        "00".repeat(12),
        "39".repeat(32),
        "4a".repeat(48),
    )
}

fn put(place: &Place, copy: &[u8]) {
    for name in COPIES {
        fs::write(place.folder().join(name), copy).unwrap();
    }
}

fn later() -> Vec<String> {
    vec![
        slot("recovery", "hkdf", "{}"),
        slot(
            "passphrase",
            "balloon",
            "{\"of\":[1,2.5,\"x\"],\"rounds\":3}",
        ),
        slot("key", "argon2id", "{\"m\":262144,\"t\":3,\"p\":4}"),
        slot("shared", "none", "null"),
    ]
}

#[test]
fn beside_one_that_opens_they_are_kept_as_they_are() {
    for later in later() {
        let place = Place::with_empty_vault();
        let own = fs::read(place.folder().join(COPIES[0])).unwrap();
        let json = json_of(&own);
        let keys = Keys::of(&own, PASSPHRASE);
        let before = replaced(&json, "\"slots\":[", &format!("\"slots\":[{later},"));
        let behind = replaced(&json, "}]}", &format!("}},{later}]}}"));
        // The one in front has to be the one that is wrapped again.
        let copy = keys.genuine(&behind);
        put(&place, &copy);
        fs::remove_file(place.folder().join(COPIES[1])).unwrap();
        let about = place.open().expect(&later).about().unwrap();
        assert!(about.header_mended);
        assert_eq!(fs::read(place.folder().join(COPIES[1])).unwrap(), copy);
        // Of a forged one, the order says nothing of what is wrong.
        put(&place, &sealed(&before, &hmac_of(&own)));
        assert!(matches!(place.refusal(), VaultError::HeaderDamaged));
    }
}

#[test]
fn where_no_other_opens_a_newer_version_is_needed() {
    let place = Place::with_empty_vault();
    let own = fs::read(place.folder().join(COPIES[0])).unwrap();
    let json = json_of(&own);
    let keys = Keys::of(&own, PASSPHRASE);
    let from = json.find("\"slots\":[").unwrap() + 9;
    for later in later() {
        let alone = format!("{}{later}]}}", &json[..from]);
        let too = keys.genuine(&replaced(&json, "}]}", &format!("}},{later}]}}")));
        put(&place, &sealed(&alone, &hmac_of(&own)));
        let before = snapshot(&place.folder());
        let refusal = place.refusal();
        assert!(
            matches!(refusal, VaultError::NewerVersion),
            "{later}: {refusal:?}"
        );
        assert_eq!(snapshot(&place.folder()), before);
        put(&place, &too);
        let passphrase = Passphrase::new("another passphrase").unwrap();
        let refused = Vault::open(&place.folder(), &passphrase, &SCHEMA, &place.scratch()).err();
        assert!(
            matches!(refused, Some(VaultError::NewerVersion)),
            "{later}: {refused:?}"
        );
    }
}

#[test]
fn what_is_no_slot_is_damage_whatever_its_kind() {
    let place = Place::with_empty_vault();
    let own = fs::read(place.folder().join(COPIES[0])).unwrap();
    let json = json_of(&own);
    let good = slot("recovery", "hkdf", "{}");
    for bad in [
        good.replace("\"recovery\"", "7"),
        good.replace("\"hkdf\"", "null"),
        good.replace("\"params\":{},", ""),
        good.replace("\"params\"", "\"moon\":1,\"params\""),
        good.replace(&"28".repeat(16), "28"),
        good.replace("recovery", "passphrase")
            .replace("hkdf", "argon2id"),
    ] {
        let with = replaced(&json, "}]}", &format!("}},{bad}]}}"));
        put(&place, &sealed(&with, &hmac_of(&own)));
        assert!(
            matches!(place.refusal(), VaultError::HeaderDamaged),
            "{bad}"
        );
    }
}
