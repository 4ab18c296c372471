//! The support list: whom the writer could turn to.

use lamplight_journal::Journal;
use lamplight_journal::records::{Noun, RecordId};
use lamplight_journal::support::{NewSupport, Support, SupportChange, SupportKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::records::RecordNamed;
use crate::table::{Mutate, Query};

/// Puts somebody at the end of the support list.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SupportAdd {
    /// What kind of help it is.
    pub kind: SupportKind,
    /// What the writer calls it, at most 256 bytes.
    pub label: String,
    /// How to reach it: a number, an address.
    pub how: Option<String>,
    /// When it can be reached.
    pub hours: Option<String>,
    /// Whatever the writer wants to keep in mind.
    pub note: Option<String>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for SupportAdd {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let new = NewSupport {
            kind: self.kind,
            label: self.label,
            how: self.how.unwrap_or_default(),
            hours: self.hours.unwrap_or_default(),
            note: self.note.unwrap_or_default(),
        };
        let id = journal.add_support(&new, self.request_id)?;
        Ok(RecordNamed { id })
    }
}

/// Changes one of the support list; what is not given stays.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SupportEdit {
    /// Which.
    pub id: RecordId,
    /// Another kind.
    pub kind: Option<SupportKind>,
    /// Another label.
    pub label: Option<String>,
    /// Another way to reach it.
    pub how: Option<String>,
    /// Other hours.
    pub hours: Option<String>,
    /// Another note.
    pub note: Option<String>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for SupportEdit {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let change = SupportChange {
            kind: self.kind,
            label: self.label,
            how: self.how,
            hours: self.hours,
            note: self.note,
        };
        journal.edit_support(self.id, change, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}

/// Lists whom to turn to, in the writer's order.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SupportList {}

impl Query for SupportList {
    fn query(self, journal: &Journal) -> Result<Vec<Support>, ApiError> {
        Ok(journal.support()?)
    }
}

/// Puts one of the support list into the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SupportDelete {
    /// Which.
    pub id: RecordId,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for SupportDelete {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        journal.remove(Noun::Support, self.id, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}

/// Puts the support list into another order.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SupportOrder {
    /// Which, in the order they are to have. Those that are left out keep theirs, behind.
    pub id: Vec<RecordId>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

/// The list has that order now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct SupportOrdered {}

impl Mutate for SupportOrder {
    fn mutate(self, journal: &mut Journal) -> Result<SupportOrdered, ApiError> {
        journal.order_support(&self.id, self.request_id)?;
        Ok(SupportOrdered {})
    }
}
