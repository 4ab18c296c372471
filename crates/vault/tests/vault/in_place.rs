//! A vault from a backup in the place of another.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use lamplight_vault::{Passphrase, Vault, VaultError, files};

use crate::backups::backup_of;
use crate::folder::{names, snapshot};
use crate::notes::{Place, SCHEMA, add, count, passphrase, plain_note};

const DAY: &str = "2026-11-26";

fn restore_over(
    place: &Place,
    from: &Path,
    passphrase: &Passphrase,
    mut stop_after: u32,
) -> Result<PathBuf, VaultError> {
    let progress = |_, _| {
        stop_after = stop_after.saturating_sub(1);
        if stop_after == 0 {
            Err(VaultError::Cancelled)
        } else {
            Ok(())
        }
    };
    let folder = place.folder();
    Vault::restore_over(
        from,
        &folder,
        DAY,
        passphrase,
        &SCHEMA,
        &place.scratch(),
        progress,
    )
}

/// The files of a folder and what is in them, by their names alone.
fn by_name(folder: &Path) -> Vec<(OsString, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap())
        .map(|file| (file.file_name(), fs::read(file.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn the_old_one_is_kept_aside_as_it_was() {
    let place = Place::with_notes();
    let backup = backup_of(&place);
    let mut vault = place.open().unwrap();
    let before = count(&vault).unwrap();
    add(&mut vault, &plain_note(900)).unwrap();
    drop(vault);
    let old = by_name(&place.folder());

    let aside = restore_over(&place, &backup, &passphrase(), u32::MAX).unwrap();
    assert_eq!(aside, place.home().join("vault.before-restore-2026-11-26"));
    assert_eq!(by_name(&aside), old);
    assert_eq!(count(&place.open().unwrap()).unwrap(), before);
    let there = [
        "notes.lampbak",
        "scratch",
        "vault",
        "vault.before-restore-2026-11-26",
    ];
    assert_eq!(names(place.home()), there);
    let opened = Vault::open(&aside, &passphrase(), &SCHEMA, &place.scratch()).unwrap();
    assert_eq!(count(&opened).unwrap(), before + 1);
}

#[test]
fn whatever_goes_wrong_the_old_one_stays_in_its_place() {
    let place = Place::with_notes();
    let backup = backup_of(&place);
    let old = snapshot(&place.folder());
    let there = names(place.home());
    let untouched = || {
        assert_eq!(snapshot(&place.folder()), old);
        assert_eq!(names(place.home()), there);
    };
    let wrong = Passphrase::new("another").unwrap();
    let refused = restore_over(&place, &backup, &wrong, u32::MAX);
    assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
    untouched();
    for stop_after in [1, 2] {
        let stopped = restore_over(&place, &backup, &passphrase(), stop_after);
        assert!(
            matches!(stopped, Err(VaultError::Cancelled)),
            "{stop_after}"
        );
        untouched();
    }
    let open = place.open().unwrap();
    let in_use = restore_over(&place, &backup, &passphrase(), u32::MAX);
    assert!(matches!(in_use, Err(VaultError::InUse)));
    drop(open);
    untouched();

    let mut bytes = fs::read(&backup).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&backup, bytes).unwrap();
    let damaged = restore_over(&place, &backup, &passphrase(), u32::MAX);
    assert!(matches!(damaged, Err(VaultError::BackupDamaged)));
    untouched();
}

#[test]
fn a_vault_that_is_damaged_beyond_opening_is_exchanged_all_the_same() {
    let place = Place::with_notes();
    let backup = backup_of(&place);
    for file in fs::read_dir(place.folder()).unwrap() {
        fs::write(file.unwrap().path(), "x").unwrap();
    }
    assert!(Vault::names_in(&place.folder()).is_empty());
    restore_over(&place, &backup, &passphrase(), u32::MAX).unwrap();
    let vault = place.open().unwrap();
    assert_eq!(
        Vault::names_in(&place.folder()),
        [vault.about().unwrap().vault_id]
    );
}

#[test]
fn a_folder_that_is_no_vault_is_not_moved_aside() {
    let place = Place::with_notes();
    let backup = backup_of(&place);
    fs::remove_dir_all(place.folder()).unwrap();
    fs::create_dir(place.folder()).unwrap();
    fs::write(place.folder().join("letter.txt"), "mine").unwrap();
    fs::write(place.folder().join("my journal-1.db"), "mine").unwrap();
    let before = snapshot(place.home());
    let refused = restore_over(&place, &backup, &passphrase(), u32::MAX);
    assert!(matches!(refused, Err(VaultError::NotAVault)), "{refused:?}");
    assert_eq!(snapshot(place.home()), before);
    // A vault without a header is one that somebody wants back.
    fs::write(place.folder().join("journal-1.db"), "x").unwrap();
    restore_over(&place, &backup, &passphrase(), u32::MAX).unwrap();
    drop(place.open().unwrap());
}

#[test]
fn one_that_cannot_be_exchanged_leaves_no_copy_behind() {
    let place = Place::with_notes();
    let backup = backup_of(&place);
    let aside = place.home().join("vault.before-restore-2026-11-26");
    let refused = Vault::restore_over(
        &backup,
        &place.folder(),
        DAY,
        &passphrase(),
        &SCHEMA,
        &place.scratch(),
        |_, _| {
            // Somebody takes the name meanwhile.
            fs::create_dir_all(&aside).unwrap();
            fs::write(aside.join("letter.txt"), "mine").unwrap();
            Ok(())
        },
    );
    assert!(refused.is_err());
    let there = [
        "notes.lampbak",
        "scratch",
        "vault",
        "vault.before-restore-2026-11-26",
    ];
    assert_eq!(names(place.home()), there);
    drop(place.open().unwrap());
}

/// A copy of what is there as the disk has it between the two renames.
#[test]
fn cut_short_between_the_renames_the_place_is_found_again() {
    let place = Place::with_notes();
    let backup = backup_of(&place);
    let restored = place.home().join(".vault.restored-2026-11-26");
    let aside = place.home().join("vault.before-restore-2026-11-26");
    let (scratch, key) = (place.scratch(), passphrase());
    Vault::restore(&backup, &restored, &key, &SCHEMA, &scratch, |_, _| Ok(())).unwrap();
    fs::rename(place.folder(), &aside).unwrap();
    assert!(files::finish_exchange(&place.folder()).unwrap());
    assert!(place.open().is_ok() && aside.exists() && !restored.exists());
}
