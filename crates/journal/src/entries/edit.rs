//! Changes to entries. What a change supersedes is kept as a revision.

use rusqlite::Transaction;

use super::facets::{check_answers, check_given, columns, merged, packed};
use super::prepared::without_repeats;
use super::{
    EntryDate, EntryId, FacetChange, Facets, Fields, Kind, State, Status, load_state, mentions,
    row_of, seal,
};
use crate::clock::Now;
use crate::day::Day;
use crate::requests::{self, RequestId};
use crate::search::Held;
use crate::{Journal, JournalError, history, records, search, tags};

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
    /// Another way of looking in, or none.
    pub lens: Option<Option<String>>,
    /// Another standing. What becomes given was given today, unless a day is set.
    pub status: Option<Status>,
    /// Another day on which it was given, or none.
    pub given_on: Option<Option<Day>>,
    /// Another feeling before the writing, or none.
    pub feel_before: Option<Option<u8>>,
    /// Another feeling after the writing, or none.
    pub feel_after: Option<Option<u8>>,
    /// Guided answers that change; one that is null goes, and those not named stay.
    pub fields: Fields,
    /// What to change beside what it says.
    pub facets: FacetChange,
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
            lens: self.lens.unwrap_or_else(|| old.lens.clone()),
            status: self.status.unwrap_or(old.status),
            given_on: self.given_on.unwrap_or(old.given_on),
            feel_before: self.feel_before.unwrap_or(old.feel_before),
            feel_after: self.feel_after.unwrap_or(old.feel_after),
            fields: merged(&old.fields, self.fields),
        }
    }
}

impl Journal {
    /// Changes an entry and returns its new revision. A change that changes nothing makes none.
    ///
    /// # Errors
    /// [`JournalError::NotFound`]; [`JournalError::Invalid`] when the entry has moved on from
    /// `if_revision`, lies in the trash, is sealed, points to what is not there, or something is too
    /// long or out of range.
    pub fn edit(
        &mut self,
        id: EntryId,
        change: Change,
        request: Option<RequestId>,
    ) -> Result<u32, JournalError> {
        let now = self.clock.now();
        let (row, revision, instant) = self.vault.write(|transaction| {
            requests::once(transaction, request, "entry_edit", || {
                edit(transaction, id, change, &now)
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
    now: &Now,
) -> Result<(i64, u32, i64), JournalError> {
    let today = Day::of(now);
    let row = row_of(transaction, id)?;
    let standing = load_state(transaction, row)?;
    if standing.trashed {
        return Err(JournalError::invalid(
            "id",
            "this entry is in the trash; restore it first",
        ));
    }
    seal::refuse_sealed(standing.sealed_until)?;
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
    let facets = change.facets.apply(&standing.facets);
    let old = &standing.state;
    let becomes_given = change.status == Some(Status::Given);
    let mut state = change.apply(old);
    if becomes_given && state.given_on.is_none() {
        state.given_on = Some(today);
    }
    state.check()?;
    check_answers(&state.fields, &old.fields)?;
    if state.given_on != old.given_on {
        check_given(state.given_on, today)?;
    }
    if facets != standing.facets {
        write_facets(transaction, row, &facets, &standing.facets, today)?;
    }
    if state == *old {
        return Ok((row, standing.revision, state.entry_date.instant()));
    }
    let now = now.millis();
    let kept = history::supersede(transaction, row, &standing, &state, typing, now)?;
    let revision = standing.revision + 1;
    write_state(transaction, row, old, &state, revision, now)?;
    if state.body != old.body
        || state.title != old.title
        || state.tags != old.tags
        || state.fields != old.fields
    {
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
    let says_else = new.body != old.body || new.fields != old.fields;
    transaction
        .prepare_cached(
            "UPDATE entry SET kind = ?2, title = ?3, entry_date = ?4, entry_zone = ?5,
                entry_day = ?6, entry_instant = ?7, updated_at = ?8, revision = ?9, feeling = ?10,
                lens = ?11, status = ?12, given_on = ?13, feel_before = ?14, feel_after = ?15,
                word_count = coalesce(?16, word_count)
             WHERE n = ?1",
        )?
        .execute(rusqlite::params![
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
            &new.lens,
            records::as_word(&new.status),
            new.given_on,
            new.feel_before,
            new.feel_after,
            says_else.then(|| new.word_count()),
        ])?;
    if says_else {
        transaction
            .prepare_cached("UPDATE entry_body SET body = ?2, fields = ?3 WHERE entry = ?1")?
            .execute((row, &new.body, packed(&new.fields)?))?;
        mentions::write(transaction, row, new, Some(old))?;
    }
    if new.tags != old.tags {
        tags::write(transaction, row, &new.tags)?;
    }
    Ok(())
}

/// Writes other facets. They are no part of what the entry says: its revision stays.
fn write_facets(
    transaction: &Transaction<'_>,
    row: i64,
    new: &Facets,
    old: &Facets,
    today: Day,
) -> Result<(), JournalError> {
    let rows = columns(transaction, new, old, today)?;
    transaction
        .prepare_cached(
            "UPDATE entry SET person = ?2, matter = ?3, shareable = ?4, starred = ?5,
                resurface = ?6, rests_until = ?7 WHERE n = ?1",
        )?
        .execute((
            row,
            rows.person,
            rows.matter,
            new.shareable,
            new.starred,
            new.resurface,
            rows.rests_until,
        ))?;
    Ok(())
}
