//! The desk: the thread on which the unlocked journal lies, and the way in for requests.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use lamplight_journal::{Journal, Seen};
use lamplight_share::Fonts;
use ring::rand::SystemRandom;

use crate::clock::Clock;
use crate::errand::{Errand, Stop};
use crate::event::{Event, Stale, Step};
use crate::memory;
use crate::table::{Reach, Request};
use crate::{ApiError, Code, Command};

/// Where events go. Called from the desk's threads, so it has to be quick and may not wait for an
/// answer of the desk.
pub type Listener = Box<dyn Fn(Event) + Send + Sync>;

/// Who gives a command by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// A program that a person handed paths to.
    Host,
    /// A web view, or anything else that may be somebody else's words.
    View,
}

/// An unlocked journal on a thread of its own, answering requests in the order they come.
///
/// Jobs run beside it and come to it for each thing they need of the journal, so that an entry can
/// be saved while pages are set. Dropping the desk stops them, closes the database and wipes its
/// keys.
pub struct Desk {
    room: Arc<Room>,
    vault: Option<JoinHandle<()>>,
    jobs: Mutex<Vec<Running>>,
    next_job: AtomicU32,
}

struct Running {
    job: u32,
    stop: Stop,
    thread: JoinHandle<()>,
}

type Task = Box<dyn FnOnce(&mut Journal) + Send>;

enum Message {
    Do(Task),
    Close,
}

/// What the desk's threads share.
pub(crate) struct Room {
    inbox: mpsc::Sender<Message>,
    listener: Listener,
    fonts: Mutex<Fonts>,
    backups: Mutex<()>,
    /// Whether every backup was removed because the journal is about to be: none is kept any more.
    given_up_backups: AtomicBool,
    /// How far the vault has come, as its thread leaves it for whoever asks.
    seen: Arc<Mutex<Seen>>,
    pub(crate) clock: Arc<dyn Clock + Sync>,
    pub(crate) random: SystemRandom,
}

impl Room {
    /// Leaves a task for the vault's thread. Once the desk is closed it is dropped undone.
    pub(crate) fn send(&self, task: Task) {
        let _ = self.inbox.send(Message::Do(task));
    }

    pub(crate) fn tell(&self, event: Event) {
        (self.listener)(event);
    }

    /// The fonts, found once for all documents.
    pub(crate) fn fonts(&self) -> MutexGuard<'_, Fonts> {
        self.fonts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The right to make a backup: one at a time.
    pub(crate) fn turn_of_backup(&self) -> MutexGuard<'_, ()> {
        self.backups.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps no more backups from now on, or keeps them again. For whoever has the turn.
    pub(crate) fn give_up_backups(&self, given_up: bool) {
        self.given_up_backups.store(given_up, Ordering::Relaxed);
    }

    /// Whether no more backups are kept. For whoever has the turn.
    pub(crate) fn has_given_up_backups(&self) -> bool {
        self.given_up_backups.load(Ordering::Relaxed)
    }

    /// Notes how far the vault has come, before anybody is told that something was done.
    pub(crate) fn note(&self, journal: &Journal) {
        note(&self.seen, journal);
    }

    /// Opens the entries whose seal ends today, so that whatever is asked sees them. When that does
    /// not succeed they stay sealed until the next time; nothing else may fail for it.
    fn open_due(&self, journal: &mut Journal) {
        if let Ok(1..) = journal.open_due() {
            self.tell(Event::Stale(Stale::Entries));
            self.tell(Event::Stale(Stale::Tags));
        }
    }

    fn tell_stale(&self, command: Command) {
        for stale in command.stale() {
            self.tell(Event::Stale(*stale));
        }
    }
}

/// The answer when the desk was closed before it came.
pub(crate) fn closed() -> ApiError {
    ApiError::new(
        Code::Cancelled,
        "the vault was closed before the answer came",
    )
}

fn no_thread() -> ApiError {
    let message = "this computer cannot start another thread just now";
    let mut error = ApiError::new(Code::Unsupported, message);
    error.retry = Some(true);
    error
}

