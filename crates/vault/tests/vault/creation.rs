//! A creation that is cut short leaves no half of a vault.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant, SystemTime};

use lamplight_vault::{Cost, NewKeys, Vault, VaultError};
use ring::rand::SystemRandom;

use crate::child;
use crate::folder::{names, snapshot};
use crate::notes::{COPIES, Place, SCHEMA, create, passphrase};

/// Twice a derivation that takes a while: the killing test hits one of them.
pub fn create_at_length(home: &Path) {
    let cost = Cost {
        m: 64 * 1024,
        t: 10,
        p: 1,
    };
    let random = SystemRandom::new();
    let (folder, scratch) = (home.join("vault"), home.join("scratch"));
    let passphrase = passphrase();
    let keys = NewKeys::new(&passphrase, cost);
    Vault::create(&folder, keys, &SCHEMA, &random, &scratch).unwrap();
}

/// Killed as soon as the folder under construction holds a file of this name.
fn kill_when(place: &Place, file: Option<&str>) {
    let mut running = child::command("create at length", place.home(), "")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    let reached = || {
        fs::read_dir(place.home()).unwrap().flatten().any(|entry| {
            let building = entry
                .file_name()
                .to_string_lossy()
                .starts_with(".vault.creating-");
            building && file.is_none_or(|file| entry.path().join(file).exists())
        })
    };
    while !reached() {
        assert!(running.try_wait().unwrap().is_none(), "it ended before");
        assert!(
            begun.elapsed() < Duration::from_mins(1),
            "it never came so far"
        );
        std::thread::yield_now();
    }
    running.kill().unwrap();
    assert!(child::was_killed(running.wait().unwrap()));
}

#[test]
fn killed_it_leaves_no_vault_and_the_next_one_succeeds() {
    for file in [None, Some("journal-1.db"), Some(COPIES[0]), Some("lock")] {
        let place = Place::new();
        kill_when(&place, file);
        assert!(!place.folder().exists(), "{file:?}");
        assert!(matches!(place.refusal(), VaultError::NotAVault));
        let left: Vec<_> = names(place.home());
        assert_eq!(
            left.len(),
            2,
            "the control: something was under construction: {left:?}"
        );
        drop(create(&place.folder(), &place.scratch()).unwrap());
        place.open().unwrap().check().unwrap();
        // The leftover of a day ago goes with the next creation beside it.
        let leftover = place.home().join(&left[0]);
        assert!(leftover.exists());
        let yesterday = SystemTime::now() - Duration::from_hours(25);
        fs::File::open(&leftover)
            .unwrap()
            .set_modified(yesterday)
            .unwrap();
        fs::rename(place.folder(), place.home().join("moved")).unwrap();
        drop(create(&place.folder(), &place.scratch()).unwrap());
        assert!(!leftover.exists(), "{file:?}");
    }
}

#[test]
fn without_leave_to_write_nothing_is_left() {
    let place = Place::new();
    fs::create_dir(place.home().join("closed")).unwrap();
    child::hand_over(place.home());
    child::set_modes(&place.home().join("closed"), 0o500, 0o400);
    child::run_unprivileged("create where it cannot", place.home(), "");
    child::set_modes(&place.home().join("closed"), 0o700, 0o600);
}

pub fn create_where_it_cannot(home: &Path) {
    let closed = home.join("closed");
    let control = fs::write(closed.join("control"), b"");
    assert!(control.is_err(), "the control: the folder refuses");
    let before = snapshot(home);
    for folder in [closed.join("vault"), closed.join("deep/er/vault")] {
        let refused = create(&folder, &home.join("scratch")).err();
        assert!(
            matches!(refused, Some(VaultError::Unwritable)),
            "{refused:?}"
        );
        assert_eq!(snapshot(home), before);
    }
}
