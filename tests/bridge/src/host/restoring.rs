//! A vault from a backup.

use lamplight_api::clock::Clock as _;
use lamplight_api::door::newest_backup;
use lamplight_api::{ApiError, Code};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Host, read};

/// What was typed: the one or the other, as it was planned.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Secret {
    Passphrase { passphrase: String },
    Recovery { recovery: String },
}

impl Host {
    pub(super) fn pick_backup(&self) -> Result<Value, ApiError> {
        match self.script.picked() {
            Some(from) => Ok(json!(self.restoring.choose(from)?)),
            None => Ok(Value::Null),
        }
    }

    pub(super) fn known_backup(&self) -> Value {
        json!(newest_backup(&self.place()).map(|(_, note)| note))
    }

    pub(super) fn newest_backup(&self) -> Result<Value, ApiError> {
        let newest = newest_backup(&self.place());
        let gone = || ApiError::new(Code::NotFound, "that backup is not there any more");
        Ok(json!(self.restoring.choose(newest.ok_or_else(gone)?.0)?))
    }

    pub(super) fn plan_restoring(&self, request: &str) -> Result<Value, ApiError> {
        self.restoring.plan(read(request)?)?;
        Ok(json!({}))
    }

    pub(super) fn restore(&self, request: &str) -> Result<Value, ApiError> {
        let typed = match read(request)? {
            Secret::Passphrase { passphrase } => passphrase,
            Secret::Recovery { recovery } => recovery,
        };
        let day = self.clock.now().local.format("%Y-%m-%d").to_string();
        let place = self.place();
        let restored = self
            .restoring
            .run(typed.as_bytes(), &place, &day, &self.folder)?;
        let aside = restored.aside.clone();
        let door = self.change_vaults(|vaults| vaults.restored(restored, &self.usual()))?;
        Ok(json!({"door": door, "aside": aside}))
    }
}
