//! Sealing an entry and opening it.

use lamplight_journal::Journal;
use lamplight_journal::day::Day;
use lamplight_journal::entries::EntryId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::EntryNamed;
use crate::ApiError;
use crate::filter::name;
use crate::table::Mutate;

/// Puts an entry out of sight: no list, search or export has it until its day, or until it is
/// opened.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EntrySeal {
    /// Which entry.
    pub id: String,
    /// A day after today; until it is opened by hand, unless given.
    pub until: Option<Day>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

/// The entry that was sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct EntrySealed {
    /// Its name.
    pub id: String,
    /// Until when; 9999-12-31 when it is until it is opened.
    pub sealed_until: Day,
}

impl Mutate for EntrySeal {
    fn mutate(self, journal: &mut Journal) -> Result<EntrySealed, ApiError> {
        let id: EntryId = name(&self.id, "id")?;
        let sealed_until = journal.seal(id, self.until, self.request_id)?;
        Ok(EntrySealed {
            id: id.to_string(),
            sealed_until,
        })
    }
}

/// Opens a sealed entry, whatever its day.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EntryOpen {
    /// Which entry.
    pub id: String,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for EntryOpen {
    fn mutate(self, journal: &mut Journal) -> Result<EntryNamed, ApiError> {
        let id: EntryId = name(&self.id, "id")?;
        journal.unseal(id, self.request_id)?;
        Ok(EntryNamed { id: id.to_string() })
    }
}
