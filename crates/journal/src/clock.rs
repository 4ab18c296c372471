//! The time, passed in.

use chrono::{DateTime, FixedOffset};

/// A moment as the writer's computer shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    /// Wall clock and offset.
    pub local: DateTime<FixedOffset>,
    /// IANA name of the zone, where the system tells it.
    pub zone: Option<String>,
}

impl Now {
    /// Milliseconds since 1970 UTC.
    #[must_use]
    pub fn millis(&self) -> i64 {
        self.local.timestamp_millis()
    }
}

/// Where the journal takes the time from. It may be set back, and nothing is lost by that.
pub trait Clock: Send {
    /// The present moment.
    fn now(&self) -> Now;
}
