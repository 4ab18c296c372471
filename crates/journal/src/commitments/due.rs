//! When a commitment is due. Days of the calendar only: no clock and no zone comes into it.
//!
//! Nothing is ever late. What is due is due until something came of it or its next day is there,
//! and a day that went by without a word is a day without a word.

use chrono::{Datelike as _, Months};

use super::{Cadence, Commitment, CommitmentStatus};
use crate::day::Day;

/// What the due days of a commitment follow from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// How often its day comes.
    pub cadence: Cadence,
    /// Its first day.
    pub starts: Day,
    /// Its last day, where it has one.
    pub ends: Option<Day>,
    /// How it stands.
    pub status: CommitmentStatus,
}

impl From<&Commitment> for Schedule {
    fn from(commitment: &Commitment) -> Self {
        Self {
            cadence: commitment.cadence,
            starts: commitment.starts,
            ends: commitment.ends,
            status: commitment.status,
        }
    }
}

impl Schedule {
    /// Whether it holds on that day.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        self.status == CommitmentStatus::Active
            && self.starts <= day
            && self.ends.is_none_or(|ends| day <= ends)
    }

    /// Whether it is due on `today`, given the days on which something came of it.
    ///
    /// Daily: when nothing came of it today. Weekly and monthly: from its day until something came
    /// of it or its next day is there. Once: from its first day until something came of it. When it
    /// comes up: never.
    #[must_use]
    pub fn is_due(&self, events: impl IntoIterator<Item = Day>, today: Day) -> bool {
        if !self.holds_on(today) {
            return false;
        }
        let Some((first, next)) = self.turn(today) else {
            return false;
        };
        let mut events = events.into_iter();
        !events.any(|day| first <= day && next.is_none_or(|next| day < next))
    }

    /// The days that one event stands for: from the latest day it came round, to before the next.
    fn turn(&self, today: Day) -> Option<(Day, Option<Day>)> {
        match self.cadence {
            Cadence::WhenItComesUp => None,
            Cadence::Once => Some((self.starts, None)),
            Cadence::Daily => Some((today, Some(today.plus(1)))),
            Cadence::Weekly => {
                let weeks = today.since(self.starts).div_euclid(7);
                let first = self.starts.plus(weeks * 7);
                Some((first, Some(first.plus(7))))
            }
            Cadence::Monthly => {
                let months = months_between(self.starts, today);
                let first = match month_after(self.starts, months) {
                    Some(day) if day <= today => Some((day, months)),
                    // Its day of this month is still to come.
                    _ => months
                        .checked_sub(1)
                        .and_then(|months| Some((month_after(self.starts, months)?, months))),
                };
                first.map(|(day, months)| (day, month_after(self.starts, months + 1)))
            }
        }
    }
}

/// How many months the name of the month moved on.
fn months_between(earlier: Day, later: Day) -> u32 {
    let count = |day: Day| i64::from(day.date().year()) * 12 + i64::from(day.date().month0());
    u32::try_from(count(later) - count(earlier)).unwrap_or_default()
}

/// The same day of the month so many months later, or the last of that month.
fn month_after(day: Day, months: u32) -> Option<Day> {
    let moved = day.date().checked_add_months(Months::new(months))?;
    (moved.year() <= 9999).then(|| Day::from(moved))
}

