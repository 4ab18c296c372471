//! What opens the open vault: asked again, and exchanged.
//!
//! Secrets come as bytes, the whole body of a request. Where there are two, the one that opens the
//! vault now stands first, with a line break behind it: no passphrase can hold one that was typed
//! into a field of one line.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use lamplight_api::door::{
    self, Cost, Exchange, OfferedCode, Opener, Passphrase, RecoveryChange, Strength,
};
use lamplight_api::{ApiError, Code};
use serde::Serialize;
use tauri::{AppHandle, Manager as _, Runtime};

use crate::door::{Typed, place};
use crate::host::{Unlocked, Visit};
use crate::request::{Asked, Nothing, apart};

/// How an exchange went that counts now.
#[derive(Debug, Serialize)]
pub struct Changed {
    /// Whether nothing is left in the folder that opens with what opened it before. What is goes at
    /// the next unlocking.
    complete: bool,
}

/// The folder of a vault that was locked before an exchange was done. Its page was gone then, and could
/// not say so.
#[derive(Default)]
pub struct GivenUp(Mutex<Option<PathBuf>>);

impl GivenUp {
    fn note(&self, place: PathBuf) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
    }

    /// Whether it is this one. It is told once, and of the vault that is opened next.
    fn take(&self, place: &Path) -> bool {
        let given_up = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        given_up.is_some_and(|given_up| given_up == place)
    }
}

/// What came of an exchange that was given up.
#[derive(Debug, Serialize)]
pub struct Told {
    given_up: bool,
}

/// Says whether an exchange was given up because this vault was locked.
///
/// # Errors
/// While no vault is open.
#[tauri::command]
pub fn keys_given_up<R: Runtime>(
    app: AppHandle<R>,
    _unlocked: Unlocked,
    _request: Asked<Nothing>,
) -> Result<Told, ApiError> {
    let given_up = app.state::<GivenUp>().take(&place(&app)?);
    Ok(Told { given_up })
}

/// Asks whether that passphrase opens the vault.
///
/// # Errors
/// While no vault is open; [`Code::WrongPassphrase`] when it does not.
#[tauri::command]
pub async fn keys_check(unlocked: Unlocked, typed: Typed) -> Result<Nothing, ApiError> {
    let visit = unlocked.visit();
    apart(move || {
        let by = Opener::Passphrase(door::passphrase(&typed.0)?);
        let asked = visit.session()?.desk.is_opened_by(by);
        asked.wait()?;
        Ok(Nothing {})
    })
    .await
}

/// Says how hard a passphrase is to guess.
///
/// # Errors
/// While no vault is open.
#[tauri::command]
pub async fn keys_strength(_unlocked: Unlocked, typed: Typed) -> Result<Strength, ApiError> {
    crate::door::strength(typed).await
}

/// Exchanges the passphrase, and nothing else: the recovery code stays, and so does the key of what
/// is written.
///
/// # Errors
/// While no vault is open, and as [`lamplight_api::Desk::exchange_keys`].
#[tauri::command]
pub async fn keys_change<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    typed: Typed,
) -> Result<Changed, ApiError> {
    let visit = unlocked.visit();
    apart(move || {
        let (now, new) = two(&typed)?;
        exchange(&app, &visit, now, new, RecoveryChange::Keep, false)
    })
    .await
}

/// Encrypts everything anew and exchanges the passphrase. The recovery code that is offered opens
/// the vault from then on; without one, none does.
///
/// # Errors
/// As [`keys_change`], and as [`OfferedCode::take`].
#[tauri::command]
pub async fn keys_rekey<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    typed: Typed,
) -> Result<Changed, ApiError> {
    let visit = unlocked.visit();
    apart(move || {
        let (now, new) = two(&typed)?;
        with_offered(&app, |recovery| {
            exchange(&app, &visit, now, new, recovery, true)
        })
    })
    .await
}

/// Puts the recovery code that is offered in the place of the one there is, if there is one. The
/// passphrase stays.
///
/// # Errors
/// As [`keys_rekey`]; [`Code::NotFound`] when none is offered.
#[tauri::command]
pub async fn keys_recovery<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    typed: Typed,
) -> Result<Changed, ApiError> {
    let visit = unlocked.visit();
    apart(move || {
        let (now, same) = twice(&typed)?;
        with_offered(&app, |recovery| match recovery {
            RecoveryChange::Replace(_) => exchange(&app, &visit, now, same, recovery, false),
            _ => Err(ApiError::new(Code::NotFound, "no recovery code is offered")),
        })
    })
    .await
}

/// Removes the recovery code. The passphrase stays.
///
/// # Errors
/// As [`keys_change`].
#[tauri::command]
pub async fn keys_recovery_remove<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    typed: Typed,
) -> Result<Changed, ApiError> {
    let visit = unlocked.visit();
    apart(move || {
        let (now, same) = twice(&typed)?;
        exchange(&app, &visit, now, same, RecoveryChange::Remove, false)
    })
    .await
}

/// Does it with the recovery code that is offered. Once it counts, the files it was kept in stay;
/// where that cannot be known, too, for then it may be the only one there is.
fn with_offered<R: Runtime>(
    app: &AppHandle<R>,
    work: impl FnOnce(RecoveryChange) -> Result<Changed, ApiError>,
) -> Result<Changed, ApiError> {
    let Some((code, files)) = app.state::<OfferedCode>().take()? else {
        return work(RecoveryChange::Remove);
    };
    let done = work(RecoveryChange::Replace(code));
    match &done {
        Err(error) if error.code != Code::Unwritable => {}
        _ => files.stay(),
    }
    done
}

/// Whoever waits for it to be done counts as somebody who is there.
fn exchange<R: Runtime>(
    app: &AppHandle<R>,
    visit: &Visit,
    now: Passphrase,
    new: Passphrase,
    recovery: RecoveryChange,
    rekey: bool,
) -> Result<Changed, ApiError> {
    let cost = Cost::for_this_computer().map_err(ApiError::from)?;
    let place = place(app)?;
    let session = visit.session()?;
    session.watch.work(true);
    let pending = session.desk.exchange_keys(Exchange {
        by: Opener::Passphrase(now),
        passphrase: new,
        cost,
        recovery,
        rekey,
    });
    // Whoever waits for a long answer does not keep the vault open.
    drop(session);
    let done = pending.wait();
    match (visit.session(), &done) {
        (Ok(session), _) => session.watch.work(false),
        (Err(_), Err(error)) if error.code == Code::Cancelled => app.state::<GivenUp>().note(place),
        (Err(_), _) => {}
    }
    let complete = done?.complete;
    Ok(Changed { complete })
}

/// The passphrase of now, and the new one.
fn two(typed: &Typed) -> Result<(Passphrase, Passphrase), ApiError> {
    let mut parts = typed.0.splitn(2, |byte| *byte == b'\n');
    let (Some(now), Some(new)) = (parts.next(), parts.next()) else {
        let message = "two passphrases are needed, with a line break between them";
        return Err(ApiError::invalid("passphrase", message));
    };
    Ok((door::passphrase(now)?, door::passphrase(new)?))
}

/// The passphrase of now, which is the new one as well.
fn twice(typed: &Typed) -> Result<(Passphrase, Passphrase), ApiError> {
    Ok((door::passphrase(&typed.0)?, door::passphrase(&typed.0)?))
}
