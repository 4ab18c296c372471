//! A slot: the vault key, wrapped under something a person knows.

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::SecureRandom;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Cost, Credential, Hidden, Passphrase, Secret, VaultKey, argon, expand, name};
use crate::VaultError;
use crate::header::hex;

/// One slot, as the header holds it. A later kind has the same fields, with a `type`, `kdf` or
/// `params` that this program does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slot {
    /// Random name of the slot; part of its keys' label.
    #[serde(with = "hex")]
    pub(crate) id: [u8; 16],
    /// What opens it.
    #[serde(rename = "type")]
    pub(crate) kind: SlotKind,
    /// How that becomes a secret.
    pub(crate) kdf: Kdf,
    /// What that costs.
    pub(crate) params: SlotParams,
    /// Fresh for every wrap, so that every wrapping key is used once.
    #[serde(with = "hex")]
    pub(crate) salt: [u8; 16],
    /// All zero: the key is used once.
    #[serde(with = "hex")]
    pub(crate) nonce: [u8; NONCE_LEN],
    /// Tells a wrong passphrase from damage, and binds the ciphertext to one key.
    #[serde(with = "hex")]
    pub(crate) commitment: [u8; 32],
    /// AES-256-GCM of the vault key with its tag; the header with every `wrapped` empty is the
    /// associated data.
    #[serde(with = "hex")]
    pub(crate) wrapped: Vec<u8>,
}

/// What opens a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SlotKind {
    Passphrase,
    Recovery,
    /// Something a later program knows of.
    #[serde(untagged)]
    Later(String),
}

/// How the secret is derived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kdf {
    Argon2id,
    /// Nothing is made slow: the secret is random.
    #[serde(rename = "hkdf-sha256")]
    Hkdf,
    /// A way that a later program knows of.
    #[serde(untagged)]
    Later(String),
}

/// What the derivation costs; what it means depends on `kdf`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum SlotParams {
    Cost(Cost),
    Nothing(Nothing),
    /// Something a later program knows of, its keys in alphabetical order.
    Later(serde_json::Value),
}

/// A derivation that nothing is to be said of: `{}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

/// What it takes to open a slot, as far as this program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Passphrase(Cost),
    Recovery,
    /// A later program knows.
    Later,
}

/// The two keys that hang on a slot's secret.
pub(crate) struct SlotKeys {
    wrapping: Secret,
    pub(crate) commitment: [u8; 32],
}

impl SlotKeys {
    /// Derives both from a passphrase. Slow on purpose.
    pub(crate) fn derive(
        passphrase: &Passphrase,
        cost: Cost,
        salt: &[u8; 16],
        id: &[u8; 16],
    ) -> Result<Self, VaultError> {
        Self::from_secret(&argon::derive(passphrase, salt, cost)?, salt, id)
    }

    /// Derives both from the slot's secret.
    pub(crate) fn from_secret(
        secret: &Secret,
        salt: &[u8; 16],
        id: &[u8; 16],
    ) -> Result<Self, VaultError> {
        let both: Hidden<64> = expand(salt, &**secret, &[b"lamplight/v1/slot", id])?;
        let (wrapping_half, commitment_half) = both.split_at(32);
        let mut wrapping = Secret::zeros();
        let mut commitment = [0; 32];
        wrapping.copy_from_slice(wrapping_half);
        commitment.copy_from_slice(commitment_half);
        Ok(Self {
            wrapping,
            commitment,
        })
    }

    fn cipher(&self) -> Result<LessSafeKey, VaultError> {
        UnboundKey::new(&AES_256_GCM, &*self.wrapping)
            .map(LessSafeKey::new)
            .map_err(|_| VaultError::Unsupported("the cipher refused its key"))
    }

