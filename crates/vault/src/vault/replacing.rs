//! A vault from a backup in the place of another, which is kept aside.

use std::fs;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::Vault;
use super::opening::epoch_of;
use crate::VaultError;
use crate::database::Schema;
use crate::files::{self, ProcessLock, Twins};
use crate::header;
use crate::keys::Credential;

impl Vault {
    /// Makes a vault from the backup `from`, as [`Vault::restore`] does, and puts it in the place of
    /// the folder `place` when it is whole. What was there before is kept beside it, under a name
    /// with `.before-restore-` and `day`; answers where. Nothing of it is changed.
    ///
    /// Cut short at any moment, the place holds the one or the other, or
    /// [`files::finish_exchange`] puts it there.
    ///
    /// # Errors
    /// As [`Vault::restore`]; [`VaultError::InUse`] while a program has what is there open;
    /// [`VaultError::NotAVault`] for a folder with nothing of a vault in it. Then the place is as it
    /// was.
    pub fn restore_over<'a>(
        from: &Path,
        place: &Path,
        day: &str,
        credential: impl Into<Credential<'a>>,
        schema: &Schema,
        scratch: &Path,
        progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
    ) -> Result<PathBuf, VaultError> {
        let place = &files::without_slash(place);
        files::refuse_link(place)?;
        refuse_other(place)?;
        refuse_used(place)?;
        let twins = Twins::free(place, day)?;
        Self::restore(from, twins.waiting(), credential, schema, scratch, progress)?;
        if let Err(error) = refuse_used(place) {
            twins.give_up();
            return Err(error);
        }
        let aside = twins.exchange().inspect_err(|_| twins.give_up())?;
        Ok(aside.to_path_buf())
    }

    /// The names of the vaults that the headers in a folder tell, without opening anything: one, or
    /// none when nothing there can be read.
    #[must_use]
    pub fn names_in(folder: &Path) -> Vec<Uuid> {
        let Ok(found) = header::read(folder) else {
            return Vec::new();
        };
        let mut names: Vec<_> = found
            .whole
            .iter()
            .map(|sealed| Uuid::from_bytes(sealed.header.vault_id))
            .collect();
        names.dedup();
        names
    }
}

/// Somebody else's folder stays where it is. One with a database and no header, or with a header that
/// cannot be read, is a vault that somebody wants back.
fn refuse_other(place: &Path) -> Result<(), VaultError> {
    let has_header = header::FILES
        .iter()
        .any(|copy| fs::symlink_metadata(place.join(copy)).is_ok());
    let mut files = fs::read_dir(place)?.flatten().map(|file| file.file_name());
    let mut has_database = || files.any(|name| name.to_str().and_then(epoch_of).is_some());
    if has_header || has_database() {
        Ok(())
    } else {
        Err(VaultError::NotAVault)
    }
}

/// A folder that some program has open stays where it is. Its lock is not held while it is renamed:
/// Windows renames no folder with an open file in it.
fn refuse_used(place: &Path) -> Result<(), VaultError> {
    // Nobody has a folder open that has no lock file; none is made for the question.
    if fs::symlink_metadata(place.join(files::LOCK)).is_err() {
        return Ok(());
    }
    match ProcessLock::take(place) {
        Err(VaultError::InUse) => Err(VaultError::InUse),
        // Whatever else is amiss with what is there is why somebody restores.
        _ => Ok(()),
    }
}
