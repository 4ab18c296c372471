//! How long nobody was there.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use crate::locking::Reason;

/// A moment on both clocks. The one that no one can set stands still while the computer sleeps on
/// some systems; the other one goes on.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The clock that only goes forward.
    pub steady: Instant,
    /// The clock on the wall.
    pub wall: SystemTime,
}

impl Moment {
    /// Now.
    #[must_use]
    pub fn now() -> Self {
        Self {
            steady: Instant::now(),
            wall: SystemTime::now(),
        }
    }
}

/// When somebody was last there, and how long nobody may be.
pub struct Watch {
    last: Mutex<Moment>,
    minutes: AtomicU64,
}

impl Watch {
    /// Somebody is there now. `minutes` is the setting `lock_after_minutes`.
    #[must_use]
    pub fn begin(minutes: u64) -> Self {
        Self {
            last: Mutex::new(Moment::now()),
            minutes: AtomicU64::new(minutes),
        }
    }

    /// Somebody is there.
    pub fn awake(&self) {
        *self.last() = Moment::now();
    }

    /// The setting has changed.
    pub fn allow(&self, minutes: u64) {
        self.minutes.store(minutes, Ordering::Relaxed);
    }

    /// Why it is time to lock, if it is.
    #[must_use]
    pub fn due(&self, now: Moment) -> Option<Reason> {
        let allowed = Duration::from_secs(60 * self.minutes.load(Ordering::Relaxed));
        due(*self.last(), now, allowed)
    }

    fn last(&self) -> MutexGuard<'_, Moment> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The longer of the two clocks counts: a sleep counts, and a wall clock that was set back does
/// not lengthen the time.
fn due(last: Moment, now: Moment, allowed: Duration) -> Option<Reason> {
    let steady = now.steady.saturating_duration_since(last.steady);
    // A wall clock that was set back says nothing.
    let wall = now.wall.duration_since(last.wall).unwrap_or_default();
    if steady >= allowed {
        Some(Reason::Idle)
    } else if wall >= allowed {
        Some(Reason::Suspend)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);
    const DAY: Duration = Duration::from_hours(24);

    fn later(moment: Moment, steady: Duration, wall: Duration) -> Moment {
        Moment {
            steady: moment.steady + steady,
            wall: moment.wall + wall,
        }
    }

    #[test]
    fn it_is_time_after_the_minutes_of_the_setting() {
        let last = Moment::now();
        let early = later(last, Duration::from_millis(3 * 60_000 - 1), 2 * MINUTE);
        assert_eq!(due(last, early, 3 * MINUTE), None);
        let late = later(last, 3 * MINUTE, 3 * MINUTE);
        assert_eq!(due(last, late, 3 * MINUTE), Some(Reason::Idle));
    }

    #[test]
    fn a_sleep_counts() {
        let last = Moment::now();
        let woken = later(last, MINUTE, 8 * 60 * MINUTE);
        assert_eq!(due(last, woken, 3 * MINUTE), Some(Reason::Suspend));
    }

    #[test]
    fn a_clock_set_back_by_a_day_does_not_lengthen_the_time() {
        let last = Moment::now();
        let mut now = later(last, 3 * MINUTE, Duration::ZERO);
        now.wall = last.wall - DAY;
        assert_eq!(due(last, now, 3 * MINUTE), Some(Reason::Idle));
        now.steady = last.steady + MINUTE;
        assert_eq!(due(last, now, 3 * MINUTE), None);
    }

    #[test]
    fn somebody_being_there_begins_the_time_anew() {
        let watch = Watch::begin(1);
        let begun = Moment::now();
        watch.awake();
        let soon = later(begun, MINUTE / 2, MINUTE / 2);
        assert_eq!(watch.due(soon), None);
        let late = later(Moment::now(), MINUTE, MINUTE);
        assert_eq!(watch.due(late), Some(Reason::Idle));
        watch.allow(2);
        assert_eq!(watch.due(late), None);
    }
}
