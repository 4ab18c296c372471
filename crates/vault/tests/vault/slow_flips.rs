//! Every page of the database, flipped: the check finds each, and no answer is ever short or altered.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;

use lamplight_vault::VaultError;

use crate::notes::{PAGE, Place, Seeded, keyed};
use crate::questions::{QUESTIONS, answers, ask};

/// Where the ciphertext of a page lies; the first page begins with the salt.
fn data(page: usize) -> Range<usize> {
    let start = if page == 0 { 16 } else { 0 };
    start..PAGE - 80
}

/// Where its initialisation vector lies.
fn vector(_: usize) -> Range<usize> {
    PAGE - 80..PAGE - 64
}

/// Where its HMAC lies.
fn tag(_: usize) -> Range<usize> {
    PAGE - 64..PAGE
}

/// What became of the questions.
#[derive(Default)]
struct Tally {
    flips: usize,
    right: usize,
    refused: usize,
    unopened: usize,
}

/// Flips `times` bits of each page in a part of it. Each question has an opening of its own if
/// `apart`; otherwise each flip has one, and begins with another question.
fn flip_every_page(part: fn(usize) -> Range<usize>, times: usize, apart: bool) -> Tally {
    let place = Place::with_notes();
    let expected = answers(&place.open().unwrap());
    let whole = fs::read(place.database()).unwrap();
    let mut seeded = Seeded(part(0).end as u64);
    let mut tally = Tally::default();
    for page in 0..whole.len() / PAGE {
        for _ in 0..times {
            let within = part(page);
            let at = page * PAGE + within.start + seeded.below(within.len());
            let mut damaged = whole.clone();
            damaged[at] ^= 1 << seeded.below(8);
            fs::write(place.database(), &damaged).unwrap();
            ask_everything(&place, &expected, at, apart, &mut tally);
            assert_eq!(fs::read(place.database()).unwrap(), damaged, "byte {at}");
            tally.flips += 1;
        }
    }
    fs::write(place.database(), &whole).unwrap();
    let vault = place.open().expect("the control: whole, it opens");
    vault.check().expect("the control: whole, it passes");
    tally
}

fn ask_everything(
    place: &Place,
    expected: &[Vec<String>],
    at: usize,
    apart: bool,
    tally: &mut Tally,
) {
    let mut vault = place.open();
    for step in 0..QUESTIONS.len() {
        let n = (step + tally.flips) % QUESTIONS.len();
        if apart && step > 0 {
            vault = {
                drop(vault);
                place.open()
            };
        }
        let answer = match &vault {
            Ok(vault) => ask(vault, QUESTIONS[n]),
            Err(error) => {
                assert!(
                    matches!(error, VaultError::DatabaseDamaged),
                    "byte {at}: {error:?}"
                );
                tally.unopened += 1;
                continue;
            }
        };
        match answer {
            Ok(answer) => {
                assert!(
                    answer == expected[n],
                    "byte {at}: {} altered",
                    QUESTIONS[n].0
                );
                tally.right += 1;
            }
            Err(VaultError::DatabaseDamaged) => tally.refused += 1,
            Err(error) => panic!("byte {at}: {} gave {error:?}", QUESTIONS[n].0),
        }
    }
    let checked = vault.and_then(|vault| {
        let checked = vault.check();
        let after = ask(&vault, QUESTIONS[0]);
        assert!(
            after.is_err(),
            "byte {at}: after a failed check nothing is answered"
        );
        checked
    });
    assert!(
        matches!(checked, Err(VaultError::DatabaseDamaged)),
        "byte {at}: {checked:?}"
    );
}

#[test]
fn a_flip_in_the_data_of_a_page() {
    let tally = flip_every_page(data, 1, true);
    assert!(tally.flips >= 40, "{} flips", tally.flips);
    // The controls: flips were felt by some questions and left others alone.
    assert!(
        tally.right > 0 && tally.refused > 0,
        "{} {}",
        tally.right,
        tally.refused
    );
    assert!(tally.unopened > 0);
}

#[test]
fn another_flip_in_the_data_of_a_page() {
    let tally = flip_every_page(data, 2, false);
    assert!(tally.flips >= 80 && tally.right > 0 && tally.refused > 0);
}

#[test]
fn a_flip_in_the_vector_of_a_page() {
    let tally = flip_every_page(vector, 1, false);
    assert!(tally.flips >= 40 && tally.right > 0 && tally.refused > 0);
}

#[test]
fn a_flip_in_the_hmac_of_a_page() {
    let tally = flip_every_page(tag, 1, false);
    assert!(tally.flips >= 40 && tally.right > 0 && tally.refused > 0);
}

/// The control of all of the above: without asking the cipher after every query, the same damage
/// gives short or altered answers with no error.
#[test]
fn a_connection_that_takes_no_care_answers_wrongly() {
    let place = Place::with_notes();
    let expected = answers(&place.open().unwrap());
    let key = lamplight_reader::Vault::open(&place.folder(), crate::notes::PASSPHRASE)
        .unwrap()
        .raw_key();
    let whole = fs::read(place.database()).unwrap();
    let mut wrong: BTreeMap<&str, usize> = BTreeMap::new();
    for page in 1..whole.len() / PAGE {
        let mut damaged = whole.clone();
        damaged[page * PAGE + 100] ^= 1;
        fs::write(place.database(), &damaged).unwrap();
        for ((name, question), expected) in QUESTIONS.into_iter().zip(&expected) {
            let answer = question(&keyed(&place.database(), &key));
            if answer.is_ok_and(|answer| answer != *expected) {
                *wrong.entry(name).or_default() += 1;
            }
        }
    }
    assert!(
        wrong.contains_key("every text"),
        "overflow pages of zeros: {wrong:?}"
    );
    let searches = [
        "a frequent word",
        "a word in a quarter",
        "a prefix",
        "a phrase",
    ];
    assert!(
        searches.iter().any(|name| wrong.contains_key(name)),
        "{wrong:?}"
    );
}

/// The salt is in the header too: damaged in the file, it is found, hides nothing, and is right
/// again once the page is written.
#[test]
fn a_flip_in_the_salt_is_found_and_mended_by_writing() {
    let place = Place::with_notes();
    let expected = answers(&place.open().unwrap());
    let whole = fs::read(place.database()).unwrap();
    for at in 0..16 {
        let mut damaged = whole.clone();
        damaged[at] ^= 1 << (at % 8);
        fs::write(place.database(), &damaged).unwrap();
        let vault = place.open().unwrap();
        for (question, expected) in QUESTIONS.into_iter().zip(&expected) {
            assert_eq!(&ask(&vault, question).unwrap(), expected, "byte {at}");
        }
        assert!(
            matches!(vault.check(), Err(VaultError::DatabaseDamaged)),
            "byte {at}"
        );
        drop(vault);
        let mut vault = place.open().unwrap();
        vault.write(|_| Ok::<_, VaultError>(())).unwrap();
        vault
            .check()
            .unwrap_or_else(|error| panic!("byte {at}: {error:?}"));
    }
}
