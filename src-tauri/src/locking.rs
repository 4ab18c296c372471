//! Locking: asked for, after a while, or because the window closes.

use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use lamplight_api::ApiError;
use serde::Serialize;
use tauri::{AppHandle, Emitter as _, Manager as _, Runtime, State, Window, WindowEvent};

use crate::clipboard;
use crate::dialogs;
use crate::host::{Host, Unlocked, Visit};
use crate::idle::Moment;
use crate::keeping::Keeping;
use crate::reminding::{self, Reminding};
use crate::request::{Asked, Nothing};
use crate::unsaved::{self, Unsaved};
use crate::windows::{self, LOCK, MAIN};

/// How long the page has to save what is unsaved before it is locked.
const PATIENCE: Duration = Duration::from_millis(1500);
/// How long it has when somebody closes the window. They are there themselves, so there is no hurry;
/// the vault may be at something longer, a backup say, and to be asked about words that are saved a
/// moment later helps nobody.
const PATIENCE_TO_CLOSE: Duration = Duration::from_secs(10);
/// How often the clocks are looked at.
const GLANCE: Duration = Duration::from_millis(500);

/// Why the program is about to lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// Nobody was there for a while.
    Idle,
    /// The window closes.
    Close,
    /// The computer slept.
    Suspend,
}

impl Reason {
    fn patience(self) -> Duration {
        match self {
            Self::Close => PATIENCE_TO_CLOSE,
            Self::Idle | Self::Suspend => PATIENCE,
        }
    }
}

/// What comes with the event `locking`.
#[derive(Clone, Serialize)]
struct Announcement {
    reason: Reason,
}

/// The page that was told and has not answered yet.
#[derive(Default)]
pub struct Leave(Mutex<Option<mpsc::Sender<()>>>);

impl Leave {
    /// Begins to wait for the page; nothing while somebody waits already.
    fn begin(&self) -> Option<mpsc::Receiver<()>> {
        let mut waiting = self.waiting();
        if waiting.is_some() {
            return None;
        }
        let (ready, told) = mpsc::channel();
        *waiting = Some(ready);
        Some(told)
    }

    fn end(&self) {
        *self.waiting() = None;
    }

    fn waiting(&self) -> MutexGuard<'_, Option<mpsc::Sender<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Locks at once: the page has saved what there was.
///
/// # Errors
/// While no vault is open.
#[tauri::command]
pub async fn lock_now<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    _request: Asked<Nothing>,
) -> Result<Nothing, ApiError> {
    let visit = unlocked.visit();
    away(move || lock(&app, &visit));
    Ok(Nothing {})
}

/// The page has saved what was unsaved.
///
/// # Errors
/// While no vault is open.
#[tauri::command]
pub fn lock_ready(
    _unlocked: Unlocked,
    _request: Asked<Nothing>,
    leave: State<'_, Leave>,
) -> Result<Nothing, ApiError> {
    if let Some(ready) = &*leave.waiting() {
        // Whoever waited may have lost patience.
        let _ = ready.send(());
    }
    Ok(Nothing {})
}

/// Somebody is there.
///
/// # Errors
/// While no vault is open.
#[tauri::command]
pub fn stay_awake(unlocked: Unlocked, _request: Asked<Nothing>) -> Result<Nothing, ApiError> {
    unlocked.0.watch.awake();
    Ok(Nothing {})
}

/// Looks at the clocks for as long as this vault is open: locks when it is time, has backups looked
/// after, and has the system say that there is something for today.
pub fn watch<R: Runtime>(app: &AppHandle<R>, visit: Visit) {
    let app = app.clone();
    away(move || {
        let mut before = Moment::now();
        let mut keeping = Keeping::begin();
        let mut reminding = Reminding::begin();
        loop {
            thread::sleep(GLANCE);
            let Ok(session) = visit.session() else {
                return;
            };
            let now = Moment::now();
            let due = session.watch.due(before, now);
            keeping.glance(&session);
            reminding.glance(&app, &session, &visit);
            drop(session);
            match due {
                None => before = now,
                // Not told when somebody else tells the page just now: then in a moment.
                Some(reason) if announce(&app, reason) => return lock(&app, &visit),
                Some(_) => {}
            }
        }
    });
}

/// The computer is about to sleep, or its screen was locked: locks what is open, and calls `then`
/// when nothing is.
#[cfg(target_os = "linux")]
pub fn lock_before<R: Runtime>(app: &AppHandle<R>, then: impl FnOnce() + Send + 'static) {
    let app = app.clone();
    away(move || {
        if let Ok(visit) = app.state::<Host>().visit() {
            announce(&app, Reason::Suspend);
            lock(&app, &visit);
        }
        // Not only out of sight: closed.
        app.state::<Host>().close().wait();
        then();
    });
}

/// Closing a window ends the program, after the page has saved what is unsaved. What could not be
/// saved is asked about.
pub fn on_window_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if let WindowEvent::Focused(in_front) = event
        && window.label() == MAIN
    {
        reminding::in_front(window.app_handle(), *in_front);
    }
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    let app = window.app_handle().clone();
    let open = window.label() == MAIN && app.state::<Host>().is_unlocked();
    let unsaved = window.label() == LOCK && app.state::<Unsaved>().is_any();
    if open || unsaved {
        api.prevent_close();
        away(move || {
            // When somebody is at it already, they go on alone.
            if open && !announce(&app, Reason::Close) {
                return;
            }
            if unsaved::may_be_lost(&app) {
                windows::hide_main(&app);
                app.exit(0);
            }
        });
    }
}

/// Tells the page and gives it time. Not when somebody else does just now; answers whether it did.
fn announce<R: Runtime>(app: &AppHandle<R>, reason: Reason) -> bool {
    let leave = app.state::<Leave>();
    let Some(ready) = leave.begin() else {
        return false;
    };
    // A page that cannot be told cannot answer; it is not waited for.
    if app
        .emit_to(MAIN, "locking", Announcement { reason })
        .is_ok()
    {
        let _ = ready.recv_timeout(reason.patience());
    }
    leave.end();
    true
}

/// Closes the vault, destroys the web view that showed it, and shows the window `lock`. Whoever
/// comes second does nothing.
pub fn lock<R: Runtime>(app: &AppHandle<R>, visit: &Visit) {
    if app.state::<Host>().lock(visit) {
        windows::hide_main(app);
        dialogs::dismiss(app);
        clipboard::clear_soon(app);
        reminding::withdraw_soon(app);
        windows::exchange_for_lock(app);
    }
}

/// Neither the thread that draws nor those that serve the page may wait for each other.
fn away(work: impl FnOnce() + Send + 'static) {
    tauri::async_runtime::spawn_blocking(work);
}
