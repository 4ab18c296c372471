//! SQLite without the memory it wants: an answer, never damage and never an end.

use std::fs;
use std::path::Path;

use lamplight_vault::{Cost, NewKeys, Passphrase, Vault, VaultError};
use ring::rand::SystemRandom;
use rusqlite::Connection;

use crate::backups::back_up;
use crate::child;
use crate::notes::{PASSPHRASE, Place, SCHEMA, Seeded, add, count, open, passphrase, plain_note};

/// In the home, a line for every change that was answered.
const ANSWERED: &str = "answered";
const NEW: &str = "twelve loud gulls";
/// The most that SQLite gets, in KiB. With it, everything goes through.
const ENOUGH: usize = 8 * 1024;

#[test]
#[allow(clippy::print_stdout, reason = "its figures")]
fn with_any_heap_it_answers_and_loses_nothing() {
    let mut seeded = Seeded(5);
    // From where nothing opens to where all but the checks of every page goes through.
    let mut heaps: Vec<usize> = (0..10).map(|n| 16 + 64 * n + seeded.below(64)).collect();
    heaps.push(ENOUGH);
    let mut refused = 0;
    for heap in &heaps {
        let place = Place::with_notes();
        let answered = worked(&place, &format!("hard_heap_limit {heap}"));
        refused += answered.matches("refused\n").count();
        let new = answered.contains("key\n");
        assert_eq!(
            answered.contains("refused\n"),
            *heap < ENOUGH && !new,
            "{heap} KiB: {answered}"
        );
    }
    println!("heap: {} limits, {refused} refused, 0 lost", heaps.len());
    assert!(refused > 5, "the control: some are too small");
}

/// SQLite gives back what it keeps for later when it comes to such a limit, and goes on where there is
/// nothing to give back.
#[test]
#[allow(clippy::print_stdout, reason = "its figures")]
fn with_any_soft_limit_of_the_heap_everything_goes_through() {
    let heaps = [1, 64, 256, 1024];
    for heap in heaps {
        let answered = worked(&Place::with_notes(), &format!("soft_heap_limit {heap}"));
        let whole = "note\nnote\nnote\ncounted\nchecked\nbackup\nkey\n";
        assert_eq!(answered, whole, "{heap} KiB");
    }
    println!("soft heap: {} limits, 0 refused, 0 lost", heaps.len());
}

/// What was answered within a limit. Afterwards, without one, all of that is there.
fn worked(place: &Place, limit: &str) -> String {
    child::run("work within a heap", place.home(), limit);
    let answered = fs::read_to_string(place.home().join(ANSWERED)).unwrap();
    let new = answered.contains("key\n");
    let words = Passphrase::new(if new { NEW } else { PASSPHRASE }).unwrap();
    let vault = Vault::open(&place.folder(), &words, &SCHEMA, &place.scratch());
    let vault = vault.unwrap_or_else(|error| panic!("{limit}: {error:?}"));
    vault.check().unwrap();
    let notes = i64::try_from(answered.matches("note\n").count()).unwrap();
    assert_eq!(count(&vault).unwrap(), 400 + notes, "{limit}");
    answered
}

/// Played in a process of its own: the limit is one for all connections, and never raised again.
pub fn work_within_a_heap(home: &Path) {
    let limit = Connection::open_in_memory().unwrap();
    let detail = child::detail();
    let (kind, heap) = detail.split_once(' ').unwrap();
    let heap: i64 = heap.parse().unwrap();
    let pragma = format!("PRAGMA {kind} = {}", heap * 1024);
    let set: i64 = limit.query_row(&pragma, [], |row| row.get(0)).unwrap();
    assert_eq!(set, heap * 1024);
    let mut answered = String::new();
    let mut told = |result: Result<(), VaultError>, what: &str| {
        match result {
            Ok(()) => answered.push_str(what),
            Err(VaultError::OutOfMemory) => answered.push_str("refused"),
            Err(other) => panic!("{what} within {heap} KiB: {other:?}"),
        }
        answered.push('\n');
        fs::write(home.join(ANSWERED), &answered).unwrap();
    };
    let mut vault = match open(&home.join("vault"), &home.join("scratch")) {
        Ok(vault) => vault,
        Err(error) => return told(Err(error), "opened"),
    };
    for id in 1000..1003 {
        told(add(&mut vault, &plain_note(id)), "note");
    }
    told(count(&vault).map(drop), "counted");
    told(vault.check(), "checked");
    told(
        back_up(&mut vault, &home.join("notes.lampbak"), |_| ()).map(drop),
        "backup",
    );
    let new = Passphrase::new(NEW).unwrap();
    let keys = NewKeys::new(&new, Cost::LEAST);
    let done = vault.rekey(&passphrase(), keys, &SystemRandom::new(), |_, _| Ok(()));
    told(done.map(drop), "key");
}
