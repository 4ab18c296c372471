//! Removing a vault for good.

use std::fs;
use std::path::PathBuf;

use lamplight_vault::{Passphrase, Removal, Removed, VaultError};

use crate::folder::{names, snapshot};
use crate::notes::{COPIES, DATABASE, Place, passphrase};

fn removal(place: &Place) -> Result<Removal, VaultError> {
    Removal::prepare(&place.folder(), &passphrase())
}

#[test]
fn the_whole_folder_goes_when_nothing_else_is_in_it() {
    let place = Place::with_notes();
    let id = place.open().unwrap().about().unwrap().vault_id;
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
    assert_eq!(removal.vault_id(), id);
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
    use std::path::Path;

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
