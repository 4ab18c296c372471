//! What is brought to a meeting.

use lamplight_journal::Journal;
use lamplight_journal::day::Day;
use lamplight_journal::entries::EntryId;
use lamplight_journal::records::{Noun, RecordId};
use lamplight_journal::sessions::{ItemChange, ItemType, NewItem};
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::records::RecordNamed;
use crate::table::Mutate;

/// Brings one more thing to a meeting. Its type says which of `entry`, `matter`, `commitment` or
/// the two days is given; nothing else is.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ItemAdd {
    /// To which meeting.
    pub session: RecordId,
    /// What it is.
    #[serde(rename = "type")]
    pub item_type: ItemType,
    /// An entry that is neither in the trash nor sealed.
    pub entry: Option<EntryId>,
    /// A matter outside the trash.
    pub matter: Option<RecordId>,
    /// A commitment outside the trash.
    pub commitment: Option<RecordId>,
    /// The first day of check-ins.
    pub from_day: Option<Day>,
    /// The last day of check-ins; not before the first.
    pub to_day: Option<Day>,
    /// The question, or what the writer wants to say about what is brought.
    pub text: Option<String>,
    /// Whether it came up. No, unless given.
    pub raised: Option<bool>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for ItemAdd {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let new = NewItem {
            session: self.session,
            item_type: self.item_type,
            entry: self.entry,
            matter: self.matter,
            commitment: self.commitment,
            from_day: self.from_day,
            to_day: self.to_day,
            text: self.text.unwrap_or_default(),
            raised: self.raised.unwrap_or(false),
        };
        let id = journal.add_item(&new, self.request_id)?;
        Ok(RecordNamed { id })
    }
}

/// Changes what is said of an item, its days, or whether it came up; what is not given stays.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ItemEdit {
    /// Which one.
    pub id: RecordId,
    /// Other words.
    pub text: Option<String>,
    /// Another first day of check-ins.
    pub from_day: Option<Day>,
    /// Another last day of check-ins.
    pub to_day: Option<Day>,
    /// Whether it came up.
    pub raised: Option<bool>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for ItemEdit {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        let change = ItemChange {
            text: self.text,
            from_day: self.from_day,
            to_day: self.to_day,
            raised: self.raised,
        };
        journal.edit_item(self.id, change, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}

/// Puts an item into the trash. What it points to stays where it is.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ItemDelete {
    /// Which one.
    pub id: RecordId,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for ItemDelete {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        journal.remove(Noun::Item, self.id, self.request_id)?;
        Ok(RecordNamed { id: self.id })
    }
}

/// Puts the items of a meeting in another order.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ItemOrder {
    /// Which meeting.
    pub session: RecordId,
    /// Each of its items once, in the order they are to have.
    pub items: Vec<RecordId>,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for ItemOrder {
    fn mutate(self, journal: &mut Journal) -> Result<RecordNamed, ApiError> {
        journal.order_items(self.session, &self.items, self.request_id)?;
        Ok(RecordNamed { id: self.session })
    }
}
