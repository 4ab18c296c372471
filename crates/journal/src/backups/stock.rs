//! The backups in a place, looked at with the eyes of the open journal.

use std::path::PathBuf;

use lamplight_vault::keeping::Kept;
use lamplight_vault::{BackupFile, FoundBackup, VaultError};
use uuid::Uuid;

use super::{Place, Record};
use crate::{Journal, JournalError};

/// A place and what lies in it.
pub struct Stock {
    /// The place.
    pub place: Place,
    /// The backups, in the order of their names: the oldest first.
    pub backups: Vec<Held>,
}

/// What opens a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// What opens the journal now.
    Now,
    /// The open journal, and what opened it when the backup was made.
    Journal,
    /// What opened the journal then, and nothing else.
    Then,
}

/// A backup of this journal.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact by itself, and any may go with any"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its own name. One that cannot be read has none.
    pub id: Option<Uuid>,
    /// Where it lies.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// Whether it is this journal's to thin out: it lies where nobody else keeps any, or this journal
    /// has made it. In a place that somebody chose, another copy of the journal may keep its own.
    pub own: bool,
    /// When it was made, in milliseconds since 1970 UTC.
    pub made_at: i64,
    /// Whether it is whole, as far as is known: it has its form and length, and its manifest is
    /// genuine where the open journal can tell.
    pub whole: bool,
    /// What opens it.
    pub opens: Opens,
    /// Whether it holds all that there is.
    pub covers: bool,
    /// When it was last opened and found whole.
    pub proved_at: Option<i64>,
    /// Whether it may hold texts that are gone for good.
    pub holds_deleted: bool,
}

impl From<&Held> for Kept {
    fn from(held: &Held) -> Self {
        Self {
            made_at: held.made_at,
            size: held.size,
            whole: held.whole,
        }
    }
}

impl Stock {
    /// Those that are this journal's to thin out.
    pub fn own(&self) -> impl Iterator<Item = &Held> {
        self.backups.iter().filter(|held| held.own)
    }

    /// Those of another copy of the journal, and those that it does not know of.
    pub fn others(&self) -> impl Iterator<Item = &Held> {
        self.backups.iter().filter(|held| !held.own)
    }

    /// Its own as the rules for keeping see them, in the order of [`Stock::own`].
    #[must_use]
    pub fn kept(&self) -> Vec<Kept> {
        self.own().map(Kept::from).collect()
    }

    /// The newest whole one of its own that the open journal opens, of those that are not dated ahead.
    #[must_use]
    pub fn newest(&self, now: i64) -> Option<&Held> {
        let good = self
            .own()
            .filter(|held| held.whole && held.opens != Opens::Then && held.made_at <= now);
        good.max_by_key(|held| held.made_at)
    }
}

impl Journal {
    /// Says of the backups that were found in a place what the journal knows of them.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn appraise(&self, place: Place, found: Vec<FoundBackup>) -> Result<Stock, JournalError> {
        let record = self.backup_record()?;
        let generation = self.about()?.generation;
        let held = |found| Held {
            own: place.usual || is_made_here(&found, &record),
            ..self.held(found, &record, generation)
        };
        Ok(Stock {
            backups: found.into_iter().map(held).collect(),
            place,
        })
    }

    fn held(&self, found: FoundBackup, record: &Record, generation: i32) -> Held {
        let FoundBackup {
            path,
            size,
            named_at,
            file,
        } = found;
        let Ok(file) = file else {
            return Held {
                id: None,
                path,
                size,
                own: false,
                made_at: named_at,
                whole: false,
                opens: Opens::Then,
                covers: false,
                proved_at: None,
                holds_deleted: record.holds_deleted(Uuid::nil(), named_at),
            };
        };
        let about = file.about();
        let id = about.backup_id;
        let (genuine, opens) = self.what_opens(&file);
        Held {
            id: Some(id),
            path,
            size,
            own: false,
            made_at: about.made_at,
            whole: genuine && !record.is_damaged(id),
            opens,
            covers: genuine && opens != Opens::Then && record.covers(id, generation),
            proved_at: record.proved_at(id),
            holds_deleted: record.holds_deleted(id, about.made_at),
        }
    }

    /// Whether nothing speaks against a backup, and what opens it.
    fn what_opens(&self, file: &BackupFile) -> (bool, Opens) {
        match self.vault.keys_of(file) {
            Ok(_) if self.opens(file) => (true, Opens::Now),
            Ok(_) => (true, Opens::Journal),
            Err(VaultError::WrongPassphrase) => (true, Opens::Then),
            Err(_) => (false, Opens::Journal),
        }
    }
}

fn is_made_here(found: &FoundBackup, record: &Record) -> bool {
    let file = found.file.as_ref();
    file.is_ok_and(|file| record.has_made(file.about().backup_id))
}
