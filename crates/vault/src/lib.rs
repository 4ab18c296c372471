//! The encrypted container: a folder with a small readable header in two copies and one encrypted
//! database, opened by a passphrase.
//!
//! This crate knows nothing of journals. Whoever keeps something in a vault hands it a [`Schema`]
//! and then reads and writes through [`Vault::read`] and [`Vault::write`]. `docs/FORMAT.md`
//! describes every byte for a reader without this program.
//!
//! ```
//! use lamplight_vault::{Cost, Migration, NewKeys, Passphrase, Schema, Vault, VaultError};
//!
//! # fn main() -> Result<(), VaultError> {
//! const SCHEMA: Schema = Schema {
//!     application_id: 7,
//!     migrations: &[Migration { name: "notes", sql: "CREATE TABLE note (text TEXT) STRICT;" }],
//! };
//! let home = tempfile::tempdir()?;
//! let folder = home.path().join("vault");
//! let passphrase = Passphrase::new("a lamp in the window")?;
//! let random = ring::rand::SystemRandom::new();
//! let keys = NewKeys::new(&passphrase, Cost::LEAST);
//! let mut vault = Vault::create(&folder, keys, &SCHEMA, &random, home.path())?;
//! vault.write(|transaction| {
//!     transaction.execute("INSERT INTO note (text) VALUES (?1)", ["hello"])?;
//!     Ok::<_, VaultError>(())
//! })?;
//! drop(vault);
//! let wrong = Passphrase::new("a lamp in the widow")?;
//! let refused = Vault::open(&folder, &wrong, &SCHEMA, home.path());
//! assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
//! # Ok(())
//! # }
//! ```

#![deny(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

mod backup;
mod database;
mod error;
pub mod files;
#[cfg(feature = "fuzz")]
pub mod fuzz;
mod header;
mod keys;
mod scratch;
mod vault;

pub use backup::{
    BackupAbout, BackupFile, BackupKeys, BackupMade, BackupStep, CopiedBackup,
    ENDING as BACKUP_ENDING, FoundBackup, OpenBackup, copy_backup, find_backups, free_bytes,
    keeping, name_for_backup, place_for_backups,
};
pub use database::{LEAST_SQLITE, Migration, SQLCIPHER, Schema};
pub use error::VaultError;
pub use header::FORMAT;
pub use keys::{
    Cost, Credential, LONGEST_PASSPHRASE, NewKeys, Passphrase, RecoveryCode, Slip, SlipKind,
};
pub use vault::{About, Exchanged, Removal, Removed, Seen, Vault};
