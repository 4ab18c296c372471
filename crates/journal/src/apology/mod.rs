//! The letter of an apology, looked over by a second reader ([`lamplight_apology`]).
//!
//! Only the letter, only when the writer asks, and nothing of it is stored: what is kept is that
//! the writer means certain words as they stand ([`Journal::keep_mark`]).
//!
//! What is read is not the Markdown but the running words made of it ([`lamplight_text::prose`]):
//! markup, quotes, code, tables and struck words are no part of what the writer says. So a mark
//! covers words and nothing else. For whoever holds the Markdown the places of marks are given in
//! it; whoever shows the words hands them in, made by the same rules, and gets places in those.

mod keeping;

use keeping::{Units, digest};
use lamplight_apology::{Check, Component, Mark, check};
use lamplight_text::prose;
use serde_json::Value;

use crate::entries::{Entry, EntryId, Kind, LONGEST_BODY};
use crate::{Journal, JournalError};

/// The one language that is read, as [`Check::language`] has it.
pub const ENGLISH: &str = "eng";

/// What a second reader sees in the letter of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedOver {
    /// What it sees, without the marks that the writer keeps.
    pub check: Check,
    /// The marks that the writer keeps as they are.
    pub kept: Vec<Mark>,
    /// Whether nothing was looked for, since the writer says that they apologise to keep the
    /// peace.
    pub off: bool,
}

impl Journal {
    /// Looks over the letter of an apology as it is stored. Marks are placed in its Markdown.
    ///
    /// # Errors
    /// As [`Journal::entry`]; [`JournalError::Invalid`] for an entry of another kind.
    pub fn look_over(&self, id: EntryId) -> Result<LookedOver, JournalError> {
        let entry = self.apology(id)?;
        let words = prose(&entry.body);
        let mut looked = self.looked_over(&entry, words.text())?;
        let marks = looked.check.marks.iter_mut().chain(&mut looked.kept);
        for mark in marks {
            let range = words.in_source(mark.start..mark.end);
            (mark.start, mark.end) = (range.start, range.end);
        }
        Ok(looked)
    }

    /// Looks over the letter of an apology as it is shown: its running words. Marks are placed in
    /// them.
    ///
    /// # Errors
    /// As [`Journal::look_over`]; [`JournalError::Invalid`] for more than an entry can hold.
    pub fn look_over_shown(&self, id: EntryId, words: &str) -> Result<LookedOver, JournalError> {
        if words.len() > LONGEST_BODY {
            let reason = "an entry holds at most 16 MiB of text";
            return Err(JournalError::invalid("text", reason));
        }
        self.looked_over(&self.apology(id)?, words)
    }

    fn looked_over(&self, entry: &Entry, words: &str) -> Result<LookedOver, JournalError> {
        let mut check = check(words);
        // Whoever does not want the way to the support list under a text does not want it here.
        check.support &= self.setting("support_line")? != "off";
        if keeps_the_peace(entry) {
            check.marks.clear();
            check.present.clear();
            check.suggest_next = None;
            let kept = Vec::new();
            return Ok(LookedOver {
                check,
                kept,
                off: true,
            });
        }
        let dismissed = self.dismissed(entry.id)?;
        let units = Units::of(words);
        let is_kept =
            |mark: &Mark| dismissed.contains(&digest(entry.id, mark.rule, units.under(mark)));
        let (kept, marks) = check.marks.drain(..).partition(is_kept);
        check.marks = marks;
        Ok(LookedOver {
            check,
            kept,
            off: false,
        })
    }

    /// An entry that is an apology.
    fn apology(&self, id: EntryId) -> Result<Entry, JournalError> {
        let entry = self.entry(id)?;
        if entry.kind != Kind::Apology {
            let reason = "only the letter of an apology is looked over";
            return Err(JournalError::invalid("id", reason));
        }
        Ok(entry)
    }
}

/// Whether the writer answered that they apologise to keep the peace. A letter like that is for
/// their safety, and nobody corrects it.
fn keeps_the_peace(entry: &Entry) -> bool {
    entry.fields.get("yours").and_then(Value::as_str) == Some("keep_the_peace")
}

/// Which parts of an apology a letter has. None where it is not looked over: in another language,
/// or to keep the peace.
pub(crate) fn present(entry: &Entry) -> Option<Vec<Component>> {
    if keeps_the_peace(entry) {
        return None;
    }
    let check = check(prose(&entry.body).text());
    (check.language == ENGLISH).then_some(check.present)
}
