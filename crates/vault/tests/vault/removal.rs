//! Removing a vault for good.

use std::fs;
use std::path::{Path, PathBuf};

use lamplight_vault::{Cost, NewKeys, Passphrase, Removal, Removed, VaultError};
use ring::rand::SystemRandom;

use crate::folder::{names, snapshot};
use crate::notes::{COPIES, DATABASE, Place, passphrase};

fn removal(place: &Place) -> Result<Removal, VaultError> {
    Removal::prepare(&place.folder(), &passphrase())
}

#[test]
fn the_whole_folder_goes_when_nothing_else_is_in_it() {
    let place = Place::with_notes();
    // Work that was cut off has left something in it and beside it.
    let hex = "0123456789abcdef0123456789abcdef";
    fs::write(
        place.folder().join(format!(".journal-2.db.writing-{hex}")),
        b"x",
    )
    .unwrap();
    fs::create_dir(place.home().join(format!(".vault.creating-{hex}"))).unwrap();
    fs::create_dir(place.home().join(format!(".other.creating-{hex}"))).unwrap();
    let removal = removal(&place).unwrap();
    let whole = Removed {
        folder: true,
        complete: true,
    };
    assert_eq!(removal.run().unwrap(), whole);
    let other = format!(".other.creating-{hex}");
    assert_eq!(names(place.home()), [other.as_str(), "scratch"]);
}

#[test]
fn files_of_others_stay_and_so_does_their_folder() {
    let place = Place::with_notes();
    fs::write(place.folder().join("letter.txt"), b"mine").unwrap();
    fs::create_dir(place.folder().join("pictures")).unwrap();
    fs::write(place.folder().join("pictures/journal-1.db"), b"mine").unwrap();
    let removed = removal(&place).unwrap().run().unwrap();
    let left = Removed {
        folder: false,
        complete: true,
    };
    assert_eq!(removed, left);
    assert_eq!(names(&place.folder()), ["letter.txt", "pictures"]);
    assert!(place.folder().join("pictures/journal-1.db").exists());
}

#[test]
fn nothing_goes_without_what_opens_it() {
    let place = Place::with_notes();
    let before = snapshot(place.home());
    let other = Passphrase::new("another passphrase").unwrap();
    let refused = Removal::prepare(&place.folder(), &other);
    assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
    // Looking alone changes nothing either.
    drop(removal(&place).unwrap());
    assert_eq!(snapshot(place.home()), before);
    let refused = Removal::prepare(&place.scratch(), &passphrase());
    assert!(matches!(refused, Err(VaultError::NotAVault)));
}

#[test]
fn a_vault_that_is_open_is_left_alone() {
    let place = Place::with_notes();
    let open = place.open().unwrap();
    let before = snapshot(place.home());
    let refused = removal(&place).unwrap().run();
    assert!(matches!(refused, Err(VaultError::InUse)));
    assert_eq!(snapshot(place.home()), before);
    drop(open);
    assert!(removal(&place).unwrap().run().unwrap().complete);
}

/// The second copy of the header is one that counted before the passphrase was exchanged.
#[test]
fn a_passphrase_that_was_given_up_removes_nothing() {
    for rekey in [false, true] {
        let place = Place::with_notes();
        let second = place.folder().join(COPIES[1]);
        let old = fs::read(&second).unwrap();
        let mut vault = place.open().unwrap();
        let new = Passphrase::new("another passphrase").unwrap();
        let keys = NewKeys::new(&new, Cost::LEAST);
        let random = SystemRandom::new();
        if rekey {
            vault.rekey(&passphrase(), keys, &random, |_, _| Ok(()))
        } else {
            vault.change_keys(&passphrase(), keys, &random)
        }
        .unwrap();
        drop(vault);
        fs::write(&second, old).unwrap();
        let refused = removal(&place);
        let is_refused = matches!(refused, Err(VaultError::WrongPassphrase));
        assert!(is_refused, "rekey: {rekey}, {refused:?}");
        let removed = Removal::prepare(&place.folder(), &new).unwrap().run();
        assert!(removed.unwrap().folder);
    }
}

