//! The quiet lines: one for a tool at most, and none that counts or presses.

use chrono::Datelike as _;
use serde::Serialize;

use super::sight::{InHand, Sight};
use crate::commitments::{Commitment, CommitmentKind, CommitmentLine, Schedule};
use crate::day::Day;
use crate::entries::{EntryId, Kind, Status};
use crate::records::RecordId;
use crate::values::Value;

/// How far ahead the next time together is looked for, in days. The longest round is a month.
const AHEAD: i64 = 31;

/// What a line speaks of; its words are the window's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
#[serde(tag = "tool", rename_all = "snake_case")]
pub enum HomeLine {
    /// A talk is planned.
    Talk {
        /// Which entry.
        entry: EntryId,
        /// May be empty.
        title: String,
        /// With whom.
        #[serde(skip_serializing_if = "Option::is_none")]
        person: Option<String>,
    },
    /// A letter is still a draft.
    Apology {
        /// Which entry.
        entry: EntryId,
        /// May be empty.
        title: String,
        /// To whom.
        #[serde(skip_serializing_if = "Option::is_none")]
        person: Option<String>,
    },
    /// Something the writer will tell is due.
    Openness {
        /// Which commitment.
        commitment: RecordId,
        /// What it is.
        text: String,
        /// To whom.
        #[serde(skip_serializing_if = "Option::is_none")]
        person: Option<String>,
    },
    /// A boundary is to be looked at today.
    Boundary {
        /// Which commitment.
        commitment: RecordId,
        /// What it is.
        text: String,
    },
    /// Something was worked on in the last week.
    Forgiveness {
        /// Which entry.
        entry: EntryId,
        /// May be empty.
        title: String,
    },
    /// The next time together.
    Together {
        /// Which commitment.
        commitment: RecordId,
        /// What it is.
        text: String,
        /// With whom.
        #[serde(skip_serializing_if = "Option::is_none")]
        person: Option<String>,
        /// When.
        on_day: Day,
        /// How many days from today; 0 is today.
        in_days: u32,
    },
    /// One word of what the writer cares about being.
    Value {
        /// Which value.
        value: RecordId,
        /// The word.
        name: String,
    },
}

/// The lines of entries. What the screen has as its draft is not said twice.
pub(super) fn of_entries(sight: &Sight, draft: Option<&InHand>) -> Vec<HomeLine> {
    let first = |wanted: fn(&InHand) -> bool| {
        let mut others = sight.in_hand.iter();
        others.find(|entry| wanted(entry) && draft.is_none_or(|draft| draft.id != entry.id))
    };
    let talk = first(is_planned_talk).map(|entry| HomeLine::Talk {
        entry: entry.id,
        title: entry.title.clone(),
        person: entry.person.clone(),
    });
    let letter = first(is_letter).map(|entry| HomeLine::Apology {
        entry: entry.id,
        title: entry.title.clone(),
        person: entry.person.clone(),
    });
    let forgiveness = first(is_in_work).map(|entry| HomeLine::Forgiveness {
        entry: entry.id,
        title: entry.title.clone(),
    });
    [talk, letter, forgiveness].into_iter().flatten().collect()
}

/// A talk that is ready, or has a pause thought of, with somebody.
fn is_planned_talk(entry: &InHand) -> bool {
    entry.kind == Kind::Talk
        && entry.person.is_some()
        && match entry.status {
            Status::Ready => true,
            Status::Draft => !entry.answer("pause_plan").is_empty(),
            Status::Given | Status::Kept => false,
        }
}

/// A letter that is a draft. Nobody is reminded of one that is written to keep the peace.
fn is_letter(entry: &InHand) -> bool {
    entry.kind == Kind::Apology
        && entry.status == Status::Draft
        && entry.answer("yours") != "keep_the_peace"
}

/// "Not now" is an answer, and is never asked about again.
fn is_in_work(entry: &InHand) -> bool {
    entry.kind == Kind::Forgiveness && entry.lately && entry.answer("stage") != "not_now"
}

/// The lines of commitments.
pub(super) fn of_commitments(sight: &Sight, open: &[CommitmentLine], today: Day) -> Vec<HomeLine> {
    let of_kind = |kind| open.iter().filter(move |line| line.commitment.kind == kind);
    let openness = of_kind(CommitmentKind::Openness).find(|line| line.due);
    let openness = openness.map(|line| HomeLine::Openness {
        commitment: line.commitment.id,
        text: line.commitment.text.clone(),
        person: sight.person_of(line.commitment.id),
    });
    let mut boundaries = of_kind(CommitmentKind::Boundary);
    let boundary = boundaries.find(|line| line.commitment.review_on == Some(today));
    let boundary = boundary.map(|line| HomeLine::Boundary {
        commitment: line.commitment.id,
        text: line.commitment.text.clone(),
    });
    let planned = of_kind(CommitmentKind::Together)
        .filter_map(|line| Some((next_day(&line.commitment, line.due, today)?, line)));
    let next = planned.min_by_key(|(on_day, _)| *on_day);
    let together = next.map(|(on_day, line)| HomeLine::Together {
        commitment: line.commitment.id,
        text: line.commitment.text.clone(),
        person: sight.person_of(line.commitment.id),
        on_day,
        in_days: u32::try_from(on_day.since(today)).unwrap_or_default(),
    });
    [openness, boundary, together]
        .into_iter()
        .flatten()
        .collect()
}

/// The next day a commitment is due, today among them.
fn next_day(commitment: &Commitment, due: bool, today: Day) -> Option<Day> {
    if due {
        return Some(today);
    }
    let schedule = Schedule::from(commitment);
    if commitment.starts > today {
        let is_due = schedule.is_due([], commitment.starts);
        return is_due.then_some(commitment.starts);
    }
    // Something came of it this time round: it is due again when its day comes.
    let mut ahead = (1..=AHEAD).map(|days| today.plus(days));
    ahead.find(|day| comes_round(&schedule, *day))
}

/// Whether a day is one on which a commitment comes round anew.
fn comes_round(schedule: &Schedule, day: Day) -> bool {
    schedule.is_due([day.plus(-1)], day)
}

/// One value, another every day.
pub(super) fn of_values(values: &[Value], today: Day) -> Option<HomeLine> {
    let days = i64::from(today.date().num_days_from_ce());
    let count = i64::try_from(values.len())
        .ok()
        .filter(|count| *count > 0)?;
    let place = usize::try_from(days.rem_euclid(count)).ok()?;
    values.get(place).map(|value| HomeLine::Value {
        value: value.id,
        name: value.name.clone(),
    })
}
