//! The commands of the window `lock`: where the vault is, making one, unlocking it.
//!
//! A passphrase comes as bytes and never as a part of a JSON text, of which there would be copies
//! that nobody wipes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lamplight_api::clock::SystemClock;
use lamplight_api::door::{self, Cost, NewKeys, OfferedCode, Strength, Surroundings};
use lamplight_api::settings::SettingGet;
use lamplight_api::{ApiError, Code, Desk, Event};
use serde::Serialize;
use tauri::ipc::{CommandArg, CommandItem, InvokeBody, InvokeError};
use tauri::{AppHandle, Emitter as _, Manager as _, Runtime, State};
use zeroize::Zeroizing;

use crate::dialogs::{Ask, Picker};
use crate::host::{AtTheDoor, Host};
use crate::preferences::{Language, Look, Preferences};
use crate::removal::{Ended, Removals};
use crate::request::{Asked, Nothing, apart};
use crate::windows::MAIN;
use crate::{folders, locking, windows};

/// Whether there is a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Found {
    /// None yet: the folder is missing or empty.
    None,
    /// Something is there. Unlocking says whether it is a vault.
    Locked,
}

/// What the window shows before anything is typed.
#[derive(Debug, Serialize)]
pub struct DoorState {
    state: Found,
    place: String,
    look: Look,
    language: Language,
    platform: &'static str,
    /// How it went when a vault was removed a moment ago.
    removal: Option<Ended>,
}

/// Where the vault is now.
#[derive(Debug, Serialize)]
pub struct Chosen {
    place: String,
    state: Found,
}

/// A secret as it was typed: the whole body of the request, in UTF-8.
pub struct Typed(pub(crate) Zeroizing<Vec<u8>>);

impl<'de, R: Runtime> CommandArg<'de, R> for Typed {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        match command.message.payload() {
            InvokeBody::Raw(bytes) => Ok(Self(Zeroizing::new(bytes.clone()))),
            InvokeBody::Json(_) => {
                let message = "the request does not fit this command";
                Err(ApiError::new(Code::Invalid, message).into())
            }
        }
    }
}

/// Says where the vault is, whether there is one, and how the window looks.
///
/// # Errors
/// While a vault is open.
#[tauri::command]
pub fn door_state<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    _request: Asked<Nothing>,
    preferences: State<'_, Preferences>,
) -> Result<DoorState, ApiError> {
    let place = place(&app)?;
    let values = preferences.values();
    Ok(DoorState {
        state: found(&place),
        place: place.to_string_lossy().into_owned(),
        look: values.look,
        language: values.language,
        platform: platform(),
        removal: app.state::<Removals>().last(),
    })
}

/// Says how hard a passphrase is to guess.
///
/// # Errors
/// While a vault is open.
#[tauri::command]
pub async fn door_strength(_door: AtTheDoor, typed: Typed) -> Result<Strength, ApiError> {
    strength(typed).await
}

/// The same for either window.
pub(crate) async fn strength(typed: Typed) -> Result<Strength, ApiError> {
    apart(move || {
        let text = std::str::from_utf8(&typed.0);
        let text = text.map_err(|_| ApiError::new(Code::Invalid, "a passphrase is text"))?;
        Ok(door::strength(text))
    })
    .await
}

/// Makes a vault, leaves it open and shows it. A recovery code that was offered opens it too; one
/// that nobody typed back keeps it from being made.
///
/// # Errors
/// As [`door::create`] and [`OfferedCode::take`].
#[tauri::command]
pub async fn door_create<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    typed: Typed,
) -> Result<Nothing, ApiError> {
    let passphrase = door::passphrase(&typed.0)?;
    enter(app, move |app, place, surroundings| {
        let offered = app.state::<OfferedCode>();
        let cost = Cost::for_this_computer().map_err(ApiError::from)?;
        if let Some(above) = place.parent() {
            // What is in the way is said by the vault itself.
            let _ = folders::make(above);
        }
        let keys = NewKeys::new(&passphrase, cost);
        let Some((code, files)) = offered.take()? else {
            return door::create(place, keys, surroundings);
        };
        match door::create(place, keys.with_recovery(&code), surroundings) {
            Ok(desk) => {
                files.stay();
                Ok(desk)
            }
            Err(error) => {
                // The paper that somebody wrote holds good for the next try.
                offered.put_back(code, files);
                Err(error)
            }
        }
    })
    .await
}

/// Unlocks the vault and shows it.
///
/// # Errors
/// As [`door::open`].
#[tauri::command]
pub async fn door_unlock<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    typed: Typed,
) -> Result<Nothing, ApiError> {
    let passphrase = door::passphrase(&typed.0)?;
    enter(app, move |_, place, surroundings| {
        door::open(place, &passphrase, surroundings)
    })
    .await
}

