//! What was copied out of a page does not stay on the clipboard: it goes after a while, and when the
//! vault is locked, if nobody has laid something else there meanwhile. What was cut may be nowhere else:
//! it stays until the vault is locked.
//!
//! The page says that it copied something; the text itself is not kept, only a mark of it that means
//! nothing outside of this run of the program. The selection that a middle click pastes (X11's
//! primary one) is left alone: it goes with the page that shows it. What a clipboard manager keeps
//! of its own is out of reach.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};
#[cfg(target_os = "linux")]
use std::time::Duration;

use lamplight_api::ApiError;
use tauri::{AppHandle, Manager as _, Runtime};

use crate::host::Unlocked;
use crate::request::{Asked, Nothing};
use serde::Deserialize;

/// How long what was copied stays.
#[cfg(target_os = "linux")]
const STAYS: Duration = Duration::from_secs(30);

/// What was copied last, if it may be there still.
#[derive(Default)]
pub struct Copied {
    mark: RandomState,
    last: Mutex<Last>,
}

#[derive(Default)]
struct Last {
    turn: u64,
    mark: Option<u64>,
}

/// Which of the copies is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn(u64);

impl Copied {
    /// Something was copied.
    pub fn note(&self, text: &str) -> Turn {
        let mut last = self.last();
        last.turn += 1;
        last.mark = Some(self.mark.hash_one(text));
        Turn(last.turn)
    }

    /// The last copy, if it was not taken away yet.
    pub fn latest(&self) -> Option<Turn> {
        let last = self.last();
        last.mark.map(|_| Turn(last.turn))
    }

    /// Whether what is on the clipboard now is what was copied in that turn. It is asked once: after
    /// that, nothing is ours any more.
    pub fn is_ours(&self, turn: Turn, text: Option<&str>) -> bool {
        let mut last = self.last();
        if last.turn != turn.0 {
            return false;
        }
        let mark = last.mark.take();
        mark.is_some() && mark == text.map(|text| self.mark.hash_one(text))
    }

    fn last(&self) -> MutexGuard<'_, Last> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How something came to the clipboard.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// Whether it was cut, and may be nowhere else.
    cut: bool,
}

/// The page has copied something.
///
/// # Errors
/// While no vault is open.
#[tauri::command]
pub fn copied<R: Runtime>(
    app: AppHandle<R>,
    _unlocked: Unlocked,
    request: Asked<Taken>,
) -> Result<Nothing, ApiError> {
    let Taken { cut } = request.0;
    on_screen(&app, move |app| system::watch(app, cut));
    Ok(Nothing {})
}

/// Takes away what was copied, from any thread.
pub fn clear_soon<R: Runtime>(app: &AppHandle<R>) {
    on_screen(app, clear);
}

/// Takes away what was copied, on the thread that draws.
pub fn clear<R: Runtime>(app: &AppHandle<R>) {
    if let Some(turn) = app.state::<Copied>().latest() {
        system::clear(app, turn);
    }
}

fn on_screen<R: Runtime>(app: &AppHandle<R>, work: impl FnOnce(&AppHandle<R>) + Send + 'static) {
    let there = app.clone();
    // Nothing is drawn any more when the program ends.
    let _ = app.run_on_main_thread(move || work(&there));
}

#[cfg(target_os = "linux")]
mod system {
    use gtk::gdk::SELECTION_CLIPBOARD;
    use gtk::glib;
    use tauri::Manager as _;
    use zeroize::Zeroizing;

    use super::{AppHandle, Copied, Runtime, STAYS, Turn};

    fn clipboard() -> Option<gtk::Clipboard> {
        gtk::is_initialized_main_thread().then(|| gtk::Clipboard::get(&SELECTION_CLIPBOARD))
    }

    /// Notes what is on the clipboard now, and takes it away after a while, unless it was cut.
    pub fn watch<R: Runtime>(app: &AppHandle<R>, cut: bool) {
        let Some(clipboard) = clipboard() else { return };
        let app = app.clone();
        clipboard.request_text(move |_, text| {
            let Some(text) = text else { return };
            let turn = app.state::<Copied>().note(text);
            if !cut {
                glib::timeout_add_local_once(STAYS, move || clear(&app, turn));
            }
        });
    }

    /// Takes away what was copied in that turn, if it is there still.
    pub fn clear<R: Runtime>(app: &AppHandle<R>, turn: Turn) {
        let Some(clipboard) = clipboard() else { return };
        let text = clipboard
            .wait_for_text()
            .map(String::from)
            .map(Zeroizing::new);
        let text = text.as_ref().map(|text| text.as_str());
        if app.state::<Copied>().is_ours(turn, text) {
            // Only what this program laid there goes by this; another's stays as it is.
            clipboard.clear();
        }
    }
}

/// Elsewhere the clipboard is left as it is: none of the libraries below Tauri reaches it.
#[cfg(not(target_os = "linux"))]
mod system {
    use super::{AppHandle, Runtime, Turn};

    pub fn watch<R: Runtime>(_app: &AppHandle<R>, _cut: bool) {}

    pub fn clear<R: Runtime>(_app: &AppHandle<R>, _turn: Turn) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_copied_is_ours_once_and_while_nothing_else_is_there() {
        let copied = Copied::default();
        assert_eq!(copied.latest(), None);
        let turn = copied.note("words");
        assert_eq!(copied.latest(), Some(turn));
        assert!(copied.is_ours(turn, Some("words")));
        assert!(!copied.is_ours(turn, Some("words")), "it was taken away");
        assert_eq!(copied.latest(), None);

        let turn = copied.note("words");
        assert!(!copied.is_ours(turn, Some("another program's")));
        assert_eq!(copied.latest(), None);
        let turn = copied.note("words");
        assert!(!copied.is_ours(turn, None), "a picture, or nothing");
    }

    #[test]
    fn the_time_begins_anew_with_every_copy() {
        let copied = Copied::default();
        let first = copied.note("words");
        let second = copied.note("words");
        assert!(!copied.is_ours(first, Some("words")));
        assert!(copied.is_ours(second, Some("words")));
    }

    #[test]
    fn the_mark_of_a_text_says_nothing_to_another_run() {
        let (one, other) = (Copied::default(), Copied::default());
        one.note("words");
        other.note("words");
        assert_ne!(one.last().mark, other.last().mark);
    }
}
