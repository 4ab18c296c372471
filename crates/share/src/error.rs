//! What can go wrong when entries are shared.

use crate::password::LONGEST;

/// Why a document was not made.
#[derive(Debug, thiserror::Error)]
pub enum ShareError {
    /// The format cannot be protected this way, or this build has no PDF.
    #[error("{0}")]
    Unsupported(&'static str),
    /// A chosen password is empty or too long for some PDF readers.
    #[error("a password for a PDF has 1 to {LONGEST} characters")]
    PasswordLength,
    /// A chosen password has a character that PDF readers read in different ways.
    #[error(
        "a password for a PDF can hold the letters a to z, digits and signs of a plain English keyboard"
    )]
    PasswordCharacter,
    /// There is nothing to share.
    #[error("no entry is chosen")]
    Empty,
    /// The caller asked to stop.
    #[error("stopped before the document was finished")]
    Cancelled,
    /// The source of random bytes failed.
    #[error("the system gave no random bytes")]
    Random,
    /// The document could not be set as pages. The text names the step only, never the words of an entry.
    #[error("the pages could not be made: {0}")]
    Pages(&'static str),
}

impl From<ring::error::Unspecified> for ShareError {
    fn from(_: ring::error::Unspecified) -> Self {
        Self::Random
    }
}
