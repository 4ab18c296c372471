//! What the lock page asks: which vault, making it, unlocking it.

use std::sync::{Arc, PoisonError};

use lamplight_api::door::{self, NewKeys, Surroundings};
use lamplight_api::{ApiError, Desk};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Host, nothing, read};
use crate::clock::StageClock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Typed {
    pub(super) passphrase: String,
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
            "door_choose" => Box::new(|| self.choose_listed(request)),
            "door_new" => Box::new(|| nothing(request).and_then(|()| self.choose_new())),
            "door_forget" => Box::new(|| self.forget(request)),
            "restore_pick" => Box::new(|| nothing(request).and_then(|()| self.pick_backup())),
            "restore_known" => Box::new(|| nothing(request).map(|()| self.known_backup())),
            "restore_newest" => Box::new(|| nothing(request).and_then(|()| self.newest_backup())),
            "restore_plan" => Box::new(|| self.plan_restoring(request)),
            "restore_run" => Box::new(|| self.restore(request)),
            "restore_progress" => {
                Box::new(|| nothing(request).map(|()| json!(self.restoring.progress())))
            }
            "restore_stop" => Box::new(|| {
                nothing(request).map(|()| {
                    self.restoring.stop();
                    json!({})
                })
            }),
            "door_strength" => Box::new(|| {
                let Typed { passphrase } = read(request)?;
                Ok(json!(door::strength(&passphrase)))
            }),
            "door_create" => Box::new(|| self.create(request)),
            "door_unlock" => Box::new(|| self.unlock(request)),
            "door_recovery" => Box::new(|| self.try_code(request)),
            "door_recover" => Box::new(|| self.recover(request)),
            "door_choose_place" => Box::new(|| nothing(request).and_then(|()| self.choose_place())),
            _ => return None,
        };
        Some(answer)
    }

    fn create(&self, request: &str) -> Result<Value, ApiError> {
        let Typed { passphrase } = read(request)?;
        let passphrase = door::passphrase(passphrase.as_bytes())?;
        let place = self.place();
        // What keeps the folder from being made keeps the vault from being made, and says so.
        let _ = place.parent().map(std::fs::create_dir_all);
        let keys = NewKeys::new(&passphrase, self.cost);
        let desk = match self.offered.take()? {
            Some((code, files)) => {
                let desk = door::create(&place, keys.with_recovery(&code), self.surroundings());
                match desk {
                    Ok(_) => files.stay(),
                    Err(_) => self.offered.put_back(code, files),
                }
                desk
            }
            None => door::create(&place, keys, self.surroundings()),
        };
        self.enter(desk?);
        Ok(json!({}))
    }

    fn unlock(&self, request: &str) -> Result<Value, ApiError> {
        let Typed { passphrase } = read(request)?;
        let passphrase = door::passphrase(passphrase.as_bytes())?;
        let place = self.place();
        self.enter(door::open(&place, &passphrase, self.surroundings())?);
        Ok(json!({}))
    }

    pub(super) fn enter(&self, desk: Desk) {
        self.offered.withdraw();
        *self.paper_code() = None;
        self.note(&desk);
        *self.desk.write().unwrap_or_else(PoisonError::into_inner) = Some(desk);
        *self.removed.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    pub(super) fn surroundings(&self) -> Surroundings {
        let events = Arc::clone(&self.events);
        let script = Arc::clone(&self.script);
        Surroundings {
            clock: Arc::<StageClock>::clone(&self.clock),
            scratch: self.folder.clone(),
            listener: Box::new(move |event| {
                events.tell(&event);
                script.after(&event);
            }),
        }
    }
}
