//! The header: what a program needs to know before it can ask for a passphrase.
//!
//! docs/FORMAT.md describes it for a reader without this program.

mod copies;
pub(crate) mod hex;
mod seal;

pub(crate) use copies::{FILES, Written, is_first, read, write};
pub(crate) use seal::{Sealed, parse, render};

use serde::{Deserialize, Serialize};

use crate::VaultError;
use crate::keys::slot::{Slot, SlotKeys, Way};
use crate::keys::{Cost, Credential, Scope, VaultKey};

/// The format this program writes, and the newest it reads.
pub const FORMAT: u32 = 1;
/// Every header copy is exactly this long, in bytes.
pub(crate) const LENGTH: usize = 4096;
/// The most slots a header may hold.
pub(crate) const MOST_SLOTS: usize = 8;
/// The only database format there is so far.
pub(crate) const DATABASE_FORMAT: &str = "sqlcipher4";

/// The name of the database of an epoch.
pub(crate) fn database_file(epoch: u32) -> String {
    format!("journal-{epoch}.db")
}

/// The header's JSON line. The order of the fields is the order in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_field_names, reason = "the names are those in the file")]
pub(crate) struct Header {
    pub(crate) format: u32,
    pub(crate) min_reader: u32,
    pub(crate) required_features: Vec<String>,
    #[serde(with = "hex")]
    pub(crate) vault_id: [u8; 16],
    pub(crate) epoch: u32,
    pub(crate) header_gen: u64,
    pub(crate) db_format: String,
    pub(crate) db_file: String,
    #[serde(with = "hex")]
    pub(crate) db_salt: [u8; 16],
    pub(crate) slots: Vec<Slot>,
}

/// The two fields every future header keeps, read before anything else is judged.
#[derive(Deserialize)]
struct Age {
    format: u32,
    min_reader: u32,
    #[serde(default)]
    required_features: Vec<String>,
}

impl Header {
    /// Reads the JSON line.
    pub(crate) fn from_json(line: &[u8]) -> Result<Self, VaultError> {
        let age: Age = serde_json::from_slice(line).map_err(|_| VaultError::HeaderDamaged)?;
        if age.min_reader > FORMAT || age.format > FORMAT || !age.required_features.is_empty() {
            return Err(VaultError::NewerVersion);
        }
        let header: Self = serde_json::from_slice(line).map_err(|_| VaultError::HeaderDamaged)?;
        let canonical = header.to_json()? == line;
        let named_plainly = header.db_file.strip_suffix(".db").is_some_and(|stem| {
            !stem.is_empty()
                && stem
                    .bytes()
                    .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        });
        if !canonical
            || !named_plainly
            || header.format == 0
            || header.db_format != DATABASE_FORMAT
            || header.slots.is_empty()
            || header.slots.len() > MOST_SLOTS
        {
            return Err(VaultError::HeaderDamaged);
        }
        header
            .slots
            .iter()
            .try_for_each(|slot| slot.way().map(|_| ()))?;
        Ok(header)
    }

    /// The JSON line, without a line end.
    pub(crate) fn to_json(&self) -> Result<Vec<u8>, VaultError> {
        serde_json::to_vec(self).map_err(|_| VaultError::HeaderDamaged)
    }

    /// What every slot's ciphertext is bound to: this header with every `wrapped` empty.
    pub(crate) fn associated_data(&self) -> Result<Vec<u8>, VaultError> {
        let mut bare = self.clone();
        for slot in &mut bare.slots {
            slot.wrapped.clear();
        }
        bare.to_json()
    }

    pub(crate) fn scope(&self) -> Scope {
        Scope {
            vault_id: self.vault_id,
            epoch: self.epoch,
        }
    }

    /// What it takes to open each slot. A header is read only when every slot can say so.
    fn ways(&self) -> impl Iterator<Item = Way> {
        self.slots
            .iter()
            .map(|slot| slot.way().unwrap_or(Way::Later))
    }

    /// What trying a passphrase costs: that of the first slot a passphrase opens.
    pub(crate) fn cost(&self) -> Option<Cost> {
        self.ways().find_map(|way| match way {
            Way::Passphrase(cost) => Some(cost),
            _ => None,
        })
    }

    /// Whether a recovery code opens it.
    pub(crate) fn has_recovery(&self) -> bool {
        self.ways().any(|way| way == Way::Recovery)
    }

    /// Whether there is a slot that only a later program can fill anew.
    pub(crate) fn has_later(&self) -> bool {
        self.ways().any(|way| way == Way::Later)
    }

    /// Tries the credential on every slot of its kind.
    ///
    /// # Errors
    /// [`VaultError::HeaderDamaged`] when a slot's commitment matches and its ciphertext does not
    /// open: that is damage, not a wrong passphrase. [`VaultError::NewerVersion`] when no slot
    /// opens and there is one of a kind that only a later program knows.
    pub(crate) fn unlock(&self, credential: Credential<'_>) -> Result<VaultKey, VaultError> {
        let associated = self.associated_data()?;
        for slot in &self.slots {
            if let Some(keys) = slot.keys(credential)?
                && keys.opens(slot)
            {
                return keys
                    .unwrap(slot, &associated)
                    .ok_or(VaultError::HeaderDamaged);
            }
        }
        Err(match credential {
            _ if self.has_later() => VaultError::NewerVersion,
            Credential::Passphrase(_) => VaultError::WrongPassphrase,
            Credential::Recovery(_) if self.has_recovery() => VaultError::WrongRecoveryCode,
            Credential::Recovery(_) => VaultError::NoRecoveryCode,
        })
    }

    /// Wraps the vault key in every slot. What is wrapped is bound to all the rest of the header, so
    /// this is the last thing done to one.
    ///
    /// # Errors
    /// [`VaultError::Invalid`] when there are more slots than a header may hold.
    pub(crate) fn wrap(
        &mut self,
        vault_key: &VaultKey,
        keys: Vec<(Slot, SlotKeys)>,
    ) -> Result<(), VaultError> {
        if keys.len() > MOST_SLOTS {
            return Err(VaultError::Invalid("a vault has at most eight slots"));
        }
        let (slots, keys): (Vec<Slot>, Vec<SlotKeys>) = keys.into_iter().unzip();
        self.slots = slots;
        let associated = self.associated_data()?;
        for (slot, keys) in self.slots.iter_mut().zip(&keys) {
            slot.wrapped = keys.wrap(vault_key, &associated)?;
        }
        Ok(())
    }
}
