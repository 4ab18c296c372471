//! Whether a vault is open, and the proof of it that commands ask for.

use std::mem;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use lamplight_api::{ApiError, Code, Desk};
use tauri::ipc::{CommandArg, CommandItem, InvokeError};
use tauri::{Manager as _, Runtime};

use crate::idle::Watch;
use crate::windows::{LOCK, MAIN};

/// An open vault, and what is kept for as long as it is open.
pub struct Session {
    /// The vault's own thread.
    pub desk: Desk,
    /// When somebody was last there.
    pub watch: Watch,
    /// What the last import was tried on.
    pub import_source: Mutex<Option<PathBuf>>,
}

/// The state of the program: locked or unlocked.
#[derive(Default)]
pub struct Host(Mutex<State>);

enum State {
    Locked { closing: Closing },
    Unlocked(Arc<Session>),
}

impl Default for State {
    fn default() -> Self {
        Self::Locked {
            closing: Closing(None),
        }
    }
}

/// A vault that is being closed on a thread of its own.
#[must_use = "the vault is closed when it was waited for"]
pub struct Closing(Option<JoinHandle<()>>);

impl Closing {
    /// Waits until the database is closed and its keys are wiped.
    pub fn wait(self) {
        if let Some(thread) = self.0 {
            // A thread that panicked has dropped what it held all the same.
            let _ = thread.join();
        }
    }
}

impl Host {
    /// The open vault.
    ///
    /// # Errors
    /// [`Code::Unsupported`] while none is open.
    pub fn session(&self) -> Result<Arc<Session>, ApiError> {
        match &*self.state() {
            State::Unlocked(session) => Ok(Arc::clone(session)),
            State::Locked { .. } => Err(refused("no vault is open")),
        }
    }

    /// Whether a vault is open.
    pub fn is_unlocked(&self) -> bool {
        matches!(&*self.state(), State::Unlocked(_))
    }

    /// Keeps a vault that was opened.
    ///
    /// # Errors
    /// [`Code::VaultInUse`] when one is open already; the new one is closed again.
    pub fn unlock(&self, session: Arc<Session>) -> Result<(), ApiError> {
        let mut state = self.state();
        if let State::Unlocked(_) = &*state {
            let message = "a vault is open already";
            return Err(ApiError::new(Code::VaultInUse, message));
        }
        *state = State::Unlocked(session);
        Ok(())
    }

    /// Locks: from now on there is no open vault. Closing it, which stops its jobs and waits for
    /// the disk, goes on elsewhere; whoever calls this may be the thread that draws.
    ///
    /// While locked, hands out what is left of the last closing.
    pub fn close(&self) -> Closing {
        match mem::take(&mut *self.state()) {
            State::Locked { closing } => closing,
            State::Unlocked(session) => {
                let closing = thread::Builder::new()
                    .name("closing".to_owned())
                    .spawn(move || drop(session));
                Closing(closing.ok())
            }
        }
    }

    /// [`Host::close`] for whoever does not wait: the next unlocking does.
    pub fn lock(&self) {
        let closing = self.close();
        if let State::Locked { closing: kept } = &mut *self.state() {
            *kept = closing;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn refused(message: &str) -> ApiError {
    ApiError::new(Code::Unsupported, message)
}

/// Proof that a vault is open and that the window `main` asked. Commands that take it as an
/// argument are refused otherwise, whatever the capabilities say.
pub struct Unlocked(pub Arc<Session>);

impl<'de, R: Runtime> CommandArg<'de, R> for Unlocked {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let webview = command.message.webview_ref();
        if webview.label() != MAIN {
            return Err(refused("this window may not do that").into());
        }
        Ok(Self(webview.state::<Host>().session()?))
    }
}

/// Proof that no vault is open and that the window `lock` asked.
pub struct AtTheDoor;

impl<'de, R: Runtime> CommandArg<'de, R> for AtTheDoor {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let webview = command.message.webview_ref();
        if webview.label() != LOCK {
            return Err(refused("this window may not do that").into());
        }
        if webview.state::<Host>().is_unlocked() {
            return Err(refused("a vault is open").into());
        }
        Ok(Self)
    }
}
