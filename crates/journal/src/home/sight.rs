//! What may be brought up without being asked for.

use std::collections::HashMap;

use chrono::DateTime;
use rusqlite::Connection;
use serde_json::{Map, Value};

use super::HomeCommitment;
use crate::JournalError;
use crate::clock::Now;
use crate::commitments::CommitmentLine;
use crate::day::Day;
use crate::entries::{EntryId, Kind, Status, stored};
use crate::records::{self, RecordId};

/// For how many days something counts as lately worked on, today among them.
const WORKED_ON: i64 = 7;

/// What keeps a row of `entry` or `commitment` from being brought up, beside its own mark.
const NOT_HIDDEN: &str = "NOT EXISTS (SELECT 1 FROM person
        WHERE person.n = about.person AND person.resurface = 0)
    AND NOT EXISTS (SELECT 1 FROM matter WHERE matter.n = about.matter AND (matter.resurface = 0
        OR EXISTS (SELECT 1 FROM person
            WHERE person.n = matter.person AND person.resurface = 0)))";

/// What a person is called, who may be in the trash: then it is somebody.
const LABEL: &str =
    "(SELECT label FROM person WHERE person.n = about.person AND person.removed_at IS NULL)";

/// A draft, or something else that the writer has in hand.
#[derive(Debug)]
pub(crate) struct InHand {
    pub(super) id: EntryId,
    pub(super) kind: Kind,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) answers: Map<String, Value>,
    pub(super) status: Status,
    pub(super) person: Option<String>,
    /// Whether it was changed in the last seven days.
    pub(super) lately: bool,
}

impl InHand {
    /// A guided answer that is a text.
    pub(super) fn answer(&self, field: &str) -> &str {
        let answer = self.answers.get(field).and_then(Value::as_str);
        answer.unwrap_or_default().trim()
    }
}

/// What may be seen.
#[derive(Debug)]
pub(crate) struct Sight {
    /// Drafts and what is ready, the latest change first.
    pub(super) in_hand: Vec<InHand>,
    /// Commitments, and what the person each is with is called.
    commitments: HashMap<RecordId, Option<String>>,
}

impl Sight {
    pub(crate) fn read(
        connection: &Connection,
        now: &Now,
        today: Day,
    ) -> Result<Self, JournalError> {
        Ok(Self {
            in_hand: in_hand(connection, now, today)?,
            commitments: commitments(connection)?,
        })
    }

    /// Whether a commitment may be brought up.
    pub(crate) fn sees(&self, commitment: RecordId) -> bool {
        self.commitments.contains_key(&commitment)
    }

    /// A commitment as it stands on the screen.
    pub(crate) fn shown(&self, line: &CommitmentLine) -> HomeCommitment {
        let commitment = &line.commitment;
        HomeCommitment {
            id: commitment.id,
            kind: commitment.kind,
            text: commitment.text.clone(),
            when_cue: commitment.when_cue.clone(),
            person: self.person_of(commitment.id),
        }
    }

    pub(super) fn person_of(&self, commitment: RecordId) -> Option<String> {
        self.commitments.get(&commitment).cloned().flatten()
    }

    /// Where the writer left off. What was to be forgiven comes up by itself only while it is
    /// being worked on.
    pub(super) fn draft(&self) -> Option<&InHand> {
        self.in_hand.iter().find(|entry| {
            entry.status == Status::Draft && (entry.kind != Kind::Forgiveness || entry.lately)
        })
    }
}

fn in_hand(connection: &Connection, now: &Now, today: Day) -> Result<Vec<InHand>, JournalError> {
    let sql = format!(
        "SELECT id, kind, title, body, fields, status, {LABEL}, updated_at
         FROM entry AS about JOIN entry_body ON entry_body.entry = about.n
         WHERE trashed_at IS NULL AND resurface = 1
            AND (status IN ('draft', 'ready') OR kind = 'forgiveness')
            AND (sealed_until IS NULL OR sealed_until <= ?1)
            AND (rests_until IS NULL OR rests_until <= ?1) AND {NOT_HIDDEN}
         ORDER BY updated_at DESC, about.n DESC"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([today])?;
    let mut found = Vec::new();
    while let Some(record) = rows.next()? {
        let answers: Option<String> = record.get(4)?;
        let answers = answers.and_then(|json| serde_json::from_str(&json).ok());
        found.push(InHand {
            id: stored(&record.get::<_, String>(0)?)?,
            kind: stored(&record.get::<_, String>(1)?)?,
            title: record.get(2)?,
            body: record.get(3)?,
            answers: answers.unwrap_or_default(),
            status: records::word(record, 5)?,
            person: record.get(6)?,
            lately: worked_on(record.get(7)?, now, today),
        });
    }
    Ok(found)
}

fn commitments(connection: &Connection) -> Result<HashMap<RecordId, Option<String>>, JournalError> {
    let sql = format!(
        "SELECT id, {LABEL} FROM commitment AS about
         WHERE removed_at IS NULL AND resurface = 1 AND {NOT_HIDDEN}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], |record| Ok((record.get(0)?, record.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether a moment, in milliseconds since 1970 UTC, lies on one of the last days. One that is
/// still to come by this clock does not.
fn worked_on(at: i64, now: &Now, today: Day) -> bool {
    let local = DateTime::from_timestamp_millis(at)
        .map(|at| Day::from(at.with_timezone(now.local.offset()).date_naive()));
    local.is_some_and(|day| (0..WORKED_ON).contains(&today.since(day)))
}
