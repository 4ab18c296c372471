//! When an entry belongs: an instant with its offset, a wall clock without one, or a day.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, SecondsFormat};
use serde::{Deserialize, Serialize};

use crate::JournalError;

/// The date of an entry, in as much detail as is known.
///
/// The day is the one on the writer's wall. Order is by instant; where no offset is known, the
/// wall clock stands in for UTC, and a day alone for its midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum EntryDate {
    /// An instant and the offset it was written at.
    Instant {
        /// Wall clock and offset.
        at: DateTime<FixedOffset>,
        /// Whether the source said `Z`, so that it is written back that way.
        zulu: bool,
    },
    /// A wall clock whose zone is not known.
    Wall(NaiveDateTime),
    /// A day.
    Day(NaiveDate),
}

impl EntryDate {
    /// From a moment of the clock, to the second.
    #[must_use]
    pub fn from_moment(at: DateTime<FixedOffset>) -> Self {
        use chrono::Timelike as _;
        Self::Instant {
            at: at.with_nanosecond(0).unwrap_or(at),
            zulu: false,
        }
    }

    /// Milliseconds since 1970 UTC, for order.
    #[must_use]
    pub fn instant(&self) -> i64 {
        match self {
            Self::Instant { at, .. } => at.timestamp_millis(),
            Self::Wall(wall) => wall.and_utc().timestamp_millis(),
            Self::Day(day) => day
                .and_time(chrono::NaiveTime::MIN)
                .and_utc()
                .timestamp_millis(),
        }
    }

    /// The day on the writer's wall.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        match self {
            Self::Instant { at, .. } => at.date_naive(),
            Self::Wall(wall) => wall.date(),
            Self::Day(day) => *day,
        }
    }
}

impl fmt::Display for EntryDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instant { at, zulu } => {
                f.write_str(&at.to_rfc3339_opts(SecondsFormat::AutoSi, *zulu))
            }
            Self::Wall(wall) => write!(f, "{}", wall.format("%Y-%m-%dT%H:%M:%S%.f")),
            Self::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
        }
    }
}

impl FromStr for EntryDate {
    type Err = JournalError;

    fn from_str(text: &str) -> Result<Self, JournalError> {
        let refused = || {
            JournalError::invalid(
                "date",
                "a date looks like 2026-03-04T18:30:00+01:00 or 2026-03-04",
            )
        };
        let date = if let Ok(at) = DateTime::parse_from_rfc3339(text) {
            Self::Instant {
                at,
                zulu: text.ends_with(['Z', 'z']),
            }
        } else if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            Self::Day(day)
        } else {
            let wall = [
                "%Y-%m-%dT%H:%M:%S%.f",
                "%Y-%m-%d %H:%M:%S%.f",
                "%Y-%m-%dT%H:%M",
                "%Y-%m-%d %H:%M",
            ]
            .iter()
            .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
            Self::Wall(wall.ok_or_else(refused)?)
        };
        // RFC 3339 writes years in four digits, and days are compared as text.
        if (0..=9999).contains(&date.day().year()) {
            Ok(date)
        } else {
            Err(refused())
        }
    }
}

impl TryFrom<String> for EntryDate {
    type Error = JournalError;

    fn try_from(text: String) -> Result<Self, JournalError> {
        text.parse()
    }
}

impl From<EntryDate> for String {
    fn from(date: EntryDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_back_as_it_was_read() {
        for text in [
            "2026-03-04T18:30:00+01:00",
            "2026-03-04T18:30:00Z",
            "2026-03-04T18:30:00+00:00",
            "2026-03-04T18:30:00.250-09:30",
            "2026-03-04T18:30:00",
            "2026-03-04",
            "0001-01-01",
            "9999-12-31T23:59:59+14:00",
        ] {
            assert_eq!(text.parse::<EntryDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn the_day_is_the_one_on_the_wall() {
        let day = |text: &str| text.parse::<EntryDate>().unwrap().day().to_string();
        assert_eq!(day("2026-03-04T23:30:00-10:00"), "2026-03-04");
        assert_eq!(day("2026-03-05T00:30:00+14:00"), "2026-03-05");
    }

    #[test]
    fn order_is_by_instant() {
        let at = |text: &str| text.parse::<EntryDate>().unwrap().instant();
        assert!(at("2026-03-05T00:30:00+14:00") < at("2026-03-04T23:30:00-10:00"));
        assert!(at("2025-10-26T02:30:00+02:00") < at("2025-10-26T02:30:00+01:00"));
        assert_eq!(at("1970-01-01"), 0);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "yesterday",
            "2026-13-01",
            "2026-02-29",
            "04.03.2026",
            "2026-03-04T25:00:00Z",
            "+12026-03-04",
        ] {
            assert!(text.parse::<EntryDate>().is_err(), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_instant_survives(seconds in -62_135_596_800_i64..253_402_214_400, minutes in -14 * 60..14 * 60) {
            let offset = FixedOffset::east_opt(minutes * 60).unwrap();
            let at = DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&offset);
            let date = EntryDate::from_moment(at);
            proptest::prop_assume!((0..=9999).contains(&date.day().year()));
            let again: EntryDate = date.to_string().parse().unwrap();
            proptest::prop_assert_eq!(again.instant(), date.instant());
            proptest::prop_assert_eq!(again.day(), date.day());
        }
    }
}
