//! Backups, and vaults from them.

use std::fs;
use std::path::{Path, PathBuf};

use lamplight_vault::{
    BackupFile, BackupMade, BackupStep, Cost, NewKeys, Passphrase, Vault, VaultError,
};
use ring::digest;
use ring::rand::SystemRandom;

use crate::folder::{names, snapshot};
use crate::notes::{
    PASSPHRASE, Place, SCHEMA, add, add_long_notes, all, count, notes, passphrase, plain_note,
};
use crate::recovery::{code, open_by, place_with};

/// A moment of no importance.
const MADE_AT: i64 = 1_795_000_000_123;

/// Makes a backup of an open vault. `between` is done after each piece that is copied.
pub fn back_up(
    vault: &mut Vault,
    target: &Path,
    mut between: impl FnMut(&mut Vault),
) -> Result<BackupMade, VaultError> {
    vault.begin_backup(target, MADE_AT, &SystemRandom::new())?;
    loop {
        match vault.back_up_further()? {
            BackupStep::Copying { done, total } => {
                assert!(done <= total, "{done} of {total}");
                between(vault);
            }
            BackupStep::Copied(copied) => return copied.finish(|_, _| Ok(())),
        }
    }
}

/// A backup of the vault that is there.
pub fn backup_of(place: &Place) -> PathBuf {
    let target = place.home().join("notes.lampbak");
    back_up(&mut place.open().unwrap(), &target, |_| ()).unwrap();
    target
}

fn restore_with(place: &Place, from: &Path, to: &Path, text: &str) -> Result<(), VaultError> {
    let passphrase = Passphrase::new(text).unwrap();
    Vault::restore(from, to, &passphrase, &SCHEMA, &place.scratch(), |_, _| {
        Ok(())
    })
}

fn notes_in(folder: &Path, place: &Place) -> Vec<crate::notes::Note> {
    let vault = Vault::open(folder, &passphrase(), &SCHEMA, &place.scratch()).unwrap();
    vault.check().unwrap();
    vault.read(|c| Ok::<_, VaultError>(all(c)?)).unwrap()
}

#[test]
fn a_backup_holds_everything_and_gives_it_back() {
    let place = Place::with_notes();
    let target = place.home().join("notes.lampbak");
    let mut vault = place.open().unwrap();
    let before = snapshot(&place.folder());
    let made = back_up(&mut vault, &target, |_| ()).unwrap();
    drop(vault);
    assert_eq!(snapshot(&place.folder()), before);
    let bytes = fs::read(&target).unwrap();
    assert_eq!(made.size, u64::try_from(bytes.len()).unwrap());
    let sum = digest::digest(&digest::SHA256, &bytes);
    assert_eq!(made.sha256, data_encoding::HEXLOWER.encode(sum.as_ref()));
    assert_eq!(names(place.home()), ["notes.lampbak", "scratch", "vault"]);

    let backup = BackupFile::open(&target).unwrap();
    let about = backup.about();
    assert_eq!(
        (about.made_at, about.epoch, about.recovery),
        (MADE_AT, 1, false)
    );
    assert_eq!(
        about.vault_id,
        place.open().unwrap().about().unwrap().vault_id
    );
    let open = backup
        .unlock(&passphrase(), &place.scratch(), |_, _| Ok(()))
        .unwrap();
    open.check().unwrap();
    assert_eq!(
        open.read(|c| Ok::<_, VaultError>(all(c)?)).unwrap(),
        notes()
    );
    drop(open);
    assert_eq!(names(&place.scratch()), Vec::<String>::new());

    let to = place.home().join("again");
    restore_with(&place, &target, &to, PASSPHRASE).unwrap();
    assert_eq!(
        names(&to),
        ["journal-1.db", "lock", "vault.hdr", "vault.hdr.2"]
    );
    assert_eq!(notes_in(&to, &place), notes());
    assert_eq!(names(&place.scratch()), Vec::<String>::new());
}

#[test]
fn what_is_written_while_it_is_made_is_in_it_or_after_it() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    add_long_notes(&mut vault);
    let target = place.home().join("notes.lampbak");
    let mut id = 5000;
    back_up(&mut vault, &target, |vault| {
        // Saves and reads as ever, and one save that fails.
        add(vault, &plain_note(id)).unwrap();
        assert!(add(vault, &plain_note(id)).is_err());
        id += 1;
    })
    .unwrap();
    assert!(id > 5004, "the copy took {} steps", id - 5000);
    let written = vault.read(|c| Ok::<_, VaultError>(all(c)?)).unwrap();
    drop(vault);
    let to = place.home().join("again");
    restore_with(&place, &target, &to, PASSPHRASE).unwrap();
    assert_eq!(notes_in(&to, &place), written);
}

