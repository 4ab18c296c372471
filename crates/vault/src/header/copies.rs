//! The two copies of the header in the vault's folder.

use std::cmp::Reverse;
use std::path::Path;

use super::LENGTH;
use super::seal::{self, Sealed};
use crate::VaultError;
use crate::files;

/// The copies' names, the first one being the one that a rename commits.
pub(crate) const FILES: [&str; 2] = ["vault.hdr", "vault.hdr.2"];

/// What the folder's header copies say.
pub(crate) struct Found {
    /// The whole copies that differ, the newer one first; of equally new ones, the first copy.
    /// There is at least one, and which of them is genuine only the vault key tells.
    pub(crate) whole: Vec<Sealed>,
    copies: [Option<Sealed>; 2],
}

impl Found {
    /// Whether both copies are whole and are this one.
    pub(crate) fn are_both(&self, sealed: &Sealed) -> bool {
        self.copies.iter().all(|copy| copy.as_ref() == Some(sealed))
    }
}

/// Reads both copies.
///
/// # Errors
/// [`VaultError::NewerVersion`] when one of them says so, [`VaultError::HeaderDamaged`] when none
/// is whole, [`VaultError::NotAVault`] when there is nothing that could be a vault's.
pub(crate) fn read(folder: &Path) -> Result<Found, VaultError> {
    let copies = FILES.map(|name| read_copy(&folder.join(name)));
    let nothing = copies
        .iter()
        .all(|copy| matches!(copy, Err(VaultError::NotFound)))
        && !looks_like_a_vault(folder);
    for copy in &copies {
        if let Err(VaultError::Unwritable) = copy {
            return Err(VaultError::Unwritable);
        }
    }
    if copies
        .iter()
        .any(|copy| matches!(copy, Err(VaultError::NewerVersion)))
    {
        return Err(VaultError::NewerVersion);
    }
    // Unreadable for whatever reason: damaged, as far as that copy goes.
    let copies = copies.map(Result::ok);
    let mut whole: Vec<Sealed> = copies.iter().flatten().cloned().collect();
    whole.dedup();
    // Stable: of equally new ones the first copy stays first.
    whole.sort_by_key(|sealed| Reverse(sealed.header.header_gen));
    if !whole.is_empty() {
        Ok(Found { whole, copies })
    } else if nothing {
        Err(VaultError::NotAVault)
    } else {
        Err(VaultError::HeaderDamaged)
    }
}

/// How a header was written that counts now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    /// Whether a power cut cannot bring the one before back.
    pub(crate) lasting: bool,
    /// Whether no copy of the one before is left.
    pub(crate) alone: bool,
}

/// Writes both copies, the first one first: its rename is the commit.
///
/// # Errors
/// As the disk says. Then the first copy is the one that was there before, or nothing of it can be
/// read.
pub(crate) fn write(folder: &Path, bytes: &[u8]) -> Result<Written, VaultError> {
    let [first, second] = FILES.map(|name| folder.join(name));
    let mut lasting = true;
    if let Err(error) = files::write(&first, bytes, true) {
        // What failed last may have been the sync behind the rename: the folder is asked.
        if !is_first(folder, bytes) {
            return Err(error);
        }
        lasting = files::sync_folder(folder).is_ok();
    }
    // An older copy would open with what opened it then. Without a second copy the first one serves,
    // and the next unlocking makes a second one.
    let alone = files::write(&second, bytes, true)
        .or_else(|_| files::remove(&second))
        .is_ok();
    Ok(Written { lasting, alone })
}

/// Whether the first copy is this one.
pub(crate) fn is_first(folder: &Path, bytes: &[u8]) -> bool {
    let [first, _] = FILES.map(|name| folder.join(name));
    files::read_whole(&first, LENGTH + 1).is_ok_and(|there| there == bytes)
}

fn read_copy(path: &Path) -> Result<Sealed, VaultError> {
    let bytes = files::read_whole(path, LENGTH + 1)?;
    seal::parse(&bytes)
}

/// Whether a folder without any header still holds a database: then the header is what is lost.
fn looks_like_a_vault(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("journal-") && name.ends_with(".db")
        })
    })
}
