//! Words that could not be saved before the program locked. They stay in this program's memory, and
//! nowhere else, until the vault is open again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use lamplight_api::ApiError;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager as _, Runtime};
use zeroize::Zeroizing;

use crate::dialogs::{Question, agreed};
use crate::door;
use crate::host::Unlocked;
use crate::request::{Asked, Nothing};
use crate::words::Words;

/// The words, by the place of the vault they belong to.
#[derive(Default)]
pub struct Unsaved(Mutex<BTreeMap<PathBuf, Zeroizing<String>>>);

impl Unsaved {
    /// Whether there are any, of whichever vault.
    pub fn is_any(&self) -> bool {
        !self.kept().is_empty()
    }

    /// Forgets those of a vault that is no more.
    pub fn forget(&self, place: &Path) {
        self.kept().remove(place);
    }

    fn kept(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Zeroizing<String>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a page could not save, in its own spelling.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Remainder {
    unsaved: Option<String>,
}

/// Keeps what the page could not save, instead of what was kept before; or nothing any more.
///
/// # Errors
/// While no vault is open.
#[tauri::command]
pub fn unsaved_set<R: Runtime>(
    app: AppHandle<R>,
    _unlocked: Unlocked,
    request: Asked<Remainder>,
) -> Result<Nothing, ApiError> {
    let place = door::place(&app)?;
    let unsaved = app.state::<Unsaved>();
    let mut kept = unsaved.kept();
    match request.0.unsaved {
        Some(words) => kept.insert(place, Zeroizing::new(words)),
        None => kept.remove(&place),
    };
    Ok(Nothing {})
}

/// Gives a page what the one before it could not save. It is kept until a page sets it anew.
///
/// # Errors
/// While no vault is open.
#[tauri::command]
pub fn unsaved_get<R: Runtime>(
    app: AppHandle<R>,
    _unlocked: Unlocked,
    _request: Asked<Nothing>,
) -> Result<Remainder, ApiError> {
    let place = door::place(&app)?;
    let unsaved = app.state::<Unsaved>();
    let kept = unsaved.kept();
    let words = kept.get(&place).map(|words| words.to_string());
    Ok(Remainder { unsaved: words })
}

/// Whether the program may end: when no words would be lost, or somebody agreed to that.
pub fn may_be_lost<R: Runtime>(app: &AppHandle<R>) -> bool {
    if !app.state::<Unsaved>().is_any() {
        return true;
    }
    let words = Words::english();
    agreed(
        app,
        Question {
            title: words.say("shell-unsaved-title"),
            text: words.say("shell-unsaved-question"),
            yes: words.say("shell-unsaved-close"),
            no: words.say("shell-unsaved-stay"),
        },
    )
}
