//! Whether a vault is open, and the proof of it that commands ask for.

use std::mem;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;

use lamplight_api::door::Seen;
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
    noted: Noted,
    /// The last to go, when the desk is gone already.
    _end: End,
}

impl Session {
    /// Whether the vault had come further when it was last open.
    pub fn is_older(&self) -> bool {
        self.noted.older.load(Ordering::Relaxed)
    }

    /// Somebody goes on with it as it is.
    pub fn go_on(&self) {
        self.noted.older.store(false, Ordering::Relaxed);
        self.noted.keep(&self.desk);
    }
}

impl Drop for Session {
    /// While the desk is there still.
    fn drop(&mut self) {
        self.noted.keep(&self.desk);
    }
}

/// Whether somebody agreed to go on with a vault as it is, or nothing spoke against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreed {
    /// It counts as it is.
    Yes,
    /// It may be an older copy, and nobody has said anything yet.
    NotYet,
}

/// How far a vault has come, for the next time it is opened.
#[derive(Default)]
pub struct Noted {
    older: AtomicBool,
    keep: Option<Box<dyn Fn(Seen, Agreed) + Send + Sync>>,
}

impl Noted {
    /// Whether it had come further before, and what keeps how far it has come.
    pub fn new(older: bool, keep: impl Fn(Seen, Agreed) + Send + Sync + 'static) -> Self {
        Self {
            older: AtomicBool::new(older),
            keep: Some(Box::new(keep)),
        }
    }

    fn keep(&self, desk: &Desk) {
        if let Some(keep) = &self.keep {
            let older = self.older.load(Ordering::Relaxed);
            keep(
                desk.seen(),
                if older { Agreed::NotYet } else { Agreed::Yes },
            );
        }
    }
}

/// The state of the program: locked or unlocked.
#[derive(Default)]
pub struct Host(Mutex<State>);

enum State {
    Locked(Closing),
    /// Somebody is making or unlocking a vault.
    Opening,
    Unlocked(Arc<Session>, Closing),
}

impl Default for State {
    fn default() -> Self {
        Self::Locked(Closing::default())
    }
}

/// A vault that is being closed, or will be; or none.
#[derive(Clone, Default)]
#[must_use = "the vault is closed when it was waited for"]
pub struct Closing(Option<Arc<Gone>>);

#[derive(Default)]
struct Gone {
    is: Mutex<bool>,
    came: Condvar,
}

impl Closing {
    /// Waits until the database is closed and its keys are wiped, whoever still held it.
    pub fn wait(self) {
        if let Some(gone) = self.0 {
            let is = gone.is.lock().unwrap_or_else(PoisonError::into_inner);
            drop(gone.came.wait_while(is, |gone| !*gone));
        }
    }
}

/// Tells whoever waits that what it was dropped with is gone.
struct End(Arc<Gone>);

impl Drop for End {
    fn drop(&mut self) {
        *self.0.is.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.0.came.notify_all();
    }
}

impl Host {
    /// The open vault.
    ///
    /// # Errors
    /// [`Code::Unsupported`] while none is open.
    pub fn session(&self) -> Result<Arc<Session>, ApiError> {
        match &*self.state() {
            State::Unlocked(session, _) => Ok(Arc::clone(session)),
            State::Locked(_) | State::Opening => Err(nothing_open()),
        }
    }

    /// Whether a vault is open.
    pub fn is_unlocked(&self) -> bool {
        matches!(&*self.state(), State::Unlocked(..))
    }

    /// A way back to the open vault.
    ///
    /// # Errors
    /// As [`Host::session`].
    pub fn visit(&self) -> Result<Visit, ApiError> {
        Ok(Visit(Arc::downgrade(&self.session()?)))
    }

