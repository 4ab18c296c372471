//! The door: making a vault and unlocking one. Not commands of the table, because a secret never
//! travels in JSON.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lamplight_journal::Journal;
pub use lamplight_journal::{Cost, Passphrase};
use ring::rand::SystemRandom;

use crate::clock::{Clock, Now};
use crate::desk::{Desk, Listener};
use crate::{ApiError, Code};

/// What a host brings along.
pub struct Surroundings {
    /// The time.
    pub clock: Arc<dyn Clock + Sync>,
    /// Where an encrypted copy may lie while a read-only vault is mended.
    pub scratch: PathBuf,
    /// Where events go.
    pub listener: Listener,
}

/// The journal keeps a clock of its own; it is the host's.
struct Shared(Arc<dyn Clock + Sync>);

impl Clock for Shared {
    fn now(&self) -> Now {
        self.0.now()
    }
}

/// Makes a new vault in `folder`, which may not exist or has to be empty, and leaves it open.
///
/// # Errors
/// [`Code::ExistsNotEmpty`], or as the disk says.
pub fn create(
    folder: &Path,
    passphrase: &Passphrase,
    cost: Cost,
    surroundings: Surroundings,
) -> Result<Desk, ApiError> {
    enter(surroundings, |parts| {
        Ok(Journal::create(folder, passphrase, cost, parts)?)
    })
}

/// Unlocks the vault in `folder`.
///
/// # Errors
/// [`Code::NotAVault`], [`Code::NewerVersion`], [`Code::VaultInUse`], [`Code::HeaderDamaged`],
/// [`Code::WrongPassphrase`], [`Code::DatabaseDamaged`], each meaning what it says and nothing else.
pub fn open(
    folder: &Path,
    passphrase: &Passphrase,
    surroundings: Surroundings,
) -> Result<Desk, ApiError> {
    enter(surroundings, |parts| {
        Ok(Journal::open(folder, passphrase, parts)?)
    })
}

fn enter(
    surroundings: Surroundings,
    way: impl FnOnce(lamplight_journal::Surroundings<'_>) -> Result<Journal, ApiError>,
) -> Result<Desk, ApiError> {
    let Surroundings {
        clock,
        scratch,
        listener,
    } = surroundings;
    let random = SystemRandom::new();
    let journal = way(lamplight_journal::Surroundings {
        clock: Box::new(Shared(Arc::clone(&clock))),
        random: random.clone(),
        scratch: &scratch,
    })?;
    Desk::new(journal, clock, random, listener)
}

/// Takes a passphrase as it was typed or read.
///
/// # Errors
/// [`Code::Invalid`] when it is empty, too long, or no text.
pub fn passphrase(bytes: &[u8]) -> Result<Passphrase, ApiError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| ApiError::invalid("passphrase", "a passphrase is text in UTF-8"))?;
    Passphrase::new(text).map_err(|error| {
        let error = ApiError::from(error);
        debug_assert_eq!(error.code, Code::Invalid);
        error.of("passphrase")
    })
}
