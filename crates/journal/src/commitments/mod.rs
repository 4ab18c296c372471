//! Commitments: promises, openness, boundaries, time together. Each is something the writer will
//! do, and when. What somebody else does is never recorded.

mod due;
mod events;
mod fields;
mod keep;
mod notice;
mod over_time;
mod read;
mod review;
mod stands;
mod words;

pub use due::{Schedule, review_is_due};
pub use events::{CommitmentEvent, EventChange};
pub use notice::{Notice, notices, reads_as_a_rule, speaks_of_keys};
pub use over_time::{COUNTED_DAYS, DOTS, Dot, Obstacle, OverTime, over_time};
pub use read::{CommitmentFilter, CommitmentLine, CommitmentShown};
pub(crate) use stands::STANDS;
pub use words::{Cadence, CommitmentKind, CommitmentStanding, CommitmentStatus, Outcome};

use rusqlite::Connection;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::JournalError;
use crate::day::Day;
use crate::entries::{self, EntryId};
use crate::records::{LONGEST_LINE, LONGEST_NOTE, RecordId, check_text};

/// Something the writer will do.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct Commitment {
    /// Its name.
    pub id: RecordId,
    /// What kind it is.
    pub kind: CommitmentKind,
    /// With whom, or about whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<RecordId>,
    /// What it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matter: Option<RecordId>,
    /// Which value it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<RecordId>,
    /// The entry it was made from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "wire",
        schemars(with = "Option<String>"),
        ts(as = "Option<String>")
    )]
    pub from_entry: Option<EntryId>,
    /// What it is.
    pub text: String,
    /// When …
    pub when_cue: String,
    /// … I will.
    pub then_i_will: String,
    /// Why it matters.
    pub why: String,
    /// Who knows of it.
    pub standing: CommitmentStanding,
    /// How often its day comes.
    pub cadence: Cadence,
    /// Its first day.
    pub starts: Day,
    /// The day to look at it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_on: Option<Day>,
    /// Its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<Day>,
    /// How it stands. What is for one time and was kept is done.
    pub status: CommitmentStatus,
    /// Guided answers that have no field of their own, by id.
    #[cfg_attr(
        feature = "wire",
        ts(type = "Record<string, string | number | boolean | (string | number | boolean)[]>")
    )]
    pub fields: Map<String, Value>,
    /// Whether Home may bring it up by itself.
    pub resurface: bool,
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

/// What to say of a commitment; what is `None` stays, and `Some(None)` takes away.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CommitmentChange {
    /// Another kind.
    pub kind: Option<CommitmentKind>,
    /// With whom, or about whom.
    pub person: Option<Option<RecordId>>,
    /// What it belongs to.
    pub matter: Option<Option<RecordId>>,
    /// Which value it serves.
    pub value: Option<Option<RecordId>>,
    /// The entry it was made from.
    pub from_entry: Option<Option<EntryId>>,
    /// What it is.
    pub text: Option<String>,
    /// When …
    pub when_cue: Option<String>,
    /// … I will.
    pub then_i_will: Option<String>,
    /// Why it matters.
    pub why: Option<String>,
    /// Who knows of it.
    pub standing: Option<CommitmentStanding>,
    /// How often its day comes.
    pub cadence: Option<Cadence>,
    /// Its first day.
    pub starts: Option<Day>,
    /// The day to look at it again.
    pub review_on: Option<Option<Day>>,
    /// Its last day.
    pub ends: Option<Option<Day>>,
    /// How it stands.
    pub status: Option<CommitmentStatus>,
    /// Guided answers: those named take the place of what stood there, those that are null go.
    pub fields: Option<Map<String, Value>>,
    /// Whether Home may bring it up by itself.
    pub resurface: Option<bool>,
}

impl Commitment {
    /// Whether the writer may be reminded of it.
    #[must_use]
    pub fn reminds(&self) -> bool {
        self.status == CommitmentStatus::Active && self.may_come_up()
    }

    /// Whether it may be brought up, however it stands. Never openness that the writer could not
    /// safely refuse: being open has to be chosen.
    pub(crate) fn may_come_up(&self) -> bool {
        let refusable = !matches!(
            self.fields
                .get(fields::SAFE_TO_REFUSE)
                .and_then(Value::as_str),
            Some("no" | "not_sure")
        );
        self.resurface && (refusable || self.kind != CommitmentKind::Openness)
    }

