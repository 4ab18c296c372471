//! The computer's clock, for hosts. Everything below is handed a [`Clock`] and asks no other.

use chrono::{DateTime, Local, SecondsFormat};
pub use lamplight_journal::clock::{Clock, Now};

/// Wall clock, offset and zone as this computer has them now.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Now {
        Now {
            local: Local::now().fixed_offset(),
            zone: zone(std::env::var("TZ").ok().as_deref()),
        }
    }
}

/// An instant of the wire on this computer's wall: the same instant, with the offset that holds here
/// at that time of the year. What is no instant stays as it is.
#[must_use]
pub fn here(instant: &str) -> String {
    DateTime::parse_from_rfc3339(instant).map_or_else(
        |_| instant.to_owned(),
        |at| {
            at.with_timezone(&Local)
                .to_rfc3339_opts(SecondsFormat::AutoSi, false)
        },
    )
}

/// The IANA name of the zone the wall clock follows. The wall clock follows `TZ` where it is set,
/// so the system's own zone is asked for only where it is not.
fn zone(tz: Option<&str>) -> Option<String> {
    match tz.map(|tz| tz.trim_start_matches(':')) {
        None | Some("") => iana_time_zone::get_timezone().ok(),
        Some(tz) => is_iana(tz).then(|| tz.to_owned()),
    }
}

/// `Europe/Dublin` and `UTC` are names; `CET-1CEST` and `/etc/localtime` are not.
fn is_iana(name: &str) -> bool {
    let begins_with_a_letter = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let has_only_name_characters = name
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"/_+-".contains(&b));
    name == "UTC"
        || (begins_with_a_letter
            && has_only_name_characters
            && name.contains('/')
            && name.len() <= 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_that_is_set_by_name_is_taken() {
        assert_eq!(
            zone(Some("Pacific/Auckland")).as_deref(),
            Some("Pacific/Auckland")
        );
        assert_eq!(zone(Some(":Asia/Tokyo")).as_deref(), Some("Asia/Tokyo"));
        assert_eq!(zone(Some("UTC")).as_deref(), Some("UTC"));
    }

    #[test]
    fn a_rule_or_a_path_is_no_name() {
        for tz in ["CET-1CEST,M3.5.0,M10.5.0/3", "/etc/localtime", "<+03>-3"] {
            assert_eq!(zone(Some(tz)), None, "{tz}");
        }
    }

    #[test]
    fn here_is_the_same_instant() {
        let instant = "2026-03-04T18:30:00.250Z";
        let parsed = |text: &str| DateTime::parse_from_rfc3339(text).unwrap();
        assert_eq!(parsed(&here(instant)), parsed(instant));
        assert_eq!(here("2026-03-04"), "2026-03-04");
    }

    #[test]
    fn the_clock_agrees_with_the_one_of_the_standard_library() {
        let before = std::time::SystemTime::now();
        let now = SystemClock.now();
        let after = std::time::SystemTime::now();
        let millis = |t: std::time::SystemTime| {
            i64::try_from(t.duration_since(std::time::UNIX_EPOCH).unwrap().as_millis()).unwrap()
        };
        assert!((millis(before)..=millis(after)).contains(&now.millis()));
    }
}
