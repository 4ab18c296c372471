//! Every byte of the header, flipped.

use std::fs;

use lamplight_vault::VaultError;

use crate::folder::snapshot;
use crate::notes::{COPIES, PAGE, Place, Seeded};

/// Two different bits of every byte.
fn flips() -> Vec<(usize, u8)> {
    let mut seeded = Seeded(7);
    (0..PAGE)
        .flat_map(|at| {
            let first = seeded.below(8);
            let second = (first + 1 + seeded.below(7)) % 8;
            [(at, 1 << first), (at, 1 << second)]
        })
        .collect()
}

#[test]
fn the_same_damage_in_both_copies_is_never_called_a_wrong_passphrase() {
    let place = Place::with_empty_vault();
    let whole = fs::read(place.folder().join(COPIES[0])).unwrap();
    let mut refused = 0;
    for (at, bit) in flips() {
        let mut damaged = whole.clone();
        damaged[at] ^= bit;
        for name in COPIES {
            fs::write(place.folder().join(name), &damaged).unwrap();
        }
        let refusal = place.refusal();
        assert!(
            matches!(refusal, VaultError::HeaderDamaged),
            "byte {at}: {refusal:?}"
        );
        refused += 1;
    }
    assert_eq!(refused, 2 * PAGE);
    for name in COPIES {
        fs::write(place.folder().join(name), &whole).unwrap();
    }
    place.open().expect("the control: whole, it opens");
}

/// While somebody has the vault open, opening reads the header and then stops at the lock: that it
/// gets so far says that the other copy serves, without a derivation for each of the bytes.
#[test]
fn damage_in_one_copy_leaves_the_other_to_serve() {
    let place = Place::with_empty_vault();
    let held = place.open().unwrap();
    let mut served = 0;
    for name in COPIES {
        let path = place.folder().join(name);
        let whole = fs::read(&path).unwrap();
        // Two bits of each byte in the first copy, one in the second.
        let every = if name == COPIES[0] { 1 } else { 2 };
        for (at, bit) in flips().into_iter().step_by(every) {
            let mut damaged = whole.clone();
            damaged[at] ^= bit;
            fs::write(&path, &damaged).unwrap();
            let refusal = place.refusal();
            assert!(
                matches!(refusal, VaultError::InUse),
                "{name}, byte {at}: {refusal:?}"
            );
            served += 1;
        }
        fs::write(&path, &whole).unwrap();
    }
    assert_eq!(served, 3 * PAGE);
    for name in COPIES {
        fs::write(place.folder().join(name), b"").unwrap();
    }
    let control = place.refusal();
    assert!(
        matches!(control, VaultError::HeaderDamaged),
        "the control: {control:?}"
    );
    drop(held);
}

#[test]
fn the_damaged_copy_is_reported_and_written_again() {
    let place = Place::with_empty_vault();
    let before = snapshot(&place.folder());
    let whole = fs::read(place.folder().join(COPIES[0])).unwrap();
    let text = String::from_utf8(whole.clone()).unwrap();
    let (json, seal) = (text.find('{').unwrap(), text.find("hmac=").unwrap());
    let hash = text.find("sha256=").unwrap();
    let mut seeded = Seeded(40);
    let places = [
        0,
        json - 1,
        json,
        seal - 1,
        seal,
        seal + 5,
        hash,
        hash + 7,
        hash + 71,
        PAGE - 1,
    ];
    let sample = (0..30).map(|_| seeded.below(PAGE)).chain(places);
    let mut opened = 0;
    for (n, at) in sample.enumerate() {
        let mut damaged = whole.clone();
        damaged[at] ^= 1 << (n % 8);
        fs::write(place.folder().join(COPIES[n % 2]), &damaged).unwrap();
        let vault = place
            .open()
            .unwrap_or_else(|error| panic!("byte {at}: {error:?}"));
        assert!(vault.about().unwrap().header_mended, "byte {at}");
        drop(vault);
        assert_eq!(snapshot(&place.folder()), before, "byte {at}");
        opened += 1;
    }
    assert_eq!(opened, 40);
    let again = place.open().unwrap().about().unwrap();
    assert!(!again.header_mended, "the control: nothing is left to mend");
}
