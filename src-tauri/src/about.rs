//! What this program is.

use lamplight_api::ApiError;
use serde::Serialize;
use tauri::{AppHandle, Runtime};

use crate::door;
use crate::host::Unlocked;
use crate::request::{Asked, Nothing};

/// What this program is, and what it stands on.
#[derive(Debug, Serialize)]
pub struct About {
    version: &'static str,
    webview: Option<String>,
    platform: &'static str,
    place: String,
}

/// Says what this program is.
///
/// # Errors
/// While no vault is open.
#[tauri::command]
pub fn about<R: Runtime>(
    app: AppHandle<R>,
    _unlocked: Unlocked,
    _request: Asked<Nothing>,
) -> Result<About, ApiError> {
    Ok(About {
        version: env!("CARGO_PKG_VERSION"),
        webview: tauri::webview_version().ok(),
        platform: door::platform(),
        place: door::place(&app)?.to_string_lossy().into_owned(),
    })
}
