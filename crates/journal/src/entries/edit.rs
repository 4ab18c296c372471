//! Changes to entries. What a change supersedes is kept as a revision.

use lamplight_text as text;
use rusqlite::Transaction;

use super::prepared::without_repeats;
use super::{EntryDate, EntryId, Kind, State, load_state, row_of};
use crate::requests::{self, RequestId};
use crate::search::Held;
use crate::{Journal, JournalError, history, search, tags};

/// What to change; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Another kind.
    pub kind: Option<Kind>,
    /// Another title.
    pub title: Option<String>,
    /// Another text.
    pub body: Option<String>,
    /// Another date. The zone is forgotten with the old one.
    pub entry_date: Option<EntryDate>,
    /// Other tags, all of them.
    pub tags: Option<Vec<String>>,
    /// Another feeling, 0 to 10.
    pub feeling: Option<u8>,
    /// The revision the change was made on; refused when the entry has moved on.
    pub if_revision: Option<u32>,
    /// Whether this is one of many saves while the writer types: then states a few minutes apart
    /// become one revision, unless much text went.
    pub typing: bool,
}

impl Change {
    fn apply(self, old: &State) -> State {
        let zone = if self.entry_date.is_some() {
            None
        } else {
            old.zone.clone()
        };
        State {
            kind: self.kind.unwrap_or(old.kind),
            title: self.title.unwrap_or_else(|| old.title.clone()),
            body: self.body.unwrap_or_else(|| old.body.clone()),
            entry_date: self.entry_date.unwrap_or(old.entry_date),
            zone,
            tags: self.tags.map_or_else(|| old.tags.clone(), without_repeats),
            feeling: self.feeling.or(old.feeling),
        }
    }
}

impl Journal {
    /// Changes an entry and returns its new revision. A change that changes nothing makes none.
    ///
    /// # Errors
    /// [`JournalError::NotFound`]; [`JournalError::Invalid`] when the entry has moved on from
    /// `if_revision`, lies in the trash, or something is too long or out of range.
    pub fn edit(
        &mut self,
        id: EntryId,
        change: Change,
        request: Option<RequestId>,
    ) -> Result<u32, JournalError> {
        let now = self.clock.now().millis();
        let (row, revision, instant) = self.vault.write(|transaction| {
            requests::once(transaction, request, "entry_edit", || {
                edit(transaction, id, change, now)
            })
        })?;
        self.order.borrow_mut().put(row, instant);
        Ok(revision)
    }
}

fn edit(
    transaction: &Transaction<'_>,
    id: EntryId,
    change: Change,
    now: i64,
) -> Result<(i64, u32, i64), JournalError> {
    let row = row_of(transaction, id)?;
    let standing = load_state(transaction, row)?;
    if standing.trashed {
        return Err(JournalError::invalid(
            "id",
            "this entry is in the trash; restore it first",
        ));
    }
    if change
        .if_revision
        .is_some_and(|based_on| based_on != standing.revision)
    {
        let reason = format!(
            "this entry has changed meanwhile; it is at revision {}",
            standing.revision
        );
        return Err(JournalError::invalid("if_revision", reason));
    }
    let typing = change.typing;
    let state = change.apply(&standing.state);
    state.check()?;
    if state == standing.state {
        return Ok((row, standing.revision, state.entry_date.instant()));
    }
    let kept = history::supersede(transaction, row, &standing, &state, typing, now)?;
    let old = &standing.state;
    let revision = standing.revision + 1;
    write_state(transaction, row, old, &state, revision, now)?;
    if state.body != old.body || state.title != old.title || state.tags != old.tags {
        let held = if kept {
            Held::Revision(standing.revision)
        } else {
            Held::State(old)
        };
        search::defer(transaction, row, held)?;
    }
    Ok((row, revision, state.entry_date.instant()))
}

/// Writes a state over the old one. Its words reach the index a little later.
fn write_state(
    transaction: &Transaction<'_>,
    row: i64,
    old: &State,
    new: &State,
    revision: u32,
    now: i64,
) -> Result<(), JournalError> {
    transaction
        .prepare_cached(
            "UPDATE entry SET kind = ?2, title = ?3, entry_date = ?4, entry_zone = ?5,
                entry_day = ?6, entry_instant = ?7, updated_at = ?8, revision = ?9, feeling = ?10
             WHERE n = ?1",
        )?
        .execute((
            row,
            new.kind.as_str(),
            &new.title,
            new.entry_date.to_string(),
            &new.zone,
            new.entry_date.day().to_string(),
            new.entry_date.instant(),
            now,
            revision,
            new.feeling,
        ))?;
    if new.body != old.body {
        transaction
            .prepare_cached("UPDATE entry_body SET body = ?2 WHERE entry = ?1")?
            .execute((row, &new.body))?;
        transaction
            .prepare_cached("UPDATE entry SET word_count = ?2 WHERE n = ?1")?
            .execute((row, text::word_count(&new.body)))?;
    }
    if new.tags != old.tags {
        tags::write(transaction, row, &new.tags)?;
    }
    Ok(())
}
