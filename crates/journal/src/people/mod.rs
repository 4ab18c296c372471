//! People: whom the writing is about, by a nickname or an initial.
//!
//! What is kept of somebody is a label, how they stand to the writer, and a note. Nothing of what
//! they do is ever recorded.

use rusqlite::{Connection, Row, Transaction};
use serde::{Deserialize, Serialize};

use crate::commitments::STANDS;
use crate::records::{
    self, LONGEST_LABEL, LONGEST_NOTE, Noun, RecordId, TheirEntries, check_text, row_of, supersede,
};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

/// How somebody stands to the writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// A partner.
    Partner,
    /// A partner once.
    Ex,
    /// A friend.
    Friend,
    /// A parent.
    Parent,
    /// A child.
    Child,
    /// A sibling.
    Sibling,
    /// Another relative.
    Relative,
    /// Somebody from work.
    Colleague,
    /// Somebody else.
    Other,
    /// The writer.
    #[serde(rename = "self")]
    Myself,
}

/// Somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Person {
    /// Their name here.
    pub id: RecordId,
    /// A nickname or an initial.
    pub label: String,
    /// How they stand to the writer.
    pub relation: Relation,
    /// Whatever the writer wants to keep in mind.
    pub note: String,
    /// Whether Home may bring up by itself what is about them.
    pub resurface: bool,
    /// When they were written down, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub created_at: i64,
    /// When that was last changed, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub updated_at: i64,
    /// Whether they are in the trash.
    pub removed: bool,
}

/// Somebody new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// A nickname or an initial.
    pub label: String,
    /// How they stand to the writer.
    pub relation: Relation,
    /// May be empty.
    pub note: String,
    /// Whether Home may bring up by itself what is about them.
    pub resurface: bool,
}

/// What to change; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonChange {
    /// Another label.
    pub label: Option<String>,
    /// Another relation.
    pub relation: Option<Relation>,
    /// Another note.
    pub note: Option<String>,
    /// Whether Home may bring up by itself what is about them.
    pub resurface: Option<bool>,
}

/// How much of the writer's own is about somebody: what a page about them leads to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PersonCounts {
    /// Entries in lists.
    pub entries: u32,
    /// Matters.
    pub matters: u32,
    /// Commitments that are neither done nor let go.
    pub commitments: u32,
}

impl NewPerson {
    fn check(&self) -> Result<(), JournalError> {
        check_text("label", &self.label, LONGEST_LABEL, true)?;
        check_text("note", &self.note, LONGEST_NOTE, false)
    }
}

const COLUMNS: &str =
    "id, label, relation, note, resurface, created_at, updated_at, removed_at IS NOT NULL";

fn read(record: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: record.get(0)?,
        label: record.get(1)?,
        relation: records::word(record, 2)?,
        note: record.get(3)?,
        resurface: record.get(4)?,
        created_at: record.get(5)?,
        updated_at: record.get(6)?,
        removed: record.get(7)?,
    })
}

fn load(connection: &Connection, row: i64) -> Result<Person, JournalError> {
    let sql = format!("SELECT {COLUMNS} FROM person WHERE n = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row([row], read)?)
}

fn count(connection: &Connection, row: i64) -> Result<PersonCounts, JournalError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT
            (SELECT count(*) FROM entry WHERE person = ?1 AND trashed_at IS NULL
                AND sealed_until IS NULL),
            (SELECT count(*) FROM matter WHERE person = ?1 AND removed_at IS NULL),
            (SELECT count(*) FROM commitment WHERE person = ?1 AND removed_at IS NULL
                AND ({STANDS}) IN ('active', 'paused'))"
    ))?;
    Ok(statement.query_row([row], |record| {
        Ok(PersonCounts {
            entries: record.get(0)?,
            matters: record.get(1)?,
            commitments: record.get(2)?,
        })
    })?)
}