#[test]
fn another_vault_that_came_into_the_folder_meanwhile_stays() {
    let (place, other) = (Place::with_notes(), Place::with_notes());
    let prepared = removal(&place).unwrap();
    fs::rename(place.folder(), place.home().join("moved")).unwrap();
    fs::rename(other.folder(), place.folder()).unwrap();
    let before = snapshot(&place.folder());
    let refused = prepared.run();
    assert!(matches!(refused, Err(VaultError::NotAVault)), "{refused:?}");
    assert_eq!(snapshot(&place.folder()), before);
}

/// A restoring that was cut short has left a whole copy, and one that is half built.
#[test]
fn hidden_copies_of_the_vault_go_with_it() {
    let (place, other) = (Place::with_notes(), Place::with_notes());
    let hex = "0123456789abcdef0123456789abcdef";
    let hidden = place.home().join(".vault.restored-2026-11-26");
    copy(&place.folder(), &hidden);
    copy(
        &other.folder(),
        &place.home().join(".vault.restored-2026-11-25"),
    );
    let building = format!("..vault.restored-2026-11-24.creating-{hex}");
    fs::create_dir(place.home().join(building)).unwrap();
    copy(
        &place.folder(),
        &place.home().join("vault.restored-2026-11-26"),
    );
    assert!(removal(&place).unwrap().run().unwrap().complete);
    let left = [
        ".vault.restored-2026-11-25",
        "scratch",
        "vault.restored-2026-11-26",
    ];
    assert_eq!(names(place.home()), left);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

/// Whenever it is cut off: while a copy of the header is there the vault is whole, and without them
/// nothing opens.
#[test]
fn what_is_left_of_a_removal_that_was_cut_off_is_whole_or_opens_with_nothing() {
    let order = [COPIES[1], COPIES[0], DATABASE, "lock"];
    for cut in 0..=order.len() {
        let place = Place::with_notes();
        assert_eq!(names(&place.folder()).len(), order.len(), "the control");
        for name in &order[..cut] {
            fs::remove_file(place.folder().join(name)).unwrap();
        }
        match cut {
            0 | 1 => {
                drop(place.open().unwrap());
                assert!(removal(&place).unwrap().run().unwrap().folder);
            }
            2 => assert!(matches!(place.refusal(), VaultError::HeaderDamaged)),
            _ => assert!(matches!(place.refusal(), VaultError::NotAVault)),
        }
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_is_not_the_vaults() {
    let place = Place::with_notes();
    fs::remove_file(place.database()).unwrap();
    fs::create_dir(place.database()).unwrap();
    let removed = removal(&place).unwrap().run().unwrap();
    assert!(!removed.folder);
    assert_eq!(names(&place.folder()), [DATABASE]);
}

#[cfg(unix)]
mod refused {
    use super::*;
    use crate::child;

    /// Called in a process that has no right to change the folder.
    pub fn remove_where_it_cannot(home: &Path) {
        let folder = home.join("vault");
        assert!(
            fs::write(folder.join("control"), b"").is_err(),
            "the control"
        );
        let refused = Removal::prepare(&folder, &passphrase());
        assert!(matches!(refused, Err(VaultError::Unwritable)));
    }

    #[test]
    fn in_a_folder_that_refuses_nothing_is_removed() {
        let place = Place::with_notes();
        let before: Vec<PathBuf> = snapshot(&place.folder()).into_keys().collect();
        child::hand_over(place.home());
        child::set_modes(&place.folder(), 0o500, 0o400);
        child::run_unprivileged("remove where it cannot", place.home(), "");
        child::set_modes(&place.folder(), 0o700, 0o600);
        let after: Vec<PathBuf> = snapshot(&place.folder()).into_keys().collect();
        assert_eq!(before, after);
    }
}
#[cfg(unix)]
pub use refused::remove_where_it_cannot;
