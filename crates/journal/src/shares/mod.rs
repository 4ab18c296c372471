//! The record of what was carried out of the vault: never its content, never a password.

use crate::entries::EntryId;
use crate::{Journal, JournalError};

/// One file that left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
    /// `pdf`, `markdown` and so on.
    pub format: String,
    /// `password` or `unprotected`.
    pub protection: String,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// Which entries, at which revision.
    pub entries: Vec<(EntryId, u32)>,
}

impl Journal {
    /// Notes that entries were shared.
    ///
    /// # Errors
    /// As the vault's writing.
    pub fn note_share(
        &mut self,
        format: &str,
        protection: &str,
        sha256: &str,
        entries: &[(EntryId, u32)],
    ) -> Result<(), JournalError> {
        let now = self.clock.now().millis();
        self.vault.write(|transaction| {
            transaction.execute(
                "INSERT INTO share_log (at, format, protection, sha256) VALUES (?1, ?2, ?3, ?4)",
                (now, format, protection, sha256),
            )?;
            let share = transaction.last_insert_rowid();
            let mut note = transaction.prepare_cached(
                "INSERT INTO share_log_entry (share, entry_id, revision) VALUES (?1, ?2, ?3)",
            )?;
            for (id, revision) in entries {
                note.execute((share, id.to_string(), revision))?;
            }
            Ok(())
        })
    }

    /// Everything that was shared, the latest first.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn shares(&self) -> Result<Vec<Share>, JournalError> {
        self.vault.read(|connection| {
            let mut statement = connection.prepare(
                "SELECT n, at, format, protection, sha256 FROM share_log ORDER BY n DESC",
            )?;
            let mut records = statement.query([])?;
            let mut shares = Vec::new();
            while let Some(record) = records.next()? {
                let mut entries = connection.prepare_cached(
                    "SELECT entry_id, revision FROM share_log_entry WHERE share = ?1",
                )?;
                let entries = entries
                    .query_map([record.get::<_, i64>(0)?], |r| Ok((r.get(0)?, r.get(1)?)))?
                    .map(|pair| {
                        let (id, revision): (String, u32) = pair?;
                        Ok((crate::entries::stored(&id)?, revision))
                    })
                    .collect::<Result<_, JournalError>>()?;
                shares.push(Share {
                    at: record.get(1)?,
                    format: record.get(2)?,
                    protection: record.get(3)?,
                    sha256: record.get(4)?,
                    entries,
                });
            }
            Ok(shares)
        })
    }
}
