//! Links between records and entries.

use lamplight_journal::Journal;
use lamplight_journal::links::{Link, LinkEnd, LinkRelation};
use lamplight_journal::records::{Noun, RecordId};
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::records::RecordNamed;
use crate::table::{Mutate, Query};

/// Links two things. The same link twice is one link.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LinkAdd {
    /// The first.
    pub from: LinkEnd,
    /// The second.
    pub to: LinkEnd,
    /// How the first stands to the second.
    pub relation: LinkRelation,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for LinkAdd {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let id = journal.add_link(self.from, self.to, self.relation, self.request_id)?;
        Ok(RecordNamed { id })
    }
}

/// Lists the links of one thing, both ways, without those whose other end is in the trash or sealed.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LinkList {
    /// Of what.
    pub of: LinkEnd,
}

impl Query for LinkList {
    fn query(self, journal: &Journal) -> Result<Vec<Link>, ApiError> {
        Ok(journal.links(self.of)?)
    }
}

/// Puts a link into the trash; what it linked stays.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LinkDelete {
    /// Which.
    pub id: RecordId,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for LinkDelete {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        journal.remove(Noun::Link, self.id, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}
