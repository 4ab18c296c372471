//! Links: one thing led to another, answers it, is about it, or belongs beside it.

use rusqlite::{Connection, OptionalExtension as _, Transaction};
use serde::{Deserialize, Serialize};

use crate::entries;
use crate::records::{self, Noun, RecordId};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

/// What may stand at an end of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum LinkNoun {
    /// Something written.
    Entry,
    /// Somebody.
    Person,
    /// Something that happened, or goes on.
    Matter,
    /// Something the writer will do.
    Commitment,
    /// What came of a commitment on a day.
    Event,
    /// How it was at one moment.
    Checkin,
    /// A meeting with somebody who helps.
    Session,
    /// What is brought to such a meeting.
    Item,
    /// What the writer cares about being.
    Value,
    /// How a value was lived, as seen on a day.
    Look,
    /// Whom to turn to.
    Support,
}

impl LinkNoun {
    /// The kind of record; none for an entry.
    fn record(self) -> Option<Noun> {
        match self {
            Self::Entry => None,
            Self::Person => Some(Noun::Person),
            Self::Matter => Some(Noun::Matter),
            Self::Commitment => Some(Noun::Commitment),
            Self::Event => Some(Noun::Event),
            Self::Checkin => Some(Noun::Checkin),
            Self::Session => Some(Noun::Session),
            Self::Item => Some(Noun::Item),
            Self::Value => Some(Noun::Value),
            Self::Look => Some(Noun::Look),
            Self::Support => Some(Noun::Support),
        }
    }

    fn as_str(self) -> &'static str {
        self.record().map_or("entry", Noun::as_str)
    }
}

/// One end of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LinkEnd {
    /// What it is.
    pub noun: LinkNoun,
    /// Its name.
    pub id: RecordId,
}

/// How the one end stands to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum LinkRelation {
    /// The first is about the second.
    About,
    /// The first led to the second.
    LedTo,
    /// The first answers the second.
    Answers,
    /// They belong beside each other; neither is the first.
    Beside,
}

/// A link, as seen from one of its ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Link {
    /// Its name.
    pub id: RecordId,
    /// How the first end stands to the second.
    pub relation: LinkRelation,
    /// Whether what was asked about is the first end.
    pub outward: bool,
    /// The other end.
    pub other: LinkedTo,
}

/// What stands at the other end of a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct LinkedTo {
    /// What it is.
    pub noun: LinkNoun,
    /// Its name.
    pub id: RecordId,
    /// What it is called today; may be empty.
    pub label: String,
}

impl Journal {
    /// Links two things and returns the link's name. The same link twice is one link, and one that
    /// is in the trash comes back.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for an end that is not there or is in the trash, and for a thing
    /// and itself.
    pub fn add_link(
        &mut self,
        from: LinkEnd,
        to: LinkEnd,
        relation: LinkRelation,
        request: Option<RequestId>,
    ) -> Result<RecordId, JournalError> {
        let now = self.now();
        let id = self.new_record()?;
        self.vault.write(|transaction| {
            requests::once(transaction, request, "link_add", || {
                add(transaction, id, (from, to, relation), now)
            })
        })
    }

    /// The links of one thing, both ways, in the order in which they were made. A link is left out
    /// while its other end is in the trash or sealed.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when the thing is not there.
    pub fn links(&self, of: LinkEnd) -> Result<Vec<Link>, JournalError> {
        self.vault.read(|connection| {
            if !is_there(connection, of)? {
                return Err(JournalError::NotFound(of.noun.as_str()));
            }
            let mut statement = connection.prepare_cached(
                "SELECT id, relation, from_id = ?1,
                    CASE from_id WHEN ?1 THEN to_noun ELSE from_noun END,
                    CASE from_id WHEN ?1 THEN to_id ELSE from_id END
                 FROM link WHERE (from_id = ?1 OR to_id = ?1) AND removed_at IS NULL ORDER BY n",
            )?;
            let mut rows = statement.query([of.id])?;
            let mut links = Vec::new();
            while let Some(record) = rows.next()? {
                let (noun, id) = (records::word(record, 3)?, record.get(4)?);
                if let Some(label) = called(connection, LinkEnd { noun, id })? {
                    links.push(Link {
                        id: record.get(0)?,
                        relation: records::word(record, 1)?,
                        outward: record.get(2)?,
                        other: LinkedTo { noun, id, label },
                    });
                }
            }
            Ok(links)
        })
    }
}

fn add(
    transaction: &Transaction<'_>,
    id: RecordId,
    (from, to, relation): (LinkEnd, LinkEnd, LinkRelation),
    now: i64,
) -> Result<RecordId, JournalError> {
    for (field, end) in [("from", from), ("to", to)] {
        if called(transaction, end)?.is_none() {
            let reason = format!("there is no {} with that name", end.noun.as_str());
            return Err(JournalError::invalid(field, reason));
        }
    }
    if from.id == to.id {
        let reason = "a thing is not linked to itself";
        return Err(JournalError::invalid("to", reason));
    }
    let either_way = relation == LinkRelation::Beside;
    let there: Option<RecordId> = transaction
        .prepare_cached(
            "SELECT id FROM link WHERE relation = ?3 AND ((from_id = ?1 AND to_id = ?2)
                OR (?4 AND from_id = ?2 AND to_id = ?1))",
        )?
        .query_row(
            (from.id, to.id, records::as_word(&relation), either_way),
            |record| record.get(0),
        )
        .optional()?;
    if let Some(there) = there {
        transaction
            .prepare_cached("UPDATE link SET removed_at = NULL WHERE id = ?1")?
            .execute([there])?;
        return Ok(there);
    }
    transaction
        .prepare_cached(
            "INSERT INTO link (id, from_noun, from_id, to_noun, to_id, relation, created_at,
                updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
        )?
        .execute((
            id,
            from.noun.as_str(),
            from.id,
            to.noun.as_str(),
            to.id,
            records::as_word(&relation),
            now,
        ))?;
    Ok(id)
}

/// What a link is called: what it links, as far as that is to be seen.
pub(crate) fn label(connection: &Connection, id: RecordId) -> Result<String, JournalError> {
    let mut statement = connection
        .prepare_cached("SELECT from_noun, from_id, to_noun, to_id FROM link WHERE id = ?1")?;
    let ends = statement.query_row([id], |record| {
        let end = |column| {
            Ok::<_, rusqlite::Error>(LinkEnd {
                noun: records::word(record, column)?,
                id: record.get(column + 1)?,
            })
        };
        Ok([end(0)?, end(2)?])
    })?;
    let mut names = Vec::new();
    for end in ends {
        names.extend(called(connection, end)?);
    }
    Ok(names.join(" – "))
}

/// What an end is called, where it is to be seen.
fn called(connection: &Connection, end: LinkEnd) -> Result<Option<String>, JournalError> {
    if let Some(noun) = end.noun.record() {
        return records::called(connection, noun, end.id);
    }
    entries::called(connection, end.id)
}

/// Whether it is there, in the trash or out of it.
fn is_there(connection: &Connection, end: LinkEnd) -> Result<bool, JournalError> {
    let table = end.noun.record().map_or("entry", Noun::table);
    let sql = format!("SELECT 1 FROM {table} WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.exists([end.id])?)
}
