//! A job on its way: it goes to the vault's thread for what it needs, tells how far it is, and
//! stops when it is told to.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};

use lamplight_journal::{Journal, VaultError};

use crate::desk::{Room, closed};
use crate::event::{Event, JobProgress, Step};
use crate::{ApiError, Command};

/// How long after one report of progress the next one of the same step comes.
const PAUSE: Duration = Duration::from_millis(100);

/// Stops a job. Clones stop the same one.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks the job to stop. It ends at its next step, with [`crate::Code::Cancelled`].
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A job on its way.
#[derive(Clone)]
pub(crate) struct Errand {
    room: Arc<Room>,
    job: u32,
    command: Option<Command>,
    stop: Stop,
    told: Arc<Mutex<Option<(Step, Instant)>>>,
}

impl Errand {
    pub(crate) fn new(room: Arc<Room>, job: u32, command: Option<Command>, stop: Stop) -> Self {
        Self {
            room,
            job,
            command,
            stop,
            told: Arc::default(),
        }
    }

    /// Does something with the journal, on the vault's thread, and waits for it.
    pub(crate) fn with_journal<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Journal, &Self) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let (answer, answered) = mpsc::channel();
        let errand = self.clone();
        self.room.send(Box::new(move |journal| {
            let done = work(journal, &errand);
            errand.room.note(journal);
            // Whoever waited may be gone.
            let _ = answer.send(done);
        }));
        answered.recv().unwrap_or_else(|_| Err(closed()))
    }

    /// What the desk lends its jobs.
    pub(crate) fn room(&self) -> &Room {
        &self.room
    }

    /// Tells how far the job is.
    ///
    /// # Errors
    /// [`VaultError::Cancelled`] when it was told to stop.
    pub(crate) fn at(&self, step: Step, done: u64, total: Option<u64>) -> Result<(), VaultError> {
        if self.stop.is_set() {
            return Err(VaultError::Cancelled);
        }
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let new = told.is_none_or(|(last, when)| last != step || when.elapsed() >= PAUSE);
        if new {
            *told = Some((step, Instant::now()));
            drop(told);
            self.room.tell(Event::Progress(JobProgress {
                job: self.job,
                command: self.command,
                step,
                done,
                total,
            }));
        }
        Ok(())
    }
}
