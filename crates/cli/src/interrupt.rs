//! Ctrl-C: ends the run at once while nothing but a person is waited for, and stops long work
//! between two of its steps.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lamplight_api::{Pending, Stop};

use crate::failure::Failure;
use crate::output::Output;

/// What Ctrl-C does at the moment.
pub struct Interrupt {
    pressed: AtomicBool,
    waiting: AtomicBool,
    job: Mutex<Option<Stop>>,
}

impl Interrupt {
    /// Listens for Ctrl-C from now on.
    pub fn watch(output: Output) -> Arc<Self> {
        let interrupt = Arc::new(Self {
            pressed: AtomicBool::new(false),
            waiting: AtomicBool::new(false),
            job: Mutex::default(),
        });
        let pressed = Arc::clone(&interrupt);
        // Where no handler can be set, Ctrl-C ends the program as it ends any other.
        let _ = ctrlc::set_handler(move || pressed.press(output));
        interrupt
    }

    fn press(&self, output: Output) {
        self.pressed.store(true, Ordering::SeqCst);
        if self.waiting.load(Ordering::SeqCst) {
            let code = output.end(Err(Failure::stopped()));
            std::process::exit(code.into());
        }
        if let Some(stop) = &*self.job() {
            stop.stop();
        }
    }

    fn job(&self) -> MutexGuard<'_, Option<Stop>> {
        self.job.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something that waits for a person, or for another program, with nothing at stake.
    pub fn while_waiting<T>(&self, work: impl FnOnce() -> T) -> Result<T, Failure> {
        self.waiting.store(true, Ordering::SeqCst);
        // Pressed a moment ago, while nobody waited yet: then nobody ends the waiting either.
        self.check()?;
        let done = work();
        self.waiting.store(false, Ordering::SeqCst);
        Ok(done)
    }

    /// Waits for an answer; Ctrl-C stops the job it comes from.
    pub fn wait<T: Send + 'static>(&self, pending: Pending<T>) -> Result<T, Failure> {
        *self.job() = Some(pending.stop());
        if self.pressed.load(Ordering::SeqCst) {
            pending.stop().stop();
        }
        let answer = pending.wait();
        *self.job() = None;
        Ok(answer?)
    }

    /// Ends the run if Ctrl-C was pressed.
    pub fn check(&self) -> Result<(), Failure> {
        if self.pressed.load(Ordering::SeqCst) {
            Err(Failure::stopped())
        } else {
            Ok(())
        }
    }
}
