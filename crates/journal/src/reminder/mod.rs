//! Whether the system is to show that there is something for today. It is told no more than that,
//! at most once a day, and only where the writer switched it on.

use serde::Serialize;

use crate::day::Day;
use crate::home::Home;
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError, settings};

/// The setting that switches it on.
const SETTING: &str = "notifications";
/// Where the day of the last one lies among the settings, none of which it is.
const SHOWN: &str = "reminder_done";

/// Whether there is something to show. It says nothing of what that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Reminder {
    /// Whether the system is to show it now.
    pub due: bool,
}

impl Journal {
    /// Whether the system is to show that there is something for today: it is switched on, nothing
    /// was shown today, and Home has something due or to be looked at again, or a meeting that is
    /// still to come today.
    ///
    /// Home leaves out what is not to be brought up: openness that the writer may not be free to
    /// refuse, and whatever was marked so.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn reminder(&self) -> Result<Reminder, JournalError> {
        let today = Day::of(&self.clock.now());
        let due = self.setting(SETTING)? == "on"
            && !self.was_shown(today)?
            && has_something(&self.home(false)?);
        Ok(Reminder { due })
    }

    /// Keeps that the system shows it today. Only the latest day is kept.
    ///
    /// # Errors
    /// As the vault's writing.
    pub fn reminder_done(&mut self, request: Option<RequestId>) -> Result<Day, JournalError> {
        let today = Day::of(&self.clock.now());
        self.vault.write(|transaction| {
            requests::once(transaction, request, "reminder_done", || {
                settings::keep(transaction, SHOWN, &today.to_string())?;
                Ok(today)
            })
        })
    }

    fn was_shown(&self, on: Day) -> Result<bool, JournalError> {
        let kept = self
            .vault
            .read(|connection| settings::kept(connection, SHOWN))?;
        Ok(kept.is_some_and(|day| day == on.to_string()))
    }
}

fn has_something(home: &Home) -> bool {
    let meets = home.next_session.as_ref();
    !home.today.due.is_empty()
        || !home.reviews.is_empty()
        || meets.is_some_and(|session| session.in_days == 0)
}
