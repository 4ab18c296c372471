//! The recovery code: 160 random bits on a piece of paper, which open the vault when the passphrase
//! is forgotten.

use data_encoding::{Encoding, Specification};
use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use super::{Hidden, Secret, expand, fill};
use crate::VaultError;

/// Bytes of the code itself, which become 32 characters.
const CODE: usize = 20;
/// Characters with the four of the checksum.
pub(super) const CHARACTERS: usize = 36;
/// Characters of a group, as they are written.
pub(super) const GROUP: usize = 4;
/// Crockford's base 32: no letters that are taken for figures, none that make up a word too soon.
pub(super) const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The checksum is what is left of the code as a number when it is divided by this, the largest
/// prime that four characters have room for. No single character can be another, and no two
/// neighbours can change places, without changing it: neither 31 nor a power of 32 has it as a factor.
const PRIME: u32 = 1_048_573;
/// The label of the secret.
const LABEL: &[u8] = b"lamplight/v1/recovery";

/// A recovery code, wiped when dropped.
///
/// It is written as nine groups of four characters; the last group is a checksum, so that one that
/// was copied wrongly is told from one that is another vault's.
pub struct RecoveryCode(Hidden<CODE>);

impl RecoveryCode {
    /// A new random code.
    ///
    /// # Errors
    /// [`VaultError::Unsupported`] when the system gives no random bytes.
    pub fn generate(random: &dyn SecureRandom) -> Result<Self, VaultError> {
        let mut code = Hidden::zeros();
        fill(random, &mut *code)?;
        Ok(Self(code))
    }

    /// Reads a code as somebody typed it: capitals or not, with hyphens and blanks or without, and
    /// with the letters O, I and L for the figures they look like.
    ///
    /// # Errors
    /// [`VaultError::Invalid`] when it is not a whole code, or its checksum does not hold.
    pub fn parse(text: &str) -> Result<Self, VaultError> {
        let mut typed = Zeroizing::new(String::with_capacity(CHARACTERS));
        for character in text.chars() {
            if character.is_whitespace() || is_dash(character) {
                continue;
            }
            let known = as_written(character)
                .ok_or(VaultError::Invalid("a recovery code has no such character"))?;
            if typed.len() == CHARACTERS {
                return Err(VaultError::Invalid("that is more than a recovery code"));
            }
            typed.push(known);
        }
        let Some((code, checksum)) = typed.split_at_checked(CHARACTERS - GROUP) else {
            return Err(VaultError::Invalid("that is not a whole recovery code"));
        };
        if checksum.len() < GROUP {
            return Err(VaultError::Invalid("that is not a whole recovery code"));
        }
        let mut bytes = Hidden::zeros();
        encoding()?
            .decode_mut(code.as_bytes(), &mut *bytes)
            .map_err(|_| VaultError::Invalid("a recovery code has no such character"))?;
        let read = Self(bytes);
        if *read.checksum() == *checksum {
            Ok(read)
        } else {
            Err(VaultError::Invalid(
                "a character of the recovery code is not as it was written",
            ))
        }
    }

    /// The code as it is written down: nine groups of four characters.
    ///
    /// # Errors
    /// None that happen; the alphabet is a constant.
    pub fn groups(&self) -> Result<Zeroizing<Vec<String>>, VaultError> {
        let mut written = Zeroizing::new([0; CHARACTERS - GROUP]);
        encoding()?.encode_mut(&*self.0, &mut *written);
        let mut groups = Zeroizing::new(Vec::with_capacity(CHARACTERS / GROUP));
        for group in written.chunks(GROUP) {
            groups.push(group.iter().copied().map(char::from).collect());
        }
        groups.push(self.checksum().to_string());
        Ok(groups)
    }

    /// The groups with hyphens between them, on one line.
    ///
    /// # Errors
    /// As [`RecoveryCode::groups`].
    pub fn line(&self) -> Result<Zeroizing<String>, VaultError> {
        Ok(Zeroizing::new(self.groups()?.join("-")))
    }

    /// Whether this is the group of that number, from 1 to 9, however it is typed. Compares in
    /// constant time.
    ///
    /// # Errors
    /// As [`RecoveryCode::groups`].
    pub fn is_group(&self, number: u8, typed: &str) -> Result<bool, VaultError> {
        let groups = self.groups()?;
        let place = usize::from(number).checked_sub(1);
        let Some(group) = place.and_then(|place| groups.get(place)) else {
            return Ok(false);
        };
        let mut read = Zeroizing::new(String::with_capacity(typed.len()));
        let meant = |character: char| !(character.is_whitespace() || is_dash(character));
        // What is no character of a code is not one of this group either.
        read.extend(
            typed
                .chars()
                .filter(|character| meant(*character))
                .map(|character| as_written(character).unwrap_or('?')),
        );
        let differing = group
            .bytes()
            .zip(read.bytes())
            .fold(0, |sum, (ours, theirs)| sum | (ours ^ theirs));
        Ok(read.len() == group.len() && std::hint::black_box(differing) == 0)
    }

    /// The last group.
    fn checksum(&self) -> Zeroizing<String> {
        let rest = self
            .0
            .iter()
            .fold(0, |rest, byte| (rest * 256 + u32::from(*byte)) % PRIME);
        let place = |n: u32| usize::try_from(rest >> (5 * n) & 31).unwrap_or_default();
        let characters = [3, 2, 1, 0]
            .into_iter()
            .filter_map(|n| ALPHABET.chars().nth(place(n)));
        let mut written = Zeroizing::new(String::with_capacity(GROUP));
        written.extend(characters);
        written
    }

