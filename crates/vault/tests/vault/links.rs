//! Links, pipes and folders where a file of the vault belongs: nothing is followed, nothing hangs.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;

use lamplight_vault::{Cost, NewKeys, Passphrase, Vault, VaultError};
use ring::rand::SystemRandom;

use crate::folder::snapshot;
use crate::notes::{
    COPIES, DATABASE, Place, SCHEMA, add, count, create, open, passphrase, plain_note,
};

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Opens and reads, and fails if that takes a minute.
fn open_in_time(folder: &Path, scratch: &Path) -> Result<i64, VaultError> {
    let (tell, told) = mpsc::channel();
    let (folder, scratch) = (folder.to_owned(), scratch.to_owned());
    std::thread::spawn(move || tell.send(open(&folder, &scratch).and_then(|v| count(&v))));
    told.recv_timeout(Duration::from_mins(1)).expect("it hangs")
}

#[test]
fn a_link_to_a_vault_is_refused_however_it_is_written() {
    let place = Place::with_empty_vault();
    let link = place.home().join("link");
    symlink(place.folder(), &link).unwrap();
    let before = snapshot(place.home());
    for suffix in ["", "/", "//", "/.", "/./"] {
        let named = PathBuf::from(format!("{}{suffix}", link.display()));
        let refused = open(&named, &place.scratch()).err();
        assert!(
            matches!(refused, Some(VaultError::Invalid(_))),
            "{suffix:?}: {refused:?}"
        );
        let refused = create(&named, &place.scratch()).err();
        assert!(
            matches!(refused, Some(VaultError::ExistsNotEmpty)),
            "{suffix:?}: {refused:?}"
        );
    }
    assert_eq!(snapshot(place.home()), before);
    let slash = PathBuf::from(format!("{}/", place.folder().display()));
    open(&slash, &place.scratch()).expect("the control: the folder itself opens, with a slash");
}

#[test]
fn a_link_above_the_vault_is_the_persons_own() {
    let place = Place::with_empty_vault();
    let link = place.home().join("link");
    symlink(place.home(), &link).unwrap();
    let mut vault = open(&link.join("vault"), &place.scratch()).unwrap();
    add(&mut vault, &plain_note(1)).unwrap();
    let mut vault = create(&link.join("new"), &place.scratch()).unwrap();
    add(&mut vault, &plain_note(1)).unwrap();
    vault.check().unwrap();
}

/// A link, a link to nothing, a pipe, a folder.
fn in_the_way(path: &Path, n: usize, victim: &Path) {
    match n {
        0 => symlink(victim, path).unwrap(),
        1 => symlink("nowhere", path).unwrap(),
        2 => pipe(path),
        _ => fs::create_dir(path).unwrap(),
    }
}

#[test]
fn in_the_place_of_a_header_copy() {
    for n in 0..4 {
        for (name, other) in [(COPIES[0], COPIES[1]), (COPIES[1], COPIES[0])] {
            let place = Place::with_empty_vault();
            let victim = place.home().join("victim");
            fs::rename(place.folder().join(name), &victim).unwrap();
            in_the_way(&place.folder().join(name), n, &victim);
            let whole = fs::read(&victim).unwrap();
            open_in_time(&place.folder(), &place.scratch())
                .unwrap_or_else(|error| panic!("{name}, {n}: {error:?}"));
            assert!(place.open().is_ok());
            assert_eq!(fs::read(&victim).unwrap(), whole);
            assert_eq!(fs::read(place.folder().join(other)).unwrap(), whole);
            if n < 3 {
                let kind = fs::symlink_metadata(place.folder().join(name)).unwrap();
                assert!(kind.is_file(), "written again");
            }
            // And in the place of both.
            for name in COPIES {
                let path = place.folder().join(name);
                let _ = fs::remove_dir(&path);
                let _ = fs::remove_file(&path);
                in_the_way(&path, n, &victim);
            }
            let refused = open_in_time(&place.folder(), &place.scratch());
            let as_expected = match n {
                1 => matches!(
                    refused,
                    Err(VaultError::HeaderDamaged | VaultError::NotAVault)
                ),
                _ => matches!(refused, Err(VaultError::HeaderDamaged)),
            };
            assert!(as_expected, "{n}: {refused:?}");
        }
    }
}

