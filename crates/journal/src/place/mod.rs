//! The place where the writer left off: what a window needs to stand there again after unlocking.
//!
//! It says which entry was open, so it lies in the vault and nowhere else. Only the window reads
//! it; here it is a text.

use crate::{Journal, JournalError, backups, settings};

/// Its row in the table of settings, which lists no such setting.
const KEY: &str = "place";

/// The longest place, in bytes.
pub const LONGEST: usize = 16 * 1024;

impl Journal {
    /// The place as it was last kept.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn place(&self) -> Result<Option<String>, JournalError> {
        let stored = self
            .vault
            .read(|connection| settings::kept(connection, KEY))?;
        Ok(stored.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Keeps the place, over the one before.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a place of more than [`LONGEST`] bytes.
    pub fn keep_place(&mut self, place: &str) -> Result<(), JournalError> {
        if place.len() > LONGEST {
            return Err(JournalError::invalid(
                "place",
                "a place has at most 16,384 bytes",
            ));
        }
        let value = serde_json::Value::from(place).to_string();
        self.vault.write(|transaction| {
            // Where somebody stood is no reason for another backup.
            backups::carry_over(transaction)?;
            settings::keep(transaction, KEY, &value)
        })
    }
}
