//! The weekly look: ten minutes for what is open. It is asked for, and never counted.

use chrono::{Datelike as _, Weekday};
use rusqlite::Connection;
use serde::Serialize;

use crate::checkins::{SmallStep, StepsFilter};
use crate::commitments::{Cadence, CommitmentFilter, CommitmentStatus, Outcome};
use crate::day::Day;
use crate::home::{HomeCommitment, Sight};
use crate::records::{self, RecordId};
use crate::requests::{self, RequestId};
use crate::sessions::{self, NextSession};
use crate::{Journal, JournalError, settings};

/// The days the look goes back over, today among them.
const DAYS: i64 = 7;
/// Where the day of the last look lies among the settings, none of which it is.
const DONE: &str = "week_done";

/// What came of a commitment on a day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct WeekEvent {
    /// Which event.
    pub id: RecordId,
    /// The day.
    pub on_day: Day,
    /// What came of it.
    pub outcome: Outcome,
}

/// A commitment and its week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct WeekCommitment {
    /// What it is.
    pub commitment: HomeCommitment,
    /// Whether it is due today.
    pub due: bool,
    /// What came of it, the earliest day first.
    pub events: Vec<WeekEvent>,
}

/// A value that was not looked at for a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct WeekValue {
    /// Which one.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// The day of the latest look.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub looked_on: Option<Day>,
}

/// The look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct Week {
    /// The first of the seven days.
    pub from: Day,
    /// The last of them: today.
    pub to: Day,
    /// Whether the writer had the look since the last day of the weekly look.
    pub done: bool,
    /// What is open, and what is for one time and was kept in these days; the earliest start first.
    pub commitments: Vec<WeekCommitment>,
    /// What is to be looked at again.
    pub reviews: Vec<HomeCommitment>,
    /// What was not looked at for a week, in the writer's order.
    pub values: Vec<WeekValue>,
    /// The latest small step of these days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small_step: Option<SmallStep>,
    /// The next meeting, as a countdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_session: Option<NextSession>,
}

impl Journal {
    /// The weekly look as it is now. What Home would not bring up is not there either.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn week(&self) -> Result<Week, JournalError> {
        let now = self.clock.now();
        let today = Day::of(&now);
        let from = today.plus(1 - DAYS);
        let sight = self
            .vault
            .read(|connection| Sight::read(connection, &now, today))?;
        let kept_once = CommitmentFilter {
            status: Some(CommitmentStatus::Done),
            cadence: Some(Cadence::Once),
            ..CommitmentFilter::default()
        };
        let mut lines = self.reminding(&sight)?;
        lines.extend(self.coming_up(&sight, &kept_once)?);
        lines.sort_by_key(|line| line.commitment.starts);
        let steps = StepsFilter {
            from: Some(from),
            to: Some(today),
            for_home: true,
            ..StepsFilter::default()
        };
        let small_step = self.small_steps(steps, 1)?.into_iter().next();
        let values = self.values()?.into_iter().filter_map(|value| {
            let looked_on = value.look.map(|look| look.on_day);
            let lately = looked_on.is_some_and(|day| (0..DAYS).contains(&today.since(day)));
            (!lately).then_some(WeekValue {
                id: value.id,
                name: value.name,
                looked_on,
            })
        });
        let values = values.collect();
        let reviews = lines.iter().filter(|line| line.review_due);
        let reviews = reviews.map(|line| sight.shown(line)).collect();
        self.vault.read(|connection| {
            let mut commitments = Vec::with_capacity(lines.len());
            for line in &lines {
                let events = events(connection, line.commitment.id, from, today)?;
                let kept = events.iter().any(|event| event.outcome == Outcome::Kept);
                if kept || !line.commitment.status.is_ended() {
                    commitments.push(WeekCommitment {
                        commitment: sight.shown(line),
                        due: line.due,
                        events,
                    });
                }
            }
            Ok(Week {
                from,
                to: today,
                done: is_done(connection, today)?,
                commitments,
                reviews,
                values,
                small_step,
                next_session: sessions::next(connection, today, now.local.time())?,
            })
        })
    }

    /// Keeps that the writer had the look today. Only the latest day is kept, and nothing is made
    /// of it but whether it was this week.
    ///
    /// # Errors
    /// As the vault's writing.
    pub fn week_done(&mut self, request: Option<RequestId>) -> Result<Day, JournalError> {
        let today = Day::of(&self.clock.now());
        self.vault.write(|transaction| {
            requests::once(transaction, request, "week_done", || {
                settings::keep(transaction, DONE, &today.to_string())?;
                Ok(today)
            })
        })
    }
}

fn events(
    connection: &Connection,
    commitment: RecordId,
    from: Day,
    to: Day,
) -> Result<Vec<WeekEvent>, JournalError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, on_day, outcome FROM commitment_event
         WHERE commitment = (SELECT n FROM commitment WHERE id = ?1) AND removed_at IS NULL
            AND on_day BETWEEN ?2 AND ?3 ORDER BY on_day, n",
    )?;
    let events = statement.query_map((commitment, from, to), |record| {
        Ok(WeekEvent {
            id: record.get(0)?,
            on_day: record.get(1)?,
            outcome: records::word(record, 2)?,
        })
    })?;
    Ok(events.collect::<Result<_, _>>()?)
}

/// Whether the look was had since the latest day of the weekly look. A look on a day that is still
/// to come, after the clock was set back, was not had yet.
fn is_done(connection: &Connection, today: Day) -> Result<bool, JournalError> {
    let kept = settings::kept(connection, DONE)?;
    let on: Option<Day> = kept.and_then(|text| text.parse().ok());
    let setting = settings::value(connection, "week_day")?;
    let first: Weekday = setting
        .as_str()
        .and_then(|day| day.parse().ok())
        .unwrap_or(Weekday::Sun);
    let began = today.plus(-i64::from(today.date().weekday().days_since(first)));
    Ok(on.is_some_and(|on| (began..=today).contains(&on)))
}
