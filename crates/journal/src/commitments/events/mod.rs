//! What came of a commitment on a day.

mod rows;

use rusqlite::Connection;
use serde::Serialize;

pub(super) use rows::{days_of, entry_id, of};
use rows::{load, write};

use super::{Commitment, Outcome, check_entry, read};
use crate::day::Day;
use crate::entries::EntryId;
use crate::records::{
    self, LONGEST_LINE, LONGEST_NOTE, Noun, RecordId, check_text, row_of, supersede,
};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

/// What came of a commitment on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct CommitmentEvent {
    /// Its name.
    pub id: RecordId,
    /// Of which commitment.
    pub commitment: RecordId,
    /// The day.
    pub on_day: Day,
    /// What came of it.
    pub outcome: Outcome,
    /// Whatever the writer wants to note.
    pub note: String,
    /// What got in the way, in a few words of the writer's.
    pub obstacle: String,
    /// What the writer learned.
    pub learned: String,
    /// What would make it smaller or easier next time.
    pub next: String,
    /// Whether it is worth doing again.
    pub starred: bool,
    /// An entry about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "wire",
        schemars(with = "Option<String>"),
        ts(as = "Option<String>")
    )]
    pub entry: Option<EntryId>,
    /// When it was written down, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub created_at: i64,
    /// When it was last changed, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub updated_at: i64,
    /// Whether it is in the trash.
    pub removed: bool,
}

/// What to say of an event; what is `None` stays, and `Some(None)` takes away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventChange {
    /// Another day.
    pub on_day: Option<Day>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// Whatever the writer wants to note.
    pub note: Option<String>,
    /// What got in the way.
    pub obstacle: Option<String>,
    /// What the writer learned.
    pub learned: Option<String>,
    /// What would make it smaller or easier next time.
    pub next: Option<String>,
    /// Whether it is worth doing again.
    pub starred: Option<bool>,
    /// An entry about it.
    pub entry: Option<Option<EntryId>>,
}

impl CommitmentEvent {
    fn with(self, change: EventChange) -> Result<Self, JournalError> {
        let new = Self {
            on_day: change.on_day.unwrap_or(self.on_day),
            outcome: change.outcome.unwrap_or(self.outcome),
            note: change.note.unwrap_or(self.note),
            obstacle: change.obstacle.unwrap_or(self.obstacle),
            learned: change.learned.unwrap_or(self.learned),
            next: change.next.unwrap_or(self.next),
            starred: change.starred.unwrap_or(self.starred),
            entry: change.entry.unwrap_or(self.entry),
            ..self
        };
        check_text("note", &new.note, LONGEST_NOTE, false)?;
        check_text("obstacle", &new.obstacle, LONGEST_LINE, false)?;
        check_text("learned", &new.learned, LONGEST_NOTE, false)?;
        check_text("next", &new.next, LONGEST_NOTE, false)?;
        Ok(new)
    }
}

/// Refuses a day on which nothing can have come of it.
fn check_day(commitment: &Commitment, on_day: Day, today: Day) -> Result<(), JournalError> {
    let reason = if on_day < commitment.starts {
        "this day lies before the first day"
    } else if commitment.ends.is_some_and(|ends| ends < on_day) {
        "this day lies after the last day"
    } else if on_day > today {
        "this day is still to come"
    } else {
        return Ok(());
    };
    Err(JournalError::invalid("on_day", reason))
}

/// Refuses an outcome that the kind does not have.
fn check_outcome(commitment: &Commitment, outcome: Outcome) -> Result<(), JournalError> {
    if outcome == Outcome::NotNeeded && !commitment.kind.may_be_not_needed() {
        let reason = "only a promise or a boundary can be not needed";
        return Err(JournalError::invalid("outcome", reason));
    }
    Ok(())
}

impl Journal {
    /// Writes down what came of a commitment on a day, today unless given. After `Ok` it is on the
    /// disk.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a commitment that is over or not there, a day before its
    /// first, after its last or still to come, an outcome its kind does not have, a text that is
    /// too long, and an entry that is not there.
    pub fn add_event(
        &mut self,
        commitment: RecordId,
        outcome: Outcome,
        said: EventChange,
        request: Option<RequestId>,
    ) -> Result<RecordId, JournalError> {
        let now = self.clock.now();
        let today = Day::of(&now);
        let id = self.new_record()?;
        let blank = CommitmentEvent {
            id,
            commitment,
            on_day: today,
            outcome,
            note: String::new(),
            obstacle: String::new(),
            learned: String::new(),
            next: String::new(),
            starred: false,
            entry: None,
            created_at: now.millis(),
            updated_at: now.millis(),
            removed: false,
        };
        self.vault.write(|transaction| {
            requests::once(transaction, request, "event_add", || {
                let of = of_commitment(transaction, commitment)?;
                if of.status.is_ended() {
                    let reason = "this is over; make it active again to add to it";
                    return Err(JournalError::invalid("commitment", reason));
                }
                check_entry(transaction, said.entry.flatten(), "entry")?;
                let new = blank.with(said)?;
                check_day(&of, new.on_day, today)?;
                check_outcome(&of, new.outcome)?;
                write(transaction, &new)?;
                Ok(id)
            })
        })
    }

    /// Changes what came of a commitment. What it said before is kept. A commitment that is over
    /// does not keep its events from being put right.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also for one in the trash; [`JournalError::Invalid`] as
    /// [`Journal::add_event`], for what is changed.
    pub fn edit_event(
        &mut self,
        id: RecordId,
        change: EventChange,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let clock = self.clock.now();
        let now = clock.millis();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "event_edit", || {
                let row = records::standing_row(transaction, Noun::Event, id)?;
                let old = load(transaction, row)?;
                let of = of_commitment(transaction, old.commitment)?;
                check_entry(transaction, change.entry.flatten(), "entry")?;
                let mut new = old.clone().with(change)?;
                // What lies ahead because the clock was set back may stay there.
                if new.on_day != old.on_day {
                    check_day(&of, new.on_day, Day::of(&clock))?;
                }
                if new.outcome != old.outcome {
                    check_outcome(&of, new.outcome)?;
                }
                supersede(transaction, Noun::Event, id, &old, old.updated_at, now)?;
                new.updated_at = now;
                write(transaction, &new)
            })
        })
    }

    /// What came of a commitment, the earliest day first; also of one in the trash.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] for the commitment.
    pub fn events(&self, commitment: RecordId) -> Result<Vec<CommitmentEvent>, JournalError> {
        self.vault.read(|connection| {
            row_of(connection, Noun::Commitment, commitment)?;
            of(connection, commitment)
        })
    }
}

fn of_commitment(connection: &Connection, id: RecordId) -> Result<Commitment, JournalError> {
    match records::pointed_to(connection, Noun::Commitment, Some(id), "commitment")? {
        Some(row) => read::load(connection, row),
        None => Err(JournalError::NotFound(Noun::Commitment.as_str())),
    }
}