    /// Wraps the vault key. The keys are fresh, so the nonce is zero and used once.
    pub(crate) fn wrap(&self, key: &VaultKey, associated: &[u8]) -> Result<Vec<u8>, VaultError> {
        let mut bytes = key.0.to_vec();
        self.cipher()?
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key([0; NONCE_LEN]),
                Aad::from(associated),
                &mut bytes,
            )
            .map_err(|_| VaultError::Unsupported("the cipher refused to seal"))?;
        Ok(bytes)
    }

    /// Unwraps the vault key; `None` when the slot's ciphertext or the header round it is not the
    /// one that was sealed.
    pub(crate) fn unwrap(&self, slot: &Slot, associated: &[u8]) -> Option<VaultKey> {
        let mut bytes = Zeroizing::new(slot.wrapped.clone());
        let plain = self
            .cipher()
            .ok()?
            .open_in_place(
                Nonce::assume_unique_for_key(slot.nonce),
                Aad::from(associated),
                &mut bytes,
            )
            .ok()?;
        let mut key = Secret::zeros();
        if plain.len() != key.len() {
            return None;
        }
        key.copy_from_slice(plain);
        Some(VaultKey(key))
    }

    /// Compares in constant time.
    pub(crate) fn opens(&self, slot: &Slot) -> bool {
        let differing = self
            .commitment
            .iter()
            .zip(&slot.commitment)
            .fold(0, |sum, (ours, theirs)| sum | (ours ^ theirs));
        std::hint::black_box(differing) == 0
    }
}

impl Slot {
    /// What it takes to open this slot.
    ///
    /// # Errors
    /// [`VaultError::HeaderDamaged`] when a slot of a known kind asks for what it may not.
    pub(crate) fn way(&self) -> Result<Way, VaultError> {
        match (&self.kind, &self.kdf, &self.params) {
            (SlotKind::Passphrase, Kdf::Argon2id, SlotParams::Cost(cost)) => {
                cost.check()?;
                Ok(Way::Passphrase(*cost))
            }
            (SlotKind::Recovery, Kdf::Hkdf, SlotParams::Nothing(_)) => Ok(Way::Recovery),
            (SlotKind::Passphrase, Kdf::Argon2id, _) | (SlotKind::Recovery, Kdf::Hkdf, _) => {
                Err(VaultError::HeaderDamaged)
            }
            _ => Ok(Way::Later),
        }
    }

    /// The keys of this slot, if it is of the kind that the credential opens.
    ///
    /// # Errors
    /// As [`Slot::way`], and [`VaultError::OutOfMemory`].
    pub(crate) fn keys(&self, credential: Credential<'_>) -> Result<Option<SlotKeys>, VaultError> {
        match (self.way()?, credential) {
            (Way::Passphrase(cost), Credential::Passphrase(passphrase)) => {
                SlotKeys::derive(passphrase, cost, &self.salt, &self.id).map(Some)
            }
            (Way::Recovery, Credential::Recovery(code)) => {
                SlotKeys::from_secret(&code.secret()?, &self.salt, &self.id).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// A passphrase slot whose `wrapped` is still empty, and the keys to fill it.
    pub(crate) fn for_passphrase(
        passphrase: &Passphrase,
        cost: Cost,
        random: &dyn SecureRandom,
    ) -> Result<(Self, SlotKeys), VaultError> {
        let (id, salt) = (name(random)?, name(random)?);
        let keys = SlotKeys::derive(passphrase, cost, &salt, &id)?;
        let slot = Self {
            id,
            kind: SlotKind::Passphrase,
            kdf: Kdf::Argon2id,
            params: SlotParams::Cost(cost),
            salt,
            nonce: [0; NONCE_LEN],
            commitment: keys.commitment,
            wrapped: Vec::new(),
        };
        Ok((slot, keys))
    }

    /// A slot of this name for a recovery code, by its secret, and the keys to fill it. Its salt is
    /// new, also where the name is that of a slot before.
    pub(crate) fn for_recovery(
        id: [u8; 16],
        secret: &Secret,
        random: &dyn SecureRandom,
    ) -> Result<(Self, SlotKeys), VaultError> {
        let salt = name(random)?;
        let keys = SlotKeys::from_secret(secret, &salt, &id)?;
        let slot = Self {
            id,
            kind: SlotKind::Recovery,
            kdf: Kdf::Hkdf,
            params: SlotParams::Nothing(Nothing {}),
            salt,
            nonce: [0; NONCE_LEN],
            commitment: keys.commitment,
            wrapped: Vec::new(),
        };
        Ok((slot, keys))
    }
}
