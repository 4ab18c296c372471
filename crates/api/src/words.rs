//! The English words that hosts put beside an entry.

use chrono::NaiveDate;
use lamplight_journal::entries::EntryDate;

/// The day on the writer's wall, like "Tue 4 March 2026".
fn day(day: NaiveDate) -> String {
    day.format("%a %-d %B %Y").to_string()
}

/// The day of an entry date in its form on the wire; the text itself where it is no date.
#[must_use]
pub fn day_of(date: &str) -> String {
    date.parse::<EntryDate>()
        .map_or_else(|_| date.to_owned(), |date| day(date.day()))
}

/// The day and the time of day on the wire's wall clock, like "Tue 4 March 2026, 18:30". A day
/// alone stays a day.
#[must_use]
pub fn moment_of(date: &str) -> String {
    match date.parse::<EntryDate>() {
        Err(_) => date.to_owned(),
        Ok(EntryDate::Day(only)) => day(only),
        Ok(EntryDate::Wall(wall)) => format!("{}, {}", day(wall.date()), wall.format("%H:%M")),
        Ok(EntryDate::Instant { at, .. }) => {
            format!("{}, {}", day(at.date_naive()), at.format("%H:%M"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_as_people_say_them() {
        assert_eq!(day_of("2026-03-04T23:30:00-10:00"), "Wed 4 March 2026");
        assert_eq!(day_of("2026-11-30"), "Mon 30 November 2026");
        assert_eq!(
            moment_of("2026-03-04T18:05:09+01:00"),
            "Wed 4 March 2026, 18:05"
        );
        assert_eq!(moment_of("2026-03-04T18:05"), "Wed 4 March 2026, 18:05");
        assert_eq!(moment_of("2026-03-04"), "Wed 4 March 2026");
        assert_eq!(day_of("no date"), "no date");
    }
}
