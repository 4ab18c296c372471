//! A vault from a backup, at the door: which file, how it is wanted, how far it is.

use lamplight_api::clock::{Clock as _, SystemClock};
use lamplight_api::door::{BackupNote, RestorePlan, RestoreProgress, Restoring, newest_backup};
use lamplight_api::{ApiError, Code};
use serde::Serialize;
use tauri::{AppHandle, Manager as _, Runtime, State};

use crate::dialogs::{Ask, Picker};
use crate::door::{Typed, place, usual};
use crate::host::{AtTheDoor, Host};
use crate::preferences::Preferences;
use crate::request::{Asked, Nothing, apart};
use crate::vaults::{DoorState, state};

/// What is there after a vault was restored.
#[derive(Debug, Serialize)]
pub struct ThereAgain {
    door: DoorState,
    /// Where the one is that was in its place.
    aside: Option<String>,
}

/// Asks for a backup, and says what it says of itself; nothing when somebody cancels.
///
/// # Errors
/// While a vault is open, and as [`Restoring::choose`].
#[tauri::command]
pub async fn restore_pick<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    _request: Asked<Nothing>,
) -> Result<Option<BackupNote>, ApiError> {
    apart(move || {
        let Some(from) = app.state::<Picker>().0.pick(&Ask::File) else {
            return Ok(None);
        };
        app.state::<Restoring>().choose(from).map(Some)
    })
    .await
}

/// Says of which day the newest backup of the vault that is meant is; nothing where none is known.
///
/// # Errors
/// While a vault is open.
#[tauri::command]
pub async fn restore_known<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    _request: Asked<Nothing>,
) -> Result<Option<BackupNote>, ApiError> {
    apart(move || Ok(newest_backup(&place(&app)?).map(|(_, note)| note))).await
}

/// Chooses that one.
///
/// # Errors
/// While a vault is open; [`Code::NotFound`] when it is gone; and as [`Restoring::choose`].
#[tauri::command]
pub async fn restore_newest<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    _request: Asked<Nothing>,
) -> Result<BackupNote, ApiError> {
    apart(move || {
        let newest = newest_backup(&place(&app)?);
        let gone = || ApiError::new(Code::NotFound, "that backup is not there any more");
        app.state::<Restoring>().choose(newest.ok_or_else(gone)?.0)
    })
    .await
}

/// Says how it is wanted.
///
/// # Errors
/// While a vault is open, and as [`Restoring::plan`].
#[tauri::command]
pub fn restore_plan(
    _door: AtTheDoor,
    request: Asked<RestorePlan>,
    restoring: State<'_, Restoring>,
) -> Result<Nothing, ApiError> {
    restoring.plan(request.0)?;
    Ok(Nothing {})
}

/// Restores the chosen backup with the passphrase or the recovery code that was typed. The vault is
/// the one that is meant from then on; it is not opened.
///
/// # Errors
/// While a vault is open, and as [`Restoring::run`].
#[tauri::command]
pub async fn restore_run<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    typed: Typed,
) -> Result<ThereAgain, ApiError> {
    apart(move || {
        let host = app.state::<Host>();
        // None is opened or made meanwhile.
        let opening = host.begin_opening()?;
        let day = SystemClock.now().local.format("%Y-%m-%d").to_string();
        let scratch = std::env::temp_dir();
        let restoring = app.state::<Restoring>();
        let restored = restoring.run(&typed.0, &place(&app)?, &day, &scratch)?;
        drop(opening);
        let aside = restored.aside.clone();
        let usual = usual(&app)?;
        let preferences = app.state::<Preferences>();
        // What cannot be kept in the file is kept until the program ends. The vault is there.
        let _ = preferences.change_vaults(|vaults| vaults.restored(restored, &usual));
        Ok(ThereAgain {
            door: state(&app)?,
            aside: aside.map(|aside| aside.to_string_lossy().into_owned()),
        })
    })
    .await
}

/// Says how far it is; nothing while none is under way.
///
/// # Errors
/// While a vault is open.
#[tauri::command]
pub fn restore_progress(
    _door: AtTheDoor,
    _request: Asked<Nothing>,
    restoring: State<'_, Restoring>,
) -> Result<Option<RestoreProgress>, ApiError> {
    Ok(restoring.progress())
}

/// Stops it at its next step.
///
/// # Errors
/// While a vault is open.
#[tauri::command]
pub fn restore_stop(
    _door: AtTheDoor,
    _request: Asked<Nothing>,
    restoring: State<'_, Restoring>,
) -> Result<Nothing, ApiError> {
    restoring.stop();
    Ok(Nothing {})
}
