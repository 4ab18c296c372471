//! Guides: questions that lead step by step, and what is made of the answers.

use lamplight_journal::Journal;
use lamplight_journal::entries::EntryId;
use lamplight_journal::guides::{self, Guide};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ApiError;
use crate::filter::name;
use crate::table::Query;

/// Lists the guides with all their steps. Words are named by their messages.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GuideList {}

impl Query for GuideList {
    fn query(self, _journal: &Journal) -> Result<Vec<Guide>, ApiError> {
        Ok(guides::all().to_vec())
    }
}

/// Puts the answers of an apology together to a first draft of a letter. The entry stays as it is.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ApologyLetter {
    /// Which entry.
    pub id: String,
}

/// A first draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Letter {
    /// The writer's own answers, a paragraph each; empty where nothing is answered yet.
    pub text: String,
}

impl Query for ApologyLetter {
    fn query(self, journal: &Journal) -> Result<Letter, ApiError> {
        let id: EntryId = name(&self.id, "id")?;
        let text = journal.apology_letter(id)?;
        Ok(Letter { text })
    }
}
