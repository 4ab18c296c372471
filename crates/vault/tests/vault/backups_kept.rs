//! Backups that an open vault opens itself, copies of them, and one before a migration.

use std::fs;
use std::path::Path;

use lamplight_vault::{
    BackupFile, Cost, Migration, NewKeys, Schema, Vault, VaultError, copy_backup, find_backups,
    name_for_backup,
};
use ring::rand::SystemRandom;

use crate::backups::{back_up, backup_of};
use crate::folder::names;
use crate::notes::{NOTES, Place, SCHEMA, add, all, count, notes, passphrase, plain_note};

const NEXT: Schema = Schema {
    application_id: SCHEMA.application_id,
    migrations: &[
        NOTES,
        Migration {
            name: "shelves",
            sql: "CREATE TABLE shelf (id INTEGER PRIMARY KEY) STRICT;",
        },
    ],
};

fn opened_by(vault: &Vault, backup: &Path, place: &Place) -> Result<i64, VaultError> {
    let file = BackupFile::open(backup)?;
    let keys = vault.keys_of(&file)?;
    let open = file.open_with(keys, &place.scratch(), |_, _| Ok(()))?;
    open.check()?;
    open.read(|c| Ok(i64::try_from(all(c)?.len()).unwrap()))
}

#[test]
fn an_open_vault_opens_its_own_backups_and_no_others() {
    let place = Place::with_notes();
    let backup = backup_of(&place);
    let other = Place::with_notes();
    let foreign = backup_of(&other);
    let mut vault = place.open().unwrap();
    let expected = i64::try_from(notes().len()).unwrap();
    assert_eq!(opened_by(&vault, &backup, &place).unwrap(), expected);
    let refused = opened_by(&vault, &foreign, &place);
    assert!(
        matches!(refused, Err(VaultError::WrongPassphrase)),
        "{refused:?}"
    );
    // Another passphrase leaves the key as it is; another key does not.
    let (now, random) = (passphrase(), SystemRandom::new());
    let keys = NewKeys::new(&now, Cost::LEAST);
    vault.change_keys(&now, keys, &random).unwrap();
    assert_eq!(opened_by(&vault, &backup, &place).unwrap(), expected);
    vault.rekey(&now, keys, &random, |_, _| Ok(())).unwrap();
    let refused = opened_by(&vault, &backup, &place);
    assert!(
        matches!(refused, Err(VaultError::WrongPassphrase)),
        "{refused:?}"
    );
    assert_eq!(names(&place.scratch()), Vec::<String>::new());
}

/// A vault from an older backup was given a new key, which has the same number as the one that the
/// original was given.
#[test]
fn a_backup_under_another_key_of_the_same_number_is_not_called_damaged() {
    let place = Place::with_notes();
    let old = backup_of(&place);
    let (now, random) = (passphrase(), SystemRandom::new());
    let keys = NewKeys::new(&now, Cost::LEAST);
    let mut vault = place.open().unwrap();
    vault.rekey(&now, keys, &random, |_, _| Ok(())).unwrap();
    let sound = place.home().join("sound.lampbak");
    back_up(&mut vault, &sound, |_| ()).unwrap();
    let (to, scratch) = (place.home().join("again"), place.scratch());
    Vault::restore(&old, &to, &now, &SCHEMA, &scratch, |_, _| Ok(())).unwrap();
    let mut again = Vault::open(&to, &now, &SCHEMA, &scratch).unwrap();
    again.rekey(&now, keys, &random, |_, _| Ok(())).unwrap();
    assert_eq!(again.seen().epoch, vault.seen().epoch, "the control");
    let refused = opened_by(&again, &sound, &place);
    assert!(
        matches!(refused, Err(VaultError::WrongPassphrase)),
        "{refused:?}"
    );
    assert_eq!(opened_by(&vault, &sound, &place).unwrap(), 400);
}

#[test]
fn a_manifest_that_was_changed_is_not_believed() {
    let place = Place::with_notes();
    let backup = backup_of(&place);
    let mut bytes = fs::read(&backup).unwrap();
    let mark = b"\"made_at\":";
    let at = bytes.windows(mark.len()).position(|w| w == mark).unwrap() + mark.len();
    bytes[at] += 1;
    fs::write(&backup, &bytes).unwrap();
    let vault = place.open().unwrap();
    let refused = BackupFile::open(&backup).and_then(|file| vault.keys_of(&file));
    assert!(matches!(refused, Err(VaultError::BackupDamaged)));
}

