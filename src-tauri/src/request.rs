//! What a page sends with a command, and where the work of it is done.

use lamplight_api::{ApiError, Code};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tauri::Runtime;
use tauri::ipc::{CommandArg, CommandItem, InvokeError};

/// The request of a command. One that does not fit is refused as every other refusal is: with a
/// code, and without a word of what it held.
pub struct Asked<T>(pub T);

/// A request, or an answer, without fields.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl<'de, T: DeserializeOwned, R: Runtime> CommandArg<'de, R> for Asked<T> {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        T::deserialize(command).map(Self).map_err(|_| {
            let message = "the request does not fit this command";
            InvokeError::from(ApiError::new(Code::Invalid, message))
        })
    }
}

/// Does what waits (for the disk, the vault's thread, somebody's answer) on a thread that serves
/// nothing else.
///
/// # Errors
/// Whatever the work refuses.
pub async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let done = tauri::async_runtime::spawn_blocking(work).await;
    done.unwrap_or_else(|_| {
        let message = "this could not be finished";
        Err(ApiError::new(Code::Unsupported, message))
    })
}
