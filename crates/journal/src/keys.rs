//! What opens the journal, and with what it is encrypted.

use lamplight_vault::{Credential, Exchanged, NewKeys, VaultError};

use crate::{Journal, JournalError};

impl Journal {
    /// Whether that opens the journal; see [`lamplight_vault::Vault::is_opened_by`].
    ///
    /// # Errors
    /// As there.
    pub fn is_opened_by<'a>(&self, by: impl Into<Credential<'a>>) -> Result<(), JournalError> {
        Ok(self.vault.is_opened_by(by)?)
    }

    /// Exchanges what opens the journal; see [`lamplight_vault::Vault::change_keys`].
    ///
    /// # Errors
    /// As there.
    pub fn change_keys<'a>(
        &mut self,
        by: impl Into<Credential<'a>>,
        keys: NewKeys<'_>,
    ) -> Result<Exchanged, JournalError> {
        Ok(self.vault.change_keys(by, keys, &self.random)?)
    }

    /// Encrypts everything anew and exchanges what opens the journal; see
    /// [`lamplight_vault::Vault::rekey`].
    ///
    /// # Errors
    /// As there.
    pub fn rekey<'a>(
        &mut self,
        by: impl Into<Credential<'a>>,
        keys: NewKeys<'_>,
        progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
    ) -> Result<Exchanged, JournalError> {
        Ok(self.vault.rekey(by, keys, &self.random, progress)?)
    }
}
