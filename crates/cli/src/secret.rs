//! Secrets: from a descriptor, or typed on the terminal without being shown. Never from arguments
//! or the environment.

use lamplight_api::door::{self, Passphrase, RecoveryCode};
use lamplight_api::share::{self, Password};
use lamplight_api::{ApiError, Code};
use zeroize::Zeroizing;

use crate::descriptor::{self, Unread};
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::prompt::ask;

/// Where the passphrase comes from.
pub type Source = Option<i32>;

/// The passphrase of a vault that is there.
pub fn passphrase(source: Source, interrupt: &Interrupt) -> Result<Passphrase, Failure> {
    let bytes = match source {
        Some(number) => from_descriptor(number)?,
        None => ask("Passphrase: ", interrupt)?,
    };
    Ok(door::passphrase(&bytes)?)
}

/// The passphrase of a vault that is being made. On a terminal it is asked for twice.
pub fn new_passphrase(source: Source, interrupt: &Interrupt) -> Result<Passphrase, Failure> {
    let Some(number) = source else {
        return chosen(interrupt);
    };
    Ok(door::passphrase(&from_descriptor(number)?)?)
}

/// A recovery code. On a terminal it is asked for until it is one: the checksum tells a slip.
pub fn recovery(source: Source, interrupt: &Interrupt) -> Result<RecoveryCode, Failure> {
    if let Some(number) = source {
        return Ok(door::recovery(&from_descriptor(number)?)?);
    }
    let mut typed = ask("Recovery code: ", interrupt)?;
    loop {
        match door::recovery(&typed) {
            Ok(code) => return Ok(code),
            Err(error) => {
                let again = format!("{}.\nRecovery code: ", capital(&error.message));
                typed = ask(&again, interrupt)?;
            }
        }
    }
}

/// A sentence with a capital.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// A password for a document.
pub fn password(number: i32) -> Result<Password, Failure> {
    Ok(share::password(&from_descriptor(number)?)?)
}

fn from_descriptor(number: i32) -> Result<Zeroizing<Vec<u8>>, Failure> {
    descriptor::read_line(number).map_err(|unread| match unread {
        Unread::NotOpen => Failure::Usage(format!("descriptor {number} cannot be read")),
        Unread::TooLong => ApiError::new(
            Code::Invalid,
            "a secret holds at most 64 KiB up to the line feed",
        )
        .into(),
    })
}

const ONLY_KEY: &str =
    "The passphrase is the only key. It cannot be reset, and nobody can look it up.";

fn chosen(interrupt: &Interrupt) -> Result<Passphrase, Failure> {
    let mut first = ask(&format!("{ONLY_KEY}\nNew passphrase: "), interrupt)?;
    loop {
        let passphrase = door::passphrase(&first)?;
        let word = strength(&first);
        let second = ask(&format!("{word}\nThe same once more: "), interrupt)?;
        if first == second {
            return Ok(passphrase);
        }
        first = ask("These two were not the same.\nNew passphrase: ", interrupt)?;
    }
}

/// What is said again once the vault is there.
pub const REMINDER: &str = "Keep the passphrase where you will find it: it cannot be reset.";

/// A kind word on how hard it is to guess. Any passphrase may be used.
fn strength(passphrase: &[u8]) -> &'static str {
    let text = std::str::from_utf8(passphrase).unwrap_or_default();
    if text.chars().count() >= 12 || text.split_whitespace().count() >= 5 {
        "That is a good length."
    } else {
        "This is short. Twelve characters or five words are much harder to guess; it is yours to \
         choose."
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_characters_or_five_words_are_a_good_length() {
        assert!(strength("twelve chars".as_bytes()).contains("good"));
        assert!(strength("a b c d e".as_bytes()).contains("good"));
        assert!(strength("十二個の文字で十分です。ね".as_bytes()).contains("good"));
        assert!(strength(b"eleven char").contains("short"));
    }
}
