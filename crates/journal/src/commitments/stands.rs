//! How a commitment stands: what the writer said of it, and what came of it.
//!
//! What is for one time and was kept is done, without another word. That is told from what came of
//! it and is written nowhere, so that it holds again as soon as that is taken back.

use rusqlite::Connection;
use serde_json::Value;

use super::{Commitment, fields};
use crate::JournalError;
use crate::records::RecordId;

/// In SQL over a row of `commitment`: how it stands. What came of it before its first day, and what
/// it was taken up again after, counts no more. The names of the latter are read once for a row, and
/// not once for each event: there are many of what came round for years.
pub(crate) const STANDS: &str = "CASE WHEN cadence = 'once' AND status IN ('active', 'paused')
    AND EXISTS (SELECT came.id FROM commitment_event AS came
        WHERE came.commitment = commitment.n AND came.removed_at IS NULL
            AND came.outcome = 'kept' AND came.on_day >= commitment.starts
        EXCEPT SELECT taken.value FROM json_each(commitment.fields, '$.taken_up') AS taken)
    THEN 'done' ELSE status END";

impl Commitment {
    /// Takes it up again after all that came of it so far: it is due anew. Only what is for one time
    /// needs this.
    pub(super) fn take_up(&mut self, after: &[RecordId]) {
        let after = after.iter().map(|id| Value::String(id.to_string()));
        self.fields
            .insert(fields::TAKEN_UP.to_owned(), Value::Array(after.collect()));
    }
}

