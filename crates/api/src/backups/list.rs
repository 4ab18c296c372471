//! What backups there are.

use lamplight_journal::Journal;
use lamplight_journal::backups::{Held, Opens, Stock, Which, free_bytes, keeping};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::look::{Look, known, look};
use crate::moment::rfc3339;
use crate::table::{Job, Query};
use crate::{ApiError, Errand};

/// Lists the backups in all places that are there.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupList {}

/// The backups, and where they are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Backups {
    /// Where they are kept.
    pub places: Vec<BackupPlace>,
    /// The backups, the newest first.
    pub backups: Vec<BackupLine>,
    /// How it stands with them.
    pub standing: BackupStanding,
}

/// Which of the places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhichPlace {
    /// The one that there always is.
    First,
    /// A second one, such as a stick that is not always there.
    Second,
}

impl From<Which> for WhichPlace {
    fn from(which: Which) -> Self {
        match which {
            Which::First => Self::First,
            Which::Second => Self::Second,
        }
    }
}

impl From<WhichPlace> for Which {
    fn from(which: WhichPlace) -> Self {
        match which {
            WhichPlace::First => Self::First,
            WhichPlace::Second => Self::Second,
        }
    }
}

/// A place for backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct BackupPlace {
    /// Which of them.
    pub which: WhichPlace,
    /// The folder.
    pub path: String,
    /// Whether nobody chose it.
    pub usual: bool,
    /// Whether it is there.
    pub there: bool,
    /// Since when it is known not to be there: RFC 3339 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing_since: Option<String>,
    /// What its disk has free, in bytes, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free: Option<u64>,
}

/// What opens a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupOpens {
    /// What opens the journal now.
    Now,
    /// The open journal, and what opened it when the backup was made.
    Journal,
    /// What opened the journal when it was made, and nothing else.
    Then,
}

impl From<Opens> for BackupOpens {
    fn from(opens: Opens) -> Self {
        match opens {
            Opens::Now => Self::Now,
            Opens::Journal => Self::Journal,
            Opens::Then => Self::Then,
        }
    }
}

/// A backup.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact by itself, and any may go with any"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct BackupLine {
    /// Its name in requests. It is no path.
    pub id: String,
    /// Where it lies.
    pub place: WhichPlace,
    /// When it was made: RFC 3339 in UTC.
    pub made_at: String,
    /// Its size in bytes.
    pub size: u64,
    /// Whether this journal has made it. Another copy of it may keep its own in a place that was
    /// chosen for both, and what was made after the day of a backup that was restored is not known.
    pub own: bool,
    /// Whether it is whole, as far as is known.
    pub whole: bool,
    /// What opens it.
    pub opens: BackupOpens,
    /// Whether it holds all that is written now.
    pub latest: bool,
    /// When it was last opened and found whole: RFC 3339 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proved_at: Option<String>,
    /// Whether it may hold texts that were deleted for good.
    pub holds_deleted: bool,
    /// By when it will have been thinned out if one is made every day: RFC 3339 in UTC. Absent for
    /// one that is not thinned out by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone_by: Option<String>,
}

/// Asks how it stands with the backups, without looking at them.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupState {}

/// How it stands with the backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct BackupStanding {
    /// Whether they are made by themselves.
    pub on: bool,
    /// When it was last known that a whole backup holds everything, or did when it was made: RFC
    /// 3339 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sound_at: Option<String>,
    /// Whether they are made by themselves, and for fourteen days none was.
    pub overdue: bool,
    /// What kept the last one from being made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<BackupTrouble>,
}

/// Why no backup could be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct BackupTrouble {
    /// When: RFC 3339 in UTC.
    pub at: String,
    /// The code of the refusal.
    pub code: String,
}

impl Query for BackupState {
    fn query(self, journal: &Journal) -> Result<BackupStanding, ApiError> {
        standing(journal)
    }
}

fn standing(journal: &Journal) -> Result<BackupStanding, ApiError> {
    let record = journal.backup_record()?;
    let on = journal.keeps_backups()?;
    Ok(BackupStanding {
        on,
        sound_at: record.sound_at.map(rfc3339),
        overdue: on && record.is_overdue(journal.now()),
        trouble: record.trouble.map(|trouble| BackupTrouble {
            at: rfc3339(trouble.at),
            code: trouble.code,
        }),
    })
}

impl Job for BackupList {
    fn job(self, errand: &Errand) -> Result<Backups, ApiError> {
        let look = look(errand, known(errand)?)?;
        let standing = errand.with_journal(|journal, _| standing(journal))?;
        let mut backups: Vec<(i64, BackupLine)> = Vec::new();
        for stock in &look.stocks {
            let gone_by = keeping::gone_by(&stock.kept(), look.known.now);
            let own = stock.own().zip(gone_by);
            let others = stock.others().map(|held| (held, None));
            for (held, gone_by) in own.chain(others) {
                backups.push((held.made_at, line(stock, held, gone_by)));
            }
        }
        backups.sort_by(|(a, _), (b, _)| b.cmp(a));
        Ok(Backups {
            places: places(&look),
            backups: backups.into_iter().map(|(_, line)| line).collect(),
            standing,
        })
    }
}

/// The name of a backup in requests: where it lies, and that of its file. Two files may hold the same
/// backup.
pub(super) fn id(stock: &Stock, held: &Held) -> String {
    let place = match stock.place.which {
        Which::First => "first",
        Which::Second => "second",
    };
    let stem = held.path.file_stem().unwrap_or_default().to_string_lossy();
    format!("{place}-{stem}")
}

fn line(stock: &Stock, held: &Held, gone_by: Option<i64>) -> BackupLine {
    BackupLine {
        id: id(stock, held),
        place: stock.place.which.into(),
        made_at: rfc3339(held.made_at),
        size: held.size,
        own: held.own,
        whole: held.whole,
        opens: held.opens.into(),
        latest: held.covers,
        proved_at: held.proved_at.map(rfc3339),
        holds_deleted: held.holds_deleted,
        gone_by: gone_by.map(rfc3339),
    }
}

fn places(look: &Look) -> Vec<BackupPlace> {
    let is_there = |which| look.stocks.iter().any(|stock| stock.place.which == which);
    let places = look.known.places.iter();
    places
        .map(|place| {
            let there = is_there(place.which);
            let missing = look.known.record.missing_since(place.which);
            BackupPlace {
                which: place.which.into(),
                path: place.folder.to_string_lossy().into_owned(),
                usual: place.usual,
                there,
                missing_since: missing.filter(|_| !there).map(rfc3339),
                free: there.then(|| free_bytes(&place.folder)).flatten(),
            }
        })
        .collect()
}