    /// What is worth a second look in what it says.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let limit = self.fields.get(fields::LIMIT).and_then(Value::as_str);
        let texts = [&self.text, &self.then_i_will, limit.unwrap_or_default()];
        notices(self.kind, &texts)
    }

    /// The days on which it was looked at again, the earliest first.
    #[must_use]
    pub fn reviewed(&self) -> Vec<Day> {
        let kept = self.fields.get(fields::REVIEWED);
        let mut days = kept.and_then(fields::days).unwrap_or_default();
        days.sort_unstable();
        days
    }

    /// One of this kind that says nothing yet.
    fn blank(id: RecordId, kind: CommitmentKind, today: Day, now: i64) -> Self {
        Self {
            id,
            kind,
            person: None,
            matter: None,
            value: None,
            from_entry: None,
            text: String::new(),
            when_cue: String::new(),
            then_i_will: String::new(),
            why: String::new(),
            standing: CommitmentStanding::MineAlone,
            cadence: Cadence::WhenItComesUp,
            starts: today,
            review_on: None,
            ends: None,
            status: CommitmentStatus::Active,
            fields: Map::new(),
            resurface: true,
            created_at: now,
            updated_at: now,
            removed: false,
        }
    }

    /// The same after a change, or why that cannot be.
    fn with(mut self, change: CommitmentChange) -> Result<Self, JournalError> {
        let fields = std::mem::take(&mut self.fields);
        let new = Self {
            kind: change.kind.unwrap_or(self.kind),
            person: change.person.unwrap_or(self.person),
            matter: change.matter.unwrap_or(self.matter),
            value: change.value.unwrap_or(self.value),
            from_entry: change.from_entry.unwrap_or(self.from_entry),
            text: change.text.unwrap_or(self.text),
            when_cue: change.when_cue.unwrap_or(self.when_cue),
            then_i_will: change.then_i_will.unwrap_or(self.then_i_will),
            why: change.why.unwrap_or(self.why),
            standing: change.standing.unwrap_or(self.standing),
            cadence: change.cadence.unwrap_or(self.cadence),
            starts: change.starts.unwrap_or(self.starts),
            review_on: change.review_on.unwrap_or(self.review_on),
            ends: change.ends.unwrap_or(self.ends),
            status: change.status.unwrap_or(self.status),
            fields: fields::changed(fields, change.fields.unwrap_or_default())?,
            resurface: change.resurface.unwrap_or(self.resurface),
            ..self
        };
        new.check()?;
        Ok(new)
    }

    fn check(&self) -> Result<(), JournalError> {
        check_text("text", &self.text, LONGEST_LINE, true)?;
        check_text("when_cue", &self.when_cue, LONGEST_LINE, false)?;
        check_text("then_i_will", &self.then_i_will, LONGEST_LINE, false)?;
        check_text("why", &self.why, LONGEST_NOTE, false)?;
        if self.kind == CommitmentKind::Openness && self.review_on.is_none() {
            let reason = "openness is for a time: choose a day to look at it again";
            return Err(JournalError::invalid("review_on", reason));
        }
        if self.ends.is_some_and(|ends| ends < self.starts) {
            let reason = "the last day lies before the first";
            return Err(JournalError::invalid("ends", reason));
        }
        if let Some(review_on) = self.review_on {
            if review_on < self.starts {
                let reason = "the day to look at it again lies before the first day";
                return Err(JournalError::invalid("review_on", reason));
            }
            if self.ends.is_some_and(|ends| ends < review_on) {
                let reason = "the day to look at it again lies after the last day";
                return Err(JournalError::invalid("review_on", reason));
            }
        }
        Ok(())
    }
}

/// Refuses to point to an entry that is not there, or is in the trash.
fn check_entry(
    connection: &Connection,
    id: Option<EntryId>,
    field: &'static str,
) -> Result<(), JournalError> {
    let Some(id) = id else {
        return Ok(());
    };
    let missing = || JournalError::invalid(field, "there is no entry with that name");
    let row = entries::row_of(connection, id).map_err(|error| match error {
        JournalError::NotFound(_) => missing(),
        other => other,
    })?;
    let trashed: bool = connection
        .prepare_cached("SELECT trashed_at IS NOT NULL FROM entry WHERE n = ?1")?
        .query_row([row], |record| record.get(0))?;
    if trashed { Err(missing()) } else { Ok(()) }
}
