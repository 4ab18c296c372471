//! The format is what its description says: a reader that shares no code with the program finds the
//! same in it.

use std::fs;

use crate::notes::{PAGE, PASSPHRASE, Place, all, notes};
use crate::questions::{QUESTIONS, answers};

#[test]
fn another_reader_opens_it_with_the_passphrase_and_finds_the_same_rows() {
    let place = Place::with_notes();
    let expected = answers(&place.open().unwrap());
    let foreign = place.foreign_connection();
    assert_eq!(all(&foreign).unwrap(), notes());
    for ((name, question), expected) in QUESTIONS.into_iter().zip(expected) {
        assert_eq!(question(&foreign).unwrap(), expected, "{name}");
    }
    let refused = lamplight_reader::Vault::open(&place.folder(), "a lamp in the widow");
    assert!(
        refused.is_err(),
        "the control: another passphrase finds nothing"
    );
}

#[test]
fn every_page_decrypts_outside_the_program_and_none_is_readable_before() {
    let place = Place::with_notes();
    let raw = fs::read(place.database()).unwrap();
    let pages = lamplight_reader::Vault::open(&place.folder(), PASSPHRASE)
        .unwrap()
        .pages()
        .unwrap();
    assert_eq!(pages.len() * PAGE, raw.len());
    assert!((40..=100).contains(&pages.len()), "{} pages", pages.len());
    for word in ["morning", "жизнь", "早晨", "note_by_day", "vault_state"] {
        let held = pages
            .iter()
            .filter(|page| page.holds(word.as_bytes()))
            .count();
        assert!(held > 0, "the control: {word} is in no page");
        let readable = raw
            .windows(word.len())
            .any(|window| window == word.as_bytes());
        assert!(!readable, "{word} can be read in the file");
    }
    assert!(!raw.starts_with(b"SQLite format 3"));
}