#[test]
fn copies_are_the_same_and_what_has_decayed_is_not_copied() {
    let place = Place::with_notes();
    let id = place.open().unwrap().about().unwrap().vault_id;
    let folder = place.home().join("kept");
    fs::create_dir(&folder).unwrap();
    let target = name_for_backup(&folder, id, 1_795_000_000_123).unwrap();
    back_up(&mut place.open().unwrap(), &target, |_| ()).unwrap();
    let copy = place.home().join("copy.lampbak");
    let mut told = 0;
    copy_backup(&target, &copy, |done, total| {
        assert!(done <= total);
        told += 1;
        Ok(())
    })
    .unwrap();
    assert!(told > 2);
    assert_eq!(fs::read(&copy).unwrap(), fs::read(&target).unwrap());
    let again = copy_backup(&target, &copy, |_, _| Ok(()));
    assert!(matches!(again, Err(VaultError::ExistsNotEmpty)));
    let found = find_backups(&folder, id).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].named_at, &found[0].path),
        (1_795_000_000_000, &target)
    );

    let mut bytes = fs::read(&target).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(&target, &bytes).unwrap();
    fs::remove_file(&copy).unwrap();
    let refused = copy_backup(&target, &copy, |_, _| Ok(()));
    assert!(matches!(refused, Err(VaultError::BackupDamaged)));
    assert!(!copy.exists());
    assert!(
        find_backups(&folder, id).unwrap()[0].file.is_ok(),
        "as far as is seen"
    );
    fs::write(&target, &bytes[..middle]).unwrap();
    assert!(find_backups(&folder, id).unwrap()[0].file.is_err());
    let none = find_backups(&place.home().join("nowhere"), id).err();
    assert!(matches!(none, Some(VaultError::NotFound)), "{none:?}");
}

#[test]
fn before_a_migration_the_vault_is_handed_out_as_it_was() {
    let place = Place::with_notes();
    let target = place.home().join("before.lampbak");
    let open = |before: &mut dyn FnMut(&mut Vault) -> Result<(), VaultError>| {
        Vault::open_after(
            &place.folder(),
            &passphrase(),
            &NEXT,
            &place.scratch(),
            before,
        )
    };
    let stopped = open(&mut |_| Err(VaultError::NoSpace)).err();
    assert!(matches!(stopped, Some(VaultError::NoSpace)), "{stopped:?}");
    assert_eq!(count(&place.open().unwrap()).unwrap(), 400, "as it was");

    let mut times = 0;
    let mut before = |vault: &mut Vault| {
        times += 1;
        back_up(vault, &target, |_| ()).map(|_| ())
    };
    let mut vault = open(&mut before).unwrap();
    add(&mut vault, &plain_note(1_000)).unwrap();
    drop(vault);
    drop(open(&mut before).unwrap());
    assert_eq!(times, 1, "only where there is something to bring forward");
    assert!(matches!(place.refusal(), VaultError::NewerVersion));

    let to = place.home().join("again");
    let old = Vault::restore(
        &target,
        &to,
        &passphrase(),
        &SCHEMA,
        &place.scratch(),
        |_, _| Ok(()),
    );
    old.unwrap();
    let vault = Vault::open(&to, &passphrase(), &SCHEMA, &place.scratch()).unwrap();
    assert_eq!(count(&vault).unwrap(), 400);
}

#[test]
fn packing_that_is_stopped_leaves_nothing() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    crate::notes::add_long_notes(&mut vault);
    let target = place.home().join("notes.lampbak");
    vault
        .begin_backup(&target, 1, &SystemRandom::new())
        .unwrap();
    let copied = loop {
        if let lamplight_vault::BackupStep::Copied(copied) = vault.back_up_further().unwrap() {
            break copied;
        }
    };
    let stopped = copied.finish(|_, _| Err(VaultError::Cancelled));
    assert!(matches!(stopped, Err(VaultError::Cancelled)), "{stopped:?}");
    assert_eq!(names(place.home()), ["scratch", "vault"]);
}
