//! A forgotten passphrase: the recovery code opens the vault, and a new passphrase does from then on.

use std::sync::{Mutex, MutexGuard, PoisonError};

use lamplight_api::ApiError;
use lamplight_api::door::{
    self, Cost, Exchange, Mistyped, Opener, RecoveryChange, RecoveryCode, mistyped,
};
use serde::Serialize;
use tauri::{AppHandle, Manager as _, Runtime};

use crate::door::{Typed, enter, place, surroundings};
use crate::host::{AtTheDoor, Host};
use crate::request::{Nothing, apart};

/// A recovery code that opened the vault, until there is a new passphrase.
#[derive(Default)]
pub struct FromPaper(Mutex<Option<RecoveryCode>>);

impl FromPaper {
    /// Forgets and wipes it.
    pub fn forget(&self) {
        *self.lock() = None;
    }

    /// Keeps one.
    pub fn keep(&self, code: RecoveryCode) {
        *self.lock() = Some(code);
    }

    /// Takes it.
    ///
    /// # Errors
    /// [`lamplight_api::Code::NotFound`] when there is none.
    pub fn take(&self) -> Result<RecoveryCode, ApiError> {
        self.lock().take().ok_or_else(|| {
            let message = "a recovery code has to open the vault first";
            ApiError::new(lamplight_api::Code::NotFound, message)
        })
    }

    fn lock(&self) -> MutexGuard<'_, Option<RecoveryCode>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether what was typed is a recovery code. It opened the vault then.
#[derive(Debug, Serialize)]
pub struct Tried {
    amiss: Option<Mistyped>,
}

/// Tries a recovery code. One that opens the vault is kept until there is a new passphrase.
///
/// # Errors
/// While a vault is open, and as [`door::open`].
#[tauri::command]
pub async fn door_recovery<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    typed: Typed,
) -> Result<Tried, ApiError> {
    apart(move || {
        if let Some(amiss) = mistyped(&typed.0) {
            let amiss = Some(amiss);
            return Ok(Tried { amiss });
        }
        let code = door::recovery(&typed.0)?;
        let host = app.state::<Host>();
        let opening = host.begin_opening()?;
        drop(door::open(&place(&app)?, &code, surroundings(&app))?);
        drop(opening);
        app.state::<FromPaper>().keep(code);
        Ok(Tried { amiss: None })
    })
    .await
}

/// Opens the vault by the recovery code that was tried, gives it this passphrase and shows it. The
/// code stays good.
///
/// # Errors
/// [`lamplight_api::Code::NotFound`] when none was tried, and as [`door::open`] and
/// [`lamplight_api::Desk::exchange_keys`]. Then the old passphrase is as good as it was.
#[tauri::command]
pub async fn door_recover<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    typed: Typed,
) -> Result<Nothing, ApiError> {
    let passphrase = door::passphrase(&typed.0)?;
    enter(app, move |app, place, surroundings| {
        let paper = app.state::<FromPaper>();
        let code = paper.take()?;
        let again = door::recovery(code.line()?.as_bytes())?;
        let opened = (|| {
            let cost = Cost::for_this_computer().map_err(ApiError::from)?;
            let desk = door::open(place, &code, surroundings)?;
            let exchanged = desk.exchange_keys(Exchange {
                by: Opener::Recovery(code),
                passphrase,
                cost,
                recovery: RecoveryChange::Keep,
                rekey: false,
            });
            exchanged.wait()?;
            Ok(desk)
        })();
        if opened.is_err() {
            // For another try.
            paper.keep(again);
        }
        opened
    })
    .await
}
