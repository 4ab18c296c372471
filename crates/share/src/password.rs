//! The password of a protected document.
//!
//! PDF readers disagree about long and non-ASCII passwords: poppler's `pdftotext` refuses more than
//! 32 characters, and others encode accents differently. So a password is 1 to 32 printable ASCII characters,
//! and the ones made here are short enough to be read out over the telephone.

use std::fmt;

use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use crate::ShareError;

/// Crockford's base 32 letters: no I, L, O or U, so nothing is misread.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Groups of a made password.
const GROUPS: usize = 4;

/// Letters in each group; 4 × 5 letters of 5 bits are 100 bits.
const GROUP: usize = 5;

/// The longest password that every reader of PDF takes, in characters.
pub const LONGEST: usize = 32;

/// A password that is wiped from memory when it is dropped and that `Debug` does not print.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// A password somebody chose.
    ///
    /// # Errors
    ///
    /// [`ShareError::PasswordLength`] and [`ShareError::PasswordCharacter`] when it is not 1 to
    /// [`LONGEST`] printable ASCII characters.
    pub fn new(text: impl Into<String>) -> Result<Self, ShareError> {
        let text = Zeroizing::new(text.into());
        if !text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return Err(ShareError::PasswordCharacter);
        }
        if text.is_empty() || text.len() > LONGEST {
            return Err(ShareError::PasswordLength);
        }
        Ok(Self(text))
    }

    /// A random password of 100 bits: `7K2QX-0M4TB-…`, 23 characters.
    ///
    /// # Errors
    ///
    /// [`ShareError::Random`] when the random source fails.
    pub fn make(random: &dyn SecureRandom) -> Result<Self, ShareError> {
        let mut bytes = Zeroizing::new([0_u8; GROUPS * GROUP]);
        random.fill(bytes.as_mut())?;
        let mut text = Zeroizing::new(String::with_capacity(GROUPS * (GROUP + 1)));
        for group in bytes.chunks(GROUP) {
            if !text.is_empty() {
                text.push('-');
            }
            // 256 is a multiple of 32, so every letter is as likely as any other.
            let letters = group
                .iter()
                .filter_map(|byte| LETTERS.get(usize::from(byte % 32)));
            text.extend(letters.map(|letter| char::from(*letter)));
        }
        Ok(Self(text))
    }

    /// The password in the clear, to be shown to the person who shares.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(..)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ring::rand::SystemRandom;

    use super::*;

    #[test]
    fn made_passwords_have_four_groups_and_differ() {
        let random = SystemRandom::new();
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..200 {
            let password = Password::make(&random).unwrap();
            let groups: Vec<&str> = password.reveal().split('-').collect();
            assert_eq!(groups.len(), 4);
            for group in groups {
                assert_eq!(group.len(), 5);
                assert!(group.bytes().all(|byte| LETTERS.contains(&byte)));
            }
            assert!(Password::new(password.reveal()).is_ok());
            assert!(seen.insert(password.reveal().to_owned()));
        }
    }

    #[test]
    fn all_letters_are_used() {
        let random = SystemRandom::new();
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..200 {
            seen.extend(Password::make(&random).unwrap().reveal().chars());
        }
        assert_eq!(seen.len(), 33);
    }

    #[test]
    fn debug_hides_it() {
        let password = Password::new("correct horse").unwrap();
        assert!(!format!("{password:?}").contains("horse"));
    }

    proptest! {
        #[test]
        fn printable_ascii_up_to_32_is_taken(text in "[ -~]{1,32}") {
            let password = Password::new(text.as_str()).unwrap();
            prop_assert_eq!(password.reveal(), text);
        }

        #[test]
        fn too_long_is_refused(text in "[ -~]{33,80}") {
            prop_assert!(matches!(Password::new(text), Err(ShareError::PasswordLength)));
        }

        #[test]
        fn other_characters_are_refused(start in "[ -~]{0,15}", odd in "[^ -~]", end in "[ -~]{0,15}") {
            let text = format!("{start}{odd}{end}");
            prop_assert!(matches!(Password::new(text), Err(ShareError::PasswordCharacter)));
        }
    }

    #[test]
    fn an_empty_one_is_refused() {
        assert!(matches!(Password::new(""), Err(ShareError::PasswordLength)));
    }
}
