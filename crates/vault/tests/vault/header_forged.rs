//! Headers somebody wrote on purpose: the SHA-256 is right, the HMAC cannot be.

use std::fs;
use std::time::{Duration, Instant};

use lamplight_vault::VaultError;

use crate::folder::snapshot;
use crate::forge::{Keys, hmac_of, json_of, replaced, sealed};
use crate::notes::{COPIES, PAGE, PASSPHRASE, Place};

/// The parameters that [`lamplight_vault::Cost::LEAST`] leaves in the header.
const PARAMS: &str = "\"params\":{\"m\":19456,\"t\":1,\"p\":1}";

fn put(place: &Place, copy: &[u8], names: &[&str]) {
    for name in names {
        fs::write(place.folder().join(name), copy).unwrap();
    }
}

fn whole(place: &Place) -> Vec<u8> {
    fs::read(place.folder().join(COPIES[0])).unwrap()
}

#[test]
fn a_newer_format_is_said_and_nothing_is_touched() {
    let place = Place::with_empty_vault();
    let own = whole(&place);
    let json = json_of(&own);
    let newer = [
        replaced(&json, "\"format\":1,", "\"format\":2,"),
        replaced(&json, "\"min_reader\":1,", "\"min_reader\":2,"),
        replaced(
            &json,
            "\"required_features\":[]",
            "\"required_features\":[\"moonlight\"]",
        ),
        replaced(&json, "\"min_reader\":1,", "\"min_reader\":4294967295,"),
        "{\"format\":2,\"min_reader\":2,\"quite\":\"different\"}".to_owned(),
        "{\"quite\":[\"different\"],\"min_reader\":9,\"format\":9}".to_owned(),
    ];
    let mut refused = 0;
    for json in newer {
        let copy = sealed(&json, &hmac_of(&own));
        for names in [&COPIES[..], &COPIES[..1], &COPIES[1..]] {
            put(&place, &own, &COPIES);
            put(&place, &copy, names);
            let before = snapshot(&place.folder());
            let refusal = place.refusal();
            assert!(
                matches!(refusal, VaultError::NewerVersion),
                "{json}: {refusal:?}"
            );
            assert_eq!(snapshot(&place.folder()), before, "{json}");
            refused += 1;
        }
        let mut damaged = copy;
        damaged[PAGE - 1] ^= 1;
        put(&place, &damaged, &COPIES);
        assert!(
            matches!(place.refusal(), VaultError::HeaderDamaged),
            "{json}"
        );
    }
    assert_eq!(refused, 18);
    put(&place, &own, &COPIES);
    place.open().expect("the control: whole, it opens");
}

#[test]
fn a_newer_format_with_everything_right_is_newer_all_the_same() {
    let place = Place::with_empty_vault();
    let own = whole(&place);
    let json = replaced(&json_of(&own), "\"min_reader\":1,", "\"min_reader\":2,");
    put(&place, &Keys::of(&own, PASSPHRASE).genuine(&json), &COPIES);
    let before = snapshot(&place.folder());
    assert!(matches!(place.refusal(), VaultError::NewerVersion));
    assert_eq!(snapshot(&place.folder()), before);
}

/// The most memory this process has ever had, in KiB.
#[cfg(target_os = "linux")]
fn most_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmPeak:"))
        .unwrap();
    let digits: String = line.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

#[cfg(not(target_os = "linux"))]
fn most_memory() -> u64 {
    0
}

#[test]
fn costs_out_of_bounds_are_refused_at_once() {
    let place = Place::with_empty_vault();
    let own = whole(&place);
    let json = json_of(&own);
    let mut costs = vec![(0, 1, 1), (8, 1, 1), (19_455, 1, 1)];
    costs.extend([(1_048_577, 1, 1), (2_097_152, 3, 4), (u32::MAX, 1, 1)]);
    costs.extend([(19_456, 0, 1), (19_456, 11, 1), (19_456, u32::MAX, 1)]);
    costs.extend([(19_456, 1, 0), (19_456, 1, 9), (19_456, 1, u32::MAX)]);
    costs.push((u32::MAX, u32::MAX, u32::MAX));
    // Opening it has had all the memory that opening takes.
    drop(place.open().unwrap());
    let before = most_memory();
    for (m, t, p) in costs {
        let params = format!("\"params\":{{\"m\":{m},\"t\":{t},\"p\":{p}}}");
        put(
            &place,
            &sealed(&replaced(&json, PARAMS, &params), &hmac_of(&own)),
            &COPIES,
        );
        // The quickest of three: another process may have the computer for a moment.
        let quickest = (0..3)
            .map(|_| {
                let begun = Instant::now();
                assert!(
                    matches!(place.refusal(), VaultError::HeaderDamaged),
                    "{params}"
                );
                begun.elapsed()
            })
            .min();
        assert!(
            quickest < Some(Duration::from_millis(10)),
            "{params} took {quickest:?}"
        );
    }
    assert!(most_memory() - before < 1024, "memory was taken");
}

