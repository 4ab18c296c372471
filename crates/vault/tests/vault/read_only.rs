//! A folder that cannot be written is read, and stays as it is.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use lamplight_vault::VaultError;

use crate::child;
use crate::folder::{names, snapshot};
use crate::interrupted::interrupted_place;
use crate::notes::{COPIES, PAGE, Place, add, all, notes, open, plain_note};
use crate::permissions::copy_is_private;
use crate::questions::{QUESTIONS, answers, ask};

/// Closes the folder, lets another process read in it, compares.
fn closed(place: &Place, role: &'static str, detail: &str) {
    child::hand_over(place.home());
    child::set_modes(&place.folder(), 0o500, 0o400);
    let before = snapshot(&place.folder());
    child::run_unprivileged(role, place.home(), detail);
    assert_eq!(snapshot(&place.folder()), before);
    assert_eq!(names(&place.scratch()), Vec::<String>::new());
    child::set_modes(&place.folder(), 0o700, 0o600);
}

/// Reads everything right, and is refused every change.
pub fn only_read(home: &Path) {
    let (folder, scratch) = (home.join("vault"), home.join("scratch"));
    let control = fs::write(folder.join("control"), b"");
    assert!(control.is_err(), "the control: the folder refuses");
    let mut vault = open(&folder, &scratch).unwrap();
    assert!(vault.is_read_only());
    let about = vault.about().unwrap();
    assert!(about.read_only);
    assert_eq!(
        about.header_mended,
        child::detail() == "a damaged header copy"
    );
    assert_eq!(
        vault.read(|c| Ok::<_, VaultError>(all(c)?)).unwrap(),
        notes()
    );
    let expected = answers(&vault);
    for (question, expected) in QUESTIONS.into_iter().zip(expected) {
        assert_eq!(ask(&vault, question).unwrap(), expected, "{}", question.0);
    }
    vault.check().unwrap();
    assert!(matches!(
        add(&mut vault, &plain_note(1_000)),
        Err(VaultError::Unwritable)
    ));
    assert!(matches!(
        vault.wipe_residue(|_, _| Ok(())),
        Err(VaultError::Unwritable)
    ));
    let around = vault.read(|c| Ok::<_, VaultError>(c.execute("DELETE FROM note", [])?));
    assert!(around.is_err(), "not even by a query");
    assert_eq!(
        vault.read(|c| Ok::<_, VaultError>(all(c)?)).unwrap(),
        notes()
    );
}

#[test]
fn it_opens_for_reading_and_refuses_changes() {
    closed(&Place::with_notes(), "only read", "");
}

#[test]
fn without_a_lock_file_it_opens_as_well() {
    let place = Place::with_notes();
    fs::remove_file(place.folder().join("lock")).unwrap();
    closed(&place, "only read", "");
}

#[test]
fn a_damaged_header_copy_stays_damaged() {
    let place = Place::with_notes();
    for name in COPIES {
        let path = place.folder().join(name);
        let whole = fs::read(&path).unwrap();
        let mut damaged = whole.clone();
        damaged[PAGE / 4] ^= 1;
        fs::write(&path, damaged).unwrap();
        closed(&place, "only read", "a damaged header copy");
        fs::write(&path, whole).unwrap();
    }
}

#[test]
fn a_purge_that_was_cut_short_waits() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    vault.write(lamplight_vault::Vault::mark_residue).unwrap();
    drop(vault);
    closed(&place, "only read", "");
}

/// Reads the state before half a write, from a copy that goes with the vault.
pub fn only_read_the_state_before(home: &Path) {
    let (folder, scratch) = (home.join("vault"), home.join("scratch"));
    let control = fs::write(folder.join("control"), b"");
    assert!(control.is_err(), "the control: the folder refuses");
    let mut vault = open(&folder, &scratch).unwrap();
    assert!(vault.is_read_only());
    copy_is_private(&scratch);
    assert_eq!(
        vault.read(|c| Ok::<_, VaultError>(all(c)?)).unwrap(),
        notes()
    );
    let expected = answers(&vault);
    for (question, expected) in QUESTIONS.into_iter().zip(expected) {
        assert_eq!(ask(&vault, question).unwrap(), expected, "{}", question.0);
    }
    vault.check().unwrap();
    assert!(matches!(
        add(&mut vault, &plain_note(1_000)),
        Err(VaultError::Unwritable)
    ));
    drop(vault);
    assert_eq!(names(&scratch), Vec::<String>::new());
}

#[test]
fn half_a_write_is_undone_in_a_copy() {
    closed(&interrupted_place(), "only read the state before", "");
}

pub fn read_without_a_place_for_a_copy(home: &Path) {
    let refused = open(&home.join("vault"), &home.join("vault/scratch")).err();
    assert!(
        matches!(refused, Some(VaultError::Unwritable)),
        "{refused:?}"
    );
}

#[test]
fn without_a_place_for_the_copy_it_says_so() {
    closed(&interrupted_place(), "read without a place for a copy", "");
}

pub fn die_reading_a_copy(home: &Path) {
    let vault = open(&home.join("vault"), &home.join("scratch")).unwrap();
    assert!(vault.is_read_only());
    child::die()
}

/// The encrypted copy that a killed process left: a day later it goes with the next one.
#[test]
fn a_copy_left_behind_is_swept() {
    let place = interrupted_place();
    child::hand_over(place.home());
    child::set_modes(&place.folder(), 0o500, 0o400);
    child::run_until_killed(child::unprivileged("die reading a copy", place.home(), ""));
    let left = names(&place.scratch());
    assert_eq!(left.len(), 1, "the control: {left:?}");
    let yesterday = SystemTime::now() - Duration::from_hours(25);
    fs::File::open(place.scratch().join(&left[0]))
        .unwrap()
        .set_modified(yesterday)
        .unwrap();
    closed(&place, "only read the state before", "");
}
