//! The system's word that there is something for today: only while a vault is open, only where the
//! writer switched it on, when the window `main` is not in front, and at most once a day. A dialog
//! of the system that this program opened, for a file or a folder, is another window: behind it
//! `main` counts as out of front. The word goes when `main` comes to the front again, when it is
//! switched off, and when the vault is locked.
//!
//! It is always the same sentence. Nothing of the vault is in it, and neither is what the program
//! is for.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use lamplight_api::reminder::{Reminder, ReminderDone};
use tauri::{AppHandle, Manager as _, Runtime};

use crate::host::{Host, Session, Visit};
use crate::notification;

/// How long the window is out of front until its Home cannot be what somebody looks at, and how
/// often it is looked for something from then on.
const WAIT: Duration = Duration::from_secs(20);

/// Since when the window is not in front, and what the system shows.
#[derive(Default)]
pub struct Reminders {
    away_since: Mutex<Option<Instant>>,
    shown: Mutex<Option<notification::Shown>>,
}

impl Reminders {
    fn away_since(&self) -> MutexGuard<'_, Option<Instant>> {
        self.away_since
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn shown(&self) -> MutexGuard<'_, Option<notification::Shown>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// When it is looked next whether there is something for today.
pub(crate) struct Reminding {
    looked: Instant,
}

impl Reminding {
    /// A vault was opened, and its window is on the way.
    pub(crate) fn begin() -> Self {
        Self {
            looked: Instant::now(),
        }
    }

    /// Looks, if it is time. What it finds comes to the system on another thread.
    pub(crate) fn glance<R: Runtime>(
        &mut self,
        app: &AppHandle<R>,
        session: &Session,
        visit: &Visit,
    ) {
        let away_since = *app.state::<Reminders>().away_since();
        if is_time(away_since, self.looked, Instant::now()) {
            self.looked = Instant::now();
            remind(app, session, visit.clone());
        }
    }
}

fn is_time(away_since: Option<Instant>, looked: Instant, now: Instant) -> bool {
    let since = |moment: Instant| now.saturating_duration_since(moment);
    since(looked) >= WAIT && away_since.is_some_and(|away| since(away) >= WAIT)
}

/// Has the system show that there is something for today, if there is. The day is kept first: what
/// cannot be shown is not tried again, and nothing is shown twice.
fn remind<R: Runtime>(app: &AppHandle<R>, session: &Session, visit: Visit) {
    let asked = session.desk.begin(Reminder {});
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        // Whoever waits for an answer does not keep the vault open.
        if !asked.wait().is_ok_and(|reminder| reminder.due) {
            return;
        }
        let Ok(session) = visit.session() else { return };
        let kept = session.desk.begin(ReminderDone::default());
        drop(session);
        if kept.wait().is_ok() {
            show(&app);
        }
    });
}

fn show<R: Runtime>(app: &AppHandle<R>) {
    let reminders = app.state::<Reminders>();
    let mut shown = reminders.shown();
    // Whoever locks says so first and withdraws then, which waits for this.
    let is_open = app.state::<Host>().is_unlocked();
    if is_open && reminders.away_since().is_some() {
        // That of the day before may stand there still.
        if let Some(before) = shown.take() {
            notification::withdraw(before);
        }
        *shown = notification::show();
    }
}

/// The window `main` came to the front, or went out of it.
pub(crate) fn in_front<R: Runtime>(app: &AppHandle<R>, is: bool) {
    *app.state::<Reminders>().away_since() = (!is).then(Instant::now);
    if is {
        withdraw_soon(app);
    }
}

/// Takes back what the system shows, on another thread: the system may be slow to answer.
pub(crate) fn withdraw_soon<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || withdraw(&app));
}

/// Takes back what the system shows.
pub fn withdraw<R: Runtime>(app: &AppHandle<R>) {
    if let Some(shown) = app.state::<Reminders>().shown().take() {
        notification::withdraw(shown);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_looked_after_a_while_out_of_front_and_then_every_while() {
        let opened = Instant::now();
        let at = |seconds| opened + Duration::from_secs(seconds);
        assert!(!is_time(None, opened, at(3600)), "the window is in front");
        let left = Some(at(30));
        assert!(!is_time(left, opened, at(49)));
        assert!(is_time(left, opened, at(50)));
        assert!(!is_time(left, at(50), at(69)));
        assert!(is_time(left, at(50), at(70)));
        // Left again a moment ago, after a look long before.
        assert!(!is_time(Some(at(90)), at(50), at(109)));
        assert!(is_time(Some(at(90)), at(50), at(110)));
        // Left before the vault was opened: its window was not there yet.
        assert!(!is_time(Some(opened), at(300), at(319)));
    }
}
