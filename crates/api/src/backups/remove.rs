//! Removing backups because somebody asked for it.

use std::collections::HashSet;

use lamplight_journal::backups::{Held, Opens};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::keep::remove_file;
use super::list::id;
use super::look::{known, look};
use crate::desk::{Desk, Pending};
use crate::table::Job;
use crate::{ApiError, Errand};

/// How many whole backups are left where none is newer than those that go.
const LEFT: usize = 2;

/// Removes backups of this journal. The last two that are whole go only when there is a newer one
/// that is.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupRemove {
    /// Which backups, by the names that the list gives. One that is gone already is passed over.
    pub id: Vec<String>,
}

/// How many went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BackupsRemoved {
    /// How many backups were removed.
    pub removed: u32,
}

impl Job for BackupRemove {
    fn job(self, errand: &Errand) -> Result<BackupsRemoved, ApiError> {
        let _turn = errand.room().turn_of_backup();
        let look = look(errand, known(errand)?)?;
        let (mut go, mut stay) = (Vec::new(), Vec::new());
        for stock in &look.stocks {
            for held in &stock.backups {
                if self.id.contains(&id(stock, held)) {
                    go.push(held);
                } else {
                    stay.push(held);
                }
            }
        }
        if !may_go(&go, &stay, look.known.now) {
            let message = "these are the last backups; make a new one first";
            return Err(ApiError::invalid("id", message));
        }
        let mut removed = 0;
        for held in go {
            remove_file(&held.path)?;
            removed += 1;
        }
        Ok(BackupsRemoved { removed })
    }
}

impl Desk {
    /// Removes every backup of this journal in the places that are there, because the journal itself
    /// is about to be removed. In a place that somebody chose, another vault with the same name may
    /// keep its own: there those go that this journal has made. Answers how many went.
    #[must_use = "the answer says whether it was done"]
    pub fn remove_every_backup(&self) -> Pending<u32> {
        self.run_beside(None, |errand| {
            let _turn = errand.room().turn_of_backup();
            // Whoever waits for the turn is not to make one anew before the journal closes.
            errand.room().give_up_backups(true);
            remove_every(errand).inspect_err(|_| errand.room().give_up_backups(false))
        })
    }
}

fn remove_every(errand: &Errand) -> Result<u32, ApiError> {
    let look = look(errand, known(errand)?)?;
    let mut removed = 0;
    for stock in &look.stocks {
        for held in stock.own() {
            remove_file(&held.path)?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Whether enough is left: a backup of its own that the open journal opens, whole and newer than all
/// that go, or two whole ones that it opens. What is not whole may always go, and so may one that lies in another
/// file too.
fn may_go(go: &[&Held], stay: &[&Held], now: i64) -> bool {
    let is_elsewhere = |held: &Held| {
        let same = |other: &&Held| other.whole && other.id == held.id;
        held.id.is_some() && stay.iter().any(same)
    };
    let lost = go.iter().filter(|held| held.whole && !is_elsewhere(held));
    let Some(newest) = lost.map(|held| held.made_at).max() else {
        return true;
    };
    let own = stay.iter().filter(|held| held.own);
    let good = own.filter(|held| held.whole && held.made_at <= now);
    let good: Vec<_> = good.filter(|held| held.opens != Opens::Then).collect();
    // What holds everything is newer, whatever the clock said.
    let is_newer = |held: &&&Held| held.covers || held.made_at > newest;
    let distinct: HashSet<_> = good.iter().filter_map(|held| held.id).collect();
    good.iter().any(is_newer) || distinct.len() >= LEFT
}
