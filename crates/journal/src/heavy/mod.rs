//! Heavy words: whether a text speaks of wanting to die or to hurt oneself, or of danger from
//! somebody.
//!
//! It knows common English phrases and nothing else, so it misses much and is wrong at times.
//! What it finds is good for one quiet line with the way to the support list: it is never stored,
//! counted or told to anybody, and it keeps nobody from anything.

mod danger;
mod own;
mod phrase;
mod words;

use std::sync::LazyLock;

use serde::Serialize;

use crate::entries::{self, EntryId};
use crate::{Journal, JournalError};
use phrase::Phrases;

/// Which line fits the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// The writer may want to die, or to hurt themselves.
    #[serde(rename = "self")]
    Myself,
    /// Somebody may be a danger to the writer.
    Danger,
}

static OWN: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(own::PHRASES, own::NOT_AFTER));
static DANGER: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(danger::PHRASES, danger::NOT_AFTER));

/// The line that fits a Markdown text, if one does. Where both would, the first of them.
#[must_use]
pub fn line(text: &str) -> Option<Line> {
    let sentences = words::sentences(&lamplight_text::plain(text));
    let speaks = |phrases: &Phrases| sentences.iter().any(|words| phrases.are_in(words));
    if speaks(&OWN) {
        Some(Line::Myself)
    } else if speaks(&DANGER) {
        Some(Line::Danger)
    } else {
        None
    }
}

impl Journal {
    /// The line that fits an entry, with its title and its guided answers. None while the writer
    /// has the line switched off.
    ///
    /// # Errors
    /// [`JournalError::NotFound`]; [`JournalError::Invalid`] while the entry is sealed.
    pub fn heavy_look(&self, id: EntryId) -> Result<Option<Line>, JournalError> {
        let entry = self.entry(id)?;
        if self.setting("support_line")? == "off" {
            return Ok(None);
        }
        let texts = [entry.title.as_str(), entry.body.as_str()];
        let texts = texts.into_iter().chain(entries::texts(&entry.fields));
        let found: Vec<Line> = texts.filter_map(line).collect();
        let myself = found.iter().find(|line| **line == Line::Myself);
        Ok(myself.or(found.first()).copied())
    }
}
