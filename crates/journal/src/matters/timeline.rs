//! The timeline of a matter: what was written, done and brought, the newest first.

use std::fmt;
use std::str::FromStr;

use rusqlite::{Connection, Row};
use serde::Serialize;

use crate::commitments::{CommitmentKind, Outcome};
use crate::day::Day;
use crate::entries::{EntryId, Kind, Status};
use crate::records::{self, Noun, RecordId, row_of};
use crate::{Journal, JournalError};

/// The longest page.
pub const LONGEST_TIMELINE: u32 = 500;

/// What is on the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum MatterMoment {
    /// An entry; a talk is one of them.
    Entry {
        /// Which one.
        id: EntryId,
        /// Its day.
        on_day: Day,
        /// What kind of writing it is.
        #[cfg_attr(feature = "wire", schemars(with = "String"), ts(type = "Kind"))]
        kind: Kind,
        /// May be empty.
        title: String,
        /// Where it stands.
        status: Status,
        /// The day it was given.
        #[serde(skip_serializing_if = "Option::is_none")]
        given_on: Option<Day>,
    },
    /// A commitment was kept, or kept in part.
    Event {
        /// Which event.
        id: RecordId,
        /// Its day.
        on_day: Day,
        /// Of which commitment.
        commitment: RecordId,
        /// What kind that is.
        kind: CommitmentKind,
        /// What that is.
        text: String,
        /// What came of it.
        outcome: Outcome,
        /// May be empty.
        note: String,
    },
    /// A small step from a check-in.
    Step {
        /// Which check-in.
        id: RecordId,
        /// Its day.
        on_day: Day,
        /// The step.
        text: String,
    },
    /// A meeting that took the matter up, or an entry or a commitment of it.
    Session {
        /// Which one.
        id: RecordId,
        /// Its day.
        on_day: Day,
        /// What it was to be about; may be empty.
        focus: String,
    },
}

/// Where a page ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterCursor {
    on_day: Day,
    at: i64,
    id: RecordId,
}

impl fmt::Display for MatterCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}~{}~{}", self.on_day, self.at, self.id)
    }
}

impl FromStr for MatterCursor {
    type Err = JournalError;

