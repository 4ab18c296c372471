//! A day of the calendar, as the writer's wall shows it.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

use crate::JournalError;
use crate::clock::Now;

/// A day, written YYYY-MM-DD. It has no zone: it is the day on the wall, wherever the writer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(with = "String"),
    ts(as = "String")
)]
#[serde(try_from = "String", into = "String")]
pub struct Day(NaiveDate);

impl Day {
    /// The writer's own today.
    #[must_use]
    pub fn of(now: &Now) -> Self {
        Self(now.local.date_naive())
    }

    /// The day in the calendar.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// So many days later, or earlier; the same day at either end of the calendar.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        let moved = chrono::TimeDelta::try_days(days).and_then(|by| self.0.checked_add_signed(by));
        moved
            .filter(|day| (0..=9999).contains(&day.year()))
            .map_or(self, Self)
    }

    /// How many days lie between an earlier day and this one; below zero when it is a later one.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }
}

impl From<NaiveDate> for Day {
    fn from(day: NaiveDate) -> Self {
        Self(day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl FromStr for Day {
    type Err = JournalError;

    fn from_str(text: &str) -> Result<Self, JournalError> {
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        // Days are compared as text, so each has one form.
        day.map(Self)
            .filter(|day| text.len() == 10 && day.to_string() == text)
            .ok_or_else(|| JournalError::invalid("day", "a day looks like 2026-03-04"))
    }
}

impl TryFrom<String> for Day {
    type Error = JournalError;

    fn try_from(text: String) -> Result<Self, JournalError> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map_err(|_| FromSqlError::InvalidType)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_has_one_form() {
        for text in ["2026-03-04", "0001-01-01", "2028-02-29", "9999-12-31"] {
            assert_eq!(day(text).to_string(), text);
        }
        for text in [
            "",
            "2026-3-4",
            "2026-02-29",
            "tomorrow",
            "+12026-03-04",
            "2026-03-04T10:00",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_months_and_leap_days() {
        assert_eq!(day("2028-03-01").since(day("2028-02-28")), 2);
        assert_eq!(day("2027-03-01").since(day("2027-02-28")), 1);
        assert_eq!(day("2026-12-31").plus(1), day("2027-01-01"));
        assert_eq!(day("2026-03-04").plus(-28), day("2026-02-04"));
        assert_eq!(day("9999-12-31").plus(1), day("9999-12-31"));
    }
}
