//! The words a person types to open the vault.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::VaultError;

/// The longest passphrase, in bytes of UTF-8 after normalisation.
pub const LONGEST: usize = 1024;

/// A passphrase in Unicode NFC (as RFC 8265 asks of opaque strings), wiped when dropped.
///
/// Nothing is trimmed: a space at the end belongs to it.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes the text as typed.
    ///
    /// # Errors
    /// [`VaultError::Invalid`] when it is empty or longer than [`LONGEST`].
    pub fn new(text: &str) -> Result<Self, VaultError> {
        if text.len() > 4 * LONGEST {
            return Err(VaultError::Invalid(
                "a passphrase holds at most 1,024 bytes",
            ));
        }
        // Room for every expansion NFC can make, so that no unwiped copy is left by growing.
        let mut normal = Zeroizing::new(String::with_capacity(4 * text.len()));
        normal.extend(text.nfc());
        if normal.is_empty() {
            return Err(VaultError::Invalid("the passphrase is empty"));
        }
        if normal.len() > LONGEST {
            return Err(VaultError::Invalid(
                "a passphrase holds at most 1,024 bytes",
            ));
        }
        Ok(Self(normal))
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_spellings_are_one_passphrase() {
        let composed = Passphrase::new("caf\u{e9} au lait").unwrap();
        let decomposed = Passphrase::new("cafe\u{301} au lait").unwrap();
        assert_eq!(composed.as_bytes(), decomposed.as_bytes());
    }

    #[test]
    fn nothing_is_trimmed() {
        assert_eq!(Passphrase::new(" a ").unwrap().as_bytes(), b" a ");
    }

    #[test]
    fn empty_and_too_long_are_refused() {
        assert!(Passphrase::new("").is_err());
        assert!(Passphrase::new(&"x".repeat(LONGEST)).is_ok());
        assert!(Passphrase::new(&"x".repeat(LONGEST + 1)).is_err());
    }

    #[test]
    fn debug_shows_nothing() {
        assert!(!format!("{:?}", Passphrase::new("opensesame").unwrap()).contains("sesame"));
    }
}
