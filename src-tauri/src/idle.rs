//! How long nobody was there, and whether the computer slept.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use crate::locking::Reason;

/// A gap between two glances that no busy computer makes: it slept, or its clock was set on.
const GAP: Duration = Duration::from_secs(10);

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
    work: AtomicBool,
}

impl Watch {
    /// Somebody is there now. `minutes` is the setting `lock_after_minutes`.
    #[must_use]
    pub fn begin(minutes: u64) -> Self {
        Self {
            last: Mutex::new(Moment::now()),
            minutes: AtomicU64::new(minutes),
            work: AtomicBool::new(false),
        }
    }

    /// Somebody is there.
    pub fn awake(&self) {
        *self.last() = Moment::now();
    }

    /// Work that somebody waits for begins or ends. Meanwhile it is as if they were there.
    pub fn work(&self, goes_on: bool) {
        self.work.store(goes_on, Ordering::Relaxed);
    }

    /// Whether such work goes on.
    pub fn works(&self) -> bool {
        self.work.load(Ordering::Relaxed)
    }

    /// The setting has changed.
    pub fn allow(&self, minutes: u64) {
        self.minutes.store(minutes, Ordering::Relaxed);
    }

    /// Why it is time to lock, if it is. `before` is when somebody last asked, a moment ago unless
    /// the computer slept.
    #[must_use]
    pub fn due(&self, before: Moment, now: Moment) -> Option<Reason> {
        let allowed = Duration::from_secs(60 * self.minutes.load(Ordering::Relaxed));
        if longest(before, now) >= GAP {
            return Some(Reason::Suspend);
        }
        if self.works() {
            *self.last() = now;
            return None;
        }
        (longest(*self.last(), now) >= allowed).then_some(Reason::Idle)
    }

    fn last(&self) -> MutexGuard<'_, Moment> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The longer of the two clocks counts. One stands still in a sleep, which one depends on the
/// system; and a clock that was set back says nothing.
fn longest(from: Moment, to: Moment) -> Duration {
    let steady = to.steady.saturating_duration_since(from.steady);
    let wall = to.wall.duration_since(from.wall).unwrap_or_default();
    steady.max(wall)
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

    /// A moment before, as the one who looks at the clocks has it.
    fn glance(now: Moment) -> Moment {
        Moment {
            steady: now.steady.checked_sub(MINUTE / 120).unwrap(),
            wall: now.wall - MINUTE / 120,
        }
    }

    #[test]
    fn it_is_time_after_the_minutes_of_the_setting() {
        let watch = Watch::begin(3);
        let last = *watch.last();
        let early = later(last, Duration::from_millis(3 * 60_000 - 1), 2 * MINUTE);
        assert_eq!(watch.due(glance(early), early), None);
        let late = later(last, 3 * MINUTE, 3 * MINUTE);
        assert_eq!(watch.due(glance(late), late), Some(Reason::Idle));
    }

    #[test]
    fn a_sleep_locks_however_short_whichever_clock_stands_still_in_it() {
        let watch = Watch::begin(3);
        let last = *watch.last();
        for (steady, wall) in [
            (Duration::ZERO, MINUTE),
            (MINUTE, MINUTE),
            (MINUTE, Duration::ZERO),
        ] {
            let woken = later(last, steady, wall);
            assert_eq!(watch.due(last, woken), Some(Reason::Suspend));
        }
    }

    #[test]
    fn a_busy_computer_is_not_taken_for_one_that_slept() {
        let watch = Watch::begin(3);
        let last = *watch.last();
        let slow = later(last, Duration::from_secs(8), Duration::from_secs(8));
        assert_eq!(watch.due(last, slow), None);
    }

    #[test]
    fn a_clock_set_on_by_a_day_locks_and_one_set_back_does_not_lengthen_the_time() {
        let watch = Watch::begin(3);
        let last = *watch.last();
        assert_eq!(
            watch.due(last, later(last, MINUTE / 120, DAY)),
            Some(Reason::Suspend)
        );
        let mut now = later(last, MINUTE / 120, Duration::ZERO);
        now.wall = last.wall - DAY;
        assert_eq!(watch.due(last, now), None);
        let set_back = later(now, 3 * MINUTE, 3 * MINUTE);
        assert_eq!(watch.due(glance(set_back), set_back), Some(Reason::Idle));
    }

    #[test]
    fn work_that_somebody_waits_for_keeps_the_vault_open_but_not_through_a_sleep() {
        let watch = Watch::begin(1);
        watch.work(true);
        let last = *watch.last();
        let late = later(last, 5 * MINUTE, 5 * MINUTE);
        assert_eq!(watch.due(glance(late), late), None);
        let woken = later(late, DAY, DAY);
        assert_eq!(watch.due(late, woken), Some(Reason::Suspend));
        // The minutes begin when it is done.
        watch.work(false);
        let soon = later(late, MINUTE / 2, MINUTE / 2);
        assert_eq!(watch.due(glance(soon), soon), None);
        let later = later(late, MINUTE, MINUTE);
        assert_eq!(watch.due(glance(later), later), Some(Reason::Idle));
    }

    #[test]
    fn somebody_being_there_begins_the_time_anew() {
        let watch = Watch::begin(1);
        let begun = Moment::now();
        watch.awake();
        let soon = later(begun, MINUTE / 2, MINUTE / 2);
        assert_eq!(watch.due(glance(soon), soon), None);
        let late = later(Moment::now(), MINUTE, MINUTE);
        assert_eq!(watch.due(glance(late), late), Some(Reason::Idle));
        watch.allow(2);
        assert_eq!(watch.due(glance(late), late), None);
    }
}
