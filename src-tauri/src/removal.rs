//! Removing the open vault for good.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use lamplight_api::backups::{BackupList, BackupPlace};
use lamplight_api::door::{self, Passphrase, Removed, copies_beside};
use lamplight_api::{ApiError, Code};
use serde::Serialize;
use tauri::{AppHandle, Manager as _, Runtime};

use crate::door::{Typed, place};
use crate::host::{Host, Unlocked, Visit};
use crate::preferences::Preferences;
use crate::request::{Nothing, apart};
use crate::unsaved::Unsaved;
use crate::{clipboard, dialogs, windows};

/// How the last removal went, for the window `lock` to say.
#[derive(Default)]
pub struct Removals(Mutex<Option<Ended>>);

/// How a removal went.
#[derive(Debug, Clone, Serialize)]
pub struct Ended {
    /// Where the vault was.
    place: String,
    /// What is left there; nothing when it could not be removed at all.
    #[serde(flatten)]
    removed: Option<Removed>,
    /// How many backups went before; nothing when that was cut short, and some may have gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    backups: Option<u32>,
}

impl Removals {
    /// How the last one went.
    pub fn last(&self) -> Option<Ended> {
        self.lock().clone()
    }

    /// Nobody needs to know any more.
    pub fn forget(&self) {
        *self.lock() = None;
    }

    fn tell(&self, place: &Path, removed: Option<Removed>, backups: Option<u32>) {
        let place = place.to_string_lossy().into_owned();
        *self.lock() = Some(Ended {
            place,
            removed,
            backups,
        });
    }

    fn lock(&self) -> MutexGuard<'_, Option<Ended>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What would go.
#[derive(Debug, Serialize)]
pub struct Removal {
    /// The folder of the vault.
    place: String,
    /// How many backups were found, and go with it.
    backups: usize,
    /// Places of backups that are not there just now: what lies in them stays.
    away: Vec<String>,
    /// Other folders beside it that hold a copy of it, and stay.
    copies: Vec<String>,
}

/// Asks whether the vault may be removed, by somebody who has what opens it. Changes nothing.
///
/// # Errors
/// While no vault is open, and as [`door::removal`].
#[tauri::command]
pub async fn vault_removal<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    typed: Typed,
) -> Result<Removal, ApiError> {
    let visit = unlocked.visit();
    apart(move || {
        let place = place(&app)?;
        let _removal = door::removal(&place, &door::passphrase(&typed.0)?)?;
        let listed = visit.session()?.desk.begin(BackupList {});
        let kept = listed.wait()?;
        // The usual place is made with the first backup: before, nothing can be in it.
        let not_yet = |place: &BackupPlace| place.usual && place.missing_since.is_none();
        let away = kept.places.into_iter();
        let away = away.filter(|place| !place.there && !not_yet(place));
        let shown = |path: &Path| path.to_string_lossy().into_owned();
        Ok(Removal {
            backups: kept.backups.iter().filter(|backup| backup.own).count(),
            away: away.map(|place| place.path).collect(),
            copies: copies_beside(&place)
                .iter()
                .map(|copy| shown(copy))
                .collect(),
            place: shown(&place),
        })
    })
    .await
}

/// Removes the backups of the vault, closes and removes the vault, and shows the window `lock`, which
/// says how that went. The backups go first: while the vault is there, what was cut off can be done
/// again.
///
/// # Errors
/// While no vault is open, and as [`door::removal`] and as the disk says of a backup. Then the vault is
/// as it was, and open still.
#[tauri::command]
pub async fn vault_remove<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    typed: Typed,
) -> Result<Nothing, ApiError> {
    let visit = unlocked.visit();
    apart(move || {
        remove(&app, &visit, &door::passphrase(&typed.0)?)?;
        windows::exchange_for_lock(&app);
        Ok(Nothing {})
    })
    .await
}

/// The same without the windows.
///
/// # Errors
/// As [`vault_remove`].
pub fn remove<R: Runtime>(
    app: &AppHandle<R>,
    visit: &Visit,
    passphrase: &Passphrase,
) -> Result<(), ApiError> {
    let place = place(app)?;
    let removal = door::removal(&place, passphrase)?;
    let removals = app.state::<Removals>();
    let backups = visit.session()?.desk.remove_every_backup();
    // Whoever locks before the end finds this said.
    removals.tell(&place, None, None);
    let backups = backups.wait().inspect_err(|_| {
        if visit.session().is_ok() {
            removals.forget();
        }
    })?;
    removals.tell(&place, None, Some(backups));
    let host = app.state::<Host>();
    if !host.lock(visit) {
        let message = "the vault was locked before it could be removed";
        return Err(ApiError::new(Code::Unsupported, message));
    }
    windows::hide_main(app);
    dialogs::dismiss(app);
    clipboard::clear_soon(app);
    host.close().wait();
    let removed = removal.run().ok();
    if removed.is_some() {
        app.state::<Unsaved>().forget(&place);
        // What cannot be kept in the file is kept until the program ends.
        let known = app.state::<Preferences>();
        let _ = known.change_vaults(|vaults| vaults.removed(&place));
    }
    removals.tell(&place, removed, Some(backups));
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn of_backups_is_said_what_is_known() {
        let removals = Removals::default();
        let told = |backups| {
            removals.tell(Path::new("vault"), None, backups);
            serde_json::to_value(removals.last()).unwrap()
        };
        assert_eq!(told(None), json!({ "place": "vault" }));
        assert_eq!(told(Some(2)), json!({ "place": "vault", "backups": 2 }));
    }
}
