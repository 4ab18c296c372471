//! What a document will hold, before it is made.

use lamplight_share::{Printed, foresee};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Chosen, Selection, format, tell};
use crate::records::RecordId;
use crate::table::Job;
use crate::{ApiError, Errand};

/// Shows what `share` would put into the file for these entries. The entries go the same way; only
/// the last step, the file, is missing.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SharePreview {
    /// These entries.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub entry: Vec<String>,
    /// What is brought to this meeting, in place of entries by name.
    pub session: Option<RecordId>,
    /// `pdf` or `markdown`.
    pub format: String,
}

/// What the file will hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Preview {
    /// The entries, in the order of the file.
    pub pieces: Vec<PreviewPiece>,
    /// Words in their texts.
    pub words: u32,
    /// What the reader of the document will miss.
    pub warnings: Vec<String>,
}

/// An entry as it will stand in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct PreviewPiece {
    /// Its heading: its title, or its day where it has none.
    pub title: String,
    /// Kind, day and tags as they are printed, line by line.
    pub facts: String,
    /// Its text, as Markdown.
    pub body: String,
}

impl Job for SharePreview {
    fn job(self, errand: &Errand) -> Result<Preview, ApiError> {
        let format = format(&self.format)?;
        let selection = Selection::of(&self.entry, None, None, None, self.session)?;
        let Chosen { document, entries } =
            errand.with_journal(move |journal, _| selection.read(journal))?;
        let fonts = &mut errand.room().fonts();
        let warnings = foresee(&document, format, fonts, &mut |step| tell(errand, step))?;
        let words = entries.iter().map(|entry| entry.word_count);
        Ok(Preview {
            pieces: document.printed(format).into_iter().map(piece).collect(),
            words: words.fold(0, u32::saturating_add),
            warnings: warnings.iter().map(ToString::to_string).collect(),
        })
    }
}

fn piece(printed: Printed) -> PreviewPiece {
    let Printed { title, facts, body } = printed;
    PreviewPiece { title, facts, body }
}
