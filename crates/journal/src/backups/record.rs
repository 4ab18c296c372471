//! What the journal knows of its backups without looking at them: what is in which, when one was last
//! found whole, and which texts are gone for good while a backup may hold them still.

use lamplight_vault::{BackupMade, Vault};
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Which;
use crate::{Journal, JournalError, settings};

/// Its row in the table of settings, which lists no such setting.
pub(super) const KEY: &str = "backup_record";
/// How many backups are remembered: more than two places keep. Those that lie in none of them any more
/// are forgotten first.
const REMEMBERED: usize = 120;
/// How many times of deleting for good are told apart.
const PURGES: usize = 60;
/// By how much the clock may have been set back between writing a text and backing it up, in
/// milliseconds: a day.
const DOUBT: i64 = 24 * 60 * 60 * 1000;
/// How long it counts that a backup was found whole, until that is noted anew: a day.
const NOTED: i64 = 24 * 60 * 60 * 1000;
/// How long without a whole backup is too long, in milliseconds: 14 days.
const TOO_LONG: i64 = 14 * 24 * 60 * 60 * 1000;

/// What is known of the backups. All moments are in milliseconds since 1970 UTC.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// Since when backups are made by themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begun_at: Option<i64>,
    /// When it was last known that a whole backup holds everything, or did when it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sound_at: Option<i64>,
    /// What kept the last backup from being made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<Trouble>,
    /// Since when the first place is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    first_missing: Option<i64>,
    /// Since when the second place is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    second_missing: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    known: Vec<Known>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    purges: Vec<Purge>,
}

/// Why no backup could be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// When.
    pub at: i64,
    /// The class, in the words of whoever tried.
    pub code: String,
}

/// A backup that was made or opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    id: Uuid,
    /// How many transactions had changed what is in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    generation: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proved_at: Option<i64>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    damaged: bool,
}

/// Texts that were written from one moment on and are gone for good since another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Purge {
    written: i64,
    gone: i64,
    /// The transaction that deleted them.
    generation: i32,
}

impl Record {
    fn known(&self, id: Uuid) -> Option<&Known> {
        self.known.iter().find(|known| known.id == id)
    }

    fn known_mut(&mut self, id: Uuid) -> Option<&mut Known> {
        if self.known(id).is_none() {
            self.known.push(Known {
                id,
                generation: None,
                proved_at: None,
                damaged: false,
            });
        }
        self.known.iter_mut().find(|known| known.id == id)
    }

    /// Forgets the oldest that are too many, and of those that are there none before the others.
    fn forget_some(&mut self, there: &[Uuid]) {
        while self.known.len() > REMEMBERED {
            let gone = |known: &Known| !there.contains(&known.id);
            let last = self.known.len() - 1;
            let oldest = self.known.iter().take(last).position(gone);
            self.known.remove(oldest.unwrap_or(0));
        }
    }

    /// When a backup was last opened and found whole.
    #[must_use]
    pub fn proved_at(&self, id: Uuid) -> Option<i64> {
        self.known(id).and_then(|known| known.proved_at)
    }

    /// Whether a backup was opened and was not whole.
    #[must_use]
    pub fn is_damaged(&self, id: Uuid) -> bool {
        self.known(id).is_some_and(|known| known.damaged)
    }

    /// Whether a backup was made by this journal, or a copy of one that was.
    #[must_use]
    pub fn has_made(&self, id: Uuid) -> bool {
        self.known(id)
            .is_some_and(|known| known.generation.is_some())
    }

    /// Whether a backup holds all that there is at this generation.
    #[must_use]
    pub fn covers(&self, id: Uuid, generation: i32) -> bool {
        let known = self.known(id).and_then(|known| known.generation);
        known == Some(generation)
    }

    /// Whether a backup may hold texts that are gone for good.
    #[must_use]
    pub fn holds_deleted(&self, id: Uuid, made_at: i64) -> bool {
        let generation = self.known(id).and_then(|known| known.generation);
        self.purges.iter().any(|purge| {
            let before = match generation {
                Some(generation) => generation < purge.generation,
                None => made_at <= purge.gone,
            };
            before && made_at >= purge.written.saturating_sub(DOUBT)
        })
    }

    /// Since when a place is not there.
    #[must_use]
    pub fn missing_since(&self, which: Which) -> Option<i64> {
        match which {
            Which::First => self.first_missing,
            Which::Second => self.second_missing,
        }
    }

    fn missing_mut(&mut self, which: Which) -> &mut Option<i64> {
        match which {
            Which::First => &mut self.first_missing,
            Which::Second => &mut self.second_missing,
        }
    }

    /// Whether it is too long that no backup was known to be whole.
    #[must_use]
    pub fn is_overdue(&self, now: i64) -> bool {
        let since = self.sound_at.or(self.begun_at);
        since.is_some_and(|since| now.saturating_sub(since) > TOO_LONG)
    }
}

