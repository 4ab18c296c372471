//! The backup before a vault is brought to a newer schema.

use lamplight_vault::{BackupMade, BackupStep, Vault, VaultError};
use ring::rand::SecureRandom;

use super::record::note_made;
use super::{Place, name_for_backup, of_vault, place_for_backups, places};

/// Makes a backup of a vault that is about to be brought forward, in the first place for backups that
/// is there and has room. Where none can be written it is done without: each step is a transaction of
/// its own, and nobody is kept out of a journal because of a folder elsewhere. None is made where
/// somebody wants none to be made by itself.
///
/// # Errors
/// [`VaultError::NoSpace`]: where the disk of the vault has no room for a backup, it has none for the
/// change. As the vault says where it is damaged.
pub(crate) fn before_migration(
    vault: &mut Vault,
    made_at: i64,
    random: &dyn SecureRandom,
) -> Result<(), VaultError> {
    if !vault.read(places::are_kept).map_err(of_vault)? {
        return Ok(());
    }
    let places = vault.read(|connection| places::places(vault, connection));
    let places = places.map_err(of_vault)?;
    let id = vault.about()?.vault_id;
    in_one_of(&places, |place| {
        if place.usual {
            place_for_backups(&place.folder)?;
        }
        let target = name_for_backup(&place.folder, id, made_at)?;
        vault.begin_backup(&target, made_at, random)?;
        let made = finish(vault)?;
        // The backup is there, whether or not that can be noted.
        let _ = vault.write(|transaction| note_made(transaction, &made));
        Ok(())
    })
}

/// Tries the places until one does. Only the usual place is sure to lie on the disk of the vault.
fn in_one_of(
    places: &[Place],
    mut make: impl FnMut(&Place) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let mut has_room = true;
    for place in places {
        match make(place) {
            Ok(()) => return Ok(()),
            Err(VaultError::DatabaseDamaged) => return Err(VaultError::DatabaseDamaged),
            Err(VaultError::NoSpace) if place.usual => has_room = false,
            Err(_) => {}
        }
    }
    if has_room {
        Ok(())
    } else {
        Err(VaultError::NoSpace)
    }
}

fn finish(vault: &mut Vault) -> Result<BackupMade, VaultError> {
    loop {
        if let BackupStep::Copied(copied) = vault.back_up_further()? {
            return copied.finish(|_, _| Ok(()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use lamplight_vault::{Cost, Migration, NewKeys, Passphrase, Schema, find_backups};
    use ring::rand::SystemRandom;
    use tempfile::TempDir;

    use super::*;
    use crate::backups::Which;
    use crate::journal::SCHEMA;

    const NEXT: Schema = Schema {
        application_id: SCHEMA.application_id,
        migrations: &[
            SCHEMA.migrations[0],
            Migration {
                name: "shelves",
                sql: "CREATE TABLE shelf (n INTEGER PRIMARY KEY) STRICT;",
            },
        ],
    };
    const FIRST: Schema = Schema {
        application_id: SCHEMA.application_id,
        migrations: &[SCHEMA.migrations[0]],
    };
    const MADE_AT: i64 = 1_795_003_200_000;

    fn passphrase() -> Passphrase {
        Passphrase::new("a lamp in the window").unwrap()
    }

    fn vault(home: &Path) -> PathBuf {
        let folder = home.join("vault");
        let (passphrase, random) = (passphrase(), SystemRandom::new());
        let keys = NewKeys::new(&passphrase, Cost::LEAST);
        drop(Vault::create(&folder, keys, &FIRST, &random, home).unwrap());
        folder
    }

    fn bring_forward(folder: &Path, home: &Path) -> Vault {
        let random = SystemRandom::new();
        let before = |vault: &mut Vault| before_migration(vault, MADE_AT, &random);
        Vault::open_after(folder, &passphrase(), &NEXT, home, before).unwrap()
    }

    #[test]
    fn a_backup_of_the_journal_as_it_was_is_made_beside_it() {
        let home = TempDir::new().unwrap();
        let folder = vault(home.path());
        let vault = bring_forward(&folder, home.path());
        let id = vault.about().unwrap().vault_id;
        let place = vault.usual_place_of_backups();
        assert_eq!(
            place,
            home.path().canonicalize().unwrap().join("vault-backups")
        );
        let made = find_backups(&place, id).unwrap();
        assert_eq!((made.len(), made[0].named_at), (1, MADE_AT));
        let record = vault.read(crate::backups::record::read).unwrap();
        let about = made[0].file.as_ref().unwrap().about();
        assert!(
            record.has_made(about.backup_id),
            "it is its own to thin out"
        );
        drop(vault);
        let proof = super::super::prove(&made[0].path, &passphrase(), home.path(), |_, _| Ok(()));
        assert_eq!(proof.unwrap().entries, 0);
        drop(bring_forward(&folder, home.path()));
        assert_eq!(find_backups(&place, id).unwrap().len(), 1, "once");
    }

    #[test]
    fn a_place_that_is_no_folder_keeps_nobody_out() {
        let home = TempDir::new().unwrap();
        let folder = vault(home.path());
        fs::write(home.path().join("vault-backups"), "in the way").unwrap();
        drop(bring_forward(&folder, home.path()));
    }
    #[test]
    fn none_is_made_where_somebody_wants_none() {
        let home = TempDir::new().unwrap();
        let folder = vault(home.path());
        let mut vault = Vault::open(&folder, &passphrase(), &FIRST, home.path()).unwrap();
        vault
            .write(|transaction| crate::settings::keep(transaction, "backups", "\"off\""))
            .unwrap();
        drop(vault);
        drop(bring_forward(&folder, home.path()));
        assert!(!home.path().join("vault-backups").exists());
    }

    #[test]
    fn a_full_disk_elsewhere_keeps_nobody_out() {
        let place = |which, usual| Place {
            which,
            folder: PathBuf::new(),
            usual,
        };
        let chosen = [place(Which::First, false), place(Which::Second, false)];
        let usual = [place(Which::First, true), place(Which::Second, false)];
        let full = |which: &'static [Which]| {
            move |place: &Place| {
                if which.contains(&place.which) {
                    Err(VaultError::NoSpace)
                } else {
                    Ok(())
                }
            }
        };
        let both = &[Which::First, Which::Second];
        assert!(in_one_of(&chosen, full(both)).is_ok());
        for places in [&chosen, &usual] {
            let mut tried = Vec::new();
            let made = in_one_of(places, |place| {
                tried.push(place.which);
                full(&[Which::First])(place)
            });
            assert!(made.is_ok());
            assert_eq!(tried, both);
        }
        let refused = in_one_of(&usual, full(both));
        assert!(matches!(refused, Err(VaultError::NoSpace)), "{refused:?}");
        let damaged = in_one_of(&chosen, |_| Err(VaultError::DatabaseDamaged));
        assert!(matches!(damaged, Err(VaultError::DatabaseDamaged)));
    }
}
