//! What the lock page asks: which vault, making it, unlocking it.

use std::path::Path;
use std::sync::{Arc, PoisonError};

use lamplight_api::door::{self, NewKeys, Surroundings};
use lamplight_api::{ApiError, Desk};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Host, PLATFORM, nothing, read};
use crate::clock::StageClock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    passphrase: String,
}

impl Host {
    /// What answers a command of the lock page, if it is one.
    pub(super) fn at_the_door<'a>(
        &'a self,
        name: &str,
        request: &'a str,
    ) -> Option<Box<dyn FnOnce() -> Result<Value, ApiError> + 'a>> {
        let answer: Box<dyn FnOnce() -> Result<Value, ApiError>> = match name {
            "door_state" => Box::new(|| nothing(request).map(|()| self.door_state())),
            "door_strength" => Box::new(|| {
                let Typed { passphrase } = read(request)?;
                Ok(json!(door::strength(&passphrase)))
            }),
            "door_create" => Box::new(|| self.create(request)),
            "door_unlock" => Box::new(|| self.unlock(request)),
            "door_choose_place" => Box::new(|| nothing(request).and_then(|()| self.choose_place())),
            _ => return None,
        };
        Some(answer)
    }

    fn door_state(&self) -> Value {
        let preferences = self.preferences();
        json!({
            "state": state(&preferences.place),
            "place": preferences.place,
            "look": preferences.look,
            "language": preferences.language,
            "platform": PLATFORM,
        })
    }

    fn create(&self, request: &str) -> Result<Value, ApiError> {
        let Typed { passphrase } = read(request)?;
        let passphrase = door::passphrase(passphrase.as_bytes())?;
        let place = self.preferences().place.clone();
        // What keeps the folder from being made keeps the vault from being made, and says so.
        let _ = place.parent().map(std::fs::create_dir_all);
        self.enter(door::create(
            &place,
            NewKeys::new(&passphrase, self.cost),
            self.surroundings(),
        )?);
        Ok(json!({}))
    }

    fn unlock(&self, request: &str) -> Result<Value, ApiError> {
        let Typed { passphrase } = read(request)?;
        let passphrase = door::passphrase(passphrase.as_bytes())?;
        let place = self.preferences().place.clone();
        self.enter(door::open(&place, &passphrase, self.surroundings())?);
        Ok(json!({}))
    }

    fn enter(&self, desk: Desk) {
        *self.desk.write().unwrap_or_else(PoisonError::into_inner) = Some(desk);
    }

    fn surroundings(&self) -> Surroundings {
        let events = Arc::clone(&self.events);
        Surroundings {
            clock: Arc::<StageClock>::clone(&self.clock),
            scratch: self.folder.clone(),
            listener: Box::new(move |event| events.tell(&event)),
        }
    }

    fn choose_place(&self) -> Result<Value, ApiError> {
        let Some(place) = self.script.picked() else {
            return Ok(Value::Null);
        };
        let mut preferences = self.preferences();
        preferences.place = place;
        preferences.write(&self.folder)?;
        let place = &preferences.place;
        Ok(json!({"place": place, "state": state(place)}))
    }
}

/// Nothing yet, or something that a passphrase may open.
fn state(place: &Path) -> &'static str {
    let empty = place
        .read_dir()
        .map_or(true, |mut entries| entries.next().is_none());
    if empty && !place.is_file() {
        "none"
    } else {
        "locked"
    }
}
