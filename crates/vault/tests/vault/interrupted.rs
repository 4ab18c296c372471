//! Killed in the middle of a write: the state before it is there again.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use lamplight_vault::{Passphrase, Vault, VaultError};

use crate::child;
use crate::notes::{Place, SCHEMA, all, insert, notes, open, plain_note};
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

/// A header that was being written, and a vault that was being made: a day later they go.
#[test]
fn what_was_left_behind_a_day_ago_is_swept_at_unlocking() {
    let place = Place::with_empty_vault();
    let random = "0123456789abcdef".repeat(2);
    let left = |when: &str| {
        let beside = |name: &str| name.replace("UUID", &format!("{when}{}", &random[3..]));
        [
            place.folder().join(beside(".vault.hdr.writing-UUID")),
            place.folder().join(beside(".vault.hdr.2.writing-UUID")),
            place.home().join(beside(".vault.creating-UUID")),
        ]
    };
    let (old, new) = (left("a1d"), left("e5f"));
    for path in old.iter().chain(&new) {
        if path.starts_with(place.folder()) {
            fs::write(path, b"half").unwrap();
        } else {
            fs::create_dir(path).unwrap();
            fs::write(path.join("journal-1.db"), b"half").unwrap();
        }
    }
    for path in &old {
        let yesterday = SystemTime::now() - Duration::from_hours(25);
        fs::File::open(path)
            .unwrap()
            .set_modified(yesterday)
            .unwrap();
    }
    let other = Passphrase::new("another passphrase").unwrap();
    assert!(Vault::open(&place.folder(), &other, &SCHEMA, &place.scratch()).is_err());
    assert!(old.iter().all(|path| path.exists()), "not before it opens");
    drop(place.open().unwrap());
    assert!(old.iter().all(|path| !path.exists()));
    assert!(new.iter().all(|path| path.exists()));
}
