//! The backup before a vault is brought to a newer schema.

use lamplight_vault::{BackupStep, Vault, VaultError};
use ring::rand::SecureRandom;

use super::{name_for_backup, of_vault, place_for_backups, places};

/// Makes a backup of a vault that is about to be brought forward, in the first place for backups that
/// is there. Where none can be written it is done without: each step is a transaction of its own, and
/// nobody is kept out of a journal because of a folder beside it.
///
/// # Errors
/// [`VaultError::NoSpace`]: what has no room for a backup has none for the change. As the vault says
/// where it is damaged.
pub(crate) fn before_migration(
    vault: &mut Vault,
    made_at: i64,
    random: &dyn SecureRandom,
) -> Result<(), VaultError> {
    let places = vault.read(|connection| places::places(vault, connection));
    let places = places.map_err(of_vault)?;
    let id = vault.about()?.vault_id;
    for place in places {
        if place.usual && place_for_backups(&place.folder).is_err() {
            continue;
        }
        let made = name_for_backup(&place.folder, id, made_at)
            .and_then(|target| vault.begin_backup(&target, made_at, random))
            .and_then(|()| finish(vault));
        match made {
            Ok(()) => return Ok(()),
            Err(error @ (VaultError::NoSpace | VaultError::DatabaseDamaged)) => return Err(error),
            Err(_) => {}
        }
    }
    Ok(())
}

fn finish(vault: &mut Vault) -> Result<(), VaultError> {
    loop {
        if let BackupStep::Copied(copied) = vault.back_up_further()? {
            return copied.finish(|_, _| Ok(())).map(|_| ());
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
}
