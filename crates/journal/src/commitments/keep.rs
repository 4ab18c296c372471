//! Writing commitments down, and changing them.

use rusqlite::{Connection, Transaction, params};

use super::{Cadence, Commitment, CommitmentChange, CommitmentKind, check_entry, read, stands};
use crate::day::Day;
use crate::records::{self, Noun, RecordId, supersede};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

impl Journal {
    /// Writes down something the writer will do. What is not said of it: active, from today, when
    /// it comes up, known to the writer alone. After `Ok` it is on the disk.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a text that says nothing or is too long, for openness without
    /// a day to look at it again, for days out of order, and where it points to what is not there.
    pub fn add_commitment(
        &mut self,
        kind: CommitmentKind,
        said: CommitmentChange,
        request: Option<RequestId>,
    ) -> Result<RecordId, JournalError> {
        let now = self.clock.now();
        let id = self.new_record()?;
        let blank = Commitment::blank(id, kind, Day::of(&now), now.millis());
        self.vault.write(|transaction| {
            requests::once(transaction, request, "commitment_add", || {
                check_pointed(transaction, &said)?;
                write(transaction, &blank.with(said)?)?;
                Ok(id)
            })
        })
    }

    /// Changes a commitment. What it said before is kept, and so is all that came of it. What was
    /// over and is made active or paused is taken up again: what is for one time is due anew. So is
    /// what is for one time from now on, whatever came of it while it came round.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also for one in the trash; [`JournalError::Invalid`] as
    /// [`Journal::add_commitment`].
    pub fn edit_commitment(
        &mut self,
        id: RecordId,
        change: CommitmentChange,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let now = self.now();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "commitment_edit", || {
                edit(transaction, id, change, now)
            })
        })
    }
}

pub(super) fn edit(
    transaction: &Transaction<'_>,
    id: RecordId,
    change: CommitmentChange,
    now: i64,
) -> Result<(), JournalError> {
    let row = records::standing_row(transaction, Noun::Commitment, id)?;
    let old = read::written(transaction, row)?;
    check_pointed(transaction, &change)?;
    let again = change.status.is_some_and(|status| !status.is_ended())
        && read::load(transaction, row)?.status.is_ended();
    let mut new = old.clone().with(change)?;
    let came_round = old.cadence != Cadence::Once && !new.status.is_ended();
    if new.cadence == Cadence::Once && (again || came_round) {
        new.take_up(&stands::came_of(transaction, id)?);
    }
    supersede(transaction, Noun::Commitment, id, &old, old.updated_at, now)?;
    new.updated_at = now;
    write(transaction, &new)
}

/// Refuses to point to what is not there. What stands already may point into the trash.
fn check_pointed(connection: &Connection, change: &CommitmentChange) -> Result<(), JournalError> {
    for (noun, id, field) in [
        (Noun::Person, change.person, "person"),
        (Noun::Matter, change.matter, "matter"),
        (Noun::Value, change.value, "value"),
    ] {
        records::pointed_to(connection, noun, id.flatten(), field)?;
    }
    check_entry(connection, change.from_entry.flatten(), "from_entry")
}

/// Writes a row, or writes over it.
fn write(transaction: &Transaction<'_>, commitment: &Commitment) -> Result<(), JournalError> {
    let fields = serde_json::to_string(&commitment.fields);
    let fields = fields.map_err(|_| JournalError::invalid("fields", "these cannot be kept"))?;
    transaction
        .prepare_cached(
            "INSERT INTO commitment (id, kind, person, matter, value, from_entry, text, when_cue,
                then_i_will, why, standing, cadence, starts, review_on, ends, status, fields,
                resurface, created_at, updated_at, removed_at)
             VALUES (?1, ?2, (SELECT n FROM person WHERE id = ?3),
                (SELECT n FROM matter WHERE id = ?4), (SELECT n FROM value WHERE id = ?5),
                (SELECT n FROM entry WHERE id = ?6), ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
                ?16, ?17, ?18, ?19, ?20, NULL)
             ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, person = excluded.person,
                matter = excluded.matter, value = excluded.value,
                from_entry = excluded.from_entry, text = excluded.text,
                when_cue = excluded.when_cue, then_i_will = excluded.then_i_will,
                why = excluded.why, standing = excluded.standing, cadence = excluded.cadence,
                starts = excluded.starts, review_on = excluded.review_on, ends = excluded.ends,
                status = excluded.status, fields = excluded.fields,
                resurface = excluded.resurface, updated_at = excluded.updated_at",
        )?
        .execute(params![
            commitment.id,
            records::as_word(&commitment.kind),
            commitment.person,
            commitment.matter,
            commitment.value,
            commitment.from_entry.map(|id| id.to_string()),
            commitment.text,
            commitment.when_cue,
            commitment.then_i_will,
            commitment.why,
            records::as_word(&commitment.standing),
            records::as_word(&commitment.cadence),
            commitment.starts,
            commitment.review_on,
            commitment.ends,
            records::as_word(&commitment.status),
            fields,
            commitment.resurface,
            commitment.created_at,
            commitment.updated_at,
        ])?;
    Ok(())
}
