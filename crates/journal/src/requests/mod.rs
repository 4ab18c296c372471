//! Requests answered once. A web view that reloads in the middle of a command asks again; the
//! second time it gets the first answer, and nothing changes twice.

use rusqlite::{OptionalExtension as _, Transaction};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::JournalError;

/// The name a host gives to one request that changes something.
pub type RequestId = Uuid;

/// How many answers are remembered.
const REMEMBERED: i64 = 500;

/// Does the work, or gives the answer it gave before. Answers hold ids and numbers only, never
/// what was written.
pub(crate) fn once<T: Serialize + DeserializeOwned>(
    transaction: &Transaction<'_>,
    request: Option<RequestId>,
    command: &str,
    work: impl FnOnce() -> Result<T, JournalError>,
) -> Result<T, JournalError> {
    let Some(request) = request else {
        return work();
    };
    let id = request.to_string();
    let known: Option<(String, String)> = transaction
        .prepare_cached("SELECT command, answer FROM request WHERE id = ?1")?
        .query_row([&id], |record| Ok((record.get(0)?, record.get(1)?)))
        .optional()?;
    let mixed_up = || JournalError::invalid("request_id", "this request id was used before");
    if let Some((earlier, answer)) = known {
        if earlier != command {
            return Err(mixed_up());
        }
        return serde_json::from_str(&answer).map_err(|_| mixed_up());
    }
    let answer = work()?;
    let kept = serde_json::to_string(&answer).map_err(|_| mixed_up())?;
    transaction
        .prepare_cached("INSERT INTO request (id, command, answer) VALUES (?1, ?2, ?3)")?
        .execute((&id, command, kept))?;
    let last = transaction.last_insert_rowid();
    transaction
        .prepare_cached("DELETE FROM request WHERE n <= ?1")?
        .execute([last - REMEMBERED])?;
    Ok(answer)
}
