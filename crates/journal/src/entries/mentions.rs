//! Whom and what a text speaks of by a link in it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use lamplight_text::{mentions, replace_mentions};
use rusqlite::{Connection, Transaction};
use serde::Serialize;
use serde_json::Value;

use super::facets::{Fields, packed};
use super::{EntryId, State, load, load_state, row_of};
use crate::records::{Noun, RecordId};
use crate::search::{self, Row};
use crate::{Journal, JournalError, history};

/// A record or an entry that a text has a link to, or an entry with a link to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Mentioned {
    /// `person`, `matter` or `entry`.
    pub noun: String,
    /// Its name.
    pub id: String,
    /// What it is called today: a label or a title. May be empty.
    pub label: String,
}

/// The texts in which links may stand.
fn texts(state: &State) -> impl Iterator<Item = &str> {
    let fields = state.fields.values().flat_map(|value| match value {
        Value::Array(each) => each.as_slice(),
        one => std::slice::from_ref(one),
    });
    std::iter::once(state.body.as_str()).chain(fields.filter_map(Value::as_str))
}

/// What a state has links to.
fn mentioned(state: &State) -> BTreeSet<(&'static str, String)> {
    texts(state)
        .flat_map(mentions)
        .map(|mention| (mention.noun, mention.id.to_ascii_lowercase()))
        .collect()
}

/// Notes what an entry has links to, in place of what it had. Most texts have none, and cost one
/// look for the word every such address begins with.
pub(crate) fn write(
    transaction: &Transaction<'_>,
    row: i64,
    new: &State,
    old: Option<&State>,
) -> Result<(), JournalError> {
    let before = old.map(mentioned).unwrap_or_default();
    let now = mentioned(new);
    if now == before {
        return Ok(());
    }
    for (_, id) in before.difference(&now) {
        transaction
            .prepare_cached("DELETE FROM entry_mention WHERE entry = ?1 AND id = ?2")?
            .execute((row, id))?;
    }
    for (noun, id) in &now {
        transaction
            .prepare_cached(
                "INSERT OR IGNORE INTO entry_mention (entry, noun, id) VALUES (?1, ?2, ?3)",
            )?
            .execute((row, noun, id))?;
    }
    Ok(())
}

impl Journal {
    /// What an entry has links to, as it is called today: people, matters and entries that are not
    /// in the trash and not sealed.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] for the entry.
    pub fn mentions(&self, id: EntryId) -> Result<Vec<Mentioned>, JournalError> {
        self.vault.read(|connection| {
            listed(
                connection,
                "SELECT 'person', person.id, person.label FROM entry_mention
                    JOIN person ON person.id = entry_mention.id AND person.removed_at IS NULL
                    WHERE entry_mention.entry = ?1 AND entry_mention.noun = 'person'
                 UNION ALL SELECT 'matter', matter.id, matter.title FROM entry_mention
                    JOIN matter ON matter.id = entry_mention.id AND matter.removed_at IS NULL
                    WHERE entry_mention.entry = ?1 AND entry_mention.noun = 'matter'
                 UNION ALL SELECT 'entry', other.id, other.title FROM entry_mention
                    JOIN entry AS other ON other.id = entry_mention.id
                        AND other.trashed_at IS NULL AND other.sealed_until IS NULL
                    WHERE entry_mention.entry = ?1 AND entry_mention.noun = 'entry'",
                row_of(connection, id)?,
            )
        })
    }

    /// The entries that have a link to this one, newest first; not those in the trash or sealed.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] for the entry.
    pub fn mentioned_by(&self, id: EntryId) -> Result<Vec<Mentioned>, JournalError> {
        self.vault.read(|connection| {
            listed(
                connection,
                "SELECT 'entry', other.id, other.title FROM entry_mention
                 JOIN entry AS other ON other.n = entry_mention.entry
                    AND other.trashed_at IS NULL AND other.sealed_until IS NULL
                 WHERE entry_mention.id = (SELECT id FROM entry WHERE n = ?1)
                    AND entry_mention.noun = 'entry'
                 ORDER BY other.entry_instant DESC, other.n DESC",
                row_of(connection, id)?,
            )
        })
    }
}

