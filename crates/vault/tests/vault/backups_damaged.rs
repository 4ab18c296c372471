//! Backups as whoever holds the file can treat them: damaged, cut, forged, something else.

use std::fs;
use std::path::Path;

use lamplight_vault::{BackupFile, VaultError};

use crate::backups::backup_of;
use crate::notes::{PAGE, Place, Seeded, all, notes, passphrase};

/// Opens a backup, checks it and reads all of it.
fn prove(path: &Path, place: &Place) -> Result<Vec<crate::notes::Note>, VaultError> {
    let open = BackupFile::open(path)?.unlock(&passphrase(), &place.scratch(), |_, _| Ok(()))?;
    open.check()?;
    open.read(|c| Ok::<_, VaultError>(all(c)?))
}

/// A bit of every page and of every byte outside the pages: found out, or of no consequence.
#[test]
fn no_damage_goes_unnoticed() {
    let place = Place::with_notes();
    let backup = backup_of(&place);
    let whole = fs::read(&backup).unwrap();
    let database = fs::metadata(place.database()).unwrap().len();
    let database = usize::try_from(database).unwrap();
    let name = whole.windows(10).position(|w| w == b"journal.db").unwrap();
    let pages = name..name + database;
    let mut seeded = Seeded(7);
    let mut places: Vec<usize> = (0..whole.len())
        .filter(|at| !pages.contains(at))
        .step_by(13)
        .collect();
    places.extend(pages.step_by(PAGE).map(|page| page + seeded.below(PAGE)));
    let (mut found, mut harmless) = (0, 0);
    let damaged = place.home().join("damaged.lampbak");
    for at in places {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << seeded.below(8);
        fs::write(&damaged, bytes).unwrap();
        match prove(&damaged, &place) {
            // The archive says a few things twice, and of the date nobody asks.
            Ok(read) => {
                assert_eq!(read, notes(), "byte {at}");
                harmless += 1;
            }
            Err(VaultError::BackupDamaged | VaultError::NotABackup) => found += 1,
            Err(other) => panic!("byte {at}: {other:?}"),
        }
    }
    assert!(found > 10 * harmless, "{found} found, {harmless} harmless");
}

#[test]
fn a_backup_that_was_cut_off_is_damaged_and_no_wrong_passphrase() {
    let place = Place::with_notes();
    let backup = backup_of(&place);
    let whole = fs::read(&backup).unwrap();
    let cut = place.home().join("cut.lampbak");
    for length in (0..whole.len())
        .step_by(9973)
        .chain([39, 40, whole.len() - 1])
    {
        fs::write(&cut, &whole[..length]).unwrap();
        let refused = prove(&cut, &place).err().unwrap();
        let expected = if length < 39 {
            matches!(refused, VaultError::NotABackup)
        } else {
            matches!(refused, VaultError::BackupDamaged)
        };
        assert!(expected, "{length} bytes: {refused:?}");
    }
}

#[test]
fn what_is_no_backup_is_said_to_be_none() {
    let place = Place::with_empty_vault();
    let other = place.home().join("other");
    for bytes in [
        b"".as_slice(),
        b"Dear diary,",
        // An empty archive, and one that somebody else made.
        b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
        &fs::read(place.database()).unwrap(),
    ] {
        fs::write(&other, bytes).unwrap();
        let refused = BackupFile::open(&other).err().unwrap();
        assert!(matches!(refused, VaultError::NotABackup), "{refused:?}");
    }
    let refused = BackupFile::open(&place.home().join("nothing")).err();
    assert!(matches!(refused, Some(VaultError::NotFound)));
    let refused = BackupFile::open(&place.folder()).err();
    assert!(matches!(refused, Some(VaultError::Invalid(_))));
}

/// The parts of two backups of one vault, mixed: each has a key of its own.
#[test]
fn parts_of_two_backups_do_not_make_one() {
    let place = Place::with_notes();
    let first = fs::read(backup_of(&place)).unwrap();
    fs::remove_file(place.home().join("notes.lampbak")).unwrap();
    let second = fs::read(backup_of(&place)).unwrap();
    assert_eq!(first.len(), second.len());
    let mixed = place.home().join("mixed.lampbak");
    let middle = first.len() / 2;
    fs::write(&mixed, [&first[..middle], &second[middle..]].concat()).unwrap();
    let refused = prove(&mixed, &place).err().unwrap();
    assert!(matches!(refused, VaultError::BackupDamaged), "{refused:?}");
}