/// Each of these has a right SHA-256 and parameters within the bounds.
#[test]
fn a_header_changed_on_purpose_never_opens() {
    let place = Place::with_empty_vault();
    let own = whole(&place);
    let (json, hmac) = (json_of(&own), hmac_of(&own));
    let other = Place::with_empty_vault();
    let theirs = json_of(&whole(&other));
    let slots = |json: &str| {
        let from = json.find("\"slots\":[").unwrap() + 9;
        json[from..json.rfind(']').unwrap()].to_owned()
    };
    let (our_slot, their_slot) = (slots(&json), slots(&theirs));
    let changed = |from: &str, to: &str| replaced(&json, from, to);
    let field = |name: &str, length: usize| {
        let at = json.find(&format!("\"{name}\":\"")).unwrap() + name.len() + 4;
        json[at..at + length].to_owned()
    };
    let zeros = |name, length| changed(&field(name, length), &"0".repeat(length));
    // Without their ciphertexts, so that nine fit.
    let nine = vec![our_slot.replace(&field("wrapped", 96), ""); 9].join(",");
    let cases = [
        (
            "more memory",
            changed(PARAMS, "\"params\":{\"m\":20480,\"t\":1,\"p\":1}"),
        ),
        (
            "more passes",
            changed(PARAMS, "\"params\":{\"m\":19456,\"t\":2,\"p\":1}"),
        ),
        (
            "more lanes",
            changed(PARAMS, "\"params\":{\"m\":19456,\"t\":1,\"p\":2}"),
        ),
        (
            "min_reader lowered",
            changed("\"min_reader\":1,", "\"min_reader\":0,"),
        ),
        ("format 0", changed("\"format\":1,", "\"format\":0,")),
        ("another epoch", changed("\"epoch\":1,", "\"epoch\":2,")),
        (
            "another generation",
            changed("\"header_gen\":1,", "\"header_gen\":7,"),
        ),
        ("another vault's name", zeros("vault_id", 32)),
        ("another database salt", zeros("db_salt", 32)),
        ("another slot name", zeros("id", 32)),
        ("another slot salt", zeros("salt", 32)),
        ("another commitment", zeros("commitment", 64)),
        ("another wrapped key", zeros("wrapped", 96)),
        ("no wrapped key", changed(&field("wrapped", 96), "")),
        (
            "another nonce",
            changed("\"nonce\":\"0000", "\"nonce\":\"0001"),
        ),
        (
            "another cipher",
            changed("\"sqlcipher4\"", "\"sqlcipher3\""),
        ),
        ("no cipher", changed("\"sqlcipher4\"", "\"plain\"")),
        (
            "another database",
            changed("\"journal-1.db\"", "\"journal-2.db\""),
        ),
        (
            "a database elsewhere",
            changed("\"journal-1.db\"", "\"../journal-1.db\""),
        ),
        (
            "a database at the root",
            changed("\"journal-1.db\"", "\"/journal-1.db\""),
        ),
        (
            "a database without a name",
            changed("\"journal-1.db\"", "\".db\""),
        ),
        ("no slot", changed(&our_slot, "")),
        ("another vault's slot", changed(&our_slot, &their_slot)),
        (
            "another vault's slot too",
            changed(&our_slot, &format!("{our_slot},{their_slot}")),
        ),
        (
            "the slot twice",
            changed(&our_slot, &format!("{our_slot},{our_slot}")),
        ),
        ("nine slots", changed(&our_slot, &nine)),
        (
            "a field of its own",
            changed("{\"format\":1,", "{\"moon\":1,\"format\":1,"),
        ),
        (
            "a field twice",
            changed("{\"format\":1,", "{\"format\":1,\"format\":1,"),
        ),
        ("a space", changed("{\"format\":1,", "{\"format\": 1,")),
        (
            "an escape",
            changed("\"sqlcipher4\"", "\"\\u0073qlcipher4\""),
        ),
        (
            "upper-case digits",
            changed(&field("salt", 32), &field("salt", 32).to_uppercase()),
        ),
        ("no object", "[]".to_owned()),
        ("nothing", String::new()),
        ("very deep", "[".repeat(3_000)),
    ];
    let count = cases.len();
    for (name, forged) in cases {
        assert!(forged.len() + 9 + 1 + 142 <= PAGE, "{name} does not fit");
        put(&place, &sealed(&forged, &hmac), &COPIES);
        let before = snapshot(&place.folder());
        let refusal = place.refusal();
        let said = matches!(
            refusal,
            VaultError::HeaderDamaged | VaultError::WrongPassphrase
        );
        assert!(said, "{name}: {refusal:?}");
        assert_eq!(snapshot(&place.folder()), before, "{name}");
        put(&place, &own, &COPIES);
    }
    assert_eq!(count, 34);
    place.open().expect("the control: whole, it opens");
}

/// Somebody who cannot make an HMAC leaves everything else as it was.
#[test]
fn another_hmac_is_damage() {
    let place = Place::with_empty_vault();
    let own = whole(&place);
    put(&place, &sealed(&json_of(&own), &"0".repeat(64)), &COPIES);
    assert!(matches!(place.refusal(), VaultError::HeaderDamaged));
    put(&place, &sealed(&json_of(&own), &hmac_of(&own)), &COPIES);
    place.open().expect("the control: with its own it opens");
}
