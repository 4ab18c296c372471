//! A desk with an empty journal on it, and a list of what it told.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use chrono::DateTime;
use lamplight_api::clock::{Clock, Now};
use lamplight_api::door::{self, Cost, NewKeys, Surroundings};
use lamplight_api::{ApiError, Caller, Desk, Event};
use serde_json::Value;
use tempfile::TempDir;

/// Noon of one day, for ever.
pub struct Noon;

impl Clock for Noon {
    fn now(&self) -> Now {
        Now {
            local: "2026-03-04T12:00:00+00:00".parse().unwrap(),
            zone: Some("Europe/Dublin".to_owned()),
        }
    }
}

/// A clock that stands until it is turned.
#[derive(Clone)]
pub struct Hands(Arc<AtomicI64>);

impl Hands {
    /// At noon of that day.
    pub fn new() -> Self {
        let noon = Noon.now().local.timestamp_millis();
        Self(Arc::new(AtomicI64::new(noon)))
    }

    /// Turns it by so many hours.
    pub fn turn(&self, hours: i64) {
        self.0.fetch_add(hours * 3_600_000, Ordering::SeqCst);
    }
}

impl Clock for Hands {
    fn now(&self) -> Now {
        let at = DateTime::from_timestamp_millis(self.0.load(Ordering::SeqCst));
        Now {
            local: at.unwrap().fixed_offset(),
            zone: None,
        }
    }
}

pub struct Room {
    pub desk: Desk,
    told: Arc<Mutex<Vec<Event>>>,
    clock: Arc<dyn Clock + Sync>,
    home: TempDir,
}

impl Room {
    pub fn new() -> Self {
        Self::by(Arc::new(Noon))
    }

    /// One with another clock.
    pub fn by(clock: Arc<dyn Clock + Sync>) -> Self {
        Self::within(tempfile::tempdir().unwrap(), clock)
    }

    /// One in a folder that is there.
    pub fn within(home: TempDir, clock: Arc<dyn Clock + Sync>) -> Self {
        let told = Arc::new(Mutex::new(Vec::new()));
        let passphrase = door::passphrase(b"a lamp in the window").unwrap();
        let surroundings = surroundings(home.path(), &clock, &told);
        let desk = door::create(
            &home.path().join("vault"),
            NewKeys::new(&passphrase, Cost::LEAST),
            surroundings,
        );
        Self {
            desk: desk.unwrap(),
            told,
            clock,
            home,
        }
    }

    /// Closes the desk and unlocks the vault again.
    pub fn reopened(self) -> Self {
        let Self {
            desk,
            told,
            clock,
            home,
        } = self;
        drop(desk);
        let passphrase = door::passphrase(b"a lamp in the window").unwrap();
        let surroundings = surroundings(home.path(), &clock, &told);
        let desk = door::open(&home.path().join("vault"), &passphrase, surroundings).unwrap();
        Self {
            desk,
            told,
            clock,
            home,
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn try_call(&self, name: &str, request: &Value) -> Result<Value, ApiError> {
        let answer = self.desk.call(Caller::Host, name, &request.to_string())?;
        Ok(serde_json::from_str(&answer).unwrap())
    }

    pub fn call(&self, name: &str, request: &Value) -> Value {
        self.try_call(name, request).unwrap()
    }

    /// The code and the field of a refusal.
    pub fn refused(&self, name: &str, request: &Value) -> (&'static str, Option<String>) {
        let error = self.try_call(name, request).unwrap_err();
        (error.code.as_str(), error.field)
    }

    pub fn add(&self, title: &str, body: &str) -> String {
        let request = serde_json::json!({"kind": "talk", "title": title, "body": body});
        let added = self.call("entry_add", &request);
        added["id"].as_str().unwrap().to_owned()
    }

    /// The names of the events since the last look, and the whole of those on progress.
    pub fn told(&self) -> Vec<Event> {
        std::mem::take(&mut *self.told.lock().unwrap())
    }
}

fn surroundings(
    scratch: &Path,
    clock: &Arc<dyn Clock + Sync>,
    told: &Arc<Mutex<Vec<Event>>>,
) -> Surroundings {
    let told = Arc::clone(told);
    Surroundings {
        clock: Arc::clone(clock),
        scratch: scratch.to_path_buf(),
        listener: Box::new(move |event| told.lock().unwrap().push(event)),
    }
}
