//! Looks at a value.

use lamplight_journal::Journal;
use lamplight_journal::day::Day;
use lamplight_journal::records::{Noun, RecordId};
use lamplight_journal::values::{Look, LookChange};
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::records::{RecordNamed, given};
use crate::table::{Mutate, Query};

/// Writes down a look at a value: at least one of the two numbers or a small act.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LookAdd {
    /// Which value.
    pub value: RecordId,
    /// The day; today, unless given. Not one still to come.
    pub on_day: Option<Day>,
    /// How much it matters, 0 to 10.
    pub importance: Option<u8>,
    /// How it was lived, 0 to 10.
    pub lived: Option<u8>,
    /// One small act that would bring it closer.
    pub act: Option<String>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for LookAdd {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let said = LookChange {
            on_day: self.on_day,
            importance: self.importance.map(Some),
            lived: self.lived.map(Some),
            act: self.act,
        };
        let id = journal.add_look(self.value, said, self.request_id)?;
        Ok(RecordNamed { id })
    }
}

/// Changes a look; what is not given stays, and null takes away.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LookEdit {
    /// Which look.
    pub id: RecordId,
    /// Another day.
    pub on_day: Option<Day>,
    /// How much it matters, 0 to 10.
    #[serde(default, deserialize_with = "given")]
    pub importance: Option<Option<u8>>,
    /// How it was lived, 0 to 10.
    #[serde(default, deserialize_with = "given")]
    pub lived: Option<Option<u8>>,
    /// One small act that would bring it closer.
    pub act: Option<String>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for LookEdit {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let change = LookChange {
            on_day: self.on_day,
            importance: self.importance,
            lived: self.lived,
            act: self.act,
        };
        journal.edit_look(self.id, change, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}

/// Lists the looks at a value, the latest day first; also at one in the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LookList {
    /// Which value.
    pub value: RecordId,
}

impl Query for LookList {
    fn query(self, journal: &Journal) -> Result<Vec<Look>, ApiError> {
        Ok(journal.looks(self.value)?)
    }
}

/// Puts a look into the trash.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LookDelete {
    /// Which look.
    pub id: RecordId,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for LookDelete {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        journal.remove(Noun::Look, self.id, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}
