//! Killed in the middle of a write: the state before it is there again.

use std::fs;
use std::path::Path;

use lamplight_vault::VaultError;

use crate::child;
use crate::notes::{Place, all, insert, notes, open, plain_note};
use crate::questions::{QUESTIONS, answers, ask};

/// Writes so much with so small a cache that half of it is in the file already, and dies.
pub fn die_in_a_write(home: &Path) {
    let mut vault = open(&home.join("vault"), &home.join("scratch")).unwrap();
    let _: Result<(), VaultError> = vault.write(|transaction| {
        transaction.execute_batch("PRAGMA cache_size = 5")?;
        transaction.execute(
            "UPDATE note SET body = 'half done ' || id WHERE id % 2 = 0",
            [],
        )?;
        for id in 1_000..3_000 {
            insert(transaction, &plain_note(id))?;
        }
        child::die()
    });
}

/// A vault of notes with half a transaction in its file and the journal to undo it beside it.
pub fn interrupted_place() -> Place {
    let place = Place::with_notes();
    let before = fs::read(place.database()).unwrap();
    child::run_until_killed(child::command("die in a write", place.home(), ""));
    assert_ne!(
        fs::read(place.database()).unwrap(),
        before,
        "the control: half was written"
    );
    let journal = fs::read(place.journal()).expect("the control: there is a journal");
    assert_ne!(journal[0], 0, "the control: it is a hot one");
    place
}

#[test]
fn the_next_opening_undoes_half_a_write() {
    let place = interrupted_place();
    let vault = place.open().unwrap();
    assert_eq!(
        vault.read(|c| Ok::<_, VaultError>(all(c)?)).unwrap(),
        notes()
    );
    let expected = answers(&vault);
    for (question, expected) in QUESTIONS.into_iter().zip(expected) {
        assert_eq!(ask(&vault, question).unwrap(), expected, "{}", question.0);
    }
    vault.check().unwrap();
    assert!(!place.journal().exists());
}

#[test]
fn without_its_journal_the_half_is_not_taken_for_whole() {
    let place = interrupted_place();
    fs::remove_file(place.journal()).unwrap();
    let checked = place.open().and_then(|vault| vault.check());
    assert!(
        matches!(checked, Err(VaultError::DatabaseDamaged)),
        "{checked:?}"
    );
}
