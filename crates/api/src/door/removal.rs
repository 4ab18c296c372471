//! Removing a vault for good.

use std::path::Path;

use lamplight_journal::Credential;
use serde::Serialize;

use crate::ApiError;

/// A vault that may be removed for good: what opens it was shown, and its folder can be written.
/// Nothing is changed before [`Removal::run`].
#[derive(Debug)]
pub struct Removal(lamplight_vault::Removal);

/// Asks whether the vault in `folder` may be removed. It may be open meanwhile.
///
/// # Errors
/// [`crate::Code::WrongPassphrase`], [`crate::Code::Unwritable`] when the folder refuses, or as
/// [`open`](super::open).
pub fn removal<'a>(
    folder: &Path,
    credential: impl Into<Credential<'a>>,
) -> Result<Removal, ApiError> {
    Ok(Removal(lamplight_vault::Removal::prepare(
        folder, credential,
    )?))
}

/// What is left where a vault was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// Whether the folder itself is gone. One with files of somebody else in it stays, with those.
    pub folder: bool,
    /// Whether no file of the vault is left. What is opens with nothing any more.
    pub complete: bool,
}

impl Removal {
    /// Removes the vault. There is no way back. Its backups are files of their own, elsewhere.
    ///
    /// # Errors
    /// [`crate::Code::VaultInUse`] while it is open, or as the disk says before anything is gone.
    pub fn run(self) -> Result<Removed, ApiError> {
        let removed = self.0.run()?;
        Ok(Removed {
            folder: removed.folder,
            complete: removed.complete,
        })
    }
}