impl Desk {
    pub(crate) fn new(
        journal: Journal,
        clock: Arc<dyn Clock + Sync>,
        random: SystemRandom,
        listener: Listener,
    ) -> Result<Self, ApiError> {
        let (inbox, messages) = mpsc::channel();
        let seen = Arc::new(Mutex::new(journal.seen()));
        let shown = Arc::clone(&seen);
        let vault = thread::Builder::new()
            .name("vault".to_owned())
            .spawn(move || serve(journal, &messages, &shown))
            .map_err(|_| no_thread())?;
        let room = Room {
            inbox,
            listener,
            fonts: Mutex::new(Fonts::new()),
            backups: Mutex::default(),
            given_up_backups: AtomicBool::new(false),
            seen,
            clock,
            random,
        };
        Ok(Self {
            room: Arc::new(room),
            vault: Some(vault),
            jobs: Mutex::default(),
            next_job: AtomicU32::new(1),
        })
    }

    /// How far the vault has come, with everything that was answered. Nobody is waited for.
    pub fn seen(&self) -> Seen {
        let seen = &self.room.seen;
        *seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins with a request.
    pub fn begin<R: Request>(&self, request: R) -> Pending<R::Response> {
        request.start(self)
    }

    /// Asks and waits for the answer.
    ///
    /// # Errors
    /// Whatever the command refuses.
    pub fn ask<R: Request>(&self, request: R) -> Result<R::Response, ApiError> {
        self.begin(request).wait()
    }

    /// Begins with a request that came by name and as JSON; the answer is JSON.
    ///
    /// # Errors
    /// [`Code::NotFound`] for a name that is not in the table, [`Code::Invalid`] for a request that
    /// does not fit, [`Code::Unsupported`] for a [`Caller::View`] that names a path.
    pub fn dispatch(
        &self,
        caller: Caller,
        name: &str,
        json: &str,
    ) -> Result<Pending<String>, ApiError> {
        let command: Command = name.parse()?;
        if caller == Caller::View && command.reach() == Reach::Paths {
            let message = "this command is not for a view: it takes a path";
            return Err(ApiError::new(Code::Unsupported, message).of("name"));
        }
        command.begin(self, json)
    }

    /// [`Desk::dispatch`], waiting for the answer.
    ///
    /// # Errors
    /// As [`Desk::dispatch`], and whatever the command refuses.
    pub fn call(&self, caller: Caller, name: &str, json: &str) -> Result<String, ApiError> {
        self.dispatch(caller, name, json)?.wait()
    }

    /// Stops a job by the number that its progress bears. One that is done is left alone.
    pub fn stop(&self, job: u32) {
        let jobs = self.jobs();
        for running in jobs.iter().filter(|running| running.job == job) {
            running.stop.stop();
        }
    }

    fn jobs(&self) -> MutexGuard<'_, Vec<Running>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs a query or a change on the vault's thread.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        command: Command,
        work: impl FnOnce(&mut Journal) -> Result<T, ApiError> + Send + 'static,
    ) -> Pending<T> {
        let (answer, pending) = Pending::channel(Stop::default());
        let room = Arc::clone(&self.room);
        self.room.send(Box::new(move |journal| {
            room.open_due(journal);
            let done = work(journal);
            room.note(journal);
            if done.is_ok() {
                room.tell_stale(command);
            }
            // Whoever asked may have stopped waiting.
            let _ = answer.send(done);
        }));
        pending
    }

    /// Runs a job on a thread of its own: one of the table, or one that takes a secret and is none.
    pub(crate) fn run_beside<T: Send + 'static>(
        &self,
        command: Option<Command>,
        work: impl FnOnce(&Errand) -> Result<T, ApiError> + Send + 'static,
    ) -> Pending<T> {
        let job = self.next_job.fetch_add(1, Ordering::Relaxed);
        let stop = Stop::default();
        let errand = Errand::new(Arc::clone(&self.room), job, command, stop.clone());
        let room = Arc::clone(&self.room);
        let (answer, pending) = Pending::channel(stop.clone());
        let refused = answer.clone();
        let spawned = thread::Builder::new()
            .name("job".to_owned())
            // Setting pages goes deep into nested text.
            .stack_size(16 * 1024 * 1024)
            .spawn(move || {
                let done = errand
                    .at(Step::Starting, 0, None)
                    .map_err(ApiError::from)
                    .and_then(|()| work(&errand));
                // Told after a failure too: part of the work may be on the disk.
                if let Some(command) = command {
                    room.tell_stale(command);
                }
                let _ = answer.send(done);
            });
        match spawned {
            Ok(thread) => {
                let mut jobs = self.jobs();
                jobs.retain(|running| !running.thread.is_finished());
                jobs.push(Running { job, stop, thread });
            }
            Err(_) => {
                let _ = refused.send(Err(no_thread()));
            }
        }
        pending
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let jobs = std::mem::take(&mut *self.jobs());
        for running in &jobs {
            running.stop.stop();
        }
        let _ = self.room.inbox.send(Message::Close);
        // A thread that panicked has dropped what it held already.
        if let Some(vault) = self.vault.take() {
            let _ = vault.join();
        }
        for running in jobs {
            let _ = running.thread.join();
        }
    }
}

