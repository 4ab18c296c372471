//! The host commands, by the names and in the JSON of the desktop shell.

mod door;
mod files;
mod keys;
mod recovery;
mod restoring;
mod stage;
mod vaults;

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;

use lamplight_api::door::{Cost, OfferedCode, RecoveryCode, Restoring};
use lamplight_api::{ApiError, Caller, Code, Desk};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::clock::StageClock;
use crate::events::Events;
use crate::preferences::Preferences;
use crate::script::Script;

/// How long a page may save before it is locked all the same.
const PATIENCE: Duration = Duration::from_millis(1500);

/// How far a page is that was told to save.
#[derive(Default, PartialEq)]
enum Farewell {
    #[default]
    NotTold,
    Told,
    Saved,
}

/// A host without windows: one vault, open or not, and the pages that listen.
pub struct Host {
    folder: PathBuf,
    cost: Cost,
    preferences: Mutex<Preferences>,
    desk: RwLock<Option<Desk>>,
    farewell: Mutex<Farewell>,
    said: Condvar,
    unsaved: Mutex<Value>,
    offered: OfferedCode,
    restoring: Restoring,
    older: AtomicBool,
    /// Whether an exchange of what opens the vault was given up by a lock.
    given_up: AtomicBool,
    /// How the last removal of a vault went.
    removed: Mutex<Option<Value>>,
    from_paper: Mutex<Option<RecoveryCode>>,
    script: Arc<Script>,
    clock: Arc<StageClock>,
    /// What the host tells.
    pub events: Arc<Events>,
}

impl Host {
    /// A host over this data folder.
    pub fn new(folder: PathBuf, cost: Cost) -> Self {
        let preferences = Preferences::read(&folder);
        Self {
            folder,
            cost,
            preferences: Mutex::new(preferences),
            desk: RwLock::default(),
            farewell: Mutex::default(),
            said: Condvar::new(),
            unsaved: Mutex::default(),
            offered: OfferedCode::default(),
            restoring: Restoring::default(),
            older: AtomicBool::default(),
            given_up: AtomicBool::default(),
            removed: Mutex::default(),
            from_paper: Mutex::default(),
            script: Arc::default(),
            clock: Arc::default(),
            events: Arc::default(),
        }
    }

    /// Whether the vault is open.
    pub fn is_open(&self) -> bool {
        self.desk().is_some()
    }

    /// Answers a host command.
    pub fn ask(&self, name: &str, request: &str) -> Result<Value, ApiError> {
        if let Some(answer) = self.in_turn(name, request) {
            return answer;
        }
        if let Some(answer) = self.at_the_door(name, request) {
            return if self.is_open() {
                Err(not_here("this is for the lock window"))
            } else {
                answer()
            };
        }
        if !self.is_open() {
            return Err(not_here("no vault is open"));
        }
        if let Some(answer) = self.keys(name, request) {
            return answer;
        }
        match name {
            "call" => self.call(request),
            "lock_now" => nothing(request).map(|()| self.lock()),
            "lock_ready" => nothing(request).map(|()| self.saved()),
            "stay_awake" => nothing(request).map(|()| {
                self.script.stay_awake();
                json!({})
            }),
            "vault_is_older" => nothing(request).map(|()| self.is_older()),
            "vault_go_on" => nothing(request).and_then(|()| self.go_on()),
            "unsaved_set" => self.keep_unsaved(request),
            "unsaved_get" => nothing(request).map(|()| json!({"unsaved": *self.unsaved()})),
            "job_stop" => self.stop(request),
            "share_to_file" => self.share_to_file(request),
            "import_from" => self.import_from(request),
            "export_to" => self.export_to(request),
            "backup_to" => nothing(request).and_then(|()| self.back_up()),
            "copied" => self.copied(request),
            "backup_place_choose" => self.choose_backup_place(request),
            "open_link" => self.open_link(request),
            "about" => nothing(request).map(|()| self.about()),
            _ => Err(ApiError::new(Code::NotFound, "there is no such host command").of("name")),
        }
    }

