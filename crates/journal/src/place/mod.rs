//! The place where the writer left off: what a window needs to stand there again after unlocking.
//!
//! It says which entry was open, so it lies in the vault and nowhere else. Only the window reads
//! it; here it is a text.

use rusqlite::OptionalExtension as _;

use crate::{Journal, JournalError};

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
        let stored: Option<String> = self.vault.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
            Ok::<_, JournalError>(statement.query_row([KEY], |row| row.get(0)).optional()?)
        })?;
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
            transaction
                .prepare_cached(
                    "INSERT INTO setting (key, value) VALUES (?1, ?2)
                     ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                )?
                .execute((KEY, value))?;
            Ok(())
        })
    }
}