pub(super) fn read(connection: &Connection) -> Result<Record, JournalError> {
    let kept = settings::kept(connection, KEY)?;
    // One that cannot be read is as good as none: the backups themselves say what matters.
    Ok(kept
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

fn write(transaction: &Transaction<'_>, record: &Record) -> Result<(), JournalError> {
    let text = serde_json::to_string(record)
        .map_err(|_| JournalError::invalid("backups", "the record of backups cannot be kept"))?;
    settings::keep(transaction, KEY, &text)
}

/// Counts a transaction along in what is known of the backups that hold everything up to it, for a
/// change that is no reason to make another.
pub(crate) fn carry_over(transaction: &Transaction<'_>) -> Result<(), JournalError> {
    change(transaction, |_| ())
}

/// Remembers that texts written from `written` on go for good, in the transaction that deletes them.
pub(crate) fn note_purge(
    transaction: &Transaction<'_>,
    written: i64,
    now: i64,
) -> Result<(), JournalError> {
    let mut record = read(transaction)?;
    let next = Purge {
        written,
        gone: now,
        generation: Vault::generation(transaction)?.wrapping_add(1),
    };
    record.purges.push(next);
    if record.purges.len() > PURGES {
        // The two oldest become one that says rather too much.
        let first = record.purges.remove(0);
        if let Some(second) = record.purges.first_mut() {
            second.written = second.written.min(first.written);
            second.gone = second.gone.max(first.gone);
        }
    }
    write(transaction, &record)
}

/// Remembers a backup that was made before there is a journal.
pub(super) fn note_made(
    transaction: &Transaction<'_>,
    made: &BackupMade,
) -> Result<(), JournalError> {
    change(transaction, |record| {
        if let Some(known) = record.known_mut(made.backup_id) {
            known.generation = Some(made.generation);
        }
    })
}

/// Changes the record in a transaction that is no reason for another backup.
fn change(
    transaction: &Transaction<'_>,
    change: impl FnOnce(&mut Record),
) -> Result<(), JournalError> {
    let before = read(transaction)?;
    let mut record = before.clone();
    let generation = Vault::generation(transaction)?;
    change(&mut record);
    for known in &mut record.known {
        if known.generation == Some(generation) {
            known.generation = Some(generation.wrapping_add(1));
        }
    }
    if record == before {
        return Ok(());
    }
    write(transaction, &record)
}

impl Journal {
    /// What is known of the backups.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn backup_record(&self) -> Result<Record, JournalError> {
        self.vault.read(read)
    }

    /// Notes that backups are made by themselves from now on.
    ///
    /// # Errors
    /// As the vault's writing.
    pub fn begin_keeping(&mut self) -> Result<(), JournalError> {
        let now = self.clock.now().millis();
        self.change_record(|record| record.begun_at = record.begun_at.or(Some(now)))
    }

    /// Notes a backup that was made, and was found whole. `there` are those that lie in places that
    /// were looked at: they are remembered before others.
    ///
    /// # Errors
    /// As the vault's writing.
    pub fn note_backup(&mut self, made: &BackupMade, there: &[Uuid]) -> Result<(), JournalError> {
        let now = self.clock.now().millis();
        self.change_record(|record| {
            record.sound_at = Some(now);
            record.trouble = None;
            if let Some(known) = record.known_mut(made.backup_id) {
                known.generation = Some(made.generation);
            }
            record.forget_some(there);
        })
    }

    /// Notes what opening a backup has shown.
    ///
    /// # Errors
    /// As the vault's writing.
    pub fn note_proof(&mut self, id: Uuid, whole: bool) -> Result<(), JournalError> {
        let now = self.clock.now().millis();
        self.change_record(|record| {
            if let Some(known) = record.known_mut(id) {
                known.damaged = !whole;
                if whole {
                    known.proved_at = Some(now);
                }
            }
        })
    }

    /// Notes that a backup that holds everything is there still: once a day. What kept another from
    /// being made is over when `all_well`.
    ///
    /// # Errors
    /// As the vault's writing.
    pub fn note_sound(&mut self, all_well: bool) -> Result<(), JournalError> {
        let now = self.clock.now().millis();
        self.change_record(|record| {
            if all_well {
                record.trouble = None;
            }
            let fresh = |at: i64| (0..NOTED).contains(&now.saturating_sub(at));
            if !record.sound_at.is_some_and(fresh) {
                record.sound_at = Some(now);
            }
        })
    }

    /// Notes what kept a backup from being made.
    ///
    /// # Errors
    /// As the vault's writing.
    pub fn note_trouble(&mut self, code: &str) -> Result<(), JournalError> {
        let at = self.clock.now().millis();
        self.change_record(|record| {
            let code = code.to_owned();
            record.trouble = Some(Trouble { at, code });
        })
    }

    /// Notes whether a place is there.
    ///
    /// # Errors
    /// As the vault's writing.
    pub fn note_place(&mut self, which: Which, there: bool) -> Result<(), JournalError> {
        let now = self.clock.now().millis();
        self.change_record(|record| {
            let missing = record.missing_mut(which);
            *missing = if there { None } else { missing.or(Some(now)) };
        })
    }

    pub(super) fn forget_missing(&mut self, which: Which) -> Result<(), JournalError> {
        self.note_place(which, true)
    }

    /// Writes the record where it changes, and nothing where it does not.
    fn change_record(&mut self, work: impl Fn(&mut Record)) -> Result<(), JournalError> {
        let before = self.backup_record()?;
        let mut after = before.clone();
        work(&mut after);
        if after == before {
            return Ok(());
        }
        self.vault.write(|transaction| change(transaction, work))
    }
}
