//! Looking at a commitment again.

use serde_json::{Map, Value};

use super::{CommitmentChange, CommitmentStatus, fields, keep, read};
use crate::day::Day;
use crate::records::{self, Noun, RecordId};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

impl Journal {
    /// Notes that a commitment was looked at again on a day, today unless given, and when that is
    /// next to be. Openness goes on only with a next day; without one it has to be over.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also for one in the trash; [`JournalError::Invalid`] for a day
    /// that is still to come or lies before its first, for a next day out of order, and for
    /// openness that goes on without one.
    pub fn review_commitment(
        &mut self,
        id: RecordId,
        on_day: Option<Day>,
        next: Option<Day>,
        status: Option<CommitmentStatus>,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let clock = self.clock.now();
        let today = Day::of(&clock);
        let on_day = on_day.unwrap_or(today);
        if on_day > today {
            return Err(JournalError::invalid("on_day", "this day is still to come"));
        }
        if next.is_some_and(|next| next <= on_day) {
            let reason = "the next look lies after this one";
            return Err(JournalError::invalid("next", reason));
        }
        self.vault.write(|transaction| {
            requests::once(transaction, request, "commitment_review", || {
                let row = records::standing_row(transaction, Noun::Commitment, id)?;
                let old = read::load(transaction, row)?;
                if on_day < old.starts {
                    let reason = "this day lies before the first day";
                    return Err(JournalError::invalid("on_day", reason));
                }
                let mut held = old.reviewed();
                if !held.contains(&on_day) {
                    held.push(on_day);
                    held.sort_unstable();
                }
                let held = held.iter().map(|day| Value::String(day.to_string()));
                let ended = status.unwrap_or(old.status).is_ended();
                let change = CommitmentChange {
                    // What is over keeps the day it was last to be looked at.
                    review_on: (next.is_some() || !ended).then_some(next),
                    status,
                    fields: Some(Map::from_iter([(
                        fields::REVIEWED.to_owned(),
                        Value::Array(held.collect()),
                    )])),
                    ..CommitmentChange::default()
                };
                keep::edit(transaction, id, change, clock.millis()).map_err(of_next)
            })
        })
    }
}

/// The same refusal, by the name the field has in this request.
fn of_next(error: JournalError) -> JournalError {
    match error {
        JournalError::Invalid {
            field: "review_on",
            reason,
        } => JournalError::invalid("next", reason),
        other => other,
    }
}
