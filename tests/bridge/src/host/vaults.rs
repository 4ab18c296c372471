//! Which vaults there are, and which one is meant.

use std::path::PathBuf;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use lamplight_api::door::{KnownVaults, finish_restore, place_risk};
use lamplight_api::{ApiError, Desk};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Host, PLATFORM, read};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    id: String,
}

impl Host {
    /// The folder that is meant.
    pub(super) fn place(&self) -> PathBuf {
        self.preferences().vaults.current(&self.usual())
    }

    pub(super) fn usual(&self) -> PathBuf {
        self.folder.join("vault")
    }

    pub(super) fn door_state(&self) -> Value {
        let place = self.place();
        finish_restore(&place);
        let preferences = self.preferences();
        json!({
            "state": preferences.vaults.found(&place),
            "risk": place_risk(&place),
            "vaults": preferences.vaults.list(&self.usual()),
            "place": place,
            "look": preferences.look,
            "language": preferences.language,
            "platform": PLATFORM,
            "removal": *self.removed.lock().unwrap_or_else(PoisonError::into_inner),
        })
    }

    pub(super) fn choose_place(&self) -> Result<Value, ApiError> {
        match self.script.picked() {
            Some(place) => self.change_vaults(|vaults| vaults.choose(place, &self.usual())),
            None => Ok(Value::Null),
        }
    }

    pub(super) fn choose_listed(&self, request: &str) -> Result<Value, ApiError> {
        let Listed { id } = read(request)?;
        self.change_vaults(|vaults| vaults.choose_listed(&id, &self.usual()))
    }

    pub(super) fn choose_new(&self) -> Result<Value, ApiError> {
        self.change_vaults(|vaults| vaults.choose_new(&self.usual()))
    }

    pub(super) fn forget(&self, request: &str) -> Result<Value, ApiError> {
        let Listed { id } = read(request)?;
        self.change_vaults(|vaults| vaults.forget(&id, &self.usual()))
    }

    /// Puts the vault that was opened first in the list.
    pub(super) fn note(&self, desk: &Desk) {
        let place = self.place();
        let mut preferences = self.preferences();
        let older = preferences.vaults.used(&place, desk.seen());
        self.older.store(older, Ordering::Relaxed);
        // A list that is not kept keeps nobody out.
        let _ = preferences.write(&self.folder);
    }

    /// Keeps how far a vault has come that is about to be closed.
    pub(super) fn note_last(&self, desk: &Desk) {
        let place = self.place();
        let mut preferences = self.preferences();
        if self.older.load(Ordering::Relaxed) {
            preferences.vaults.doubt(&place, desk.seen());
        } else {
            preferences.vaults.keep(&place, desk.seen());
        }
        let _ = preferences.write(&self.folder);
    }

    pub(super) fn is_older(&self) -> Value {
        json!({"older": self.older.load(Ordering::Relaxed)})
    }

    pub(super) fn go_on(&self) -> Result<Value, ApiError> {
        self.older.store(false, Ordering::Relaxed);
        self.with_desk(|desk| self.note_last(desk))?;
        Ok(json!({}))
    }

    /// Changes the list and says how things stand then.
    pub(super) fn change_vaults(
        &self,
        change: impl FnOnce(&mut KnownVaults),
    ) -> Result<Value, ApiError> {
        let mut preferences = self.preferences();
        change(&mut preferences.vaults);
        preferences.write(&self.folder)?;
        drop(preferences);
        Ok(self.door_state())
    }
}