#[test]
fn each_has_a_key_and_a_salt_of_its_own() {
    let place = Place::with_notes();
    let take_out = |name: &str| {
        let target = place.home().join(name);
        back_up(&mut place.open().unwrap(), &target, |_| ()).unwrap();
        let bytes = fs::read(target).unwrap();
        let at = bytes
            .windows(10)
            .position(|window| window == b"journal.db")
            .unwrap();
        // Behind the name and the sizes of the local header.
        let extra = usize::from(u16::from_le_bytes([bytes[at - 2], bytes[at - 1]]));
        bytes[at + 10 + extra..][..40 * 4096].to_vec()
    };
    let own = fs::read(place.database()).unwrap();
    let (first, second) = (take_out("a.lampbak"), take_out("b.lampbak"));
    let salts = [&own[..16], &first[..16], &second[..16]];
    assert!(salts[0] != salts[1] && salts[1] != salts[2] && salts[0] != salts[2]);
    // A page of one in the place of the same page of the other is noticed.
    let mut spliced = own;
    spliced[30 * 4096..31 * 4096].copy_from_slice(&first[30 * 4096..31 * 4096]);
    fs::write(place.database(), spliced).unwrap();
    assert!(matches!(
        place.open().and_then(|vault| vault.check()),
        Err(VaultError::DatabaseDamaged)
    ));
}

#[test]
fn a_restored_vault_keeps_every_slot() {
    let code = code();
    let place = place_with(&code);
    let backup = backup_of(&place);
    // By either of them, and then by either of them again.
    let (one, two) = (place.home().join("one"), place.home().join("two"));
    restore_with(&place, &backup, &one, PASSPHRASE).unwrap();
    Vault::restore(&backup, &two, &code, &SCHEMA, &place.scratch(), |_, _| {
        Ok(())
    })
    .unwrap();
    for folder in [&one, &two] {
        assert_eq!(notes_in(folder, &place).len(), 1);
        let mut vault = Vault::open(folder, &code, &SCHEMA, &place.scratch()).unwrap();
        // And it can be filled again.
        let new = Passphrase::new("one that will be remembered").unwrap();
        vault
            .change_keys(&code, NewKeys::new(&new, Cost::LEAST), &SystemRandom::new())
            .unwrap();
        drop(vault);
        assert!(Vault::open(folder, &new, &SCHEMA, &place.scratch()).is_ok());
        assert!(Vault::open(folder, &code, &SCHEMA, &place.scratch()).is_ok());
    }
    assert!(open_by(&place, &code).is_ok());
}

#[test]
fn a_backup_opens_with_what_opened_the_vault_then() {
    let place = Place::with_notes();
    let backup = backup_of(&place);
    let new = Passphrase::new("another lamp").unwrap();
    let keys = NewKeys::new(&new, Cost::LEAST);
    let opens = |vault: &Vault, backup: &Path| vault.opens(&BackupFile::open(backup).unwrap());
    let mut vault = place.open().unwrap();
    assert!(opens(&vault, &backup));
    vault
        .change_keys(&passphrase(), keys, &SystemRandom::new())
        .unwrap();
    assert!(!opens(&vault, &backup));
    let later = place.home().join("later.lampbak");
    back_up(&mut vault, &later, |_| ()).unwrap();
    assert!(opens(&vault, &later));
    vault
        .rekey(&new, keys, &SystemRandom::new(), |_, _| Ok(()))
        .unwrap();
    assert!(!opens(&vault, &later) && !opens(&vault, &backup));
    let newest = place.home().join("newest.lampbak");
    back_up(&mut vault, &newest, |_| ()).unwrap();
    drop(vault);
    assert_eq!(BackupFile::open(&newest).unwrap().about().epoch, 2);
    for (backup, right, wrong) in [
        (&backup, PASSPHRASE, "another lamp"),
        (&later, "another lamp", PASSPHRASE),
        (&newest, "another lamp", PASSPHRASE),
    ] {
        let to = place.home().join("to");
        let refused = restore_with(&place, backup, &to, wrong);
        assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
        assert!(!to.exists());
        restore_with(&place, backup, &to, right).unwrap();
        let restored = Vault::open(&to, &Passphrase::new(right).unwrap(), &SCHEMA, &to).unwrap();
        assert_eq!(count(&restored).unwrap(), 400);
        drop(restored);
        fs::remove_dir_all(to).unwrap();
    }
}

