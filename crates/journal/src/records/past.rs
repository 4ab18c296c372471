//! What a record said before it was changed.

use lamplight_vault::VaultError;
use rusqlite::{OptionalExtension as _, Transaction};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Noun, RecordId};
use crate::{Journal, JournalError, history};

/// Changes of one record within so many milliseconds keep one state, the first.
const STRETCH: i64 = 5 * 60 * 1000;

/// A state that a later one superseded.
#[derive(Debug, Clone, PartialEq)]
pub struct PastState {
    /// When it was written, in milliseconds since 1970 UTC by the clock of that moment.
    pub saved_at: i64,
    /// When the next one took its place.
    pub superseded_at: i64,
    /// The record as it was, a JSON object. Of what it pointed to it has the names alone.
    pub state: Value,
}

/// Keeps what a record says before it is changed. Many changes of one sitting keep what stood
/// before the first of them.
pub(crate) fn supersede(
    transaction: &Transaction<'_>,
    noun: Noun,
    id: RecordId,
    old: &impl Serialize,
    saved_at: i64,
    now: i64,
) -> Result<(), JournalError> {
    let latest: Option<i64> = transaction
        .prepare_cached(
            "SELECT superseded_at FROM record_state WHERE id = ?1 ORDER BY n DESC LIMIT 1",
        )?
        .query_row([id], |record| record.get(0))
        .optional()?;
    // After the clock was set back, every state is kept.
    if latest.is_some_and(|kept| (0..STRETCH).contains(&(now - kept))) {
        return Ok(());
    }
    let old = serde_json::to_value(old).map_err(|_| VaultError::DatabaseDamaged)?;
    transaction
        .prepare_cached(
            "INSERT INTO record_state (noun, id, saved_at, superseded_at, state)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            noun.as_str(),
            id,
            saved_at,
            now,
            history::deflate(&without_labels(old))?,
        ))?;
    Ok(())
}

/// The state with the name alone of whatever it points to: what another record is called goes when
/// that one goes, and is kept nowhere else.
fn without_labels(mut state: Value) -> Value {
    for field in state.as_object_mut().into_iter().flat_map(Map::values_mut) {
        let named = field.as_object_mut().filter(|fields| {
            fields.len() == 2 && fields.contains_key("id") && fields.contains_key("label")
        });
        if let Some(id) = named.and_then(|fields| fields.remove("id")) {
            *field = id;
        }
    }
    state
}

impl Journal {
    /// What a record said before its changes, the latest first; also of one in the trash.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when there is no such record.
    pub fn past(&self, id: RecordId) -> Result<Vec<PastState>, JournalError> {
        self.vault.read(|connection| {
            super::find(connection, id)?.ok_or(JournalError::NotFound("record"))?;
            let mut statement = connection.prepare_cached(
                "SELECT saved_at, superseded_at, state FROM record_state WHERE id = ?1 ORDER BY n DESC",
            )?;
            let mut rows = statement.query([id])?;
            let mut states = Vec::new();
            while let Some(record) = rows.next()? {
                states.push(PastState {
                    saved_at: record.get(0)?,
                    superseded_at: record.get(1)?,
                    state: history::inflate(record.get_ref(2)?.as_blob().unwrap_or_default())?,
                });
            }
            Ok(states)
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::records::Blank;

    #[test]
    fn a_past_state_holds_no_label_of_another_record() {
        let id = Blank::id(1).to_string();
        let state = json!({
            "id": id, "label": "Sunday", "person": {"id": id, "label": "M."},
            "fields": {"id": "a", "label": "b", "more": "c"}, "matter": null,
        });
        let kept = json!({
            "id": id, "label": "Sunday", "person": id,
            "fields": {"id": "a", "label": "b", "more": "c"}, "matter": null,
        });
        assert_eq!(without_labels(state), kept);
        assert_eq!(without_labels(json!("a word")), json!("a word"));
    }
}
