//! What a journal refuses, and why.

use lamplight_vault::VaultError;

/// Every way in which the journal refuses. The texts hold nothing of what was written.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The vault below refused.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// There is no such entry, revision or setting.
    #[error("there is no {0} with that name")]
    NotFound(&'static str),
    /// What was asked for cannot be taken as it is. `field` names the part of the request.
    #[error("{reason}")]
    Invalid {
        /// Which field of the request is meant.
        field: &'static str,
        /// What is wrong with it, for people.
        reason: String,
    },
}

impl JournalError {
    /// An [`JournalError::Invalid`] with a fixed reason.
    #[must_use]
    pub fn invalid(field: &'static str, reason: impl Into<String>) -> Self {
        Self::Invalid {
            field,
            reason: reason.into(),
        }
    }
}

impl From<rusqlite::Error> for JournalError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Vault(error.into())
    }
}
