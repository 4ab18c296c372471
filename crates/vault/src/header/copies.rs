//! The two copies of the header in the vault's folder.

use std::path::Path;

use ring::hmac;

use super::seal::{self, Sealed};
use super::{Header, LENGTH};
use crate::VaultError;
use crate::files;

/// The copies' names, the first one being the one that a rename commits.
pub(crate) const FILES: [&str; 2] = ["vault.hdr", "vault.hdr.2"];

/// How one copy was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Condition {
    Whole,
    Damaged,
    Missing,
}

/// What the folder's header copies say.
pub(crate) struct Found {
    /// The newest whole copy.
    pub(crate) sealed: Sealed,
    /// How each copy was found, in the order of [`FILES`]; a whole but older copy counts as
    /// damaged, because it has to be written again.
    pub(crate) copies: [Condition; 2],
}

/// Reads both copies and takes the newest whole one.
pub(crate) fn read(folder: &Path) -> Result<Found, VaultError> {
    let copies = FILES.map(|name| read_copy(&folder.join(name)));
    let mut conditions = [Condition::Damaged; 2];
    let mut newest: Option<Sealed> = None;
    let mut newer_version = false;
    for (copy, condition) in copies.iter().zip(&mut conditions) {
        match copy {
            Ok(sealed) => {
                *condition = Condition::Whole;
                if newest
                    .as_ref()
                    .is_none_or(|n| n.header.header_gen < sealed.header.header_gen)
                {
                    newest = Some(sealed.clone());
                }
            }
            Err(VaultError::NewerVersion) => newer_version = true,
            Err(VaultError::NotFound) => *condition = Condition::Missing,
            Err(VaultError::Unwritable) => return Err(VaultError::Unwritable),
            // Unreadable for whatever reason: damaged, as far as this copy goes.
            Err(_) => {}
        }
    }
    if newer_version {
        return Err(VaultError::NewerVersion);
    }
    let Some(sealed) = newest else {
        return Err(
            if conditions == [Condition::Missing; 2] && !looks_like_a_vault(folder) {
                VaultError::NotAVault
            } else {
                VaultError::HeaderDamaged
            },
        );
    };
    for (copy, condition) in copies.iter().zip(&mut conditions) {
        if *condition == Condition::Whole && copy.as_ref().ok() != Some(&sealed) {
            *condition = Condition::Damaged;
        }
    }
    Ok(Found {
        sealed,
        copies: conditions,
    })
}

/// Writes both copies, the first one first: its rename is the commit.
pub(crate) fn write(folder: &Path, header: &Header, key: &hmac::Key) -> Result<(), VaultError> {
    let bytes = seal::render(header, key)?;
    FILES
        .iter()
        .try_for_each(|name| files::write(&folder.join(name), &bytes, true))
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