    /// What the slots that this code opens are derived from. The code cannot be made from it.
    pub(crate) fn secret(&self) -> Result<Secret, VaultError> {
        expand(&[], &*self.0, &[LABEL])
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

fn encoding() -> Result<Encoding, VaultError> {
    let mut specification = Specification::new();
    specification.symbols.push_str(ALPHABET);
    specification
        .encoding()
        .map_err(|_| VaultError::Unsupported("the alphabet of recovery codes is not one"))
}

pub(super) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The character of the alphabet that somebody means by this one.
pub(super) fn as_written(character: char) -> Option<char> {
    let upper = character.to_ascii_uppercase();
    let meant = match upper {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.contains(meant).then_some(meant)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(bytes: [u8; CODE]) -> RecoveryCode {
        RecoveryCode(Hidden::from(&bytes))
    }

    fn line(bytes: [u8; CODE]) -> String {
        of(bytes).line().unwrap().to_string()
    }

    #[test]
    fn it_is_written_in_nine_groups_of_four() {
        let written = line([0; CODE]);
        assert!(written.starts_with("0000-0000-"), "{written}");
        assert_eq!(written.split('-').count(), 9);
        assert!(written.split('-').all(|group| group.len() == 4));
    }

    /// The bytes 0 to 19 by hand: five bits a character, from the highest.
    #[test]
    fn five_bits_make_a_character() {
        let mut bytes = [0; CODE];
        for (n, byte) in (0_u8..).zip(&mut bytes) {
            *byte = n;
        }
        let bits: String = bytes
            .iter()
            .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1))
            .map(|bit| if bit == 1 { '1' } else { '0' })
            .collect();
        let expected: String = (0..32)
            .map(|n| usize::from_str_radix(&bits[n * 5..n * 5 + 5], 2).unwrap())
            .map(|n| ALPHABET.as_bytes()[n] as char)
            .collect();
        assert_eq!(line(bytes).replace('-', "")[..32], expected);
    }

    #[test]
    fn the_checksum_is_the_rest_of_a_division() {
        let ends = |bytes: [u8; CODE]| line(bytes)[40..].to_owned();
        let with_end = |end: [u8; 3]| {
            let mut bytes = [0; CODE];
            bytes[17..].copy_from_slice(&end);
            bytes
        };
        assert_eq!(ends([0; CODE]), "0000");
        assert_eq!(ends(with_end([0x0f, 0xff, 0xfc])), "ZZZW");
        assert_eq!(ends(with_end([0x0f, 0xff, 0xfd])), "0000");
        assert_eq!(ends(with_end([0x10, 0x00, 0x00])), "0003");
        // 2^160 - 1 by the same prime, with another tool's long numbers.
        assert_eq!(ends([0xff; CODE]), "06D0");
    }

    #[test]
    fn what_is_not_a_code_is_refused_with_the_reason() {
        let whole = line([7; CODE]);
        for (text, reason) in [
            (String::new(), "not a whole"),
            (whole[..39].to_owned(), "not a whole"),
            (whole[..whole.len() - 1].to_owned(), "not a whole"),
            (format!("{whole}0"), "more than"),
            (whole.replacen('0', "U", 1), "no such character"),
            (format!("é{}", &whole[1..]), "no such character"),
        ] {
            let refused = RecoveryCode::parse(&text).unwrap_err().to_string();
            assert!(refused.contains(reason), "{text}: {refused}");
        }
    }

    #[test]
    fn a_group_is_known_however_it_is_typed() {
        let code = of([7; CODE]);
        let groups = code.groups().unwrap();
        for (number, group) in (1..).zip(groups.iter()) {
            let typed = format!(" {}- ", group.to_lowercase().replace('0', "o"));
            assert!(code.is_group(number, &typed).unwrap(), "{typed}");
            assert!(!code.is_group(number, &group[..3]).unwrap());
            assert!(!code.is_group(number, &format!("{group}0")).unwrap());
            assert!(
                !code
                    .is_group(number, &group.replacen(char::is_alphanumeric, "U", 1))
                    .unwrap()
            );
        }
        assert!(!code.is_group(1, &groups[1]).unwrap());
        assert!(!code.is_group(0, &groups[0]).unwrap());
        assert!(!code.is_group(10, &groups[8]).unwrap());
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", of([7; CODE])), "RecoveryCode(…)");
    }

    proptest! {
        #[test]
        fn it_is_read_however_it_is_typed(bytes: [u8; CODE], spelling in 0..5) {
            let written = line(bytes);
            let typed = match spelling {
                0 => written,
                1 => written.to_lowercase(),
                2 => written.replace('-', " "),
                3 => written.replace('-', "").replace('0', "o").replace('1', "l"),
                _ => format!(" {}\r\n", written.replace('-', " – ").replace('1', "I")),
            };
            let read = RecoveryCode::parse(&typed).unwrap();
            prop_assert_eq!(*read.0, bytes);
        }

        /// Any one character changed, and any two neighbours changed about.
        #[test]
        fn a_slip_of_the_pen_is_noticed(bytes: [u8; CODE], at in 0_usize..36, other in 0_usize..32) {
            let mut typed: Vec<u8> = line(bytes).replace('-', "").into_bytes();
            let before = typed.clone();
            let mut turned = typed.clone();
            turned.swap(at.min(34), at.min(34) + 1);
            typed[at] = ALPHABET.as_bytes()[other];
            for slip in [typed, turned] {
                if slip != before {
                    let refused = RecoveryCode::parse(std::str::from_utf8(&slip).unwrap());
                    prop_assert!(refused.is_err());
                }
            }
        }
    }
}
