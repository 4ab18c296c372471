//! Backups of an open vault, and a vault from a backup.

use std::fs;
use std::path::{Path, PathBuf};

use ring::rand::SecureRandom;

use super::Vault;
use crate::VaultError;
use crate::backup::{BackupFile, BackupKeys, BackupStep, Making};
use crate::database::{self, Access, Schema};
use crate::files::{self, AtomicFolder, ProcessLock};
use crate::header::{self, Header};
use crate::keys::slot::Way;
use crate::keys::{CleanStack, Credential};

impl Vault {
    /// Begins a backup that will be the file `target`, made at `made_at` in milliseconds since 1970
    /// UTC. One that is under way is given up.
    ///
    /// # Errors
    /// [`VaultError::ExistsNotEmpty`], [`VaultError::Invalid`] for a place in the vault's own folder,
    /// or as the disk says.
    pub fn begin_backup(
        &mut self,
        target: &Path,
        made_at: i64,
        random: &dyn SecureRandom,
    ) -> Result<(), VaultError> {
        self.refuse_damage()?;
        self.abandon_backup();
        let _clean = CleanStack;
        if self.is_within(target) {
            let reason = "that place is in the folder of the vault itself";
            return Err(VaultError::Invalid(reason));
        }
        let making = Making::begin(
            &self.connection,
            &self.backup_root,
            &self.root_key,
            &self.sealed,
            target,
            made_at,
            random,
        )?;
        self.making = Some(making);
        Ok(())
    }

    /// Copies a few pages into the backup under way; to be called again until all are copied, with
    /// whatever else is to be done with the vault in between. After an error there is none under way.
    ///
    /// # Errors
    /// [`VaultError::Cancelled`] when there is none under way any more; [`VaultError::DatabaseDamaged`]; or as
    /// the disk says.
    pub fn back_up_further(&mut self) -> Result<BackupStep, VaultError> {
        let mut making = self.making.take().ok_or(VaultError::Cancelled)?;
        let step = making.step(&self.connection);
        self.refuse_damage()?;
        Ok(match step? {
            Some(pages) => {
                self.making = Some(making);
                BackupStep::Copying {
                    done: pages.done,
                    total: pages.total,
                }
            }
            None => BackupStep::Copied(making.into_copied(database::generation(&self.connection)?)),
        })
    }

    /// Gives up the backup under way, if there is one. Nothing is left of it.
    pub fn abandon_backup(&mut self) {
        self.making = None;
    }

    /// Whether what opens this vault now opens the backup too: it was made of this vault, under the
    /// present key, and no passphrase or recovery code was exchanged since.
    #[must_use]
    pub fn opens(&self, backup: &BackupFile) -> bool {
        let (ours, theirs) = (&self.header, backup.header());
        ours.vault_id == theirs.vault_id
            && ours.epoch == theirs.epoch
            && passphrases(ours) == passphrases(theirs)
    }

    /// What opens a backup of this vault that was made under its present key, whatever passphrase
    /// opened the vault then.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] for a backup that hangs on another key: only what opened the
    /// vault then opens it. That a key has the same number does not say that it is the same, after a
    /// vault from an older backup was given a new one. [`VaultError::BackupDamaged`] when it is not
    /// genuine.
    pub fn keys_of(&self, backup: &BackupFile) -> Result<BackupKeys, VaultError> {
        let (ours, theirs) = (&self.header, backup.header());
        if ours.vault_id != theirs.vault_id || ours.epoch != theirs.epoch {
            return Err(VaultError::WrongPassphrase);
        }
        match backup.keys(&self.backup_root, self.root_key.clone()) {
            Err(VaultError::BackupDamaged) if !share_a_slot(ours, theirs) => {
                Err(VaultError::WrongPassphrase)
            }
            keys => keys,
        }
    }

    /// The folder for backups where nobody chose another: beside the vault's own, and named after it.
    #[must_use]
    pub fn usual_place_of_backups(&self) -> PathBuf {
        files::beside(self.folder(), "-backups")
    }

    /// Makes a vault in `to`, which may not exist or has to be empty, from the backup `from`. It has
    /// every slot that the vault had when the backup was made: what opened it then opens it again.
    /// `progress` is told how much of a step is done, of all there is, and may stop the work by an
    /// error.
    ///
    /// # Errors
    /// As [`BackupFile::open`] and [`BackupFile::unlock`], [`VaultError::ExistsNotEmpty`], or as the
    /// disk says. Then nothing is at `to` that was not there before.
    pub fn restore<'a>(
        from: &Path,
        to: &Path,
        credential: impl Into<Credential<'a>>,
        schema: &Schema,
        scratch: &Path,
        progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let as_it_was = |_: &mut Self| Ok(());
        Self::restore_changed(from, to, credential, schema, scratch, as_it_was, progress)
    }

    /// [`Vault::restore`], with a change to what was in the backup: `change` is handed the vault before
    /// it is there, and may stop the work by an error.
    ///
    /// # Errors
    /// As there, and whatever `change` says.
    pub fn restore_changed<'a>(
        from: &Path,
        to: &Path,
        credential: impl Into<Credential<'a>>,
        schema: &Schema,
        scratch: &Path,
        change: impl FnOnce(&mut Self) -> Result<(), VaultError>,
        mut progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        database::assert_versions()?;
        let _clean = CleanStack;
        let credential = credential.into();
        let to = &files::without_slash(to);
        let building = AtomicFolder::create(to)?;
        // On the same disk: where there is room for the vault, there is room for this.
        let beside = files::parent(to);
        let backup = BackupFile::open(from)?;
        let (vault_key, keys) = backup.unwrap(credential)?;
        let backup = backup.open_with(keys, beside, &mut progress)?;
        let size = backup.size();
        backup.check_while(&mut || progress(size, size))?;
        let header = backup.header();
        // SQLite follows no link on the way to it, and those above the vault are the person's own.
        let database = fs::canonicalize(building.path())?.join(&header.db_file);
        database::create_file(&database)?;
        let key = vault_key.database_key(header.scope(), &header.db_salt)?;
        let target = database::connect(&database, &key, Access::Write)?;
        drop(database::copy(backup.connection(), target, &mut progress)?);
        let root_key = vault_key.root_key(header.scope())?;
        let mut go_on = || progress(size, size);
        database::check_copy(&database, &key, &header.db_salt, &root_key, &mut go_on)?;
        header::write(building.path(), backup.header_bytes())?;
        ProcessLock::create(building.path())?;
        drop(backup);
        let mut vault = Self::open(building.path(), credential, schema, scratch)?;
        change(&mut vault)?;
        drop(vault);
        building.commit()
    }
}

/// Whether something opens both: then they are headers of one key.
fn share_a_slot(one: &Header, other: &Header) -> bool {
    let has = |commitment| other.slots.iter().any(|slot| slot.commitment == commitment);
    one.slots.iter().any(|slot| has(slot.commitment))
}

/// What tells the passphrases of a header apart without knowing them.
fn passphrases(header: &Header) -> Vec<[u8; 32]> {
    let those = header.slots.iter();
    those
        .filter(|slot| matches!(slot.way(), Ok(Way::Passphrase(_))))
        .map(|slot| slot.commitment)
        .collect()
}
