//! Folders 0700 and files 0600, whatever the umask.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use lamplight_vault::files::{self, AtomicFolder};
use lamplight_vault::{Passphrase, Vault, VaultError};
use rustix::fs::Mode;

use crate::child;
use crate::folder::snapshot;
use crate::interrupted::interrupted_place;
use crate::notes::{COPIES, DATABASE, Place, SCHEMA, create, insert, open, plain_note};

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn all_private(folder: &Path) -> usize {
    let things = snapshot(folder);
    assert_eq!(mode(folder), 0o700, "{}", folder.display());
    for path in things.keys() {
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(path), wanted, "{}", path.display());
    }
    things.len()
}

#[test]
fn under_every_usual_umask() {
    for umask in ["000", "002", "022", "027", "077"] {
        let place = Place::new();
        child::run("find modes", place.home(), umask);
    }
}

pub fn find_modes(home: &Path) {
    let umask = u32::from_str_radix(&child::detail(), 8).unwrap();
    let raw = rustix::fs::RawMode::from_str_radix(&child::detail(), 8).unwrap();
    rustix::process::umask(Mode::from_raw_mode(raw));
    let control = home.join("control");
    fs::write(&control, b"").unwrap();
    assert_eq!(
        mode(&control),
        0o666 & !umask,
        "the control: the umask counts"
    );
    let (above, scratch) = (home.join("above"), home.join("scratch"));
    let folder = above.join("deep/vault");
    let mut vault = create(&folder, &scratch).unwrap();
    vault
        .write(|transaction| {
            insert(transaction, &plain_note(1))?;
            let journal = folder.join(format!("{DATABASE}-journal"));
            assert_eq!(mode(&journal), 0o600, "the rollback journal");
            Ok::<_, VaultError>(())
        })
        .unwrap();
    // Two folders above it, the vault's own files.
    assert_eq!(all_private(&above), 6);
    drop(vault);
    fs::remove_file(folder.join(COPIES[0])).unwrap();
    fs::remove_file(folder.join("lock")).unwrap();
    drop(open(&folder, &scratch).unwrap());
    assert_eq!(all_private(&above), 6, "what was written again");
    let shared = home.join("shared");
    AtomicFolder::create(&shared).unwrap().commit().unwrap();
    files::write(&shared.join("notes.md"), b"words", false).unwrap();
    assert_eq!(all_private(&shared), 1);
}

/// A sync client or an unpacked archive may have opened them to others.
#[test]
fn what_was_opened_to_others_is_closed_at_the_next_unlocking() {
    let place = Place::with_notes();
    let path = |name: &str| place.folder().join(name);
    child::set_modes(&place.folder(), 0o755, 0o664);
    assert_eq!(mode(&path(DATABASE)), 0o664, "the control");
    fs::write(path("mine.txt"), b"somebody else's").unwrap();
    set(&path("mine.txt"), 0o644);
    assert!(matches!(wrong(&place), VaultError::WrongPassphrase));
    assert_eq!(
        mode(&path(DATABASE)),
        0o664,
        "nothing changes before it opens"
    );
    drop(place.open().unwrap());
    assert_eq!(mode(&place.folder()), 0o700);
    for name in [COPIES[0], COPIES[1], DATABASE, "lock"] {
        assert_eq!(mode(&path(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&path("mine.txt")), 0o644, "what is not the vault's");
}

fn wrong(place: &Place) -> VaultError {
    let other = Passphrase::new("another passphrase").unwrap();
    Vault::open(&place.folder(), &other, &SCHEMA, &place.scratch())
        .err()
        .unwrap()
}

/// The owner's own rights stay as they are.
#[test]
fn a_folder_that_only_its_owner_may_read_stays_so() {
    let place = Place::with_notes();
    child::set_modes(&place.folder(), 0o755, 0o644);
    let copy = place.folder().join(COPIES[0]);
    set(&copy, 0o444);
    drop(place.open().unwrap());
    assert_eq!(mode(&copy), 0o400);
}

/// The copy in which half a write is undone, while it is there.
#[test]
fn the_copy_for_reading_is_private_too() {
    let place = interrupted_place();
    child::hand_over(place.home());
    child::set_modes(&place.folder(), 0o500, 0o444);
    child::run_unprivileged("only read the state before", place.home(), "look at modes");
    child::set_modes(&place.folder(), 0o700, 0o600);
}

/// Called in that process.
pub fn copy_is_private(scratch: &Path) {
    let things = snapshot(scratch);
    let files = things.keys().filter(|path| path.is_file()).count();
    assert!(files >= 1, "the control: there is a copy");
    for path in things.keys() {
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(path), wanted, "{}", path.display());
    }
}
