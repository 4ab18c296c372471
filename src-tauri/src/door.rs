//! The commands of the window `lock` that open a vault: making one, unlocking it.
//!
//! A passphrase comes as bytes and never as a part of a JSON text, of which there would be copies
//! that nobody wipes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lamplight_api::clock::SystemClock;
use lamplight_api::door::{
    self, Cost, NewKeys, OfferedCode, Strength, Surroundings, finish_restore, is_free,
};
use lamplight_api::settings::SettingGet;
use lamplight_api::{ApiError, Code, Desk, Event};
use tauri::ipc::{CommandArg, CommandItem, InvokeBody, InvokeError};
use tauri::{AppHandle, Emitter as _, Manager as _, Runtime};
use zeroize::Zeroizing;

use crate::host::{Agreed, AtTheDoor, Host, Noted};
use crate::preferences::Preferences;
use crate::removal::Removals;
use crate::request::{Nothing, apart};
use crate::windows::MAIN;
use crate::{folders, locking, windows};

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

/// Opens the vault by some way, keeps it open and shows it.
pub(crate) async fn enter<R: Runtime>(
    app: AppHandle<R>,
    way: impl FnOnce(&AppHandle<R>, &Path, Surroundings) -> Result<Desk, ApiError> + Send + 'static,
) -> Result<Nothing, ApiError> {
    apart(move || {
        let host = app.state::<Host>();
        // The same vault may be on its way to being closed.
        let opening = host.begin_opening()?;
        let place = place(&app)?;
        finish_restore(&place);
        let desk = way(&app, &place, surroundings(&app))?;
        let minutes = allowed_minutes(&desk)?;
        let opening = opening.noting(note(&app, &place, &desk));
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

/// Puts the vault that was opened first in the list, and finds out whether it had come further before.
fn note<R: Runtime>(app: &AppHandle<R>, place: &Path, desk: &Desk) -> Noted {
    let mut older = false;
    // A list that cannot be written keeps nobody from what they wrote.
    let _ = app.state::<Preferences>().change_vaults(|vaults| {
        older = vaults.used(place, desk.seen());
    });
    let (app, place) = (app.clone(), place.to_path_buf());
    let keep = move |seen, agreed| {
        let preferences = app.state::<Preferences>();
        // An older copy is told by less when this is not kept.
        let _ = preferences.change_vaults(|vaults| match agreed {
            Agreed::Yes => vaults.keep(&place, seen),
            Agreed::NotYet => vaults.doubt(&place, seen),
        });
    };
    Noted::new(older, keep)
}

/// The folder of the vault: the chosen one, or the usual one.
pub(crate) fn place<R: Runtime>(app: &AppHandle<R>) -> Result<PathBuf, ApiError> {
    let usual = usual(app)?;
    Ok(app.state::<Preferences>().values().vaults.current(&usual))
}

/// Where the vault is when nobody chose a folder.
pub(crate) fn usual<R: Runtime>(app: &AppHandle<R>) -> Result<PathBuf, ApiError> {
    folders::vault(app).map_err(|_| {
        let message = "this system names no folder for data";
        ApiError::new(Code::Unsupported, message)
    })
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

/// The folder for a vault within the one that somebody chose.
pub(crate) fn within(chosen: PathBuf) -> PathBuf {
    if is_free(&chosen) || holds_header(&chosen) {
        chosen
    } else {
        chosen.join("lamplight")
    }
}

/// Whether one of the two copies of a vault's header is in a folder, whole or not.
fn holds_header(folder: &Path) -> bool {
    ["vault.hdr", "vault.hdr.2"]
        .iter()
        .any(|name| folder.join(name).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_other_things_is_not_filled() {
        let folder = tempfile::tempdir().unwrap();
        let chosen = folder.path().to_path_buf();
        assert_eq!(within(chosen.clone()), chosen);

        std::fs::write(chosen.join("letter.txt"), "x").unwrap();
        assert_eq!(within(chosen.clone()), chosen.join("lamplight"));

        std::fs::write(chosen.join("sunset_hdr.jpg"), "x").unwrap();
        assert_eq!(within(chosen.clone()), chosen.join("lamplight"));

        std::fs::write(chosen.join("vault.hdr.2"), "x").unwrap();
        assert_eq!(within(chosen.clone()), chosen);
    }
}
