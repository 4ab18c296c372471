//! Backups: a whole vault in one file, under a key of its own.
//!
//! A backup is a ZIP archive without compression that holds the vault's header as it was, the
//! database copied under another key and salt, and a manifest. What opened the vault when it was made
//! opens the backup. docs/FORMAT.md describes it for a reader without this program.
//!
//! Making one has two parts. [`Vault::begin_backup`](crate::Vault::begin_backup) and
//! [`Vault::back_up_further`](crate::Vault::back_up_further) copy a few pages at a time, and between
//! two of them the vault is read and written as ever. What is left, [`CopiedBackup::finish`], needs
//! the vault no more and can run on another thread.

pub mod keeping;
mod making;
mod manifest;
mod opened;
mod place;
mod reading;

pub(crate) use making::Making;
pub use making::{BackupMade, BackupStep, CopiedBackup};
pub use opened::OpenBackup;
pub use place::{
    FoundBackup, copy_backup, find_backups, free_bytes, name_for_backup, place_for_backups,
};
pub use reading::{BackupAbout, BackupFile, BackupKeys};

/// What a backup's file name ends in.
pub const ENDING: &str = "lampbak";

/// The parts of the archive.
const HEADER: &str = "vault.hdr";
const DATABASE: &str = "journal.db";
const MANIFEST: &str = "manifest";

/// Reads a manifest, for the targets in tests/fuzz.
#[cfg(feature = "fuzz")]
pub(crate) fn read_manifest(bytes: &[u8]) -> Result<(), crate::VaultError> {
    manifest::parse(bytes).map(|_| ())
}
