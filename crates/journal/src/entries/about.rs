//! Whom and what an entry is about, in words.

use rusqlite::OptionalExtension as _;

use super::Entry;
use crate::records::{Noun, RecordId};
use crate::{Journal, JournalError};

/// Whom and what an entry is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The person's label.
    pub person: Option<String>,
    /// The matter's title.
    pub matter: Option<String>,
}

impl Journal {
    /// Whom and what an entry is about, by the names of today.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn about_entry(&self, entry: &Entry) -> Result<About, JournalError> {
        Ok(About {
            person: self.called(Noun::Person, "label", entry.facets.person)?,
            matter: self.called(Noun::Matter, "title", entry.facets.matter)?,
        })
    }

    fn called(
        &self,
        noun: Noun,
        column: &str,
        id: Option<RecordId>,
    ) -> Result<Option<String>, JournalError> {
        let Some(id) = id else { return Ok(None) };
        let sql = format!("SELECT {column} FROM {} WHERE id = ?1", noun.table());
        self.vault.read(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            Ok(statement
                .query_row([id], |record| record.get(0))
                .optional()?)
        })
    }
}
