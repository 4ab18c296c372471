//! The door: making a vault and unlocking one. Not commands of the table, because a secret never
//! travels in JSON.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lamplight_journal::Journal;
pub use lamplight_journal::{Cost, Passphrase};
use ring::rand::SystemRandom;
use serde::Serialize;

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

/// How hard a passphrase is to guess, by zxcvbn's estimate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Strength {
    /// From 0, found at once, to 4, out of reach of somebody who has the file and tries for years.
    pub score: u8,
    /// The decimal logarithm of the guesses it takes.
    pub guesses_log10: f64,
}

/// Estimates how hard a passphrase is to guess, while it is being typed. Only the first hundred
/// characters count. The estimate leaves copies of them in memory, which the words of a passphrase
/// typed into a window do in any case.
#[must_use]
pub fn strength(passphrase: &str) -> Strength {
    let estimate = zxcvbn::zxcvbn(passphrase, &["lamplight"]);
    Strength {
        score: estimate.score().into(),
        // Nothing typed takes no guess at all.
        guesses_log10: estimate.guesses_log10().max(0.0),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_everybody_uses_are_weaker_than_four_of_ones_own() {
        for weak in [
            "",
            "password",
            "lamplight",
            "aaaaaaaaaaaaaaaa",
            "qwertyuiop",
        ] {
            assert!(strength(weak).score <= 1, "{weak}");
        }
        let own = strength("harbour kettle unlikely nineteen");
        assert_eq!(own.score, 4);
        assert!(own.guesses_log10 > strength("harbour").guesses_log10 + 6.0);
    }

    #[test]
    fn every_text_has_a_finite_estimate() {
        for text in ["", " ", "\u{0}", "é中🧑", &"long ".repeat(4000)] {
            let Strength {
                score,
                guesses_log10,
            } = strength(text);
            assert!(score <= 4 && guesses_log10.is_finite() && guesses_log10 >= 0.0);
        }
    }
}
