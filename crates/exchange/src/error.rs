//! What can go wrong on the way in or out.

use std::io;

use lamplight_journal::JournalError;
use lamplight_vault::VaultError;

use crate::Stop;

/// Every way in which an import or export refuses. The texts hold nothing of what was written and
/// no path.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The journal refused, or the place that was written to.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// There is nothing to import in that place.
    #[error("there is no file or folder with that name")]
    NotFound,
    /// The file or folder is there and cannot be read, or only in part.
    #[error("that file or folder cannot be read")]
    Unreadable(#[source] io::Error),
    /// No format fits, or the format cannot do what was asked.
    #[error("{0}")]
    Unsupported(&'static str),
    /// There is more than can be taken in at once.
    #[error("{0}")]
    Invalid(&'static str),
    /// The person stopped the work. Whole batches that were imported until then stay.
    #[error("stopped")]
    Cancelled {
        /// Entries that were imported until then; none for a dry run or an export.
        imported: u32,
    },
}

impl ExchangeError {
    /// From reading somebody else's file.
    pub(crate) fn reading(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound,
            _ => Self::Unreadable(error),
        }
    }

    /// From writing a file of our own.
    pub(crate) fn writing(error: io::Error) -> Self {
        VaultError::from(error).into()
    }
}

impl From<VaultError> for ExchangeError {
    fn from(error: VaultError) -> Self {
        Self::Journal(error.into())
    }
}

impl From<Stop> for ExchangeError {
    fn from(_: Stop) -> Self {
        Self::Cancelled { imported: 0 }
    }
}