/// How long nobody has asked for anything before the index is brought up to the entries.
const QUIET: Duration = Duration::from_millis(250);
/// How many entries at once, so that whoever asks meanwhile waits for a moment only.
const FEW: u32 = 8;
/// How long nobody has asked for anything before the memory that reading took is given back.
const REST: Duration = Duration::from_secs(5);

/// What is left to do when nobody asks for anything.
enum Left {
    /// Entries may wait for the index; some may have been left from the last time.
    Index,
    /// Pages of the database lie in memory.
    Memory,
    Nothing,
}

fn serve(mut journal: Journal, messages: &mpsc::Receiver<Message>, seen: &Mutex<Seen>) {
    let mut left = Left::Index;
    loop {
        let message = match left {
            Left::Index => messages.recv_timeout(QUIET),
            Left::Memory => messages.recv_timeout(REST),
            Left::Nothing => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        left = match (message, left) {
            (Ok(Message::Do(task)), _) => {
                task(&mut journal);
                Left::Index
            }
            (Ok(Message::Close) | Err(RecvTimeoutError::Disconnected), _) => {
                drop(journal);
                memory::give_back();
                return;
            }
            // What goes wrong here is said when somebody asks: searching needs the same index.
            (Err(RecvTimeoutError::Timeout), Left::Index) => match journal.settle(FEW) {
                Ok(1..) => Left::Index,
                Ok(0) | Err(_) => Left::Memory,
            },
            (Err(RecvTimeoutError::Timeout), Left::Memory | Left::Nothing) => {
                journal.rest();
                memory::give_back();
                Left::Nothing
            }
        };
        note(seen, &journal);
    }
}

fn note(seen: &Mutex<Seen>, journal: &Journal) {
    *seen.lock().unwrap_or_else(PoisonError::into_inner) = journal.seen();
}

/// An answer that is on its way.
#[must_use = "the answer says whether it was done"]
pub struct Pending<T> {
    stop: Stop,
    answer: Box<dyn FnOnce() -> Result<T, ApiError> + Send>,
}

type Answer<T> = mpsc::Sender<Result<T, ApiError>>;

impl<T: Send + 'static> Pending<T> {
    fn channel(stop: Stop) -> (Answer<T>, Self) {
        let (answer, answered) = mpsc::channel();
        let answer_or_closed = move || answered.recv().unwrap_or_else(|_| Err(closed()));
        let pending = Self {
            stop,
            answer: Box::new(answer_or_closed),
        };
        (answer, pending)
    }

    /// Waits for it.
    ///
    /// # Errors
    /// Whatever the command refuses; [`Code::Cancelled`] when the desk was closed before.
    pub fn wait(self) -> Result<T, ApiError> {
        (self.answer)()
    }

    /// What stops the job. Queries and changes are too short to be stopped.
    #[must_use]
    pub fn stop(&self) -> Stop {
        self.stop.clone()
    }
}

impl<T: serde::Serialize + Send + 'static> Pending<T> {
    /// The same answer as JSON.
    pub(crate) fn into_json(self) -> Pending<String> {
        let answer = self.answer;
        Pending {
            stop: self.stop,
            answer: Box::new(move || {
                serde_json::to_string(&answer()?).map_err(|_| {
                    ApiError::new(Code::Unsupported, "the answer cannot be written as JSON")
                })
            }),
        }
    }
}
