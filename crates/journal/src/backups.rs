//! Backups of the journal, and a journal from a backup.

use std::path::Path;

pub use lamplight_vault::{
    BACKUP_ENDING, BackupAbout, BackupFile, BackupMade, BackupStep, CopiedBackup,
};
use lamplight_vault::{Credential, Vault, VaultError};

use crate::journal::SCHEMA;
use crate::{Journal, JournalError};

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

/// Makes a vault in `to` from a backup; see [`lamplight_vault::Vault::restore`].
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
