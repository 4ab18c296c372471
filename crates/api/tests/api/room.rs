//! A desk with an empty journal on it, and a list of what it told.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

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

pub struct Room {
    pub desk: Desk,
    told: Arc<Mutex<Vec<Event>>>,
    home: TempDir,
}

impl Room {
    pub fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let told = Arc::new(Mutex::new(Vec::new()));
        let passphrase = door::passphrase(b"a lamp in the window").unwrap();
        let surroundings = surroundings(home.path().to_path_buf(), Arc::clone(&told));
        let desk = door::create(
            &home.path().join("vault"),
            NewKeys::new(&passphrase, Cost::LEAST),
            surroundings,
        );
        Self {
            desk: desk.unwrap(),
            told,
            home,
        }
    }

    /// Closes the desk and unlocks the vault again.
    pub fn reopened(self) -> Self {
        let Self { desk, told, home } = self;
        drop(desk);
        let passphrase = door::passphrase(b"a lamp in the window").unwrap();
        let surroundings = surroundings(home.path().to_path_buf(), Arc::clone(&told));
        let desk = door::open(&home.path().join("vault"), &passphrase, surroundings).unwrap();
        Self { desk, told, home }
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

fn surroundings(scratch: PathBuf, told: Arc<Mutex<Vec<Event>>>) -> Surroundings {
    Surroundings {
        clock: Arc::new(Noon),
        scratch,
        listener: Box::new(move |event| told.lock().unwrap().push(event)),
    }
}