/// Whether the day to look at it again is there.
#[must_use]
pub fn review_is_due(status: CommitmentStatus, review_on: Option<Day>, today: Day) -> bool {
    !status.is_ended() && review_on.is_some_and(|day| day <= today)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn from(cadence: Cadence, starts: &str) -> Schedule {
        Schedule {
            cadence,
            starts: day(starts),
            ends: None,
            status: CommitmentStatus::Active,
        }
    }

    fn due(schedule: &Schedule, events: &[&str], today: &str) -> bool {
        schedule.is_due(events.iter().map(|text| day(text)), day(today))
    }

    #[test]
    fn daily_is_due_until_something_came_of_it_today() {
        let daily = from(Cadence::Daily, "2026-03-04");
        assert!(!due(&daily, &[], "2026-03-03"));
        assert!(due(&daily, &[], "2026-03-04"));
        assert!(!due(&daily, &["2026-03-04"], "2026-03-04"));
        assert!(due(&daily, &["2026-03-04"], "2026-03-05"));
        // Days without a word pile up to nothing.
        assert!(due(&daily, &["2026-03-04"], "2026-06-05"));
    }

    #[test]
    fn weekly_is_due_from_its_day() {
        let weekly = from(Cadence::Weekly, "2026-03-04");
        assert!(due(&weekly, &[], "2026-03-10"));
        assert!(!due(&weekly, &["2026-03-06"], "2026-03-10"));
        assert!(due(&weekly, &["2026-03-06"], "2026-03-11"));
        assert!(!due(&weekly, &["2026-03-06", "2026-03-11"], "2026-03-17"));
    }

    #[test]
    fn monthly_keeps_to_the_last_day_of_short_months() {
        let monthly = from(Cadence::Monthly, "2028-01-31");
        let january = "2028-01-31";
        assert!(!due(&monthly, &[january], "2028-02-28"));
        assert!(due(&monthly, &[january], "2028-02-29"));
        assert!(due(&monthly, &[january], "2028-03-30"));
        assert!(!due(&monthly, &[january, "2028-02-29"], "2028-03-30"));
        assert!(due(&monthly, &[january, "2028-02-29"], "2028-03-31"));
        assert!(due(&monthly, &["2028-03-31"], "2028-04-30"));

        let leap = from(Cadence::Monthly, "2028-02-29");
        assert!(!due(&leap, &["2028-02-29"], "2028-03-28"));
        assert!(due(&leap, &["2028-02-29"], "2028-03-29"));
        assert!(due(&leap, &["2029-01-29"], "2029-02-28"));
    }

    #[test]
    fn once_is_due_until_something_came_of_it() {
        let once = from(Cadence::Once, "2026-03-04");
        assert!(!due(&once, &[], "2026-03-03"));
        assert!(due(&once, &[], "2027-01-01"));
        assert!(!due(&once, &["2026-04-01"], "2027-01-01"));
        // Put off to a later day, what came of it before counts no more.
        assert!(due(&once, &["2026-03-01"], "2026-03-04"));
        // After the clock was set back, what came of it is still there.
        assert!(!due(&once, &["2026-04-01"], "2026-03-05"));
    }

    #[test]
    fn what_does_not_hold_is_never_due() {
        let daily = from(Cadence::Daily, "2026-03-04");
        let ended = Schedule {
            ends: Some(day("2026-03-06")),
            ..daily
        };
        assert!(due(&ended, &[], "2026-03-06"));
        assert!(!due(&ended, &[], "2026-03-07"));
        for status in [
            CommitmentStatus::Paused,
            CommitmentStatus::Done,
            CommitmentStatus::LetGo,
        ] {
            assert!(!due(&Schedule { status, ..daily }, &[], "2026-03-04"));
        }
        let when = from(Cadence::WhenItComesUp, "2026-03-04");
        assert!(!due(&when, &[], "2026-03-04"));
    }

    #[test]
    fn a_review_is_due_from_its_day_until_it_is_over() {
        let on = Some(day("2026-04-01"));
        let active = CommitmentStatus::Active;
        assert!(!review_is_due(active, on, day("2026-03-31")));
        assert!(review_is_due(active, on, day("2026-04-01")));
        assert!(review_is_due(
            CommitmentStatus::Paused,
            on,
            day("2026-05-01")
        ));
        assert!(!review_is_due(
            CommitmentStatus::Done,
            on,
            day("2026-05-01")
        ));
        assert!(!review_is_due(active, None, day("2026-05-01")));
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_trouble() {
        for cadence in [Cadence::Daily, Cadence::Weekly, Cadence::Monthly] {
            assert!(due(&from(cadence, "9999-12-31"), &[], "9999-12-31"));
            assert!(due(&from(cadence, "0001-01-01"), &[], "9999-12-31"));
        }
    }

    /// Whether its day comes round on that day, asked of the calendar itself.
    fn comes_round(schedule: &Schedule, on: Day) -> bool {
        let last_of_month = on.plus(1).date().day() == 1;
        let wanted = schedule.starts.date().day();
        on >= schedule.starts
            && match schedule.cadence {
                Cadence::Daily => true,
                Cadence::Weekly => on.date().weekday() == schedule.starts.date().weekday(),
                Cadence::Monthly => {
                    on.date().day() == wanted || (last_of_month && on.date().day() < wanted)
                }
                Cadence::Once => on == schedule.starts,
                Cadence::WhenItComesUp => false,
            }
    }

    /// Walks the days one by one: its day makes it due, something that came of it makes it not so.
    fn walked(schedule: &Schedule, events: &[Day], today: Day) -> bool {
        let mut open = false;
        let mut on = schedule.starts;
        while on <= today {
            if comes_round(schedule, on) {
                open = true;
            }
            if events.contains(&on) {
                open = false;
            }
            on = on.plus(1);
        }
        open
    }

    fn cadence() -> impl Strategy<Value = Cadence> {
        prop_oneof![
            Just(Cadence::Once),
            Just(Cadence::Daily),
            Just(Cadence::Weekly),
            Just(Cadence::Monthly),
            Just(Cadence::WhenItComesUp),
        ]
    }

    proptest! {
        #[test]
        fn due_days_are_those_a_walk_through_the_calendar_finds(
            cadence in cadence(),
            start in 0_i64..1500,
            after in -5_i64..400,
            events in proptest::collection::vec(-10_i64..400, 0..12),
        ) {
            let starts = day("2026-12-01").plus(start);
            let schedule = Schedule { starts, ..from(cadence, "2026-12-01") };
            let today = starts.plus(after);
            // Nothing came of it after today: the clock was never set back.
            let events: Vec<Day> = events.into_iter()
                .map(|n| starts.plus(n))
                .filter(|on| *on <= today)
                .collect();
            let found = schedule.is_due(events.iter().copied(), today);
            prop_assert_eq!(found, walked(&schedule, &events, today));
        }

        #[test]
        fn what_came_of_it_never_makes_it_due(
            cadence in cadence(),
            after in 0_i64..400,
            events in proptest::collection::vec(-10_i64..800, 0..12),
            one_more in -10_i64..800,
        ) {
            let schedule = from(cadence, "2028-01-31");
            let today = schedule.starts.plus(after);
            let mut events: Vec<Day> = events.into_iter().map(|n| schedule.starts.plus(n)).collect();
            let before = schedule.is_due(events.iter().copied(), today);
            events.push(schedule.starts.plus(one_more));
            let now = schedule.is_due(events.iter().copied(), today);
            prop_assert!(before || !now);
            events.push(today);
            prop_assert!(!schedule.is_due(events.iter().copied(), today));
        }
    }
}
