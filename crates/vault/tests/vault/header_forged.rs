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

/// A text field's value in a JSON line.
fn field<'a>(json: &'a str, name: &str) -> &'a str {
    let from = json.find(&format!("\"{name}\":\"")).unwrap() + name.len() + 4;
    json[from..].split('"').next().unwrap()
}

/// The slots in a JSON line.
fn slots(json: &str) -> &str {
    &json[json.find("\"slots\":[").unwrap() + 9..json.rfind(']').unwrap()]
}

fn changed_values(json: &str) -> Vec<(&'static str, String)> {
    let zeros = |name| {
        replaced(
            json,
            field(json, name),
            &"0".repeat(field(json, name).len()),
        )
    };
    let put = |from: &str, to: &str| replaced(json, from, to);
    let params = |m, t, p| format!("\"params\":{{\"m\":{m},\"t\":{t},\"p\":{p}}}");
    let database = |name: &str| put("\"journal-1.db\"", name);
    let cipher = |name: &str| put("\"sqlcipher4\"", name);
    vec![
        ("more memory", put(PARAMS, &params(20_480, 1, 1))),
        ("more passes", put(PARAMS, &params(19_456, 2, 1))),
        ("more lanes", put(PARAMS, &params(19_456, 1, 2))),
        (
            "min_reader lowered",
            put("\"min_reader\":1,", "\"min_reader\":0,"),
        ),
        ("format 0", put("\"format\":1,", "\"format\":0,")),
        ("another epoch", put("\"epoch\":1,", "\"epoch\":2,")),
        (
            "another generation",
            put("\"header_gen\":1,", "\"header_gen\":7,"),
        ),
        ("another vault's name", zeros("vault_id")),
        ("another database salt", zeros("db_salt")),
        ("another slot name", zeros("id")),
        ("another slot salt", zeros("salt")),
        ("another commitment", zeros("commitment")),
        ("another wrapped key", zeros("wrapped")),
        ("no wrapped key", put(field(json, "wrapped"), "")),
        ("another nonce", put("\"nonce\":\"0000", "\"nonce\":\"0001")),
        ("another cipher", cipher("\"sqlcipher3\"")),
        ("no cipher", cipher("\"plain\"")),
        ("another database", database("\"journal-2.db\"")),
        ("a database elsewhere", database("\"../journal-1.db\"")),
        ("a database at the root", database("\"/journal-1.db\"")),
        ("a database without a name", database("\".db\"")),
    ]
}

fn changed_slots(json: &str, theirs: &str) -> Vec<(&'static str, String)> {
    let (ours, theirs) = (slots(json), slots(theirs));
    let put = |slots: &str| replaced(json, ours, slots);
    // Without their ciphertexts, so that nine fit.
    let bare = ours.replace(field(json, "wrapped"), "");
    vec![
        ("no slot", put("")),
        ("another vault's slot", put(theirs)),
        ("another vault's slot too", put(&format!("{ours},{theirs}"))),
        (
            "another vault's slot first",
            put(&format!("{theirs},{ours}")),
        ),
        ("the slot twice", put(&format!("{ours},{ours}"))),
        ("nine slots", put(&[bare.as_str(); 9].join(","))),
    ]
}

fn changed_spellings(json: &str) -> Vec<(&'static str, String)> {
    let begin = |with: &str| replaced(json, "{\"format\":1,", with);
    let salt = field(json, "salt");
    vec![
        ("a field of its own", begin("{\"moon\":1,\"format\":1,")),
        ("a field twice", begin("{\"format\":1,\"format\":1,")),
        ("a space", begin("{\"format\": 1,")),
        (
            "an escape",
            replaced(json, "\"sqlcipher4\"", "\"\\u0073qlcipher4\""),
        ),
        (
            "upper-case digits",
            replaced(json, salt, &salt.to_uppercase()),
        ),
        ("no object", "[]".to_owned()),
        ("nothing", String::new()),
        ("very deep", "[".repeat(3_000)),
    ]
}

/// Each of these has a right SHA-256 and parameters within the bounds.
#[test]
fn a_header_changed_on_purpose_never_opens() {
    let place = Place::with_empty_vault();
    let own = whole(&place);
    let (json, hmac) = (json_of(&own), hmac_of(&own));
    let theirs = json_of(&whole(&Place::with_empty_vault()));
    let mut cases = changed_values(&json);
    cases.extend(changed_slots(&json, &theirs));
    cases.extend(changed_spellings(&json));
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
    assert_eq!(count, 35);
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
