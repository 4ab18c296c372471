//! Files out and in. The page says what; the person says where, in the system's own dialog. A vault
//! is not kept open by a dialog, nor by whoever waits for a long answer.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{MutexGuard, PoisonError};

use lamplight_api::clock::{Clock as _, SystemClock};
use lamplight_api::export::{Export, Exported};
use lamplight_api::import::{Import, Imported};
use lamplight_api::records::RecordId;
use lamplight_api::share::{Share, Shared};
use lamplight_api::vault::{VaultBackedUp, VaultBackup};
use lamplight_api::{ApiError, Code};
use serde::Deserialize;
use tauri::{AppHandle, Manager as _, Runtime};

use crate::dialogs::{Ask, Picker};
use crate::host::{Session, Unlocked};
use crate::request::{Asked, Nothing, apart};

/// What to share.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sharing {
    #[serde(default)]
    entry: Vec<String>,
    session: Option<RecordId>,
    format: String,
    #[serde(default)]
    unprotected: bool,
}

/// What to import.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Importing {
    what: Source,
    #[serde(default)]
    dry_run: bool,
    #[serde(default)]
    same: bool,
}

/// What an import is read from.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Source {
    File,
    Folder,
}

/// How to export.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exporting {
    format: String,
}

/// Shares entries to a file that somebody names; nothing when they cancel.
///
/// # Errors
/// While no vault is open, and as the command `share`.
#[tauri::command]
pub async fn share_to_file<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    request: Asked<Sharing>,
) -> Result<Option<Shared>, ApiError> {
    let Sharing {
        entry,
        session,
        format,
        unprotected,
    } = request.0;
    let ending = match format.as_str() {
        "pdf" => "pdf",
        "markdown" => "md",
        _ => return Err(unknown()),
    };
    let visit = unlocked.visit();
    apart(move || {
        let Some(out) = pick(&app, &Ask::Save(file_name(ending))) else {
            return Ok(None);
        };
        let pending = visit.session()?.desk.begin(Share {
            entry,
            from: None,
            to: None,
            matter: None,
            session,
            format,
            out,
            unprotected,
            // Somebody agreed to that in the dialog.
            overwrite: true,
            password: None,
        });
        pending.wait().map(Some)
    })
    .await
}

/// Imports what somebody chooses, or what they chose last; nothing when they cancel.
///
/// # Errors
/// While no vault is open, and as the command `import`; [`Code::NotFound`] for the same as last
/// time when nothing was chosen before.
#[tauri::command]
pub async fn import_from<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    request: Asked<Importing>,
) -> Result<Option<Imported>, ApiError> {
    let Importing {
        what,
        dry_run,
        same,
    } = request.0;
    let visit = unlocked.visit();
    apart(move || {
        let path = if same {
            let before = chosen_before(&*visit.session()?).clone();
            before.ok_or_else(|| {
                let message = "nothing was chosen to import yet";
                ApiError::new(Code::NotFound, message).of("same")
            })?
        } else {
            let ask = match what {
                Source::File => Ask::File,
                Source::Folder => Ask::Folder,
            };
            let Some(path) = pick(&app, &ask) else {
                return Ok(None);
            };
            *chosen_before(&*visit.session()?) = Some(path.clone());
            path
        };
        let pending = visit.session()?.desk.begin(Import {
            path,
            format: None,
            dry_run,
        });
        pending.wait().map(Some)
    })
    .await
}

/// Exports every entry to a file or folder that somebody names; nothing when they cancel.
///
/// # Errors
/// While no vault is open, and as the command `export`.
#[tauri::command]
pub async fn export_to<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    request: Asked<Exporting>,
) -> Result<Option<Exported>, ApiError> {
    let format = request.0.format;
    let name = match format.as_str() {
        "jsonl" => file_name("jsonl"),
        "markdown" => month(),
        _ => return Err(unknown()),
    };
    let visit = unlocked.visit();
    apart(move || {
        let Some(out) = pick(&app, &Ask::Save(name)) else {
            return Ok(None);
        };
        let mut exported = replacing(&out, |out| {
            let pending = visit.session()?.desk.begin(Export { format, out });
            pending.wait()
        })?;
        exported.out = out.to_string_lossy().into_owned();
        Ok(Some(exported))
    })
    .await
}

/// Writes a backup of the whole vault to a file that somebody names; nothing when they cancel.
///
/// # Errors
/// While no vault is open, and as the command `vault_backup`.
#[tauri::command]
pub async fn backup_to<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    _request: Asked<Nothing>,
) -> Result<Option<VaultBackedUp>, ApiError> {
    let name = format!(
        "notes-{}.lampbak",
        SystemClock.now().local.format("%Y-%m-%d")
    );
    let visit = unlocked.visit();
    apart(move || {
        let Some(out) = pick(&app, &Ask::Save(name)) else {
            return Ok(None);
        };
        let mut made = replacing(&out, |out| {
            let pending = visit.session()?.desk.begin(VaultBackup { out });
            pending.wait()
        })?;
        made.out = out.to_string_lossy().into_owned();
        Ok(Some(made))
    })
    .await
}

/// Writes something that never writes over a file. One that somebody agreed to replace is exchanged
/// when the new one is whole.
pub(crate) fn replacing<T>(
    out: &Path,
    write: impl FnOnce(PathBuf) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    if !out.is_file() {
        return write(out.to_path_buf());
    }
    let beside = beside(out)?;
    let written = write(beside.clone())?;
    fs::rename(&beside, out).map_err(|_| {
        let _ = fs::remove_file(&beside);
        ApiError::new(Code::Unwritable, "the old file cannot be replaced")
    })?;
    Ok(written)
}

fn pick<R: Runtime>(app: &AppHandle<R>, ask: &Ask) -> Option<PathBuf> {
    app.state::<Picker>().0.pick(ask)
}

fn chosen_before(session: &Session) -> MutexGuard<'_, Option<PathBuf>> {
    let source = session.import_source.lock();
    source.unwrap_or_else(PoisonError::into_inner)
}

fn unknown() -> ApiError {
    let message = "there is no such format";
    ApiError::new(Code::Unsupported, message).of("format")
}

/// A name that says when, and nothing of what.
fn month() -> String {
    format!("notes-{}", SystemClock.now().local.format("%Y-%m"))
}

fn file_name(ending: &str) -> String {
    format!("{}.{ending}", month())
}

/// A free name in the same folder.
fn beside(out: &Path) -> Result<PathBuf, ApiError> {
    let name = out.file_name().map(|name| name.to_string_lossy());
    let name = name.unwrap_or_default();
    let free = (1..100u32)
        .map(|n| out.with_file_name(format!(".{name}.new-{n}")))
        .find(|path| fs::symlink_metadata(path).is_err());
    free.ok_or_else(|| ApiError::new(Code::Unwritable, "this folder has no room for the file"))
}
