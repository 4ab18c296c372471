//! Proving a backup: opening it and counting what is in it.

use lamplight_journal::backups::{BackupFile, prove_with};
use lamplight_journal::{JournalError, VaultError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::keep::room_to_open;
use super::list::id;
use super::look::{known, look};
use crate::event::Step;
use crate::moment::rfc3339;
use crate::table::Job;
use crate::{ApiError, Code, Errand};

/// Opens a backup by the key of the open journal, checks every page of it and counts what is in it.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupProve {
    /// Which backup, by the name that the list gives.
    pub id: String,
}

/// A backup that opened and is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BackupProved {
    /// When it was made: RFC 3339 in UTC.
    pub made_at: String,
    /// Entries outside the trash.
    pub entries: u32,
    /// Entries in the trash.
    pub trashed: u32,
}

impl Job for BackupProve {
    fn job(self, errand: &Errand) -> Result<BackupProved, ApiError> {
        // One at a time: it takes room on the disk for a while, as making one does.
        let _turn = errand.room().turn_of_backup();
        let look = look(errand, known(errand)?)?;
        let mut all = look
            .stocks
            .iter()
            .flat_map(|stock| stock.backups.iter().map(move |held| (stock, held)));
        let found = all.find(|(stock, held)| id(stock, held) == self.id);
        let Some((_, held)) = found else {
            let message = "there is no such backup any more";
            return Err(ApiError::new(Code::NotFound, message).of("id"));
        };
        let scratch = room_to_open(&look, held.size)?;
        let proved = BackupFile::open(&held.path)
            .map_err(ApiError::from)
            .and_then(|file| {
                errand.with_journal(move |journal, _| Ok((journal.keys_of(&file)?, file)))
            })
            .and_then(|(keys, file)| {
                prove_with(file, keys, &scratch, |done, total| {
                    errand.at(Step::Checking, done, Some(total))
                })
                .map_err(of_proof)
            });
        let whole = match &proved {
            Ok(_) => Some(true),
            Err(error) if error.code == Code::DatabaseDamaged => Some(false),
            // It says nothing of the backup that somebody stopped, or that there was no room.
            Err(_) => None,
        };
        if let (Some(id), Some(whole)) = (held.id, whole) {
            errand.with_journal(move |journal, _| {
                // In a journal that cannot be written, the answer is for whoever asked.
                if !journal.about()?.read_only {
                    journal.note_proof(id, whole)?;
                }
                Ok(())
            })?;
        }
        let proof = proved.map_err(|error| error.of("id"))?;
        Ok(BackupProved {
            made_at: rfc3339(proof.about.made_at),
            entries: proof.entries,
            trashed: proof.trashed,
        })
    }
}

/// A backup whose tables are not as they should be is damaged, and not the journal.
fn of_proof(error: JournalError) -> ApiError {
    match error {
        JournalError::Vault(VaultError::Query(_) | VaultError::DatabaseDamaged) => {
            VaultError::BackupDamaged.into()
        }
        other => other.into(),
    }
}
