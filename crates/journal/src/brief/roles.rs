//! Who somebody is to the writer, in place of what they are called.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use lamplight_text::replace_mentions;
use serde::Serialize;

use crate::people::{Person, Relation};
use crate::records::RecordId;

/// Who somebody is to the writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct Role {
    /// How they stand to the writer.
    pub relation: Relation,
    /// Which of several who stand so, from 1 on; absent where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.relation {
            Relation::Partner => "partner",
            Relation::Ex => "former partner",
            Relation::Friend => "friend",
            Relation::Parent => "parent",
            Relation::Child => "child",
            Relation::Sibling => "sibling",
            Relation::Relative => "relative",
            Relation::Colleague => "colleague",
            Relation::Other => "somebody",
            Relation::Myself => "myself",
        })?;
        match self.number {
            Some(number) => write!(f, " {number}"),
            None => Ok(()),
        }
    }
}

/// The roles of everybody.
#[derive(Debug, Default)]
pub(crate) struct Roles(HashMap<RecordId, Role>);

impl Roles {
    /// Numbers those who stand alike by when they were written down, so that a number stays.
    pub(super) fn new(people: &[Person]) -> Self {
        let mut people: Vec<&Person> = people.iter().collect();
        people.sort_by_key(|person| (person.created_at, person.id));
        let alike = |relation| people.iter().filter(move |one| one.relation == relation);
        let roles = people.iter().map(|person| {
            let relation = person.relation;
            let place = alike(relation).position(|one| one.id == person.id);
            let number = place.and_then(|place| u32::try_from(place + 1).ok());
            let role = Role {
                relation,
                number: number.filter(|_| alike(relation).count() > 1),
            };
            (person.id, role)
        });
        Self(roles.collect())
    }

    /// Who a person is; nobody where they are in the trash.
    pub(crate) fn of(&self, person: Option<RecordId>) -> Option<Role> {
        self.0.get(&person?).copied()
    }

    /// A text of the writer's, with roles in place of links to people, and words alone in place
    /// of all other links into the journal.
    pub(crate) fn own(&self, text: &str) -> String {
        let words = replace_mentions(text, |mention| {
            if mention.noun != "person" {
                return Some(Cow::Borrowed(mention.label));
            }
            let role = mention.id.parse().ok().and_then(|id| self.of(Some(id)));
            Some(role.map_or(Cow::Borrowed("someone"), |role| role.to_string().into()))
        });
        words.trim().to_owned()
    }
}
