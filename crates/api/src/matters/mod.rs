//! Matters: what happened, or goes on.

pub mod timeline;

use lamplight_journal::Journal;
use lamplight_journal::matters::{
    Matter, MatterChange, MatterFilter, MatterRole, MatterStatus, NewMatter,
};
use lamplight_journal::records::{RecordId, TheirEntries};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::records::{RecordNamed, given};
use crate::table::{Mutate, Query};

/// Writes a matter down.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MatterAdd {
    /// Which side of it the writer is on.
    pub role: MatterRole,
    /// At most 4,096 bytes. May be left out when `what` is there.
    pub title: Option<String>,
    /// With whom.
    pub person: Option<RecordId>,
    /// When: a day, or a few words, at most 256 bytes.
    pub happened: Option<String>,
    /// What happened, at most 1 MiB.
    pub what: Option<String>,
    /// What it did to whoever was hurt, at most 1 MiB.
    pub impact: Option<String>,
    /// Whether lying was part of it.
    pub deceit: Option<bool>,
    /// Where it is; `raw` unless given.
    pub status: Option<MatterStatus>,
    /// Whether Home may bring up by itself what is about it. Yes, unless given.
    pub resurface: Option<bool>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for MatterAdd {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let new = NewMatter {
            person: self.person,
            title: self.title.unwrap_or_default(),
            role: self.role,
            happened: self.happened.unwrap_or_default(),
            what: self.what.unwrap_or_default(),
            impact: self.impact.unwrap_or_default(),
            deceit: self.deceit,
            status: self.status.unwrap_or(MatterStatus::Raw),
            resurface: self.resurface.unwrap_or(true),
        };
        let id = journal.add_matter(new, self.request_id)?;
        Ok(RecordNamed { id })
    }
}

/// Changes what is written of a matter; what is not given stays.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MatterEdit {
    /// Which.
    pub id: RecordId,
    /// The other side of it.
    pub role: Option<MatterRole>,
    /// Another title.
    pub title: Option<String>,
    /// With whom; `null`: with nobody in particular.
    #[serde(default, deserialize_with = "given")]
    #[schemars(with = "Option<RecordId>")]
    #[ts(optional, type = "string | null")]
    pub person: Option<Option<RecordId>>,
    /// Another day, or other words for it.
    pub happened: Option<String>,
    /// Another account of it.
    pub what: Option<String>,
    /// Another account of what it did.
    pub impact: Option<String>,
    /// Whether lying was part of it; `null`: nothing is said of that.
    #[serde(default, deserialize_with = "given")]
    #[schemars(with = "Option<bool>")]
    #[ts(optional, type = "boolean | null")]
    pub deceit: Option<Option<bool>>,
    /// Where it is now.
    pub status: Option<MatterStatus>,
    /// Whether Home may bring up by itself what is about it.
    pub resurface: Option<bool>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for MatterEdit {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let change = MatterChange {
            person: self.person,
            title: self.title,
            role: self.role,
            happened: self.happened,
            what: self.what,
            impact: self.impact,
            deceit: self.deceit,
            status: self.status,
            resurface: self.resurface,
        };
        journal.edit_matter(self.id, change, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}

/// Lists matters, those written down last first.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MatterList {
    /// With this person.
    pub person: Option<RecordId>,
    /// In this standing.
    pub status: Option<MatterStatus>,
}

impl Query for MatterList {
    fn query(self, journal: &Journal) -> Result<Vec<Matter>, ApiError> {
        let filter = MatterFilter {
            person: self.person,
            status: self.status,
        };
        Ok(journal.matters(&filter)?)
    }
}

/// Shows a matter; also from the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MatterShow {
    /// Which.
    pub id: RecordId,
}

/// A matter, and how much of the writer's own is about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct MatterShown {
    /// What is written of it.
    #[serde(flatten)]
    pub matter: Matter,
    /// How many entries.
    pub entries: u32,
    /// How many commitments that are neither done nor let go.
    pub commitments: u32,
}

impl Query for MatterShow {
    fn query(self, journal: &Journal) -> Result<MatterShown, ApiError> {
        let counts = journal.matter_counts(self.id)?;
        Ok(MatterShown {
            matter: journal.matter(self.id)?,
            entries: counts.entries,
            commitments: counts.commitments,
        })
    }
}

/// Puts a matter into the trash. Taken back, it brings the entries that went with it.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MatterDelete {
    /// Which.
    pub id: RecordId,
    /// What becomes of the entries about it.
    pub entries: TheirEntries,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for MatterDelete {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        journal.remove_matter(self.id, self.entries, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}
