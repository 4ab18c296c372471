//! Backups by themselves: a little after unlocking, and every hour for as long as a vault is open.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use lamplight_api::ApiError;
use lamplight_api::backups::{BackupPlaceChosen, BackupPlaceSet, WhichPlace};
use serde::Deserialize;
use tauri::{AppHandle, Manager as _, Runtime};

use crate::dialogs::{Ask, Picker};
use crate::host::{Session, Unlocked};
use crate::request::{Asked, apart};

/// How long after unlocking: what is read first comes first.
const AT_FIRST: Duration = Duration::from_secs(20);
/// How often from then on.
const FROM_THEN_ON: Duration = Duration::from_hours(1);

/// When backups are looked after next.
pub(crate) struct Keeping {
    since: Instant,
    wait: Duration,
}

impl Keeping {
    /// A vault was opened.
    pub(crate) fn begin() -> Self {
        Self {
            since: Instant::now(),
            wait: AT_FIRST,
        }
    }

    /// Has backups looked after, if it is time.
    pub(crate) fn glance(&mut self, session: &Session) {
        if self.since.elapsed() >= self.wait {
            self.since = Instant::now();
            self.wait = FROM_THEN_ON;
            look_after(session);
        }
    }
}

/// Nobody waits for it. What goes wrong is kept in the vault, for the settings to say.
fn look_after(session: &Session) {
    drop(session.desk.keep_backups());
}

/// Which place, and whether it is given up instead of chosen.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choosing {
    which: WhichPlace,
    #[serde(default)]
    give_up: bool,
}

/// Keeps backups in a folder that somebody chooses; nothing when they cancel. Given up, the first
/// place is the usual one again, and there is no second.
///
/// # Errors
/// While no vault is open, and as the command `backup_place_set`.
#[tauri::command]
pub async fn backup_place_choose<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    request: Asked<Choosing>,
) -> Result<Option<BackupPlaceChosen>, ApiError> {
    let Choosing { which, give_up } = request.0;
    let visit = unlocked.visit();
    apart(move || {
        let path: Option<PathBuf> = if give_up {
            None
        } else {
            let Some(chosen) = app.state::<Picker>().0.pick(&Ask::Folder) else {
                return Ok(None);
            };
            Some(chosen)
        };
        let session = visit.session()?;
        let chosen = session.desk.ask(BackupPlaceSet { which, path })?;
        look_after(&session);
        Ok(Some(chosen))
    })
    .await
}
