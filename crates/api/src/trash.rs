//! The trash: what lies in it, taking back, and emptying it for good.

use lamplight_journal::entries::EntryId;
use lamplight_journal::{Journal, JournalError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::entries::{EntryLine, EntryNamed};
use crate::event::Step;
use crate::filter::name;
use crate::table::{Job, Mutate, Query};
use crate::{ApiError, Errand};

/// Lists what is in the trash, the latest first.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TrashList {}

impl Query for TrashList {
    fn query(self, journal: &Journal) -> Result<Vec<EntryLine>, ApiError> {
        Ok(journal.trash()?.into_iter().map(EntryLine::from).collect())
    }
}

/// Takes an entry or a record back out of the trash, as it was.
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
        let id: EntryId = name(&self.id, "id")?;
        match journal.restore(id, self.request_id) {
            // A record, perhaps: all names are of one kind.
            Err(JournalError::NotFound(_)) => {
                journal.take_back(name(&self.id, "id")?, self.request_id)?;
            }
            done => done?,
        }
        Ok(EntryNamed { id: id.to_string() })
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
pub struct TrashEmptied {
    /// How many entries went for good.
    pub removed: u32,
}

impl Job for TrashEmpty {
    fn job(self, errand: &Errand) -> Result<TrashEmptied, ApiError> {
        errand.with_journal(move |journal, errand| {
            let removed = journal.empty_trash(self.request_id, |done, total| {
                errand.at(Step::Wiping, done.into(), Some(total.into()))
            })?;
            Ok(TrashEmptied { removed })
        })
    }
}
