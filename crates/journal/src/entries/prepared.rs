//! The work on a new entry that needs no database, so that an import can do it beside the writing.

use super::facets::check_answers;
use super::{Facets, Fields, NewEntry, State};
use crate::JournalError;
use crate::clock::Now;
use crate::day::Day;
use crate::search::Row;

/// A new entry, checked, counted and cut into words.
#[derive(Debug)]
pub struct Prepared {
    pub(crate) state: State,
    pub(crate) extra: Option<serde_json::Map<String, serde_json::Value>>,
    pub(crate) facets: Facets,
    pub(crate) today: Day,
    /// Whether it was said where it stands.
    says_status: bool,
    pub(crate) word_count: u32,
    pub(crate) row: Row,
}

impl Prepared {
    /// Checks and prepares.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] when something is too long or out of range.
    pub fn new(new: NewEntry, now: &Now) -> Result<Self, JournalError> {
        let zone = match new.entry_date {
            None => new.zone.or_else(|| now.zone.clone()),
            Some(_) => new.zone,
        };
        let says_status = new.status.is_some();
        let state = State {
            kind: new.kind,
            title: new.title,
            body: new.body,
            entry_date: new
                .entry_date
                .unwrap_or_else(|| super::EntryDate::from_moment(now.local)),
            zone,
            tags: without_repeats(new.tags),
            feeling: new.feeling,
            lens: new.lens,
            status: new.status.unwrap_or_default(),
            given_on: new.given_on,
            feel_before: new.feel_before,
            feel_after: new.feel_after,
            fields: new.fields,
        };
        state.check()?;
        check_answers(&state.fields, &Fields::new())?;
        let today = Day::of(now);
        Ok(Self {
            word_count: state.word_count(),
            row: Row::of_state(&state),
            state,
            extra: new.extra,
            facets: new.facets,
            today,
            says_status,
        })
    }

    /// Whether it says the same as a state. What it does not say is not held against it: not every
    /// format has room for what stands beside a text.
    pub(crate) fn agrees(&self, standing: &State) -> bool {
        let Self { state, .. } = self;
        let mut said = state.clone();
        if !self.says_status {
            said.status = standing.status;
        }
        said.lens = said.lens.or_else(|| standing.lens.clone());
        said.given_on = said.given_on.or(standing.given_on);
        said.feel_before = said.feel_before.or(standing.feel_before);
        said.feel_after = said.feel_after.or(standing.feel_after);
        if said.fields.is_empty() {
            said.fields.clone_from(&standing.fields);
        }
        said == *standing
    }
}

/// The same tag twice is one tag.
pub(super) fn without_repeats(tags: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(tags.len());
    for tag in tags {
        if !kept.contains(&tag) {
            kept.push(tag);
        }
    }
    kept
}