fn listed(connection: &Connection, sql: &str, row: i64) -> Result<Vec<Mentioned>, JournalError> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([row], |record| {
        Ok(Mentioned {
            noun: record.get(0)?,
            id: record.get(1)?,
            label: record.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts a plain word in place of every link to a record that goes for good: in the texts and
/// answers of all entries, in and out of the trash, and in what they said before. Afterwards no
/// label that stood in such a link is left. A changed entry counts up its revision, so that
/// whoever is writing it does not put the old text back; what it said is not kept.
pub(crate) fn unmention(transaction: &Transaction<'_>, gone: &Gone) -> Result<(), JournalError> {
    let mut rows: BTreeSet<i64> = transaction
        .prepare_cached("SELECT entry FROM entry_mention WHERE id = ?1")?
        .query_map([&gone.id], |record| record.get(0))?
        .collect::<Result<_, _>>()?;
    let past = past_mentions(transaction, gone)?;
    rows.extend(past.iter().map(|(row, _, _)| *row));
    for row in rows {
        let entry = load(transaction, row)?;
        let is_indexed = entry.trashed_at.is_none() && entry.sealed_until.is_none();
        if is_indexed {
            // What waits may say what the index holds by a revision that is about to change.
            search::withdraw(transaction, row, &entry)?;
        }
        let states = past.iter().filter(|(entry, _, _)| *entry == row);
        for (_, revision, state) in states {
            transaction
                .prepare_cached("UPDATE entry_revision SET state = ?2 WHERE n = ?1")?
                .execute((revision, history::pack(state)?))?;
        }
        let old = load_state(transaction, row)?.state;
        if let Some(new) = gone.taken_from(&old) {
            transaction
                .prepare_cached("UPDATE entry_body SET body = ?2, fields = ?3 WHERE entry = ?1")?
                .execute((row, &new.body, packed(&new.fields)?))?;
            transaction
                .prepare_cached(
                    "UPDATE entry SET word_count = ?2, revision = revision + 1 WHERE n = ?1",
                )?
                .execute((row, new.word_count()))?;
            write(transaction, row, &new, Some(&old))?;
        }
        if is_indexed {
            search::put(transaction, row, &Row::of_entry(&load(transaction, row)?))?;
        }
    }
    Ok(())
}

/// The kept states that have a link to what goes, without it: entry, row and state.
fn past_mentions(
    transaction: &Transaction<'_>,
    gone: &Gone,
) -> Result<Vec<(i64, i64, State)>, JournalError> {
    let mut statement = transaction.prepare_cached("SELECT entry, n, state FROM entry_revision")?;
    let mut records = statement.query([])?;
    let mut changed = Vec::new();
    while let Some(record) = records.next()? {
        let state = history::unpack(record.get_ref(2)?.as_blob().unwrap_or_default())?;
        if let Some(state) = gone.taken_from(&state) {
            changed.push((record.get(0)?, record.get(1)?, state));
        }
    }
    Ok(changed)
}

/// A record that goes, and the word that stands for it from now on.
pub(crate) struct Gone {
    noun: &'static str,
    id: String,
    word: &'static str,
}

impl Gone {
    /// The record of that name; none where nothing has links to such a record.
    pub(crate) fn of(noun: Noun, id: RecordId) -> Option<Self> {
        let word = match noun {
            Noun::Person => "someone",
            Noun::Matter => "something",
            _ => return None,
        };
        Some(Self {
            noun: noun.as_str(),
            id: id.to_string(),
            word,
        })
    }

    /// What every address of it begins with.
    pub(crate) fn address(&self) -> String {
        format!("lamplight:{}/{}", self.noun, self.id)
    }

    /// A state without links to it; `None` when it has none.
    fn taken_from(&self, state: &State) -> Option<State> {
        let named = |text: &str| {
            let mut all = mentions(text).into_iter();
            all.any(|mention| {
                mention.noun == self.noun && mention.id.eq_ignore_ascii_case(&self.id)
            })
        };
        texts(state).any(named).then(|| State {
            body: self.plain(&state.body),
            fields: self.plain_fields(&state.fields),
            ..state.clone()
        })
    }

    /// A text without links to it.
    pub(crate) fn plain(&self, text: &str) -> String {
        replace_mentions(text, |mention| {
            let is_it = mention.noun == self.noun && mention.id.eq_ignore_ascii_case(&self.id);
            is_it.then_some(Cow::Borrowed(self.word))
        })
        .into_owned()
    }

    /// The same of all the texts in a value.
    pub(crate) fn plain_value(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.plain(text)),
            Value::Array(each) => each.iter().map(|one| self.plain_value(one)).collect(),
            Value::Object(fields) => Value::Object(self.plain_fields(fields)),
            other => other.clone(),
        }
    }

    fn plain_fields(&self, fields: &Fields) -> Fields {
        let plain = fields.iter();
        plain
            .map(|(name, value)| (name.clone(), self.plain_value(value)))
            .collect()
    }
}
