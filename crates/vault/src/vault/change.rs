//! Changing what opens a vault.

use ring::rand::SecureRandom;

use super::Vault;
use super::slots::{self, NewSlots};
use crate::VaultError;
use crate::database;
use crate::header::{self, Header, Written};
use crate::keys::{CleanStack, Credential, NewKeys, VaultKey};

/// How an exchange went that counts now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exchanged {
    /// Whether nothing is left in the folder that opens with what opened it before. What could not be
    /// removed goes at the next unlocking.
    pub complete: bool,
}

impl Vault {
    /// Whether that is one of those that open the vault. Asking takes as long as opening it does.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] and its like when it is not.
    pub fn is_opened_by<'a>(&self, by: impl Into<Credential<'a>>) -> Result<(), VaultError> {
        let _clean = CleanStack;
        self.header.unlock(by.into()).map(drop)
    }

    /// Exchanges what opens the vault: the passphrase, and with it the recovery code where the new
    /// keys say so. `by` is one of those that open it now.
    ///
    /// The key of the database stays. Whoever has an older copy of the header, or a backup made
    /// before, opens that with what opened it then; where somebody may, [`Vault::rekey`] is the way.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] and its like when `by` does not open it,
    /// [`VaultError::NewerVersion`] when there is a slot that only a later program can fill, or as
    /// the disk says. After an error, what opened the vault before still does; where not even that
    /// can be known, the vault refuses everything until it is opened again.
    pub fn change_keys<'a>(
        &mut self,
        by: impl Into<Credential<'a>>,
        keys: NewKeys<'_>,
        random: &dyn SecureRandom,
    ) -> Result<Exchanged, VaultError> {
        self.refuse_unwritable()?;
        let _clean = CleanStack;
        let vault_key = self.header.unlock(by.into())?;
        let slots = NewSlots::instead(&self.header, &self.connection, keys, random)?;
        // Also where there is nothing to keep: should another program have the vault open in spite of
        // the lock, either notices the other.
        self.write(|transaction| slots.keep(transaction))?;
        let mut next = self.header.clone();
        next.header_gen = following(next.header_gen)?;
        slots.fill(&mut next, &vault_key)?;
        let written = self.put_header(next, &vault_key)?;
        let names = slots::names(&self.header);
        // The secret of a code that opens nothing any more opens nothing.
        let _ = self.write(|transaction| database::forget_all_but(transaction, &names));
        Ok(Exchanged {
            complete: written.alone && written.lasting,
        })
    }

    /// Writes a header of this vault's key, and goes by it from then on.
    pub(super) fn put_header(
        &mut self,
        next: Header,
        vault_key: &VaultKey,
    ) -> Result<Written, VaultError> {
        let sealed = header::render(&next, &vault_key.header_key(next.scope())?)?;
        // A backup under way has the header of before.
        self.abandon_backup();
        let written = header::write(self.folder(), &sealed)
            .inspect_err(|_| self.doubtful = !header::is_first(self.folder(), &self.sealed))?;
        self.header = next;
        self.sealed = sealed;
        self.header_mended = false;
        Ok(written)
    }
}

/// The number after this one.
///
/// # Errors
/// [`VaultError::HeaderDamaged`] when there is none: no program has counted so far.
pub(super) fn following(number: u64) -> Result<u64, VaultError> {
    number.checked_add(1).ok_or(VaultError::HeaderDamaged)
}
