//! The list of vaults that were used before. A page knows them by a name that the host made up.

use std::path::Path;

use lamplight_api::ApiError;
use lamplight_api::door::{Found, KnownVault, KnownVaults, PlaceRisk, finish_restore, place_risk};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager as _, Runtime};

use crate::dialogs::{Ask, Picker};
use crate::door::{platform, usual, within};
use crate::host::{AtTheDoor, Unlocked};
use crate::preferences::{Language, Look, Preferences};
use crate::removal::{Ended, Removals};
use crate::request::{Asked, Nothing, apart};

/// What the window shows before anything is typed.
#[derive(Debug, Serialize)]
pub struct DoorState {
    state: Found,
    place: String,
    /// Why that is no good place for a vault.
    risk: Option<PlaceRisk>,
    /// Those that were used before, and this one.
    vaults: Vec<KnownVault>,
    look: Look,
    language: Language,
    platform: &'static str,
    /// How it went when a vault was removed a moment ago.
    removal: Option<Ended>,
}

/// One of the list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    id: String,
}

/// Says which vault is meant, whether there is one, which others there are, and how the window looks.
///
/// # Errors
/// While a vault is open.
#[tauri::command]
pub async fn door_state<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    _request: Asked<Nothing>,
) -> Result<DoorState, ApiError> {
    apart(move || state(&app)).await
}

/// Means another folder, which somebody chooses, and keeps that. An empty folder is taken as it is,
/// and so is one with a vault; in any other the vault gets a folder of its own.
///
/// # Errors
/// As [`Preferences::change_vaults`].
#[tauri::command]
pub async fn door_choose_place<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    _request: Asked<Nothing>,
) -> Result<Option<DoorState>, ApiError> {
    apart(move || {
        let Some(chosen) = app.state::<Picker>().0.pick(&Ask::Folder) else {
            return Ok(None);
        };
        change(&app, |vaults, usual| {
            vaults.choose(within(chosen), usual);
        })
        .map(Some)
    })
    .await
}

/// Means another one of the list.
///
/// # Errors
/// As [`Preferences::change_vaults`].
#[tauri::command]
pub async fn door_choose<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    request: Asked<Listed>,
) -> Result<DoorState, ApiError> {
    apart(move || {
        change(&app, |vaults, usual| {
            vaults.choose_listed(&request.0.id, usual);
        })
    })
    .await
}

/// Means a place for a new vault.
///
/// # Errors
/// As [`Preferences::change_vaults`].
#[tauri::command]
pub async fn door_new<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    _request: Asked<Nothing>,
) -> Result<DoorState, ApiError> {
    apart(move || change(&app, KnownVaults::choose_new)).await
}

/// Takes one from the list. The vault stays where it is.
///
/// # Errors
/// As [`Preferences::change_vaults`].
#[tauri::command]
pub async fn door_forget<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    request: Asked<Listed>,
) -> Result<DoorState, ApiError> {
    apart(move || change(&app, |vaults, usual| vaults.forget(&request.0.id, usual))).await
}

/// Changes the list, and says how things stand then.
fn change<R: Runtime>(
    app: &AppHandle<R>,
    work: impl FnOnce(&mut KnownVaults, &Path),
) -> Result<DoorState, ApiError> {
    let usual = usual(app)?;
    let preferences = app.state::<Preferences>();
    preferences.change_vaults(|vaults| work(vaults, &usual))?;
    state(app)
}

pub(crate) fn state<R: Runtime>(app: &AppHandle<R>) -> Result<DoorState, ApiError> {
    let usual = usual(app)?;
    let values = app.state::<Preferences>().values();
    let place = values.vaults.current(&usual);
    finish_restore(&place);
    Ok(DoorState {
        state: values.vaults.found(&place),
        risk: place_risk(&place),
        vaults: values.vaults.list(&usual),
        place: place.to_string_lossy().into_owned(),
        look: values.look,
        language: values.language,
        platform: platform(),
        removal: app.state::<Removals>().last(),
    })
}

/// Whether the vault that is open had come further when it was last open here.
#[derive(Debug, Serialize)]
pub struct Age {
    older: bool,
}

/// Says whether the vault that is open had come further when it was last open here: then it may be an
/// older copy.
///
/// # Errors
/// While no vault is open.
#[tauri::command]
pub fn vault_is_older(unlocked: Unlocked, _request: Asked<Nothing>) -> Result<Age, ApiError> {
    let older = unlocked.0.is_older();
    Ok(Age { older })
}

/// Somebody goes on with it as it is.
///
/// # Errors
/// While no vault is open.
#[tauri::command]
pub fn vault_go_on(unlocked: Unlocked, _request: Asked<Nothing>) -> Result<Nothing, ApiError> {
    unlocked.0.go_on();
    Ok(Nothing {})
}
