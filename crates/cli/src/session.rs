//! One run: the vault it is about, unlocked.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lamplight_api::clock::SystemClock;
use lamplight_api::door::{self, Credential, Exchange, Exchanged, NewKeys, Opener, Surroundings};
use lamplight_api::{Desk, Request};

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::output::Output;
use crate::progress::Progress;
use crate::secret;

/// What a run knows before the vault is open.
pub struct Run {
    pub output: Output,
    pub interrupt: Arc<Interrupt>,
    vault: Option<PathBuf>,
    passphrase: secret::Source,
}

/// A run with an open vault.
pub struct Session {
    pub output: Output,
    pub interrupt: Arc<Interrupt>,
    desk: Desk,
    progress: Progress,
}

impl Run {
    pub fn new(arguments: &Arguments, output: Output, interrupt: Arc<Interrupt>) -> Self {
        Self {
            output,
            interrupt,
            vault: arguments.vault.clone(),
            passphrase: arguments.passphrase_fd,
        }
    }

    /// The vault's folder.
    pub fn vault(&self) -> Result<&Path, Failure> {
        self.vault
            .as_deref()
            .ok_or_else(|| Failure::Usage("the following is needed: --vault DIR".to_owned()))
    }

    /// Takes the passphrase. The only step that reads its descriptor, so it comes before anything
    /// else is read from there.
    pub fn passphrase(&self) -> Result<door::Passphrase, Failure> {
        self.vault()?;
        secret::passphrase(self.passphrase, &self.interrupt)
    }

    /// Takes a passphrase for a vault that is being made.
    pub fn new_passphrase(&self) -> Result<door::Passphrase, Failure> {
        self.vault()?;
        secret::new_passphrase(self.passphrase, &self.interrupt)
    }

    /// Whether a person types the passphrase.
    pub fn passphrase_is_typed(&self) -> bool {
        self.passphrase.is_none()
    }

    /// Unlocks the vault.
    pub fn open<'a>(&self, credential: impl Into<Credential<'a>>) -> Result<Session, Failure> {
        let progress = Progress::new();
        let desk = door::open(self.vault()?, credential, surroundings(&progress))?;
        self.interrupt.check()?;
        Ok(self.session(desk, progress))
    }

    /// Makes the vault.
    pub fn create(&self, keys: NewKeys<'_>) -> Result<Session, Failure> {
        // Once it has begun it is seen through.
        self.interrupt.check()?;
        let progress = Progress::new();
        let desk = door::create(self.vault()?, keys, surroundings(&progress))?;
        Ok(self.session(desk, progress))
    }

    /// Takes the passphrase and unlocks the vault.
    pub fn unlock(&self) -> Result<Session, Failure> {
        self.open(&self.passphrase()?)
    }

    /// Takes what opens a backup: the passphrase, or the recovery code from this descriptor.
    pub fn opener(&self, recovery: secret::Source) -> Result<Opener, Failure> {
        Ok(match recovery {
            Some(_) => Opener::Recovery(secret::recovery(recovery, &self.interrupt)?),
            None => Opener::Passphrase(secret::passphrase(self.passphrase, &self.interrupt)?),
        })
    }

    fn session(&self, desk: Desk, progress: Progress) -> Session {
        Session {
            output: self.output,
            interrupt: Arc::clone(&self.interrupt),
            desk,
            progress,
        }
    }
}

/// Where encrypted copies lie that are needed for a while.
pub fn scratch() -> PathBuf {
    std::env::temp_dir()
}

fn surroundings(progress: &Progress) -> Surroundings {
    Surroundings {
        clock: Arc::new(SystemClock),
        scratch: scratch(),
        listener: progress.listener(),
    }
}

impl Session {
    /// Asks for something and waits for the answer.
    pub fn ask<R: Request>(&self, request: R) -> Result<R::Response, Failure> {
        let answer = self.interrupt.wait(self.desk.begin(request));
        self.progress.clear();
        answer
    }

    /// Exchanges what opens the vault, and waits until it is done.
    pub fn exchange_keys(&self, exchange: Exchange) -> Result<Exchanged, Failure> {
        let done = self.interrupt.wait(self.desk.exchange_keys(exchange));
        self.progress.clear();
        done
    }

    /// Asks by name and in JSON.
    pub fn call(&self, name: &str, json: &str) -> Result<String, Failure> {
        let pending = self
            .desk
            .dispatch(lamplight_api::Caller::Host, name, json)?;
        let answer = self.interrupt.wait(pending);
        self.progress.clear();
        answer
    }
}
