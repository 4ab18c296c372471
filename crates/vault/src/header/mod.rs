//! The header: what a program needs to know before it can ask for a passphrase.
//!
//! docs/FORMAT.md describes it for a reader without this program.

mod copies;
pub(crate) mod hex;
mod seal;

pub(crate) use copies::{FILES, read, write};
pub(crate) use seal::Sealed;

use serde::{Deserialize, Serialize};

use crate::VaultError;
use crate::keys::slot::{Slot, SlotKeys};
use crate::keys::{Cost, Passphrase, Scope, VaultKey};

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
            .try_for_each(|slot| slot.passphrase_cost().map(|_| ()))?;
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

    /// What trying a passphrase costs: that of the first slot a passphrase opens.
    pub(crate) fn cost(&self) -> Option<Cost> {
        let mut costs = self.slots.iter().map(Slot::passphrase_cost);
        costs.find_map(|cost| cost.ok().flatten())
    }

    /// Tries the passphrase on every slot that a passphrase opens.
    ///
    /// # Errors
    /// [`VaultError::HeaderDamaged`] when a slot's commitment matches and its ciphertext does not
    /// open: that is damage, not a wrong passphrase. [`VaultError::NewerVersion`] when no slot
    /// opens and there is one of a kind that only a later program knows.
    pub(crate) fn unlock(&self, passphrase: &Passphrase) -> Result<VaultKey, VaultError> {
        let associated = self.associated_data()?;
        let mut refusal = VaultError::WrongPassphrase;
        for slot in &self.slots {
            let Some(cost) = slot.passphrase_cost()? else {
                refusal = VaultError::NewerVersion;
                continue;
            };
            let keys = SlotKeys::derive(passphrase, cost, &slot.salt, &slot.id)?;
            if keys.opens(slot) {
                return keys
                    .unwrap(slot, &associated)
                    .ok_or(VaultError::HeaderDamaged);
            }
        }
        Err(refusal)
    }
}
