//! Values: what the writer cares about being.

pub mod looks;

use lamplight_journal::Journal;
use lamplight_journal::records::{Noun, RecordId};
use lamplight_journal::values::{Value, ValueChange};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::records::RecordNamed;
use crate::table::{Mutate, Query};

/// Writes down a value, behind the others.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ValueAdd {
    /// What the writer calls it, at most 256 bytes.
    pub name: String,
    /// Why it matters.
    pub why: Option<String>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for ValueAdd {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let why = self.why.unwrap_or_default();
        let id = journal.add_value(&self.name, &why, self.request_id)?;
        Ok(RecordNamed { id })
    }
}

/// Changes a value; what is not given stays.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ValueEdit {
    /// Which.
    pub id: RecordId,
    /// Another name.
    pub name: Option<String>,
    /// Why it matters.
    pub why: Option<String>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for ValueEdit {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let change = ValueChange {
            name: self.name,
            why: self.why,
        };
        journal.edit_value(self.id, change, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}

/// Lists the values in the writer's order, each with the latest look at it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ValueList {}

impl Query for ValueList {
    fn query(self, journal: &Journal) -> Result<Vec<Value>, ApiError> {
        Ok(journal.values()?)
    }
}

/// Puts the values in an order.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ValueOrder {
    /// The values, each once. Those that are not named follow, in the order they had.
    pub ids: Vec<RecordId>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

/// The order is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ValuesOrdered {}

impl Mutate for ValueOrder {
    fn mutate(self, journal: &mut Journal) -> Result<ValuesOrdered, ApiError> {
        journal.order_values(&self.ids, self.request_id)?;
        Ok(ValuesOrdered {})
    }
}

/// Puts a value into the trash, with the looks at it.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ValueDelete {
    /// Which.
    pub id: RecordId,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for ValueDelete {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        journal.remove(Noun::Value, self.id, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}