#[test]
fn in_the_place_of_the_database() {
    for n in 0..4 {
        let place = Place::with_notes();
        let victim = place.home().join("victim");
        fs::rename(place.database(), &victim).unwrap();
        in_the_way(&place.database(), n, &victim);
        let before = snapshot(place.home());
        let refused = open_in_time(&place.folder(), &place.scratch());
        assert!(
            matches!(refused, Err(VaultError::DatabaseDamaged)),
            "{n}: {refused:?}"
        );
        assert_eq!(snapshot(place.home()), before, "{n}");
    }
}

#[test]
fn in_the_place_of_the_lock() {
    for n in 0..4 {
        let place = Place::with_empty_vault();
        let victim = place.home().join("victim");
        fs::rename(place.folder().join("lock"), &victim).unwrap();
        in_the_way(&place.folder().join("lock"), n, &victim);
        let before = snapshot(place.home());
        let refused = open_in_time(&place.folder(), &place.scratch());
        let named = matches!(refused, Err(VaultError::Invalid(_) | VaultError::Io(_)));
        assert!(named, "{n}: {refused:?}");
        assert_eq!(snapshot(place.home()), before, "{n}");
    }
}

/// SQLite would wait for the other end of a pipe, or undo a "transaction" from somewhere else.
#[test]
fn in_the_place_of_the_rollback_journal_and_of_a_log() {
    for suffix in ["-journal", "-wal", "-shm"] {
        for n in 0..4 {
            let place = Place::with_notes();
            let victim = place.home().join("victim");
            fs::write(&victim, vec![b'v'; 8_192]).unwrap();
            in_the_way(
                &place.folder().join(format!("{DATABASE}{suffix}")),
                n,
                &victim,
            );
            let before = snapshot(place.home());
            let opened = open_in_time(&place.folder(), &place.scratch());
            let as_it_is = match suffix {
                // Without a log nobody looks at its index.
                "-shm" => matches!(opened, Ok(400)),
                _ => matches!(opened, Err(VaultError::DatabaseDamaged)),
            };
            assert!(as_it_is, "{suffix}, {n}: {opened:?}");
            assert_eq!(snapshot(place.home()), before, "{suffix}, {n}");
        }
    }
}

/// Where a new key's database, and its rollback journal, will lie. What is there is exchanged, a
/// folder left alone; either way the vault opens.
#[test]
fn in_the_place_of_the_database_of_a_new_key() {
    let new = Passphrase::new("twelve loud gulls").unwrap();
    for suffix in ["", "-journal"] {
        for n in 0..4 {
            let place = Place::with_notes();
            let victim = place.home().join("victim");
            fs::write(&victim, b"keep").unwrap();
            let path = place.folder().join(format!("journal-2.db{suffix}"));
            in_the_way(&path, n, &victim);
            let mut vault = place.open().unwrap();
            let keys = NewKeys::new(&new, Cost::LEAST);
            let random = SystemRandom::new();
            let done = vault.rekey(&passphrase(), keys, &random, |_, _| Ok(()));
            drop(vault);
            assert_eq!(fs::read(&victim).unwrap(), b"keep", "{suffix}, {n}");
            assert!(!place.folder().join("nowhere").exists(), "{suffix}, {n}");
            let (now, before) = if done.is_ok() {
                (&new, passphrase())
            } else {
                assert_eq!(n, 3, "{suffix}: {done:?}");
                assert!(path.is_dir(), "{suffix}");
                (&passphrase(), Passphrase::new("twelve loud gulls").unwrap())
            };
            let with = |words| Vault::open(&place.folder(), words, &SCHEMA, &place.scratch());
            assert_eq!(count(&with(now).unwrap()).unwrap(), 400, "{suffix}, {n}");
            assert!(with(&before).is_err(), "{suffix}, {n}");
        }
    }
}

/// Planted while the vault is open.
#[test]
fn a_link_in_the_journals_place_is_not_written_through() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    let victim = place.home().join("victim");
    fs::write(&victim, b"keep").unwrap();
    for target in [victim.clone(), place.home().join("not yet")] {
        symlink(&target, place.journal()).unwrap();
        assert!(add(&mut vault, &plain_note(1_000)).is_err());
        fs::remove_file(place.journal()).unwrap();
    }
    assert_eq!(fs::read(&victim).unwrap(), b"keep");
    assert!(!place.home().join("not yet").exists());
    add(&mut vault, &plain_note(1_000)).expect("the control: without it, it writes");
    assert_eq!(count(&vault).unwrap(), 401);
}
