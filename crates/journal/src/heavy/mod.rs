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
use serde_json::Value;

use crate::entries::{self, EntryId};
use crate::{Journal, JournalError, settings};
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

/// The texts among guided answers.
fn texts(answers: &Value, give: &mut impl FnMut(&str)) {
    match answers {
        Value::String(text) => give(text),
        Value::Array(all) => all.iter().for_each(|one| texts(one, give)),
        Value::Object(all) => all.values().for_each(|one| texts(one, give)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

impl Journal {
    /// The line that fits an entry, with its title and its guided answers. None while the writer
    /// has the line switched off.
    ///
    /// # Errors
    /// [`JournalError::NotFound`].
    pub fn heavy_look(&self, id: EntryId) -> Result<Option<Line>, JournalError> {
        let (title, body, answers) = self.vault.read(|connection| {
            let row = entries::row_of(connection, id)?;
            if settings::value(connection, "support_line")? == "off" {
                return Ok::<_, JournalError>((String::new(), String::new(), None));
            }
            let mut statement = connection.prepare_cached(
                "SELECT title, body, fields FROM entry
                 JOIN entry_body ON entry_body.entry = entry.n WHERE entry.n = ?1",
            )?;
            let read = statement.query_row([row], |record| {
                Ok((record.get(0)?, record.get(1)?, record.get(2)?))
            })?;
            Ok::<(String, String, Option<String>), _>(read)
        })?;
        let answers = answers.and_then(|json| serde_json::from_str(&json).ok());
        let mut found = vec![line(&title), line(&body)];
        texts(&answers.unwrap_or_default(), &mut |text| {
            found.push(line(text));
        });
        let of = |which| found.contains(&Some(which)).then_some(which);
        Ok(of(Line::Myself).or_else(|| of(Line::Danger)))
    }
}
