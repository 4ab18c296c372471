//! The header: what a program needs to know before it can ask for a passphrase.
//!
//! docs/FORMAT.md describes it for a reader without this program.

mod copies;
pub(crate) mod hex;
mod seal;

pub(crate) use copies::{Condition, read, write};

use serde::{Deserialize, Serialize};

use crate::VaultError;
use crate::keys::slot::{Slot, SlotKeys};
use crate::keys::{Passphrase, Scope, VaultKey};

/// The format this program writes, and the newest it reads.
pub const FORMAT: u32 = 1;
/// Every header copy is exactly this long, in bytes.
pub(crate) const LENGTH: usize = 4096;
/// The most slots a header may hold.
pub(crate) const MOST_SLOTS: usize = 8;
/// The only database format there is so far.
pub(crate) const DATABASE_FORMAT: &str = "sqlcipher4";

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
            .try_for_each(|slot| slot.params.check())?;
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

    /// Tries the passphrase on every slot.
    ///
    /// A slot whose commitment matches and whose ciphertext does not open is damage, not a wrong
    /// passphrase.
    pub(crate) fn unlock(&self, passphrase: &Passphrase) -> Result<VaultKey, VaultError> {
        let associated = self.associated_data()?;
        for slot in &self.slots {
            let keys = SlotKeys::derive(passphrase, slot.params, &slot.salt, &slot.id)?;
            if keys.opens(slot) {
                return keys
                    .unwrap(slot, &associated)
                    .ok_or(VaultError::HeaderDamaged);
            }
        }
        Err(VaultError::WrongPassphrase)
    }
}
