//! Deleted for good: no page holds the words any more, in the database or in a journal.

use std::path::Path;

use lamplight_vault::{Vault, VaultError};

use rusqlite::Transaction;

use crate::child;
use crate::notes::{Note, PASSPHRASE, Place, Seeded, count, delete, insert, open};

/// Words that nothing else in the vault holds, and their ends, which the index keeps apart from
/// beginnings that several words share.
const PLANTED: [&str; 4] = ["zanzibarine", "anzibarine", "xylographer", "ylographer"];

fn random_note(id: i64, planted: bool, seeded: &mut Seeded) -> Note {
    let word = match (planted, id % 2) {
        (false, _) => "plain",
        (true, 0) => "zanzibarine",
        (true, _) => "xylographer",
    };
    let filling = "lorem ".repeat(seeded.below(if planted { 250 } else { 500 }));
    Note {
        id,
        day: "2026-11-22".to_owned(),
        body: format!("{word} {id} {filling}{word}"),
    }
}

/// Notes that grow and shrink in full pages, which makes SQLite spread cells over neighbours and
/// leave copies behind; then all with a planted word are deleted.
fn crowded() -> (Place, Vault) {
    let place = Place::with_empty_vault();
    let mut vault = place.open().unwrap();
    let mut seeded = Seeded(1);
    let mut notes: Vec<Note> = (0..1_000)
        .map(|id| random_note(id, true, &mut seeded))
        .collect();
    vault
        .write(|transaction| {
            notes
                .iter()
                .try_for_each(|note| insert(transaction, note))?;
            for _ in 0..1_800 {
                let at = seeded.below(notes.len());
                if !at.is_multiple_of(7) {
                    let new = random_note(notes[at].id, false, &mut seeded);
                    change(transaction, &notes[at], &new)?;
                    notes[at] = new;
                }
            }
            Ok::<_, VaultError>(())
        })
        .unwrap();
    let held = pages_with(&place, &PLANTED);
    assert!(held > 10, "the control: the words are there, {held}");
    vault
        .write(|transaction| {
            for note in notes.iter().filter(|note| !note.body.starts_with("plain")) {
                delete(transaction, note)?;
            }
            Ok::<_, VaultError>(())
        })
        .unwrap();
    let held = pages_with(&place, &PLANTED);
    assert!(held > 0, "the control: deletion leaves residue");
    (place, vault)
}

fn change(transaction: &Transaction<'_>, old: &Note, new: &Note) -> rusqlite::Result<()> {
    let sql = "INSERT INTO word (word, rowid, body) VALUES ('delete', ?1, ?2)";
    transaction.execute(sql, (old.id, &old.body))?;
    let sql = "INSERT INTO word (rowid, body) VALUES (?1, ?2)";
    transaction.execute(sql, (new.id, &new.body))?;
    let sql = "UPDATE note SET body = ?2 WHERE id = ?1";
    transaction.execute(sql, (new.id, &new.body))?;
    Ok(())
}

/// In how many pages of the database and of a journal beside it one of these words lies.
fn pages_with(place: &Place, words: &[&str]) -> usize {
    let reader = lamplight_reader::Vault::open(&place.folder(), PASSPHRASE).unwrap();
    let pages = reader.pages().unwrap();
    let holds = |page: &lamplight_reader::Page| words.iter().any(|w| page.holds(w.as_bytes()));
    pages.iter().filter(|page| holds(page)).count()
}

fn mark(vault: &mut Vault) {
    vault.write(Vault::mark_residue).unwrap();
}

#[test]
fn deleted_for_good_the_words_are_in_no_page() {
    let (place, mut vault) = crowded();
    let rows = count(&vault).unwrap();
    mark(&mut vault);
    let mut told = Vec::new();
    vault
        .wipe_residue(|done, of| {
            told.push((done, of));
            Ok(())
        })
        .unwrap();
    let last = *told.last().unwrap();
    assert_eq!(last.0, last.1);
    assert_eq!(pages_with(&place, &PLANTED), 0);
    let others = pages_with(&place, &["plain", "lorem"]);
    assert!(others > 10, "the control: others are there");
    assert_eq!(count(&vault).unwrap(), rows);
    vault.check().unwrap();
}

#[test]
fn a_wiping_that_was_stopped_is_done_at_the_next_opening() {
    let (place, mut vault) = crowded();
    mark(&mut vault);
    let before = std::fs::read(place.database()).unwrap();
    let stopped = vault.wipe_residue(|_, _| Err(VaultError::Cancelled));
    assert!(matches!(stopped, Err(VaultError::Cancelled)));
    assert_eq!(std::fs::read(place.database()).unwrap(), before);
    drop(vault);
    assert!(
        pages_with(&place, &PLANTED) > 0,
        "the control: nothing was wiped"
    );
    place.open().unwrap().check().unwrap();
    assert_eq!(pages_with(&place, &PLANTED), 0);
}

/// With a small cache half of the wiping is in the file and its journal is a hot one; with the
/// usual cache nothing is in the file yet and the journal holds pages all the same.
pub fn die_while_wiping(home: &Path) {
    let mut vault = open(&home.join("vault"), &home.join("scratch")).unwrap();
    mark(&mut vault);
    if child::detail() == "small cache" {
        vault
            .read(|c| Ok::<_, VaultError>(c.execute_batch("PRAGMA cache_size = 5")?))
            .unwrap();
    }
    let _ = vault.wipe_residue(|done, of| if done == of { child::die() } else { Ok(()) });
}

#[test]
fn killed_while_wiping_the_words_are_gone_after_the_next_opening() {
    for cache in ["small cache", "usual cache"] {
        let (place, vault) = crowded();
        let rows = count(&vault).unwrap();
        drop(vault);
        child::run_until_killed(child::command("die while wiping", place.home(), cache));
        let journal = std::fs::read(place.journal()).expect("the control: a journal is left");
        assert_eq!(
            journal[0] != 0,
            cache == "small cache",
            "the control: it is hot or not"
        );
        let vault = place.open().unwrap();
        assert!(!place.journal().exists(), "{cache}");
        assert_eq!(pages_with(&place, &PLANTED), 0, "{cache}");
        assert_eq!(count(&vault).unwrap(), rows);
        vault.check().unwrap();
    }
}

/// A write that was cut short leaves pages with the words in a journal that nobody undoes: the next
/// write for good takes it away.
#[test]
fn a_journal_left_behind_goes_with_the_next_wiping() {
    let (place, vault) = crowded();
    drop(vault);
    child::run_until_killed(child::command(
        "die while wiping",
        place.home(),
        "usual cache",
    ));
    let reader = lamplight_reader::Vault::open(&place.folder(), PASSPHRASE).unwrap();
    let pages = reader.pages().unwrap();
    let in_journal = pages
        .iter()
        .filter(|page| {
            page.file == place.journal() && PLANTED.iter().any(|w| page.holds(w.as_bytes()))
        })
        .count();
    assert!(in_journal > 0, "the control: the journal holds words");
    drop(place.open().unwrap());
    assert_eq!(pages_with(&place, &PLANTED), 0);
}
