//! Instants as they go over the wire: RFC 3339 text, never a number.

use chrono::{DateTime, SecondsFormat};

/// Milliseconds since 1970 UTC, as RFC 3339 in UTC. An instant outside of what a calendar holds
/// gives the beginning of 1970.
pub(crate) fn rfc3339(millis: i64) -> String {
    DateTime::from_timestamp_millis(millis)
        .unwrap_or(DateTime::UNIX_EPOCH)
        .to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
    use super::rfc3339;

    #[test]
    fn instants_are_written_in_utc() {
        assert_eq!(rfc3339(1_772_620_200_250), "2026-03-04T10:30:00.250Z");
        assert_eq!(rfc3339(-1), "1969-12-31T23:59:59.999Z");
        assert_eq!(rfc3339(i64::MAX), "1970-01-01T00:00:00.000Z");
    }
}
