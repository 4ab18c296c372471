//! The clock of the core: the computer's, or one that a test has set.

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, FixedOffset};
use lamplight_api::clock::{Clock, Now, SystemClock};

/// A clock that can be stopped. Every vault that this host opens reads the same one.
#[derive(Default)]
pub struct StageClock(Mutex<Option<DateTime<FixedOffset>>>);

impl StageClock {
    /// Stands still at this moment from now on; without one it goes on with the computer's.
    pub fn stand(&self, at: Option<DateTime<FixedOffset>>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

impl Clock for StageClock {
    fn now(&self) -> Now {
        let at = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        at.map_or_else(|| SystemClock.now(), |local| Now { local, zone: None })
    }
}
