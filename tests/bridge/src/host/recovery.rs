//! A new recovery code, in either window; and one from paper, for a forgotten passphrase.

use lamplight_api::ApiError;
use lamplight_api::door::{self, Exchange, Opener, RecoveryChange, mistyped};
use serde::Deserialize;
use serde_json::{Value, json};

use super::door::Typed;
use super::{Host, not_here, nothing, read};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    recovery: String,
}

impl Host {
    /// What answers a command that both windows have, if it is one.
    pub(super) fn in_turn(&self, name: &str, request: &str) -> Option<Result<Value, ApiError>> {
        let bare = |answer: &dyn Fn() -> Result<Value, ApiError>| {
            Some(nothing(request).and_then(|()| answer()))
        };
        match name {
            "recovery_new" => bare(&|| Ok(json!({"asked": self.offered.begin()?}))),
            "recovery_code" => bare(&|| Ok(json!(*self.offered.line()?))),
            "recovery_save" => bare(&|| self.save_code()),
            "recovery_print" => bare(&|| {
                self.offered.line()?;
                Ok(json!({"printed": self.script.print()}))
            }),
            "recovery_rehearse" => Some(read(request).and_then(|Code { recovery }| {
                Ok(json!({"right": self.offered.rehearse(recovery.as_bytes())?}))
            })),
            "recovery_drop" => bare(&|| {
                self.offered.withdraw();
                *self.paper_code() = None;
                Ok(json!({}))
            }),
            _ => None,
        }
    }

    fn save_code(&self) -> Result<Value, ApiError> {
        let Some(out) = self.script.picked() else {
            return Ok(json!({"saved": false}));
        };
        let vault = self.place();
        self.offered.keep(&out, &vault)?;
        Ok(json!({"saved": true}))
    }

    /// Tries a code from paper, and keeps one that opens the vault.
    pub(super) fn try_code(&self, request: &str) -> Result<Value, ApiError> {
        let Code { recovery } = read(request)?;
        let amiss = mistyped(recovery.as_bytes());
        if amiss.is_none() {
            let code = door::recovery(recovery.as_bytes())?;
            let place = self.place();
            drop(door::open(&place, &code, self.surroundings())?);
            *self.paper_code() = Some(code);
        }
        Ok(json!({ "amiss": amiss }))
    }

    /// Opens the vault by that code, and exchanges the passphrase.
    pub(super) fn recover(&self, request: &str) -> Result<Value, ApiError> {
        let Typed { passphrase } = read(request)?;
        let passphrase = door::passphrase(passphrase.as_bytes())?;
        let code = self.paper_code().take();
        let code = code.ok_or_else(|| not_here("no recovery code opened the vault"))?;
        let place = self.place();
        let desk = door::open(&place, &code, self.surroundings())?;
        let exchanged = desk.exchange_keys(Exchange {
            by: Opener::Recovery(code),
            passphrase,
            cost: self.cost,
            recovery: RecoveryChange::Keep,
            rekey: false,
        });
        exchanged.wait()?;
        self.enter(desk);
        Ok(json!({}))
    }
}
