//! Keys: from a passphrase to the vault key, and from the vault key to every other.
//!
//! ```text
//! passphrase ────Argon2id→ slot secret ─HKDF→ wrapping key ‖ commitment
//! recovery code ─────HKDF→ slot secret ─HKDF→ wrapping key ‖ commitment
//!                                           AEAD⁻¹(slot) → vault key (32 random bytes)
//! vault key ─HKDF(salt = vault id ‖ epoch)→ database key, header key, key of the
//!                                          content root, root of backup keys
//! root of backup keys ─HKDF(salt = backup id)→ a backup's database key, its manifest's key
//! ```

mod argon;
mod credential;
mod new_keys;
mod passphrase;
mod recovery;
mod secret;
mod slip;
pub(crate) mod slot;
#[cfg(test)]
mod vectors;

pub use argon::Cost;
pub use credential::Credential;
pub use new_keys::NewKeys;
pub(crate) use new_keys::Recovery;
pub use passphrase::{LONGEST as LONGEST_PASSPHRASE, Passphrase};
pub use recovery::RecoveryCode;
pub(crate) use secret::{CleanStack, Hidden};
pub use slip::{Slip, SlipKind};

use data_encoding::HEXLOWER;
use ring::{hkdf, hmac};

use crate::VaultError;

/// 32 secret bytes, wiped when dropped.
pub(crate) type Secret = Hidden<32>;

/// HKDF-SHA256 (RFC 5869) to `N` bytes.
pub(crate) fn expand<const N: usize>(
    salt: &[u8],
    secret: &[u8],
    label: &[&[u8]],
) -> Result<Hidden<N>, VaultError> {
    struct Length(usize);
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let mut out = Hidden::zeros();
    hkdf::Salt::new(hkdf::HKDF_SHA256, salt)
        .extract(secret)
        .expand(label, Length(N))
        .and_then(|okm| okm.fill(&mut *out))
        .map_err(|_| VaultError::Unsupported("key derivation failed"))?;
    Ok(out)
}

/// The random key that everything in one vault hangs on.
pub(crate) struct VaultKey(pub(crate) Secret);

/// Where a subkey belongs: which vault, which epoch of its key.
#[derive(Clone, Copy)]
pub(crate) struct Scope {
    pub(crate) vault_id: [u8; 16],
    pub(crate) epoch: u32,
}

impl Scope {
    fn salt(self) -> [u8; 20] {
        let mut salt = [0; 20];
        let (id, epoch) = salt.split_at_mut(16);
        id.copy_from_slice(&self.vault_id);
        epoch.copy_from_slice(&self.epoch.to_be_bytes());
        salt
    }
}

impl VaultKey {
    /// A new random key.
    pub(crate) fn generate(random: &dyn ring::rand::SecureRandom) -> Result<Self, VaultError> {
        let mut key = Secret::zeros();
        fill(random, &mut *key)?;
        Ok(Self(key))
    }

    /// The key of the header's HMAC.
    pub(crate) fn header_key(&self, scope: Scope) -> Result<hmac::Key, VaultError> {
        let key: Secret = expand(
            &scope.salt(),
            &*self.0,
            &[b"lamplight/v1/header-mac".as_slice()],
        )?;
        Ok(hmac::Key::new(hmac::HMAC_SHA256, &*key))
    }

    /// The raw key of the database, in the spelling SQLCipher takes, with the file's salt.
    pub(crate) fn database_key(
        &self,
        scope: Scope,
        file_salt: &[u8; 16],
    ) -> Result<DatabaseKey, VaultError> {
        let key: Secret = expand(&scope.salt(), &*self.0, &[b"lamplight/v1/db".as_slice()])?;
        DatabaseKey::new(&key, file_salt)
    }

    /// The key of the content root of the database.
    pub(crate) fn root_key(&self, scope: Scope) -> Result<hmac::Key, VaultError> {
        let label = b"lamplight/v1/content-root".as_slice();
        let key: Secret = expand(&scope.salt(), &*self.0, &[label])?;
        Ok(hmac::Key::new(hmac::HMAC_SHA256, &*key))
    }

    /// What the keys of backups hang on. An open vault keeps it, and with it makes backups without
    /// anybody typing anything.
    pub(crate) fn backup_root(&self, scope: Scope) -> Result<BackupRoot, VaultError> {
        let root = expand(
            &scope.salt(),
            &*self.0,
            &[b"lamplight/v1/backup".as_slice()],
        )?;
        Ok(BackupRoot(root))
    }
}

/// The root of the keys of one vault's backups.
pub(crate) struct BackupRoot(Secret);

impl BackupRoot {
    /// The key of a backup's database, with that file's own salt.
    pub(crate) fn database_key(
        &self,
        backup: &[u8; 16],
        file_salt: &[u8; 16],
    ) -> Result<DatabaseKey, VaultError> {
        let key: Secret = expand(backup, &*self.0, &[b"lamplight/v1/backup/db".as_slice()])?;
        DatabaseKey::new(&key, file_salt)
    }

    /// The key of a backup's manifest.
    pub(crate) fn manifest_key(&self, backup: &[u8; 16]) -> Result<hmac::Key, VaultError> {
        let label = b"lamplight/v1/backup/manifest".as_slice();
        let key: Secret = expand(backup, &*self.0, &[label])?;
        Ok(hmac::Key::new(hmac::HMAC_SHA256, &*key))
    }
}

/// `x'<64 hex digits of key><32 hex digits of salt>'`: SQLCipher takes anything of another length
/// as a passphrase, so the length is fixed here by its type.
pub(crate) struct DatabaseKey(Hidden<99>);

impl DatabaseKey {
    fn new(key: &Secret, salt: &[u8; 16]) -> Result<Self, VaultError> {
        let mut text = Hidden::<99>::zeros();
        let mut hex = Hidden::<96>::zeros();
        let (left, right) = hex.split_at_mut(64);
        HEXLOWER.encode_mut(&**key, left);
        HEXLOWER.encode_mut(salt, right);
        let [x, open, inner @ .., close] = &mut *text;
        (*x, *open, *close) = (b'x', b'\'', b'\'');
        if inner.len() != hex.len() {
            return Err(VaultError::Unsupported(
                "the database key has another length",
            ));
        }
        inner.copy_from_slice(&*hex);
        Ok(Self(text))
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &*self.0
    }
}

/// Random bytes from the source that was passed in.
pub(crate) fn fill(
    random: &dyn ring::rand::SecureRandom,
    bytes: &mut [u8],
) -> Result<(), VaultError> {
    random
        .fill(bytes)
        .map_err(|_| VaultError::Unsupported("the system gave no random bytes"))
}

/// Sixteen random bytes: a name, or a salt.
pub(crate) fn name(random: &dyn ring::rand::SecureRandom) -> Result<[u8; 16], VaultError> {
    let mut bytes = [0; 16];
    fill(random, &mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_key_has_the_one_length_that_is_raw() {
        let key = DatabaseKey::new(&Secret::from(&[0xab; 32]), &[0xcd; 16]).unwrap();
        let text = std::str::from_utf8(key.as_bytes()).unwrap();
        assert_eq!(text, format!("x'{}{}'", "ab".repeat(32), "cd".repeat(16)));
    }
}
