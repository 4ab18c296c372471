//! The command table, by name, for the window `main`.

use lamplight_api::{ApiError, Caller};
use serde::Deserialize;
use serde_json::Value;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager as _, Runtime};

use crate::host::{Session, Unlocked};
use crate::preferences::Preferences;
use crate::reminding;
use crate::request::{Asked, Nothing, apart};

/// One command of the table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    name: String,
    #[serde(default)]
    request: Option<Value>,
}

/// Which job.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Job {
    job: u32,
}

/// Hands a request to the table.
///
/// # Errors
/// While no vault is open, and whatever the command refuses.
#[tauri::command]
pub async fn call<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    request: Asked<Call>,
) -> Result<Response, ApiError> {
    let Call { name, request } = request.0;
    let json = request
        .map(|request| request.to_string())
        .unwrap_or_default();
    apart(move || {
        let pending = unlocked.0.desk.dispatch(Caller::View, &name, &json)?;
        if name == "setting_set" {
            let answer = pending.wait()?;
            settle(&app, &unlocked.0, &answer);
            return Ok(Response::new(answer));
        }
        // Whoever waits for a long answer does not keep the vault open.
        drop(unlocked);
        Ok(Response::new(pending.wait()?))
    })
    .await
}

/// Stops a job by the number that its progress bears.
///
/// # Errors
/// While no vault is open.
#[tauri::command]
pub fn job_stop(unlocked: Unlocked, request: Asked<Job>) -> Result<Nothing, ApiError> {
    unlocked.0.desk.stop(request.0.job);
    Ok(Nothing {})
}

/// A setting as the table answers it.
#[derive(Deserialize)]
struct Set {
    key: String,
    value: Value,
}

/// Some settings matter to the window itself.
fn settle<R: Runtime>(app: &AppHandle<R>, session: &Session, answer: &str) {
    let Ok(Set { key, value }) = serde_json::from_str(answer) else {
        return;
    };
    match (key.as_str(), value.as_u64()) {
        ("lock_after_minutes", Some(minutes)) => session.watch.allow(minutes),
        ("notifications", _) => reminding::withdraw_soon(app),
        // The setting itself is in the vault; without its copy only the window `lock` looks as
        // before.
        _ => drop(app.state::<Preferences>().mirror(&key, &value)),
    }
}
