//! The vault itself: what can be said of it, whether it is whole, and backups of it.

use std::path::PathBuf;

use lamplight_journal::Journal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::event::Step;
use crate::table::{Job, Query};
use crate::{ApiError, Errand, backups};

/// Asks what can be said of the vault.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct VaultInfo {}

/// What can be said of a vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct VaultAbout {
    /// The vault's own name, random, made when it was.
    pub vault_id: String,
    /// The format of the folder.
    pub format: u32,
    /// Entries outside the trash.
    pub entries: u32,
    /// Entries in the trash.
    pub trashed: u32,
    /// Whether a recovery code opens it.
    pub recovery: bool,
    /// Size of the database file in bytes.
    pub size: u64,
    /// How many transactions have changed it.
    pub generation: i32,
    /// What trying one passphrase costs.
    pub key_derivation: KeyDerivation,
    /// Whether it can only be read, because the folder or its medium cannot be written.
    pub read_only: bool,
    /// Whether one of the two header copies was damaged or missing when it was opened. The other
    /// one served.
    pub header_mended: bool,
}

/// The work and memory that trying one passphrase takes, by Argon2id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct KeyDerivation {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes, worked on side by side.
    pub lanes: u32,
}

impl Query for VaultInfo {
    fn query(self, journal: &Journal) -> Result<VaultAbout, ApiError> {
        let about = journal.about()?;
        Ok(VaultAbout {
            vault_id: about.vault_id.to_string(),
            format: about.format,
            entries: journal.count()?,
            trashed: u32::try_from(journal.trash()?.len()).unwrap_or(u32::MAX),
            recovery: about.recovery,
            size: about.size,
            generation: about.generation,
            key_derivation: KeyDerivation {
                memory_kib: about.cost.m,
                passes: about.cost.t,
                lanes: about.cost.p,
            },
            read_only: about.read_only,
            header_mended: about.header_mended,
        })
    }
}

/// Checks the whole vault: every page of the database, its structure, every entry, and the search
/// index against the entries.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct VaultVerify {}

/// A vault that is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct VaultVerified {
    /// Entries outside the trash.
    pub entries: u32,
    /// Entries in the trash.
    pub trashed: u32,
    /// Whether the search index did not agree with the entries and was made anew from them.
    pub index_rebuilt: bool,
    /// Whether one of the two header copies was damaged or missing when the vault was opened.
    pub header_mended: bool,
}

impl Job for VaultVerify {
    fn job(self, errand: &Errand) -> Result<VaultVerified, ApiError> {
        errand.with_journal(|journal, errand| {
            let verified = journal
                .verify(|done, total| errand.at(Step::Checking, done.into(), Some(total.into())))?;
            Ok(VaultVerified {
                entries: verified.entries,
                trashed: verified.trashed,
                index_rebuilt: verified.index_rebuilt,
                header_mended: journal.about()?.header_mended,
            })
        })
    }
}

/// Writes a backup of the whole vault into a file that is not there yet. What opens the vault opens
/// it; it has a key of its own. Meanwhile the vault is read and written as ever.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct VaultBackup {
    /// The new file.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// A backup that was made, and was found whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct VaultBackedUp {
    /// Where it lies.
    pub out: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

impl Job for VaultBackup {
    fn job(self, errand: &Errand) -> Result<VaultBackedUp, ApiError> {
        let _turn = errand.room().turn_of_backup();
        let made = backups::make(errand, &self.out, &mut || Ok(()))?;
        let noted = made.clone();
        // The backup is there, whether or not that can be noted.
        let _ = errand.with_journal(move |journal, _| {
            if journal.backup_record()?.begun_at.is_some() {
                journal.note_backup(&noted, &[])?;
            }
            Ok(())
        });
        Ok(VaultBackedUp {
            out: self.out.to_string_lossy().into_owned(),
            size: made.size,
            sha256: made.sha256,
        })
    }
}