/// What came of a commitment, by name; also what is in the trash, and may come back.
pub(super) fn came_of(
    connection: &Connection,
    commitment: RecordId,
) -> Result<Vec<RecordId>, JournalError> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM commitment_event
         WHERE commitment = (SELECT n FROM commitment WHERE id = ?1) ORDER BY n",
    )?;
    Ok(statement
        .query_map([commitment], |record| record.get(0))?
        .collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::super::{Cadence, CommitmentChange, CommitmentStatus, Schedule};
    use super::super::{events, keep, read};
    use super::*;
    use crate::records::Blank;

    /// How the commitment in row 1 stands, and whether it is due on 5 March.
    fn stands(blank: &Blank) -> (CommitmentStatus, bool) {
        let commitment = read::load(blank, 1).unwrap();
        let days = events::days_of(blank, Blank::id(1)).unwrap();
        let due = Schedule::from(&commitment).is_due(days, "2026-03-05".parse().unwrap());
        (commitment.status, due)
    }

    /// Once, from 4 March, and kept on that day.
    fn kept() -> Blank {
        let blank = Blank::new();
        blank.commitment(1);
        blank.event(1);
        blank
    }

    fn status(status: CommitmentStatus) -> CommitmentChange {
        CommitmentChange {
            status: Some(status),
            ..CommitmentChange::default()
        }
    }

    fn cadence(cadence: Cadence) -> CommitmentChange {
        CommitmentChange {
            cadence: Some(cadence),
            ..CommitmentChange::default()
        }
    }

    /// Changes the commitment in row 1.
    fn change(blank: &mut Blank, change: CommitmentChange) {
        let transaction = blank.transaction();
        keep::edit(&transaction, Blank::id(1), change, 1).unwrap();
        transaction.commit().unwrap();
    }

    fn taken_up(blank: &Blank) -> Option<Value> {
        let commitment = read::written(blank, 1).unwrap();
        commitment.fields.get(fields::TAKEN_UP).cloned()
    }

    const DONE: (CommitmentStatus, bool) = (CommitmentStatus::Done, false);
    const DUE: (CommitmentStatus, bool) = (CommitmentStatus::Active, true);
    const ACTIVE: (CommitmentStatus, bool) = (CommitmentStatus::Active, false);

    #[test]
    fn what_is_for_one_time_is_done_while_it_was_kept() {
        let blank = kept();
        assert_eq!(stands(&blank), DONE);
        assert_eq!(
            read::written(&blank, 1).unwrap().status,
            CommitmentStatus::Active
        );
        blank.set("commitment_event", 1, "removed_at = 5");
        assert_eq!(stands(&blank), DUE);
        blank.set("commitment_event", 1, "removed_at = NULL");
        assert_eq!(stands(&blank), DONE);
        for outcome in ["partly", "missed", "not_needed"] {
            blank.set("commitment_event", 1, &format!("outcome = '{outcome}'"));
            assert_eq!(stands(&blank), ACTIVE, "{outcome}");
        }
        // Another promise that was kept is no matter of this one.
        blank.commitment(2);
        blank.set("commitment_event", 1, "outcome = 'kept', commitment = 2");
        assert_eq!(stands(&blank), DUE);
    }

    #[test]
    fn what_comes_round_is_not_done_by_being_kept() {
        let blank = kept();
        for cadence in ["daily", "weekly", "monthly", "when_it_comes_up"] {
            blank.set("commitment", 1, &format!("cadence = '{cadence}'"));
            assert_eq!(stands(&blank).0, CommitmentStatus::Active, "{cadence}");
        }
        blank.set("commitment", 1, "cadence = 'once', starts = '2026-03-05'");
        assert_eq!(stands(&blank), DUE, "put off to a later day");
    }

    #[test]
    fn what_rested_rests_again_and_what_was_let_go_stays_so() {
        let blank = kept();
        blank.set("commitment", 1, "status = 'let_go'");
        assert_eq!(stands(&blank), (CommitmentStatus::LetGo, false));
        blank.set("commitment", 1, "status = 'paused'");
        assert_eq!(stands(&blank), DONE);
        blank.set("commitment_event", 1, "removed_at = 5");
        assert_eq!(stands(&blank), (CommitmentStatus::Paused, false));
    }

    #[test]
    fn what_was_taken_up_again_is_due_until_it_is_kept_once_more() {
        let mut blank = kept();
        blank.event(2);
        blank.set("commitment_event", 2, "removed_at = 5");
        change(&mut blank, status(CommitmentStatus::Active));
        assert_eq!(stands(&blank), DUE);
        blank.set("commitment_event", 2, "removed_at = NULL");
        assert_eq!(stands(&blank), DUE, "what comes back was before that too");
        blank.event(3);
        assert_eq!(stands(&blank), DONE);
        blank.set("commitment_event", 3, "removed_at = 5");
        assert_eq!(stands(&blank), DUE);
        // A day of what comes round is no longer one of those before.
        blank.set("commitment", 1, "cadence = 'monthly'");
        assert_eq!(stands(&blank), ACTIVE);
    }

    #[test]
    fn what_came_round_is_due_anew_when_it_is_for_one_time_from_now_on() {
        let mut blank = kept();
        blank.set("commitment", 1, "cadence = 'daily'");
        change(&mut blank, cadence(Cadence::Once));
        assert_eq!(stands(&blank), DUE);
        // Said once more, it is no other thing.
        blank.event(2);
        change(&mut blank, cadence(Cadence::Once));
        assert_eq!(stands(&blank), DONE);
    }

    #[test]
    fn what_is_over_is_not_taken_up_by_being_for_one_time() {
        let mut blank = kept();
        blank.set("commitment", 1, "cadence = 'daily', status = 'let_go'");
        change(&mut blank, cadence(Cadence::Once));
        assert_eq!(stands(&blank), (CommitmentStatus::LetGo, false));
        assert!(taken_up(&blank).is_none());
    }

    #[test]
    fn what_comes_round_keeps_no_list_of_what_came_of_it() {
        let mut blank = kept();
        blank.set("commitment", 1, "cadence = 'weekly', status = 'let_go'");
        change(&mut blank, status(CommitmentStatus::Active));
        assert!(taken_up(&blank).is_none());
        assert_eq!(stands(&blank), ACTIVE);
        change(&mut blank, cadence(Cadence::Once));
        assert_eq!(stands(&blank), DUE);
    }
}