#[test]
fn a_new_passphrase_gives_up_the_backup_under_way() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    let target = place.home().join("notes.lampbak");
    vault
        .begin_backup(&target, MADE_AT, &SystemRandom::new())
        .unwrap();
    let new = Passphrase::new("another lamp").unwrap();
    let keys = NewKeys::new(&new, Cost::LEAST);
    vault
        .change_keys(&passphrase(), keys, &SystemRandom::new())
        .unwrap();
    assert!(matches!(
        vault.back_up_further(),
        Err(VaultError::Cancelled)
    ));
    assert_eq!(names(place.home()), ["scratch", "vault"]);
}

#[test]
fn what_is_given_up_leaves_nothing() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    let target = place.home().join("notes.lampbak");
    let begin = |vault: &mut Vault| {
        vault
            .begin_backup(&target, MADE_AT, &SystemRandom::new())
            .unwrap();
    };
    begin(&mut vault);
    assert_eq!(names(place.home()).len(), 3);
    vault.abandon_backup();
    assert_eq!(names(place.home()), ["scratch", "vault"]);
    begin(&mut vault);
    let copied = loop {
        if let BackupStep::Copied(copied) = vault.back_up_further().unwrap() {
            break copied;
        }
    };
    let stopped = copied.finish(|done, _| {
        if done > 0 {
            Err(VaultError::Cancelled)
        } else {
            Ok(())
        }
    });
    assert!(matches!(stopped, Err(VaultError::Cancelled)));
    assert_eq!(names(place.home()), ["scratch", "vault"]);
    begin(&mut vault);
    // Closing the vault while one is under way.
    drop(vault);
    assert_eq!(names(place.home()), ["scratch", "vault"]);
}

#[test]
fn nothing_is_written_over() {
    let place = Place::with_empty_vault();
    let mut vault = place.open().unwrap();
    let target = place.home().join("notes.lampbak");
    fs::write(&target, "mine").unwrap();
    let refused = back_up(&mut vault, &target, |_| ());
    assert!(matches!(refused, Err(VaultError::ExistsNotEmpty)));
    assert_eq!(fs::read(&target).unwrap(), b"mine");
    fs::remove_file(&target).unwrap();
    // Not when it comes between either.
    let refused = {
        vault
            .begin_backup(&target, MADE_AT, &SystemRandom::new())
            .unwrap();
        let copied = loop {
            if let BackupStep::Copied(copied) = vault.back_up_further().unwrap() {
                break copied;
            }
        };
        fs::write(&target, "mine").unwrap();
        copied.finish(|_, _| Ok(()))
    };
    assert!(matches!(refused, Err(VaultError::ExistsNotEmpty)));
    assert_eq!(fs::read(&target).unwrap(), b"mine");
    let within = place.folder().join("notes.lampbak");
    let refused = back_up(&mut vault, &within, |_| ());
    assert!(matches!(refused, Err(VaultError::Invalid(_))));
    drop(vault);

    let before = snapshot(&place.folder());
    fs::remove_file(&target).unwrap();
    let backup = backup_of(&place);
    let refused = restore_with(&place, &backup, &place.folder(), PASSPHRASE);
    assert!(matches!(refused, Err(VaultError::ExistsNotEmpty)));
    assert_eq!(snapshot(&place.folder()), before);
}

#[test]
fn stopping_a_restoration_leaves_nothing() {
    let place = Place::with_notes();
    add_long_notes(&mut place.open().unwrap());
    let backup = backup_of(&place);
    let to = place.home().join("to");
    for after in [0, 1, 4, 9] {
        let mut told = 0;
        let stopped = Vault::restore(
            &backup,
            &to,
            &passphrase(),
            &SCHEMA,
            &place.scratch(),
            |_, _| {
                told += 1;
                if told > after {
                    Err(VaultError::Cancelled)
                } else {
                    Ok(())
                }
            },
        );
        assert!(told > after);
        assert!(matches!(stopped, Err(VaultError::Cancelled)), "{after}");
        assert_eq!(names(place.home()), ["notes.lampbak", "scratch", "vault"]);
        assert_eq!(names(&place.scratch()), Vec::<String>::new());
    }
}
