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
/// it was taken up again after, counts no more.
pub(crate) const STANDS: &str = "CASE WHEN cadence = 'once' AND status IN ('active', 'paused')
    AND EXISTS (SELECT 1 FROM commitment_event AS came
        WHERE came.commitment = commitment.n AND came.removed_at IS NULL
            AND came.outcome = 'kept' AND came.on_day >= commitment.starts
            AND came.id NOT IN (SELECT taken.value
                FROM json_each(commitment.fields, '$.taken_up') AS taken))
    THEN 'done' ELSE status END";

impl Commitment {
    /// Takes it up again after all that came of it so far: it is due anew.
    pub(super) fn take_up(&mut self, after: &[RecordId]) {
        let after = after.iter().map(|id| Value::String(id.to_string()));
        self.fields
            .insert(fields::TAKEN_UP.to_owned(), Value::Array(after.collect()));
    }
}

/// What came of a commitment, by name.
pub(super) fn came_of(
    connection: &Connection,
    commitment: RecordId,
) -> Result<Vec<RecordId>, JournalError> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM commitment_event
         WHERE commitment = (SELECT n FROM commitment WHERE id = ?1) AND removed_at IS NULL
         ORDER BY n",
    )?;
    Ok(statement
        .query_map([commitment], |record| record.get(0))?
        .collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::super::{CommitmentStatus, Schedule, events, read};
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
        let blank = kept();
        let mut commitment = read::written(&blank, 1).unwrap();
        commitment.take_up(&came_of(&blank, Blank::id(1)).unwrap());
        let fields = serde_json::to_string(&commitment.fields).unwrap();
        blank.set("commitment", 1, &format!("fields = '{fields}'"));
        assert_eq!(stands(&blank), DUE);
        blank.event(2);
        assert_eq!(stands(&blank), DONE);
        blank.set("commitment_event", 2, "removed_at = 5");
        assert_eq!(stands(&blank), DUE);
        // A day of what comes round is no longer one of those before.
        blank.set("commitment", 1, "cadence = 'monthly'");
        assert_eq!(stands(&blank), ACTIVE);
    }
}
