//! The trash: what lies in it, taking back, and emptying it for good.

use lamplight_journal::Journal;
use lamplight_journal::records::{Noun, RecordId, Removed};
use lamplight_journal::trash::Gone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::entries::{EntryLine, EntryNamed};
use crate::event::Step;
use crate::filter::name;
use crate::moment::rfc3339;
use crate::table::{Job, Mutate, Query};
use crate::{ApiError, Errand};

/// Lists the entries in the trash, the latest first.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TrashList {}

impl Query for TrashList {
    fn query(self, journal: &Journal) -> Result<Vec<EntryLine>, ApiError> {
        Ok(journal.trash()?.into_iter().map(EntryLine::from).collect())
    }
}

/// Takes an entry or a record back out of the trash, as it was, and the entries that went there with
/// it.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TrashRestore {
    /// Which entry.
    pub id: String,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for TrashRestore {
    fn mutate(self, journal: &mut Journal) -> Result<EntryNamed, ApiError> {
        let id: RecordId = name(&self.id, "id")?;
        journal.take_back(id, self.request_id)?;
        Ok(EntryNamed { id: id.to_string() })
    }
}

/// Lists the records in the trash, the latest first.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TrashRecords {}

/// A record in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct TrashedRecord {
    /// Its name.
    pub id: RecordId,
    /// What it is.
    pub noun: Noun,
    /// What it is called; may be empty.
    pub label: String,
    /// When it was put away, RFC 3339 in UTC.
    pub removed_at: String,
}

impl From<Removed> for TrashedRecord {
    fn from(removed: Removed) -> Self {
        Self {
            id: removed.id,
            noun: removed.noun,
            label: removed.label,
            removed_at: rfc3339(removed.removed_at),
        }
    }
}

impl Query for TrashRecords {
    fn query(self, journal: &Journal) -> Result<Vec<TrashedRecord>, ApiError> {
        let removed = journal.removed()?;
        Ok(removed.into_iter().map(TrashedRecord::from).collect())
    }
}

/// Lets one entry or record in the trash go for good, and what hangs on it.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TrashPurge {
    /// Which.
    pub id: RecordId,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Job for TrashPurge {
    fn job(self, errand: &Errand) -> Result<TrashEmptied, ApiError> {
        errand.with_journal(move |journal, errand| {
            let gone = journal.purge(self.id, self.request_id, |done, total| {
                errand.at(Step::Wiping, done.into(), Some(total.into()))
            })?;
            Ok(gone.into())
        })
    }
}

/// Empties the trash for good.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TrashEmpty {
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

/// How much went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct TrashEmptied {
    /// How many entries went for good.
    pub removed: u32,
    /// How many records did; absent where none did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub records: Option<u32>,
}

impl From<Gone> for TrashEmptied {
    fn from(gone: Gone) -> Self {
        Self {
            removed: gone.entries,
            records: Some(gone.records).filter(|records| *records > 0),
        }
    }
}

impl Job for TrashEmpty {
    fn job(self, errand: &Errand) -> Result<TrashEmptied, ApiError> {
        errand.with_journal(move |journal, errand| {
            let gone = journal.empty_trash(self.request_id, |done, total| {
                errand.at(Step::Wiping, done.into(), Some(total.into()))
            })?;
            Ok(gone.into())
        })
    }
}
