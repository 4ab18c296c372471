//! The slots of a header that is about to be written.

use ring::rand::SecureRandom;
use rusqlite::Connection;

use crate::VaultError;
use crate::database;
use crate::header::Header;
use crate::keys::slot::{Slot, SlotKeys, Way};
use crate::keys::{NewKeys, Recovery, Secret, VaultKey, name};

/// Slots with the keys to fill them, and what has to be remembered to fill them again.
pub(super) struct NewSlots {
    slots: Vec<(Slot, SlotKeys)>,
    /// The secret of a recovery code that is new.
    secret: Option<([u8; 16], Secret)>,
}

impl NewSlots {
    /// Those of a vault that opens with these keys and nothing else.
    ///
    /// # Errors
    /// [`VaultError::Invalid`] for a cost that no header may ask for, [`VaultError::OutOfMemory`].
    pub(super) fn alone(keys: NewKeys<'_>, random: &dyn SecureRandom) -> Result<Self, VaultError> {
        keys.cost
            .check()
            .map_err(|_| VaultError::Invalid("the key derivation cannot cost that"))?;
        let mut slots = vec![Slot::for_passphrase(keys.passphrase, keys.cost, random)?];
        let mut secret = None;
        if let Recovery::Code(code) = keys.recovery {
            let (id, of_code) = (name(random)?, code.secret()?);
            slots.push(Slot::for_recovery(id, &of_code, random)?);
            secret = Some((id, of_code));
        }
        Ok(Self { slots, secret })
    }

    /// Those of an open vault whose keys change. A recovery code that stays has its slot filled anew
    /// with the secret that the database keeps.
    ///
    /// # Errors
    /// As [`NewSlots::alone`]; [`VaultError::NewerVersion`] when there is a slot that only a later
    /// program can fill; [`VaultError::DatabaseDamaged`] when the secret of a slot is not the one
    /// that opens it.
    pub(super) fn instead(
        header: &Header,
        connection: &Connection,
        keys: NewKeys<'_>,
        random: &dyn SecureRandom,
    ) -> Result<Self, VaultError> {
        if header.has_later() {
            return Err(VaultError::NewerVersion);
        }
        let mut new = Self::alone(keys, random)?;
        if let Recovery::AsBefore = keys.recovery {
            for slot in &header.slots {
                if slot.way()? != Way::Recovery {
                    continue;
                }
                let secret = database::secret_of(connection, &slot.id)?;
                if !SlotKeys::from_secret(&secret, &slot.salt, &slot.id)?.opens(slot) {
                    return Err(VaultError::DatabaseDamaged);
                }
                new.slots
                    .push(Slot::for_recovery(slot.id, &secret, random)?);
            }
        }
        Ok(new)
    }

    /// Keeps in the database what the slots will be filled with the next time. Before the header
    /// counts: a secret without a slot does no harm.
    pub(super) fn keep(&self, connection: &Connection) -> Result<(), VaultError> {
        match &self.secret {
            Some((id, secret)) => database::keep_secret(connection, id, secret),
            None => Ok(()),
        }
    }

    /// Puts them into a header of which nothing changes any more, each with the vault key in it.
    pub(super) fn fill(self, header: &mut Header, vault_key: &VaultKey) -> Result<(), VaultError> {
        header.wrap(vault_key, self.slots)
    }
}

/// The names of a header's slots.
pub(super) fn names(header: &Header) -> Vec<[u8; 16]> {
    header.slots.iter().map(|slot| slot.id).collect()
}
