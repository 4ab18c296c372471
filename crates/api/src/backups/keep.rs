//! Keeping backups: one when it is time, in each place that is there, and no more than there should
//! be.

use std::fs;
use std::path::{Path, PathBuf};

use lamplight_journal::VaultError;
use lamplight_journal::backups::{
    BackupMade, Held, Place, Stock, copy_backup, free_bytes, keeping, name_for_backup,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::look::{Known, Look, known, look, look_again, make_usual};
use super::make;
use crate::desk::{Desk, Pending, closed};
use crate::event::Step;
use crate::table::{Command, Job};
use crate::{ApiError, Code, Errand};

/// How old the newest backup is before another is made by itself, in milliseconds: a day.
const DAILY: i64 = 24 * 60 * 60 * 1000;
/// How long nothing is tried again by itself after it failed, in milliseconds: six hours.
const PAUSE: i64 = 6 * 60 * 60 * 1000;
/// What a backup leaves free on the disk at least, so that nothing that is saved meanwhile fails for
/// want of room: a tenth of the vault, within these bounds in bytes.
const LEFT_FREE: (u64, u64) = (8 * 1024 * 1024, 64 * 1024 * 1024);

/// Makes a backup in each place that is there and has none of what is written now, and thins out
/// those that have become too many.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupNow {}

/// How it went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BackupKept {
    /// How many backups were made, each found whole. None where nothing had changed.
    pub made: u32,
    /// How many were thinned out.
    pub thinned: u32,
}

/// Why backups are looked after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Occasion {
    /// Time may have come.
    Routine,
    /// Somebody asked.
    Asked,
    /// Something is about to happen that one should be made before.
    Before,
}

impl Job for BackupNow {
    fn job(self, errand: &Errand) -> Result<BackupKept, ApiError> {
        let _turn = errand.room().turn_of_backup();
        keep(errand, Occasion::Asked)
    }
}

impl Desk {
    /// Makes a backup if it is time for one, and thins out those that have become too many. For a
    /// host to call after unlocking, and about every hour from then on. Nobody waits for it: requests
    /// that come meanwhile are answered between two of its steps, and closing the desk ends it.
    #[must_use = "the answer says whether it was done"]
    pub fn keep_backups(&self) -> Pending<BackupKept> {
        self.run_beside(Some(Command::BackupNow), |errand| {
            let _turn = errand.room().turn_of_backup();
            keep(errand, Occasion::Routine)
        })
    }
}