impl Journal {
    /// Writes somebody down. After `Ok` it is on the disk.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a label that says nothing, or a text that is too long.
    pub fn add_person(
        &mut self,
        new: &NewPerson,
        request: Option<RequestId>,
    ) -> Result<RecordId, JournalError> {
        new.check()?;
        let now = self.now();
        let id = self.new_record()?;
        self.vault.write(|transaction| {
            requests::once(transaction, request, "person_add", || {
                transaction
                    .prepare_cached(
                        "INSERT INTO person (id, label, relation, note, resurface, created_at,
                            updated_at, removed_at)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, NULL)",
                    )?
                    .execute((
                        id,
                        &new.label,
                        records::as_word(&new.relation),
                        &new.note,
                        new.resurface,
                        now,
                    ))?;
                Ok(id)
            })
        })
    }

    /// Changes what is written of somebody. What it said before is kept.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also for somebody in the trash; [`JournalError::Invalid`] as
    /// [`Journal::add_person`].
    pub fn edit_person(
        &mut self,
        id: RecordId,
        change: PersonChange,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let now = self.now();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "person_edit", || {
                edit(transaction, id, change, now)
            })
        })
    }

    /// Everybody outside the trash, by label.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn people(&self) -> Result<Vec<Person>, JournalError> {
        self.vault.read(|connection| {
            let sql = format!("SELECT {COLUMNS} FROM person WHERE removed_at IS NULL");
            let mut statement = connection.prepare_cached(&sql)?;
            let mut all: Vec<Person> = statement.query_map([], read)?.collect::<Result<_, _>>()?;
            all.sort_by_cached_key(|person| (lamplight_text::fold(&person.label), person.id));
            Ok(all)
        })
    }

    /// Somebody, also from the trash.
    ///
    /// # Errors
    /// [`JournalError::NotFound`].
    pub fn person(&self, id: RecordId) -> Result<Person, JournalError> {
        self.vault
            .read(|connection| load(connection, row_of(connection, Noun::Person, id)?))
    }

    /// How much is about somebody, outside the trash.
    ///
    /// # Errors
    /// [`JournalError::NotFound`].
    pub fn person_counts(&self, id: RecordId) -> Result<PersonCounts, JournalError> {
        self.vault
            .read(|connection| count(connection, row_of(connection, Noun::Person, id)?))
    }

    /// Puts somebody into the trash, and what is about them as is said. What stays of theirs speaks
    /// of someone.
    ///
    /// # Errors
    /// [`JournalError::NotFound`]; [`JournalError::Invalid`] when they are there already.
    pub fn remove_person(
        &mut self,
        id: RecordId,
        entries: TheirEntries,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let now = self.now();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "person_delete", || {
                records::put_away(transaction, Noun::Person, id, entries, now)
            })
        })
    }
}

fn edit(
    transaction: &Transaction<'_>,
    id: RecordId,
    change: PersonChange,
    now: i64,
) -> Result<(), JournalError> {
    let row = records::standing_row(transaction, Noun::Person, id)?;
    let old = load(transaction, row)?;
    let new = NewPerson {
        label: change.label.unwrap_or_else(|| old.label.clone()),
        relation: change.relation.unwrap_or(old.relation),
        note: change.note.unwrap_or_else(|| old.note.clone()),
        resurface: change.resurface.unwrap_or(old.resurface),
    };
    new.check()?;
    let same = NewPerson {
        label: old.label.clone(),
        relation: old.relation,
        note: old.note.clone(),
        resurface: old.resurface,
    };
    if new == same {
        return Ok(());
    }
    supersede(transaction, Noun::Person, id, &old, old.updated_at, now)?;
    transaction
        .prepare_cached(
            "UPDATE person SET label = ?2, relation = ?3, note = ?4, resurface = ?5,
                updated_at = ?6 WHERE n = ?1",
        )?
        .execute((
            row,
            &new.label,
            records::as_word(&new.relation),
            &new.note,
            new.resurface,
            now,
        ))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Blank;

    #[test]
    fn what_is_counted_is_what_a_page_about_somebody_leads_to() {
        let blank = Blank::new();
        for n in 1..=2 {
            blank.person(n, "M.");
        }
        for (n, person, rest) in [
            (1, 1, ""),
            (2, 1, "trashed_at = 9"),
            (3, 1, "sealed_until = '2026-05-01'"),
            (4, 2, ""),
        ] {
            blank.entry(n);
            blank.set("entry", n, &format!("person = {person}"));
            if !rest.is_empty() {
                blank.set("entry", n, rest);
            }
        }
        for (n, rest) in [(1, ""), (2, "removed_at = 9")] {
            blank.matter(n, Some(1));
            if !rest.is_empty() {
                blank.set("matter", n, rest);
            }
        }
        for (n, status) in [
            (1, "active"),
            (2, "paused"),
            (3, "done"),
            (4, "let_go"),
            (5, "active"),
        ] {
            blank.commitment(n);
            blank.set("commitment", n, &format!("person = 1, status = '{status}'"));
        }
        blank.set("commitment", 5, "removed_at = 9");
        // For one time, and kept: it is open no more.
        blank.event(1);
        let expected = PersonCounts {
            entries: 1,
            matters: 1,
            commitments: 1,
        };
        assert_eq!(count(&blank, 1).unwrap(), expected);
        let other = PersonCounts {
            entries: 1,
            ..PersonCounts::default()
        };
        assert_eq!(count(&blank, 2).unwrap(), other);
    }
}
