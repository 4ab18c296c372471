//! What opens the open vault: asked again, exchanged; and the vault removed.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use lamplight_api::backups::{BackupList, BackupPlace};
use lamplight_api::door::{
    self, Exchange, Exchanged, Opener, Passphrase, RecoveryChange, Removed, copies_beside,
};
use lamplight_api::{ApiError, Code};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Host, not_here, nothing, read};

/// A secret, or two with a line break between them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    passphrase: String,
}

impl Host {
    /// What answers a command of these, if it is one.
    pub(super) fn keys(&self, name: &str, request: &str) -> Option<Result<Value, ApiError>> {
        let answer = match name {
            "keys_check" => self.check(request),
            "keys_strength" => strength(request),
            "keys_change" => self.change(request, false),
            "keys_rekey" => self.change(request, true),
            "keys_recovery" => self.change_recovery(request),
            "keys_recovery_remove" => self.remove_recovery(request),
            "keys_given_up" => nothing(request).map(|()| {
                let given_up = self.given_up.swap(false, Ordering::Relaxed);
                json!({ "given_up": given_up })
            }),
            "vault_removal" => self.removal(request),
            "vault_remove" => self.remove(request),
            _ => return None,
        };
        Some(answer)
    }

    fn check(&self, request: &str) -> Result<Value, ApiError> {
        let by = Opener::Passphrase(one(request)?);
        self.with_desk(|desk| desk.is_opened_by(by))?.wait()?;
        Ok(json!({}))
    }

    fn change(&self, request: &str, rekey: bool) -> Result<Value, ApiError> {
        let Typed { passphrase } = read(request)?;
        let (now, new) = passphrase.split_once('\n').ok_or_else(|| {
            ApiError::invalid("passphrase", "two passphrases are needed, each on its line")
        })?;
        let (now, new) = (
            door::passphrase(now.as_bytes())?,
            door::passphrase(new.as_bytes())?,
        );
        if rekey {
            self.with_offered(|recovery| self.exchange(now, new, recovery, true))
        } else {
            self.exchange(now, new, RecoveryChange::Keep, false)
        }
    }

    fn change_recovery(&self, request: &str) -> Result<Value, ApiError> {
        let (now, same) = (one(request)?, one(request)?);
        self.with_offered(|recovery| match recovery {
            RecoveryChange::Replace(_) => self.exchange(now, same, recovery, false),
            _ => Err(ApiError::new(Code::NotFound, "no recovery code is offered")),
        })
    }

    fn remove_recovery(&self, request: &str) -> Result<Value, ApiError> {
        let (now, same) = (one(request)?, one(request)?);
        self.exchange(now, same, RecoveryChange::Remove, false)
    }

    fn with_offered(
        &self,
        work: impl FnOnce(RecoveryChange) -> Result<Value, ApiError>,
    ) -> Result<Value, ApiError> {
        let Some((code, files)) = self.offered.take()? else {
            return work(RecoveryChange::Remove);
        };
        let done = work(RecoveryChange::Replace(code))?;
        files.stay();
        Ok(done)
    }

    fn exchange(
        &self,
        now: Passphrase,
        new: Passphrase,
        recovery: RecoveryChange,
        rekey: bool,
    ) -> Result<Value, ApiError> {
        let pending = self.with_desk(|desk| {
            desk.exchange_keys(Exchange {
                by: Opener::Passphrase(now),
                passphrase: new,
                cost: self.cost,
                recovery,
                rekey,
            })
        })?;
        let done = pending.wait();
        let cancelled = |error: &ApiError| error.code == Code::Cancelled;
        if done.as_ref().is_err_and(cancelled) && !self.is_open() {
            self.given_up.store(true, Ordering::Relaxed);
        }
        let Exchanged { complete } = done?;
        Ok(json!({"complete": complete}))
    }

    fn removal(&self, request: &str) -> Result<Value, ApiError> {
        let place = self.place();
        let _removal = door::removal(&place, &one(request)?)?;
        let kept = self.with_desk(|desk| desk.begin(BackupList {}))?.wait()?;
        let not_yet = |place: &BackupPlace| place.usual && place.missing_since.is_none();
        let away = kept.places.iter();
        let away = away.filter(|place| !place.there && !not_yet(place));
        let away: Vec<&str> = away.map(|place| place.path.as_str()).collect();
        let copies = copies_beside(&place);
        let backups = kept.backups.iter().filter(|backup| backup.own).count();
        Ok(json!({"place": place, "backups": backups, "away": away, "copies": copies}))
    }

    fn remove(&self, request: &str) -> Result<Value, ApiError> {
        let place = self.place();
        let removal = door::removal(&place, &one(request)?)?;
        let backups = self
            .with_desk(lamplight_api::Desk::remove_every_backup)?
            .wait()?;
        let mut open = self.desk.write().unwrap_or_else(PoisonError::into_inner);
        let desk = open.take().ok_or_else(|| not_here("no vault is open"))?;
        drop(desk);
        let removed: Option<Removed> = removal.run().ok();
        if removed.is_some() {
            let mut preferences = self.preferences();
            preferences.vaults.removed(&place);
            preferences.write(&self.folder)?;
        }
        drop(open);
        let mut ended = json!({"place": place, "backups": backups});
        if let (Some(removed), Some(ended)) = (removed, ended.as_object_mut()) {
            ended.insert("folder".to_owned(), json!(removed.folder));
            ended.insert("complete".to_owned(), json!(removed.complete));
        }
        *self.removed.lock().unwrap_or_else(PoisonError::into_inner) = Some(ended);
        self.events.say("locked", &Value::Null);
        Ok(json!({}))
    }
}

fn one(request: &str) -> Result<Passphrase, ApiError> {
    let Typed { passphrase } = read(request)?;
    door::passphrase(passphrase.as_bytes())
}

fn strength(request: &str) -> Result<Value, ApiError> {
    let Typed { passphrase } = read(request)?;
    Ok(json!(door::strength(&passphrase)))
}