/// Keeps backups. To be called by whoever has the turn.
pub(crate) fn keep(errand: &Errand, occasion: Occasion) -> Result<BackupKept, ApiError> {
    if errand.room().has_given_up_backups() {
        return Err(closed());
    }
    let known = known(errand)?;
    let goes = match occasion {
        Occasion::Asked if known.read_only => return Err(VaultError::Unwritable.into()),
        Occasion::Asked => true,
        Occasion::Routine => known.on,
        // Only where a window has begun it: a program that is handed paths leaves nothing elsewhere.
        Occasion::Before => known.on && known.record.begun_at.is_some(),
    };
    if known.read_only || !goes {
        return Ok(BackupKept::default());
    }
    make_usual(&known);
    let Look {
        stocks,
        absent,
        known,
    } = look(errand, known)?;
    note_places(errand, &stocks, &absent)?;
    if occasion == Occasion::Asked && stocks.is_empty() {
        let message = "the place for backups is not there";
        return Err(ApiError::new(Code::NotFound, message));
    }
    let mut kept = BackupKept::default();
    let mut refused: Option<ApiError> = None;
    for stock in &stocks {
        if !is_due(stock, &known, occasion) {
            continue;
        }
        match add(errand, stock, &stocks, &known) {
            Ok(thinned) => {
                kept.made += 1;
                kept.thinned += thinned;
            }
            Err(error) if error.code == Code::Cancelled => return Err(error),
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    let mut is_sound = false;
    for stock in &stocks {
        // Looked at again: one may have been made, or found to have decayed.
        let thinned = look_again(errand, &stock.place, known.vault_id).and_then(|stock| {
            is_sound |= covers(&stock, now(errand));
            thin_out(errand, &stock)
        });
        match thinned {
            Ok(thinned) => kept.thinned += thinned,
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    if is_sound {
        // One place that refuses does not make the backup in another less whole.
        let all_well = refused.is_none();
        errand.with_journal(move |journal, _| Ok(journal.note_sound(all_well)?))?;
    }
    let Some(error) = refused else {
        return Ok(kept);
    };
    // The pause counts from when one could not be made, not from every look meanwhile.
    if occasion != Occasion::Routine || !has_paused(&known) {
        let code = error.code.as_str();
        errand.with_journal(move |journal, _| Ok(journal.note_trouble(code)?))?;
    }
    Err(error)
}

/// Notes that backups are made by themselves, and which places are there.
fn note_places(errand: &Errand, stocks: &[Stock], absent: &[Place]) -> Result<(), ApiError> {
    let there = stocks.iter().map(|stock| (stock.place.which, true));
    let absent = absent.iter().map(|place| (place.which, false));
    let all: Vec<_> = there.chain(absent).collect();
    errand.with_journal(move |journal, _| {
        journal.begin_keeping()?;
        for (which, there) in all {
            journal.note_place(which, there)?;
        }
        Ok(())
    })
}

fn covers(stock: &Stock, now: i64) -> bool {
    stock.newest(now).is_some_and(|held| held.covers)
}

/// Whether a place is to get another backup.
fn is_due(stock: &Stock, known: &Known, occasion: Occasion) -> bool {
    let Some(newest) = stock.newest(known.now) else {
        return occasion != Occasion::Routine || !has_paused(known);
    };
    if newest.covers {
        return false;
    }
    let age = known.now.saturating_sub(newest.made_at);
    occasion != Occasion::Routine || (age >= DAILY && !has_paused(known))
}

/// Whether it failed a short while ago.
fn has_paused(known: &Known) -> bool {
    known.record.trouble.as_ref().is_some_and(|trouble| {
        let ago = known.now.saturating_sub(trouble.at);
        (0..PAUSE).contains(&ago)
    })
}

/// Puts another backup in a place: a copy of one that holds everything already, or a new one. Answers
/// how many went to make room for it.
fn add(errand: &Errand, stock: &Stock, stocks: &[Stock], known: &Known) -> Result<u32, ApiError> {
    let folder = &stock.place.folder;
    let left_free = (known.size / 10).clamp(LEFT_FREE.0, LEFT_FREE.1);
    let thinned = make_room(stock, known, known.size.saturating_add(left_free))?;
    let has_room = || match free_bytes(folder) {
        // Half of it is for what others write meanwhile.
        Some(free) if free < left_free / 2 => Err(VaultError::NoSpace),
        _ => Ok(()),
    };
    let others = stocks.iter().filter(|other| other.place != stock.place);
    for other in others {
        // Looked at again: it may have been made a moment ago.
        let other = look_again(errand, &other.place, known.vault_id)?;
        let Some(source) = other.newest(now(errand)).filter(|held| held.covers) else {
            continue;
        };
        let target = name_for_backup(folder, known.vault_id, source.made_at)?;
        let copied = copy_backup(&source.path, &target, |done, total| {
            has_room()?;
            errand.at(Step::Packing, done, Some(total))
        });
        match copied {
            Ok(()) => return Ok(thinned),
            // It has decayed since it was made: another is made, and this one is known for it.
            Err(VaultError::BackupDamaged) => note_damage(errand, source)?,
            Err(error) => return Err(error.into()),
        }
    }
    let made_at = now(errand);
    let target = name_for_backup(folder, known.vault_id, made_at)?;
    let made = make(errand, &target, &mut || has_room())?;
    note_made(errand, made, stocks)?;
    Ok(thinned)
}

fn now(errand: &Errand) -> i64 {
    errand.room().clock.now().millis()
}

fn note_made(errand: &Errand, made: BackupMade, stocks: &[Stock]) -> Result<(), ApiError> {
    let there = stocks.iter().flat_map(|stock| &stock.backups);
    let there: Vec<_> = there.filter_map(|held| held.id).collect();
    errand.with_journal(move |journal, _| Ok(journal.note_backup(&made, &there)?))
}

fn note_damage(errand: &Errand, held: &Held) -> Result<(), ApiError> {
    let Some(id) = held.id else {
        return Ok(());
    };
    errand.with_journal(move |journal, _| Ok(journal.note_proof(id, false)?))
}

/// Removes the oldest of its own until there is room, never those of the floor, and none at all where
/// that would not do.
fn make_room(stock: &Stock, known: &Known, needed: u64) -> Result<u32, ApiError> {
    let Some(free) = free_bytes(&stock.place.folder) else {
        return Ok(0);
    };
    let lacking = needed.saturating_sub(free);
    let out = keeping::room_for_another(&stock.kept(), known.now, lacking);
    let out = out.ok_or(VaultError::NoSpace)?;
    remove(stock, &out)
}

/// Removes what has become too many.
fn thin_out(errand: &Errand, stock: &Stock) -> Result<u32, ApiError> {
    let free = free_bytes(&stock.place.folder);
    let out = keeping::surplus(&stock.kept(), now(errand), free);
    let out: Vec<usize> = out.into_iter().map(|(index, _)| index).collect();
    remove(stock, &out)
}

fn remove(stock: &Stock, out: &[usize]) -> Result<u32, ApiError> {
    let mut removed = 0;
    let own: Vec<&Held> = stock.own().collect();
    for held in out.iter().filter_map(|index| own.get(*index)) {
        remove_file(&held.path)?;
        removed += 1;
    }
    Ok(removed)
}

/// Removes a backup. One that is gone already is as good as removed.
pub(super) fn remove_file(path: &Path) -> Result<(), VaultError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// A folder on a disk that has room to take the database out of a backup of this size for a while.
pub(super) fn room_to_open(look: &Look, size: u64) -> Result<PathBuf, VaultError> {
    let left_free = (size / 10).clamp(LEFT_FREE.0, LEFT_FREE.1);
    let needed = size.saturating_add(left_free);
    let folders = look.stocks.iter().map(|stock| &stock.place.folder);
    folders
        .into_iter()
        .find(|folder| free_bytes(folder).is_none_or(|free| free >= needed))
        .cloned()
        .ok_or(VaultError::NoSpace)
}