/// Asks for another folder and keeps it. An empty folder is taken as it is, and so is one with a
/// vault; in any other the vault gets a folder of its own.
///
/// # Errors
/// As [`Preferences::keep_place`].
#[tauri::command]
pub async fn door_choose_place<R: Runtime>(
    app: AppHandle<R>,
    _door: AtTheDoor,
    _request: Asked<Nothing>,
) -> Result<Option<Chosen>, ApiError> {
    apart(move || {
        let Some(chosen) = app.state::<Picker>().0.pick(&Ask::Folder) else {
            return Ok(None);
        };
        let place = within(chosen);
        app.state::<Preferences>().keep_place(place.clone())?;
        Ok(Some(Chosen {
            state: found(&place),
            place: place.to_string_lossy().into_owned(),
        }))
    })
    .await
}

/// Opens the vault by some way, keeps it open and shows it.
pub(crate) async fn enter<R: Runtime>(
    app: AppHandle<R>,
    way: impl FnOnce(&AppHandle<R>, &Path, Surroundings) -> Result<Desk, ApiError> + Send + 'static,
) -> Result<Nothing, ApiError> {
    apart(move || {
        let host = app.state::<Host>();
        // The same vault may be on its way to being closed.
        let opening = host.begin_opening()?;
        let desk = way(&app, &place(&app)?, surroundings(&app))?;
        let minutes = allowed_minutes(&desk)?;
        locking::watch(&app, opening.unlock(desk, minutes));
        app.state::<Removals>().forget();
        windows::exchange_for_main(&app);
        Ok(Nothing {})
    })
    .await
}

pub(crate) fn surroundings<R: Runtime>(app: &AppHandle<R>) -> Surroundings {
    let app = app.clone();
    Surroundings {
        clock: Arc::new(SystemClock),
        scratch: std::env::temp_dir(),
        listener: Box::new(move |event| {
            // A page that is not there yet, or no more, asks for everything when it begins.
            let _ = match &event {
                Event::Stale(_) => app.emit_to(MAIN, event.name(), ()),
                Event::Progress(progress) => app.emit_to(MAIN, event.name(), progress),
            };
        }),
    }
}

fn allowed_minutes(desk: &Desk) -> Result<u64, ApiError> {
    let key = "lock_after_minutes".to_owned();
    let setting = desk.ask(SettingGet { key })?;
    setting.value.as_u64().ok_or_else(|| {
        let message = "the setting for locking is no number";
        ApiError::new(Code::Invalid, message)
    })
}

/// The folder of the vault: the chosen one, or the usual one.
pub(crate) fn place<R: Runtime>(app: &AppHandle<R>) -> Result<PathBuf, ApiError> {
    match app.state::<Preferences>().values().place {
        Some(place) => Ok(place),
        None => folders::vault(app).map_err(|_| {
            let message = "this system names no folder for data";
            ApiError::new(Code::Unsupported, message)
        }),
    }
}

/// The word for this system.
pub(crate) fn platform() -> &'static str {
    if cfg!(target_os = "macos") {
        "macos"
    } else if cfg!(windows) {
        "windows"
    } else {
        "linux"
    }
}

fn found(place: &Path) -> Found {
    if is_free(place) {
        Found::None
    } else {
        Found::Locked
    }
}

/// Missing or empty.
fn is_free(folder: &Path) -> bool {
    match folder.read_dir() {
        Ok(mut inside) => inside.next().is_none(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}

fn within(chosen: PathBuf) -> PathBuf {
    if is_free(&chosen) || holds_header(&chosen) {
        chosen
    } else {
        chosen.join("lamplight")
    }
}

/// The copies of a vault's header bear it in their names.
fn holds_header(folder: &Path) -> bool {
    let inside = folder.read_dir().into_iter().flatten().flatten();
    inside
        .map(|file| file.file_name())
        .any(|name| name.to_string_lossy().contains("hdr"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_other_things_is_not_filled() {
        let folder = tempfile::tempdir().unwrap();
        let chosen = folder.path().to_path_buf();
        assert_eq!(within(chosen.clone()), chosen);
        assert_eq!(found(&chosen), Found::None);

        std::fs::write(chosen.join("letter.txt"), "x").unwrap();
        assert_eq!(within(chosen.clone()), chosen.join("lamplight"));
        assert_eq!(found(&chosen.join("lamplight")), Found::None);

        std::fs::write(chosen.join("vault.hdr"), "x").unwrap();
        assert_eq!(within(chosen.clone()), chosen);
        assert_eq!(found(&chosen), Found::Locked);
    }
}
