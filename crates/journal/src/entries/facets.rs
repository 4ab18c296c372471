//! What stands beside the text of an entry: whom it is about, where it stands, and guided answers.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::day::Day;
use crate::records::{self, Noun, RecordId, check_scale, check_text};
use crate::{JournalError, guides};

/// The most that the guided answers of one entry take as JSON, in bytes.
pub const LONGEST_FIELDS: usize = 1024 * 1024;
/// The longest name of a guided answer or of a lens, in bytes.
pub const LONGEST_NAME: usize = 64;

/// Guided answers by the names the guides give them: a text, a number, yes or no, or a list of
/// texts each. Answers to questions of another kind of entry stay when the kind is changed.
pub type Fields = Map<String, Value>;

/// Where a piece of writing stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is being written.
    Draft,
    /// It could be said or handed over.
    Ready,
    /// It was said or handed over.
    Given,
    /// It is here to stay. What was imported, or written before there was a status, is.
    #[default]
    Kept,
}

/// What the writer sets beside an entry. It is no part of what the entry says: changing it makes
/// no revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facets {
    /// Whom it is about.
    pub person: Option<RecordId>,
    /// What it is about.
    pub matter: Option<RecordId>,
    /// Whether it may be among what is shared.
    pub shareable: bool,
    /// Whether the writer marked it.
    pub starred: bool,
    /// Whether Home may bring it up by itself.
    pub resurface: bool,
    /// The writer lets it rest until this day.
    pub rests_until: Option<Day>,
}

impl Default for Facets {
    fn default() -> Self {
        Self {
            person: None,
            matter: None,
            shareable: false,
            starred: false,
            resurface: true,
            rests_until: None,
        }
    }
}

/// Which facets to change; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FacetChange {
    /// About somebody else, or nobody.
    pub person: Option<Option<RecordId>>,
    /// About another matter, or none.
    pub matter: Option<Option<RecordId>>,
    /// Whether it may be among what is shared.
    pub shareable: Option<bool>,
    /// Whether the writer marked it.
    pub starred: Option<bool>,
    /// Whether Home may bring it up by itself.
    pub resurface: Option<bool>,
    /// Rests until another day, or no longer.
    pub rests_until: Option<Option<Day>>,
}

impl FacetChange {
    /// What they are then.
    pub(crate) fn apply(&self, old: &Facets) -> Facets {
        Facets {
            person: self.person.unwrap_or(old.person),
            matter: self.matter.unwrap_or(old.matter),
            shareable: self.shareable.unwrap_or(old.shareable),
            starred: self.starred.unwrap_or(old.starred),
            resurface: self.resurface.unwrap_or(old.resurface),
            rests_until: self.rests_until.unwrap_or(old.rests_until),
        }
    }
}

/// The facets as the columns of a row.
pub(crate) struct FacetColumns {
    pub(crate) person: Option<i64>,
    pub(crate) matter: Option<i64>,
    pub(crate) rests_until: Option<Day>,
}

/// Checks facets against those before, and finds the rows they point to. What did not change is
/// not asked about: somebody it is about may lie in the trash by now.
pub(crate) fn columns(
    connection: &Connection,
    new: &Facets,
    old: &Facets,
    today: Day,
) -> Result<FacetColumns, JournalError> {
    let row = |noun, id: Option<RecordId>, before: Option<RecordId>, field| match id {
        Some(id) if Some(id) == before => records::row_of(connection, noun, id).map(Some),
        id => records::pointed_to(connection, noun, id, field),
    };
    if new.rests_until != old.rests_until && new.rests_until.is_some_and(|until| until < today) {
        return Err(JournalError::invalid(
            "rests_until",
            "this day has passed; it rests until today or later",
        ));
    }
    Ok(FacetColumns {
        person: row(Noun::Person, new.person, old.person, "person")?,
        matter: row(Noun::Matter, new.matter, old.matter, "matter")?,
        rests_until: new.rests_until,
    })
}

/// Refuses a day on which nothing can have been given yet.
pub(crate) fn check_given(given_on: Option<Day>, today: Day) -> Result<(), JournalError> {
    if given_on.is_some_and(|day| day > today) {
        let reason = "this day has not come yet; it can be set once it was given";
        return Err(JournalError::invalid("given_on", reason));
    }
    Ok(())
}

/// Refuses a lens that is no name.
pub(crate) fn check_lens(lens: Option<&str>) -> Result<(), JournalError> {
    let Some(lens) = lens else { return Ok(()) };
    check_text("lens", lens, LONGEST_NAME, true)
}

/// Refuses feelings that are none.
pub(crate) fn check_feelings(before: Option<u8>, after: Option<u8>) -> Result<(), JournalError> {
    check_scale("feel_before", before)?;
    check_scale("feel_after", after)
}

/// Refuses answers that cannot be kept.
pub(crate) fn check_fields(fields: &Fields) -> Result<(), JournalError> {
    let refused = |reason: &str| Err(JournalError::invalid("fields", reason));
    let mut bytes = 2;
    for (name, value) in fields {
        if name.is_empty() || name.len() > LONGEST_NAME {
            return refused("the name of an answer has between 1 and 64 bytes");
        }
        let is_answer = match value {
            Value::String(_) | Value::Number(_) | Value::Bool(_) => true,
            Value::Array(each) => each.iter().all(Value::is_string),
            Value::Null | Value::Object(_) => false,
        };
        if !is_answer {
            return refused("an answer is a text, a number, true or false, or a list of texts");
        }
        bytes += name.len() + value.to_string().len() + 4;
    }
    if bytes > LONGEST_FIELDS {
        return refused("the answers of an entry hold at most 1 MiB together");
    }
    Ok(())
}

/// Refuses answers that changed and do not fit their question. Answers to questions that nobody
/// asks here are kept as they are, for a later version that does.
pub(crate) fn check_answers(new: &Fields, old: &Fields) -> Result<(), JournalError> {
    for (name, value) in new {
        if old.get(name) != Some(value) {
            guides::check_answer(name, value)?;
        }
    }
    Ok(())
}

/// Guided answers that came from elsewhere; `None` when these are none.
#[must_use]
pub fn answers_from(value: &Value) -> Option<Fields> {
    let fields = value.as_object()?;
    check_fields(fields).ok()?;
    check_answers(fields, &Fields::new()).ok()?;
    Some(fields.clone())
}

/// Old answers with the changed ones in their place; one that is null goes.
pub(crate) fn merged(old: &Fields, change: Fields) -> Fields {
    let mut fields = old.clone();
    for (name, value) in change {
        if value.is_null() {
            fields.remove(&name);
        } else {
            fields.insert(name, value);
        }
    }
    fields
}

/// The texts among the answers, by the names of their questions. Which of several choices was made
/// is no text of the writer's.
pub(crate) fn texts(fields: &Fields) -> impl Iterator<Item = &str> {
    fields
        .iter()
        .filter(|(name, _)| !guides::is_choice(name))
        .flat_map(|(_, value)| match value {
            Value::Array(each) => each.as_slice(),
            one => std::slice::from_ref(one),
        })
        .filter_map(Value::as_str)
}

/// The answers as they lie in their column: nothing where there are none.
pub(crate) fn packed(fields: &Fields) -> Result<Option<String>, JournalError> {
    if fields.is_empty() {
        return Ok(None);
    }
    serde_json::to_string(fields)
        .map(Some)
        .map_err(|_| JournalError::invalid("fields", "these cannot be kept"))
}
