//! What an entry says.

use lamplight_text::word_count;
use serde::{Deserialize, Serialize};

use super::facets::{Fields, Status, check_feelings, check_fields, check_lens, texts};
use super::{EntryDate, Kind, LONGEST_BODY, LONGEST_TAG, LONGEST_TITLE, MOST_TAGS};
use crate::JournalError;
use crate::day::Day;

/// Everything of an entry that a change can supersede; a revision keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) entry_date: EntryDate,
    pub(crate) zone: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) feeling: Option<u8>,
    // What follows is in no state that an earlier version packed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) lens: Option<String>,
    #[serde(default)]
    pub(crate) status: Status,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) given_on: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) feel_before: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) feel_after: Option<u8>,
    #[serde(default, skip_serializing_if = "Fields::is_empty")]
    pub(crate) fields: Fields,
}

impl State {
    /// Refuses what is too long or out of range. Nothing is trimmed or changed.
    pub(crate) fn check(&self) -> Result<(), JournalError> {
        if self.body.len() > LONGEST_BODY {
            return Err(JournalError::invalid(
                "body",
                "an entry holds at most 16 MiB of text",
            ));
        }
        if self.title.len() > LONGEST_TITLE {
            return Err(JournalError::invalid(
                "title",
                "a title holds at most 4,096 bytes",
            ));
        }
        if self.tags.len() > MOST_TAGS {
            return Err(JournalError::invalid(
                "tags",
                "an entry has at most 100 tags",
            ));
        }
        if self
            .tags
            .iter()
            .any(|tag| tag.trim().is_empty() || tag.len() > LONGEST_TAG)
        {
            return Err(JournalError::invalid(
                "tags",
                "a tag has between 1 and 256 bytes",
            ));
        }
        if self.feeling.is_some_and(|feeling| feeling > 10) {
            return Err(JournalError::invalid(
                "feeling",
                "a feeling lies between 0 and 10",
            ));
        }
        check_lens(self.lens.as_deref())?;
        check_feelings(self.feel_before, self.feel_after)?;
        check_fields(&self.fields)
    }

    /// Words of text and answers, markup not counted.
    pub(crate) fn word_count(&self) -> u32 {
        texts(&self.fields)
            .map(word_count)
            .fold(word_count(&self.body), u32::saturating_add)
    }

    /// How long text and answers are, in bytes.
    pub(crate) fn length(&self) -> usize {
        self.body.len() + texts(&self.fields).map(str::len).sum::<usize>()
    }
}