    /// Begins to open a vault, once the one before is closed. Nobody else can until the answer is
    /// dropped.
    ///
    /// # Errors
    /// [`Code::VaultInUse`] when one is open, or is being opened.
    pub fn begin_opening(&self) -> Result<Opening<'_>, ApiError> {
        let mut state = self.state();
        let closing = match &*state {
            State::Locked(closing) => closing.clone(),
            State::Opening | State::Unlocked(..) => {
                let message = "a vault is open already";
                return Err(ApiError::new(Code::VaultInUse, message));
            }
        };
        *state = State::Opening;
        drop(state);
        let opening = Opening(self, Noted::default());
        closing.wait();
        Ok(opening)
    }

    /// Locks, if this very session is open: from now on there is no open vault. Closing it, which
    /// stops its jobs and waits for the disk, goes on elsewhere; whoever calls this may be the
    /// thread that draws. Answers whether it was this call that locked.
    pub fn lock(&self, session: &Visit) -> bool {
        let mut state = self.state();
        let open = matches!(&*state, State::Unlocked(open, _) if session.is_of(open));
        if open {
            lock(&mut state);
        }
        open
    }

    /// Locks whatever is open and hands out what is left of the closing.
    pub fn close(&self) -> Closing {
        let mut state = self.state();
        lock(&mut state);
        match &*state {
            State::Locked(closing) => closing.clone(),
            State::Opening | State::Unlocked(..) => Closing::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn lock(state: &mut State) {
    match mem::take(state) {
        State::Unlocked(session, closing) => {
            *state = State::Locked(closing);
            let gone = thread::Builder::new().name("closing".to_owned());
            // Without another thread it is closed on this one.
            drop(gone.spawn(move || drop(session)));
        }
        other => *state = other,
    }
}

/// The right to open a vault, for one at a time.
pub struct Opening<'a>(&'a Host, Noted);

impl Opening<'_> {
    /// With what is noted of the vault.
    #[must_use]
    pub fn noting(mut self, noted: Noted) -> Self {
        self.1 = noted;
        self
    }

    /// Keeps a vault that was opened. `minutes` is its setting `lock_after_minutes`.
    #[must_use]
    pub fn unlock(mut self, desk: Desk, minutes: u64) -> Visit {
        let gone = Arc::new(Gone::default());
        let session = Arc::new(Session {
            desk,
            watch: Watch::begin(minutes),
            import_source: Mutex::default(),
            noted: mem::take(&mut self.1),
            _end: End(Arc::clone(&gone)),
        });
        let visit = Visit(Arc::downgrade(&session));
        *self.0.state() = State::Unlocked(session, Closing(Some(gone)));
        visit
    }
}

impl Drop for Opening<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        if let State::Opening = &*state {
            *state = State::default();
        }
    }
}

/// A way back to an open vault for whoever waits long (for a dialog, for the page) and does not keep
/// it open meanwhile.
#[derive(Clone)]
pub struct Visit(Weak<Session>);

impl Visit {
    /// The session, if it is open still.
    ///
    /// # Errors
    /// [`Code::Unsupported`] when it was locked meanwhile.
    pub fn session(&self) -> Result<Arc<Session>, ApiError> {
        self.0.upgrade().ok_or_else(nothing_open)
    }

    fn is_of(&self, session: &Arc<Session>) -> bool {
        std::ptr::eq(self.0.as_ptr(), Arc::as_ptr(session))
    }
}

fn nothing_open() -> ApiError {
    refused("no vault is open")
}

fn refused(message: &str) -> ApiError {
    ApiError::new(Code::Unsupported, message)
}

/// Proof that a vault is open and that the window `main` asked. Commands that take it as an
/// argument are refused otherwise, whatever the capabilities say.
pub struct Unlocked(pub Arc<Session>);

impl Unlocked {
    /// Lets go of the vault, with a way back to it.
    #[must_use]
    pub fn visit(self) -> Visit {
        Visit(Arc::downgrade(&self.0))
    }
}

impl<'de, R: Runtime> CommandArg<'de, R> for Unlocked {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let webview = command.message.webview_ref();
        if webview.label() != MAIN {
            return Err(refused("this window may not do that").into());
        }
        Ok(Self(webview.state::<Host>().session()?))
    }
}

/// Proof that one of the two windows asked, each while it is its turn.
pub struct InTurn;

impl<'de, R: Runtime> CommandArg<'de, R> for InTurn {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        if command.message.webview_ref().label() == MAIN {
            Unlocked::from_command(command).map(|_| Self)
        } else {
            AtTheDoor::from_command(command).map(|_| Self)
        }
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
