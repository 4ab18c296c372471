//! Changing an entry.

use lamplight_journal::Journal;
use lamplight_journal::entries::{Change, EntryId, FacetChange};
use lamplight_journal::records::RecordId;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::{Day, EntryEdited, Fields, Kind, Status};
use crate::ApiError;
use crate::filter::{date, name};
use crate::records::given;
use crate::table::Mutate;

/// Changes an entry; what is not given stays.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EntryEdit {
    /// Which entry.
    pub id: String,
    /// Another title.
    pub title: Option<String>,
    /// Another date, in a form that `entry_add` takes.
    pub date: Option<String>,
    /// Other tags, all of them; an empty list takes them away. `tags` is taken for it too.
    #[serde(alias = "tags")]
    pub tag: Option<Vec<String>>,
    /// Another kind.
    pub kind: Option<Kind>,
    /// Another text, Markdown.
    pub body: Option<String>,
    /// Another way of looking in; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub lens: Option<Option<String>>,
    /// About somebody else; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub person: Option<Option<RecordId>>,
    /// About another matter; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub matter: Option<Option<RecordId>>,
    /// Another standing. What becomes given was given today, unless a day is set.
    pub status: Option<Status>,
    /// Another day on which it was given; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub given_on: Option<Option<Day>>,
    /// Another feeling before the writing, 0 to 10; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "number | null")]
    pub feel_before: Option<Option<u8>>,
    /// Another feeling after it, 0 to 10; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "number | null")]
    pub feel_after: Option<Option<u8>>,
    /// Whether it may be among what is shared.
    pub shareable: Option<bool>,
    /// Whether it is marked.
    pub starred: Option<bool>,
    /// Rests until another day; `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub rests_until: Option<Option<Day>>,
    /// Whether Home may bring it up by itself.
    pub resurface: Option<bool>,
    /// Guided answers that change; `null` takes one away, and those not named stay.
    #[ts(
        optional,
        type = "Record<string, string | number | boolean | string[] | null>"
    )]
    pub fields: Option<Fields>,
    /// The revision the change was made on. Refused when the entry has moved on from it.
    pub if_revision: Option<u32>,
    /// Whether this is one of many saves while the writer types. Such saves, a few minutes apart,
    /// become one revision, unless much text went.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub typing: bool,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl EntryEdit {
    /// A request that changes nothing of an entry.
    #[must_use]
    pub fn of(id: String) -> Self {
        Self {
            id,
            title: None,
            date: None,
            tag: None,
            kind: None,
            body: None,
            lens: None,
            person: None,
            matter: None,
            status: None,
            given_on: None,
            feel_before: None,
            feel_after: None,
            shareable: None,
            starred: None,
            rests_until: None,
            resurface: None,
            fields: None,
            if_revision: None,
            typing: false,
            request_id: None,
        }
    }
}

impl Mutate for EntryEdit {
    fn mutate(self, journal: &mut Journal) -> Result<EntryEdited, ApiError> {
        let id: EntryId = name(&self.id, "id")?;
        let change = Change {
            kind: self.kind.map(Kind::into),
            title: self.title,
            body: self.body,
            entry_date: self.date.map(|text| date(&text, "date")).transpose()?,
            tags: self.tag,
            feeling: None,
            lens: self.lens,
            status: self.status,
            given_on: self.given_on,
            feel_before: self.feel_before,
            feel_after: self.feel_after,
            fields: self.fields.unwrap_or_default(),
            facets: FacetChange {
                person: self.person,
                matter: self.matter,
                shareable: self.shareable,
                starred: self.starred,
                resurface: self.resurface,
                rests_until: self.rests_until,
            },
            if_revision: self.if_revision,
            typing: self.typing,
        };
        let revision = journal.edit(id, change, self.request_id)?;
        Ok(EntryEdited {
            id: id.to_string(),
            revision,
        })
    }
}
