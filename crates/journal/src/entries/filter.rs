//! Which entries are meant.

use rusqlite::ToSql;

use super::{EntryDate, Kind, Status};
use crate::records::{self, RecordId};

/// About somebody, about a matter of theirs, or with a link to them.
const ABOUT_PERSON: &str = "n IN (
    SELECT about.n FROM entry AS about JOIN person ON person.n = about.person WHERE person.id = ?
    UNION SELECT about.n FROM entry AS about JOIN matter ON matter.n = about.matter
        JOIN person ON person.n = matter.person WHERE person.id = ?
    UNION SELECT entry_mention.entry FROM entry_mention WHERE entry_mention.id = ?)";

/// About a matter, or with a link to it.
const ABOUT_MATTER: &str = "n IN (
    SELECT about.n FROM entry AS about JOIN matter ON matter.n = about.matter WHERE matter.id = ?
    UNION SELECT entry_mention.entry FROM entry_mention WHERE entry_mention.id = ?)";

/// Which entries are meant. Everything that is set has to hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// No earlier than this: a day on the writer's wall, or an instant.
    pub from: Option<EntryDate>,
    /// No later than this; a day counts whole.
    pub to: Option<EntryDate>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// With this tag; capitals and accents make no difference.
    pub tag: Option<String>,
    /// About this person, about a matter of theirs, or with a link to them in it.
    pub person: Option<RecordId>,
    /// About this matter, or with a link to it in it.
    pub matter: Option<RecordId>,
    /// With this lens.
    pub lens: Option<String>,
    /// With this status.
    pub status: Option<Status>,
    /// Only those the writer marked, or only the others.
    pub starred: Option<bool>,
    /// What of those that are sealed.
    pub sealed: Sealed,
}

/// Whether entries that are out of sight are meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sealed {
    /// They are not.
    #[default]
    Without,
    /// They alone are.
    Only,
    /// They are too.
    With,
}

impl Filter {
    /// Whether it leaves everything in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The conditions on a row of `entry`, to be joined by AND, and their values. Entries in the
    /// trash are left out, and those that are sealed unless they are asked for.
    pub(crate) fn conditions(&self) -> (Vec<String>, Vec<Box<dyn ToSql>>) {
        let mut conditions = vec!["trashed_at IS NULL".to_owned()];
        match self.sealed {
            Sealed::Without => conditions.push("sealed_until IS NULL".to_owned()),
            Sealed::Only => conditions.push("sealed_until IS NOT NULL".to_owned()),
            Sealed::With => {}
        }
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        let mut add = |condition: &str, value: Box<dyn ToSql>| {
            values.push(value);
            conditions.push(condition.replace('?', &format!("?{}", values.len())));
        };
        for (bound, comparison) in [(self.from, ">="), (self.to, "<=")] {
            match bound {
                None => {}
                Some(EntryDate::Day(day)) => {
                    add(
                        &format!("entry_day {comparison} ?"),
                        Box::new(day.to_string()),
                    );
                }
                Some(instant) => {
                    add(
                        &format!("entry_instant {comparison} ?"),
                        Box::new(instant.instant()),
                    );
                }
            }
        }
        if let Some(kind) = self.kind {
            add("kind = ?", Box::new(kind.as_str()));
        }
        if let Some(tag) = &self.tag {
            add(
                "n IN (SELECT entry_tag.entry FROM entry_tag
                       JOIN tag ON tag.n = entry_tag.tag WHERE tag.folded = ?)",
                Box::new(lamplight_text::fold(tag)),
            );
        }
        if let Some(person) = self.person {
            add(ABOUT_PERSON, Box::new(person));
        }
        if let Some(matter) = self.matter {
            add(ABOUT_MATTER, Box::new(matter));
        }
        if let Some(lens) = &self.lens {
            add("lens = ?", Box::new(lens.clone()));
        }
        if let Some(status) = self.status {
            add("status = ?", Box::new(records::as_word(&status)));
        }
        if let Some(starred) = self.starred {
            add("starred = ?", Box::new(starred));
        }
        (conditions, values)
    }
}
