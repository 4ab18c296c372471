//! New entries.

use rusqlite::Transaction;

use super::facets::{check_given, columns, packed};
use super::{EntryId, Facets, NewEntry, Prepared, Status, mentions};
use crate::day::Day;
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError, records, search, tags};

impl Journal {
    /// Adds an entry. After `Ok` it is on the disk.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] when something is too long or out of range.
    pub fn add(
        &mut self,
        new: NewEntry,
        request: Option<RequestId>,
    ) -> Result<EntryId, JournalError> {
        let now = self.clock.now();
        // What is written by hand is a draft until the writer says otherwise.
        let status = new.status.unwrap_or(Status::Draft);
        let today = Day::of(&now);
        check_given(new.given_on, today)?;
        let new = NewEntry {
            status: Some(status),
            // What is given was given some day.
            given_on: new
                .given_on
                .or_else(|| (status == Status::Given).then_some(today)),
            ..new
        };
        let prepared = Prepared::new(new, &now)?;
        let id = EntryId::new(now.millis(), self.random_bytes()?);
        let (id, row) = self.vault.write(|transaction| {
            requests::once(transaction, request, "entry_add", || {
                let row = insert(transaction, id, &prepared, now.millis())?;
                search::defer(transaction, row, search::Held::Nothing)?;
                Ok((id, row))
            })
        })?;
        self.order
            .borrow_mut()
            .put(row, prepared.state.entry_date.instant());
        Ok(id)
    }
}

/// Writes a prepared entry, all but its words in the index. Returns its row.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    id: EntryId,
    new: &Prepared,
    now: i64,
) -> Result<i64, JournalError> {
    let state = &new.state;
    let facets = columns(transaction, &new.facets, &Facets::default(), new.today)?;
    let extra = new.extra.as_ref().map(serde_json::to_string).transpose();
    let extra = extra.map_err(|_| JournalError::invalid("extra", "these cannot be kept"))?;
    transaction
        .prepare_cached(
            "INSERT INTO entry (id, kind, title, entry_date, entry_zone, entry_day, entry_instant,
                created_at, updated_at, revision, word_count, feeling, extra, trashed_at, lens,
                person, matter, status, given_on, feel_before, feel_after, shareable, starred,
                resurface, rests_until)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, 1, ?9, ?10, ?11, NULL, ?12, ?13, ?14,
                ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)",
        )?
        .execute(rusqlite::params![
            id.to_string(),
            state.kind.as_str(),
            &state.title,
            state.entry_date.to_string(),
            &state.zone,
            state.entry_date.day().to_string(),
            state.entry_date.instant(),
            now,
            new.word_count,
            state.feeling,
            extra,
            &state.lens,
            facets.person,
            facets.matter,
            records::as_word(&state.status),
            state.given_on,
            state.feel_before,
            state.feel_after,
            new.facets.shareable,
            new.facets.starred,
            new.facets.resurface,
            facets.rests_until,
        ])?;
    let row = transaction.last_insert_rowid();
    transaction
        .prepare_cached("INSERT INTO entry_body (entry, body, fields) VALUES (?1, ?2, ?3)")?
        .execute((row, &state.body, packed(&state.fields)?))?;
    mentions::write(transaction, row, state, None)?;
    tags::write(transaction, row, &state.tags)?;
    Ok(row)
}