    fn from_str(text: &str) -> Result<Self, JournalError> {
        let mut parts = text.split('~');
        let mut read = || {
            let on_day = parts.next()?.parse().ok()?;
            let at = parts.next()?.parse().ok()?;
            let id = parts.next()?.parse().ok()?;
            parts.next().is_none().then_some(Self { on_day, at, id })
        };
        read().ok_or_else(|| JournalError::invalid("cursor", "a cursor comes from the page before"))
    }
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatterTimeline {
    /// Newest first.
    pub moments: Vec<MatterMoment>,
    /// Where the next page begins; none after the last.
    pub next: Option<MatterCursor>,
}

/// Everything on the timeline of the matter in the row `?1`, on the day `?2`. The columns differ
/// by what it is: the kind, the text, its status or outcome, a day it was given, a note, and the
/// commitment.
const MOMENTS: &str = "
    SELECT 'entry' AS of, id, entry_day AS on_day, entry_instant AS at, kind, title AS text,
        status AS word, given_on, '' AS note, NULL AS commitment
    FROM entry WHERE matter = ?1 AND trashed_at IS NULL
        AND (sealed_until IS NULL OR sealed_until <= ?2)
    UNION ALL
    SELECT 'event', commitment_event.id, on_day, commitment_event.created_at, kind, text, outcome,
        NULL, note, commitment.id
    FROM commitment_event JOIN commitment ON commitment.n = commitment_event.commitment
    WHERE matter = ?1 AND commitment_event.removed_at IS NULL AND commitment.removed_at IS NULL
        AND outcome IN ('kept', 'partly')
    UNION ALL
    SELECT 'step', id, on_day, instant, '', small_step, '', NULL, '', NULL
    FROM checkin WHERE matter = ?1 AND removed_at IS NULL AND trim(small_step) <> ''
    UNION ALL
    SELECT 'session', id, on_day, created_at, '', focus, '', NULL, '', NULL
    FROM session WHERE removed_at IS NULL AND on_day <= ?2 AND n IN (
        SELECT session FROM session_item WHERE removed_at IS NULL AND (matter = ?1
            OR entry IN (SELECT n FROM entry WHERE matter = ?1 AND trashed_at IS NULL
                AND (sealed_until IS NULL OR sealed_until <= ?2))
            OR commitment IN (SELECT n FROM commitment WHERE matter = ?1 AND removed_at IS NULL)))";

impl Journal {
    /// The page of a matter's timeline behind `after`, or the first; also of one in the trash. At
    /// most `limit` moments, and never more than [`LONGEST_TIMELINE`].
    ///
    /// # Errors
    /// [`JournalError::NotFound`].
    pub fn matter_timeline(
        &self,
        id: RecordId,
        after: Option<&MatterCursor>,
        limit: u32,
    ) -> Result<MatterTimeline, JournalError> {
        let today = Day::of(&self.clock.now());
        let limit = limit.clamp(1, LONGEST_TIMELINE);
        let sql = format!(
            "SELECT of, id, on_day, at, kind, text, word, given_on, note, commitment
             FROM ({MOMENTS})
             WHERE ?3 IS NULL OR (on_day, at, id) < (?3, ?4, ?5)
             ORDER BY on_day DESC, at DESC, id DESC LIMIT {limit}"
        );
        self.vault.read(|connection| {
            let row = row_of(connection, Noun::Matter, id)?;
            let mut statement = connection.prepare_cached(&sql)?;
            let values = (
                row,
                today,
                after.map(|cursor| cursor.on_day),
                after.map(|cursor| cursor.at),
                after.map(|cursor| cursor.id),
            );
            let found: Vec<(MatterMoment, MatterCursor)> = statement
                .query_map(values, |record| Ok((moment(record)?, cursor(record)?)))?
                .collect::<Result<_, _>>()?;
            let full = u32::try_from(found.len()) == Ok(limit);
            let next = found.last().map(|(_, cursor)| cursor.clone());
            Ok(MatterTimeline {
                moments: found.into_iter().map(|(moment, _)| moment).collect(),
                next: next.filter(|_| full),
            })
        })
    }

    /// How many days ago a matter happened, where it happened on a day the writer gave. For when
    /// that is asked, and only then.
    ///
    /// # Errors
    /// [`JournalError::NotFound`].
    pub fn days_since_matter(&self, id: RecordId) -> Result<Option<u32>, JournalError> {
        let today = Day::of(&self.clock.now());
        self.vault.read(|connection| {
            let happened = happened(connection, id)?.parse::<Day>().ok();
            Ok(happened.and_then(|day| u32::try_from(today.since(day)).ok()))
        })
    }
}

fn happened(connection: &Connection, id: RecordId) -> Result<String, JournalError> {
    let row = row_of(connection, Noun::Matter, id)?;
    let mut statement = connection.prepare_cached("SELECT happened FROM matter WHERE n = ?1")?;
    Ok(statement.query_row([row], |record| record.get(0))?)
}

fn cursor(record: &Row<'_>) -> rusqlite::Result<MatterCursor> {
    Ok(MatterCursor {
        id: record.get(1)?,
        on_day: record.get(2)?,
        at: record.get(3)?,
    })
}

fn moment(record: &Row<'_>) -> rusqlite::Result<MatterMoment> {
    let on_day = record.get(2)?;
    let text: String = record.get(5)?;
    Ok(match record.get::<_, String>(0)?.as_str() {
        "entry" => MatterMoment::Entry {
            id: records::word(record, 1)?,
            on_day,
            kind: records::word(record, 4)?,
            title: text,
            status: records::word(record, 6)?,
            given_on: record.get(7)?,
        },
        "event" => MatterMoment::Event {
            id: record.get(1)?,
            on_day,
            commitment: record.get(9)?,
            kind: records::word(record, 4)?,
            text,
            outcome: records::word(record, 6)?,
            note: record.get(8)?,
        },
        "step" => MatterMoment::Step {
            id: record.get(1)?,
            on_day,
            text,
        },
        _ => MatterMoment::Session {
            id: record.get(1)?,
            on_day,
            focus: text,
        },
    })
}
