//! Backups of the journal, where they are kept, and a journal from a backup.

mod migration;
mod places;
mod record;
mod stock;

use std::path::{Path, PathBuf};

pub use lamplight_vault::{
    BACKUP_ENDING, BackupAbout, BackupFile, BackupKeys, BackupMade, BackupStep, CopiedBackup,
    FoundBackup, copy_backup, find_backups, free_bytes, keeping, name_for_backup,
    place_for_backups,
};
use lamplight_vault::{Credential, OpenBackup, Vault, VaultError};

pub(crate) use migration::before_migration;
pub use places::{Place, Places, Which};
pub use record::{Record, Trouble};
pub(crate) use record::{carry_over, note_purge};
pub use stock::{Held, Opens, Stock};

use crate::journal::SCHEMA;
use crate::{Journal, JournalError, settings};

/// What was found in a backup that opened and is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// What the backup says of itself.
    pub about: BackupAbout,
    /// Entries outside the trash.
    pub entries: u32,
    /// Entries in the trash.
    pub trashed: u32,
}

impl Journal {
    /// Begins a backup that will be the file `target`; see
    /// [`lamplight_vault::Vault::begin_backup`].
    ///
    /// # Errors
    /// As there.
    pub fn begin_backup(&mut self, target: &Path) -> Result<(), JournalError> {
        let made_at = self.clock.now().local.timestamp_millis();
        Ok(self.vault.begin_backup(target, made_at, &self.random)?)
    }

    /// Copies a few pages into the backup under way; see
    /// [`lamplight_vault::Vault::back_up_further`].
    ///
    /// # Errors
    /// As there.
    pub fn back_up_further(&mut self) -> Result<BackupStep, JournalError> {
        Ok(self.vault.back_up_further()?)
    }

    /// Gives up the backup under way, if there is one.
    pub fn abandon_backup(&mut self) {
        self.vault.abandon_backup();
    }

    /// Whether what opens the journal now opens the backup too.
    #[must_use]
    pub fn opens(&self, backup: &BackupFile) -> bool {
        self.vault.opens(backup)
    }

    /// What opens a backup that was made under the journal's present key; see
    /// [`lamplight_vault::Vault::keys_of`].
    ///
    /// # Errors
    /// As there.
    pub fn keys_of(&self, backup: &BackupFile) -> Result<BackupKeys, JournalError> {
        Ok(self.vault.keys_of(backup)?)
    }
}

/// Opens a backup, checks every page of it and counts what is in it. `progress` is told bytes done
/// and bytes in all, and may stop the work by an error.
///
/// # Errors
/// As [`BackupFile::open`] and [`BackupFile::unlock`].
pub fn prove<'a>(
    backup: &Path,
    credential: impl Into<Credential<'a>>,
    scratch: &Path,
    mut progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
) -> Result<Proof, JournalError> {
    let backup = BackupFile::open(backup)?;
    let about = backup.about();
    let open = backup.unlock(credential, scratch, &mut progress)?;
    count(about, &open, &mut progress)
}

/// The same for a backup that is opened by keys of its own: see [`Journal::keys_of`].
///
/// # Errors
/// As [`BackupFile::open_with`].
pub fn prove_with(
    backup: BackupFile,
    keys: BackupKeys,
    scratch: &Path,
    mut progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
) -> Result<Proof, JournalError> {
    let about = backup.about();
    let open = backup.open_with(keys, scratch, &mut progress)?;
    count(about, &open, &mut progress)
}

fn count(
    about: BackupAbout,
    open: &OpenBackup,
    progress: &mut dyn FnMut(u64, u64) -> Result<(), VaultError>,
) -> Result<Proof, JournalError> {
    let size = open.size();
    open.check_while(&mut || progress(size, size))?;
    let sql = "SELECT count(*) FILTER (WHERE trashed_at IS NULL), count(trashed_at) FROM entry";
    let (entries, trashed) = open.read(|connection| {
        connection
            .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(JournalError::from)
    })?;
    Ok(Proof {
        about,
        entries,
        trashed,
    })
}

/// Makes a vault from a backup in the place of another; see [`lamplight_vault::Vault::restore_over`].
///
/// # Errors
/// As there.
pub fn restore_over<'a>(
    from: &Path,
    place: &Path,
    day: &str,
    credential: impl Into<Credential<'a>>,
    scratch: &Path,
    progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
) -> Result<PathBuf, JournalError> {
    Ok(Vault::restore_over(
        from, place, day, credential, &SCHEMA, scratch, progress,
    )?)
}

/// Makes a vault in `to` from a backup, where there is none any more; see
/// [`lamplight_vault::Vault::restore`]. It keeps its backups where it kept them before.
///
/// # Errors
/// As there.
pub fn restore<'a>(
    from: &Path,
    to: &Path,
    credential: impl Into<Credential<'a>>,
    scratch: &Path,
    progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
) -> Result<(), JournalError> {
    Ok(Vault::restore(
        from, to, credential, &SCHEMA, scratch, progress,
    )?)
}

/// The same beside a vault that may be there still, under the same name. What was chosen and noted of
/// backups is the other one's: this one keeps its own in the usual place.
///
/// # Errors
/// As there.
pub fn restore_beside<'a>(
    from: &Path,
    to: &Path,
    credential: impl Into<Credential<'a>>,
    scratch: &Path,
    progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
) -> Result<(), JournalError> {
    Ok(Vault::restore_changed(
        from,
        to,
        credential,
        &SCHEMA,
        scratch,
        |vault| forget_all(vault).map_err(of_vault),
        progress,
    )?)
}

/// Forgets where backups are kept, and what is known of them.
fn forget_all(vault: &mut Vault) -> Result<(), JournalError> {
    let keys = [places::KEY, record::KEY];
    let has_any = vault.read(|connection| {
        let kept = keys.map(|key| settings::kept(connection, key));
        kept.into_iter().try_fold(false, |any, kept| {
            Ok::<_, JournalError>(any || kept?.is_some())
        })
    })?;
    if !has_any {
        return Ok(());
    }
    vault.write(|transaction| {
        keys.iter()
            .try_for_each(|key| settings::forget(transaction, key))
    })
}

/// What a vault says that is asked before there is a journal.
fn of_vault(error: JournalError) -> VaultError {
    match error {
        JournalError::Vault(error) => error,
        JournalError::NotFound(_) | JournalError::Invalid { .. } => VaultError::DatabaseDamaged,
    }
}
