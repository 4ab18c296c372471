//! Removing a vault for good.
//!
//! The copies of the header go first, the second one before the first. While one of them is there,
//! the vault is whole, opens, and can be removed again; without them nothing opens what is left,
//! because the key was nowhere else in the folder. So a removal that is cut off leaves a whole vault
//! or what nobody can read, and never half a vault that opens.

use std::fs;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::Vault;
use super::opening::{Refused, epoch_of, unlock_copy};
use crate::VaultError;
use crate::files::{self, ProcessLock};
use crate::header;
use crate::keys::{CleanStack, Credential};

/// A vault that may be removed: somebody has shown what opens it. Nothing is changed yet.
#[derive(Debug)]
pub struct Removal {
    folder: PathBuf,
    vault_id: Uuid,
}

/// What is left where a vault was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removed {
    /// Whether the folder itself is gone. One that holds other files too stays, with those files.
    pub folder: bool,
    /// Whether no file of the vault is left. What could not be removed opens with nothing any more.
    pub complete: bool,
}

impl Removal {
    /// Looks whether the vault in `folder` can be removed, and whether `credential` opens it.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] and its like, [`VaultError::Unwritable`] when the folder
    /// refuses, [`VaultError::NotAVault`], [`VaultError::HeaderDamaged`].
    pub fn prepare<'a>(
        folder: &Path,
        credential: impl Into<Credential<'a>>,
    ) -> Result<Self, VaultError> {
        let _clean = CleanStack;
        let credential = credential.into();
        let folder = files::without_slash(folder);
        files::refuse_link(&folder)?;
        let found = header::read(&folder)?;
        let mut earlier: Vec<Refused<'_>> = Vec::new();
        for sealed in &found.whole {
            match unlock_copy(sealed, &earlier, credential) {
                Ok(_) if !is_removable(&folder) => return Err(VaultError::Unwritable),
                Ok(_) => {
                    let vault_id = Uuid::from_bytes(sealed.header.vault_id);
                    return Ok(Self { folder, vault_id });
                }
                Err(why) => earlier.push(Refused { sealed, why }),
            }
        }
        Err(Refused::worst(earlier))
    }

    /// Removes the vault: every file that is its own, and the folder when nothing else is in it.
    /// There is no way back. Nobody may have it open. Hidden copies of it beside the folder, which a
    /// restoring that was cut short has left, go too.
    ///
    /// # Errors
    /// [`VaultError::InUse`]; [`VaultError::NotAVault`] when another one has come into the folder; or
    /// as the disk says before the first file is gone. Then nothing is removed, or the second copy of
    /// the header alone, which the next unlocking writes again.
    pub fn run(self) -> Result<Removed, VaultError> {
        let folder = &self.folder;
        // Before the lock too: in a folder that is no vault, no lock file is made.
        self.refuse_another()?;
        let lock = ProcessLock::take(folder)?;
        self.refuse_another()?;
        for copy in header::FILES.iter().rev() {
            files::remove(&folder.join(copy))?;
        }
        let mut complete = true;
        for file in own_files(folder)? {
            complete &= files::remove(&file).is_ok();
        }
        // Windows keeps the name of a file for as long as somebody has it open.
        drop(lock);
        complete &= files::remove(&folder.join(files::LOCK)).is_ok();
        files::remove_unfinished(folder);
        for copy in files::hidden_for(folder) {
            let names = Vault::names_in(&copy);
            // What is half built tells no name, and nobody goes on with it.
            if names.is_empty() || names.contains(&self.vault_id) {
                complete &= fs::remove_dir_all(&copy).is_ok();
            }
        }
        let gone = fs::remove_dir(folder).is_ok();
        if gone {
            // Without it a power cut may bring the empty folder back.
            let _ = files::sync_folder(files::parent(folder));
        }
        Ok(Removed {
            folder: gone,
            complete,
        })
    }

    /// Somebody may have exchanged the folder since what opens it was shown.
    fn refuse_another(&self) -> Result<(), VaultError> {
        if Vault::names_in(&self.folder).contains(&self.vault_id) {
            Ok(())
        } else {
            Err(VaultError::NotAVault)
        }
    }
}

/// Whether files can be removed from the folder. Asked before anything is.
fn is_removable(folder: &Path) -> bool {
    let copies = header::FILES.map(|copy| folder.join(copy));
    copies
        .iter()
        .filter(|copy| copy.exists())
        .all(|copy| files::is_writable(folder, copy))
}

/// The databases of every epoch, and what work that was cut off has left of the vault's files. The
/// copies of the header and the lock are not among them.
fn own_files(folder: &Path) -> Result<Vec<PathBuf>, VaultError> {
    let mut own = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let whose = files::unfinished_of(name).unwrap_or(name);
        let is_own = epoch_of(whose).is_some() || (whose != name && header::FILES.contains(&whose));
        if is_own && !is_folder {
            own.push(entry.path());
        }
    }
    Ok(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_vaults_own_goes_and_what_is_not_stays() {
        let folder = tempfile::tempdir().unwrap();
        let hex = "0123456789abcdef0123456789abcdef";
        let own = [
            "journal-1.db".to_owned(),
            "journal-1.db-journal".to_owned(),
            "journal-12.db".to_owned(),
            format!(".journal-2.db.writing-{hex}"),
            format!(".journal-2.db.writing-{hex}-journal"),
            format!(".vault.hdr.writing-{hex}"),
            format!(".vault.hdr.2.writing-{hex}"),
        ];
        let others = [
            "journal-01.db".to_owned(),
            "journal-1.db.bak".to_owned(),
            "my journal-1.db".to_owned(),
            "vault.hdr.old".to_owned(),
            "letter.txt".to_owned(),
            format!(".letter.txt.writing-{hex}"),
            ".vault.hdr.writing-mine".to_owned(),
        ];
        for name in own.iter().chain(&others) {
            fs::write(folder.path().join(name), b"x").unwrap();
        }
        fs::create_dir(folder.path().join("journal-7.db")).unwrap();
        let mut found = own_files(folder.path()).unwrap();
        found.sort();
        let mut expected: Vec<_> = own.iter().map(|name| folder.path().join(name)).collect();
        expected.sort();
        assert_eq!(found, expected);
    }
}