    fn call(&self, request: &str) -> Result<Value, ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Call {
            name: String,
            request: Value,
        }
        let Call { name, request } = read(request)?;
        if let Ok(command) = name.parse() {
            self.script.before(command)?;
        }
        let pending =
            self.with_desk(|desk| desk.dispatch(Caller::View, &name, &request.to_string()))??;
        // Not under the lock: locking does not wait for answers, it ends them.
        let answer: Value = serde_json::from_str(&pending.wait()?).map_err(|_| unreadable())?;
        if name == "setting_set" {
            let mut preferences = self.preferences();
            let key = answer.get("key").and_then(Value::as_str);
            preferences.mirror(
                key.unwrap_or_default(),
                answer.get("value").unwrap_or(&Value::Null),
            );
            preferences.write(&self.folder)?;
        }
        Ok(answer)
    }

    /// Keeps what a page could not save until the next one asks.
    fn keep_unsaved(&self, request: &str) -> Result<Value, ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Remainder {
            unsaved: Option<String>,
        }
        let Remainder { unsaved } = read(request)?;
        *self.unsaved() = unsaved.map_or(Value::Null, Value::String);
        Ok(json!({}))
    }

    fn copied(&self, request: &str) -> Result<Value, ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Taken {
            cut: bool,
        }
        let Taken { cut } = read(request)?;
        self.script.copy(cut);
        Ok(json!({}))
    }

    fn stop(&self, request: &str) -> Result<Value, ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Stop {
            job: u32,
        }
        let Stop { job } = read(request)?;
        self.with_desk(|desk| desk.stop(job))?;
        Ok(json!({}))
    }

    fn about(&self) -> Value {
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "webview": "a browser",
            "platform": PLATFORM,
            "place": self.place(),
        })
    }

    /// Closes the vault. Pages hear of it and go to the lock page.
    fn lock(&self) -> Value {
        let mut open = self.desk.write().unwrap_or_else(PoisonError::into_inner);
        let desk = open.take();
        drop(open);
        if let Some(desk) = desk {
            self.note_last(&desk);
            drop(desk);
            self.offered.withdraw();
            self.events.say("locked", &Value::Null);
        }
        json!({})
    }

    /// Lets the pages save what is unsaved, and locks.
    fn lock_soon(&self, reason: &str) {
        *self.farewell() = Farewell::Told;
        self.events.say("locking", &json!({"reason": reason}));
        let told = self.farewell();
        let waited = self
            .said
            .wait_timeout_while(told, PATIENCE, |farewell| *farewell == Farewell::Told);
        drop(waited);
        *self.farewell() = Farewell::NotTold;
        self.lock();
    }

    /// A page has saved. It goes to the lock page next, so the vault is closed before it hears.
    fn saved(&self) -> Value {
        let mut farewell = self.farewell();
        if *farewell != Farewell::Told {
            return json!({});
        }
        *farewell = Farewell::Saved;
        drop(farewell);
        self.said.notify_all();
        self.lock()
    }

    fn with_desk<T>(&self, work: impl FnOnce(&Desk) -> T) -> Result<T, ApiError> {
        match &*self.desk() {
            Some(desk) => Ok(work(desk)),
            None => Err(not_here("no vault is open")),
        }
    }

    fn desk(&self) -> RwLockReadGuard<'_, Option<Desk>> {
        self.desk.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn unsaved(&self) -> MutexGuard<'_, Value> {
        self.unsaved.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn paper_code(&self) -> MutexGuard<'_, Option<RecoveryCode>> {
        let code = self.from_paper.lock();
        code.unwrap_or_else(PoisonError::into_inner)
    }

    fn farewell(&self) -> MutexGuard<'_, Farewell> {
        self.farewell.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn preferences(&self) -> MutexGuard<'_, Preferences> {
        self.preferences
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// The system's name on the wire.
const PLATFORM: &str = if cfg!(windows) {
    "windows"
} else if cfg!(target_os = "macos") {
    "macos"
} else {
    "linux"
};

/// Nobody waits for it: what goes wrong is kept in the vault. After unlocking it is done when a test
/// says so, so that nothing happens in between that no test asked for.
fn look_after_backups(desk: &Desk) {
    drop(desk.keep_backups());
}

fn not_here(message: &str) -> ApiError {
    ApiError::new(Code::Unsupported, message)
}

fn unreadable() -> ApiError {
    ApiError::new(Code::Unsupported, "the answer cannot be written as JSON")
}

/// Reads a request. What it held is not repeated.
fn read<T: DeserializeOwned>(request: &str) -> Result<T, ApiError> {
    let request = if request.is_empty() { "{}" } else { request };
    serde_json::from_str(request)
        .map_err(|_| ApiError::new(Code::Invalid, "the request does not fit this host command"))
}

fn nothing(request: &str) -> Result<(), ApiError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Nothing {}
    read::<Nothing>(request).map(|Nothing {}| ())
}
