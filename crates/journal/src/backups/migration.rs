//! The backup before a vault is brought to a newer schema.

use lamplight_vault::{BackupStep, Vault, VaultError};
use ring::rand::SecureRandom;

use super::{name_for_backup, place_for_backups, places};
use crate::JournalError;

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
    let places = places.map_err(|error| match error {
        JournalError::Vault(error) => error,
        JournalError::NotFound(_) | JournalError::Invalid { .. } => VaultError::DatabaseDamaged,
    })?;
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
