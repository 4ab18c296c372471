//! The apology check: a letter looked over by a second reader.

use lamplight_apology::{Check, check};
pub use lamplight_apology::{Component as Part, Mark, Rule};
use lamplight_journal::Journal;
pub use lamplight_journal::apology::ENGLISH;
use lamplight_journal::entries::{EntryId, LONGEST_BODY};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::entries::EntryNamed;
use crate::filter::name;
use crate::table::{Mutate, Query};

/// Looks over a letter, when the writer asks for it. Nothing of it is kept.
///
/// With `id` alone, the letter of that apology as it is stored: marks are placed in its Markdown.
/// With `text` alone, that text: it is plain, and lines that begin with `>` are quotes. With both,
/// the letter of the entry as it is shown: the text is its running words, without markup, quotes,
/// code, tables and what is struck through, and marks are placed in it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ApologyCheck {
    /// Which entry.
    pub id: Option<String>,
    /// Which text.
    pub text: Option<String>,
}

/// What a second reader sees. It gives no score, and nothing it says keeps anybody from anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct ApologyChecked {
    /// What to look at again: the most serious first, then in the order of the text. Places are
    /// UTF-16 code units.
    pub marks: Vec<Mark>,
    /// Which parts of an apology are there, in the order in which they weigh.
    pub present: Vec<Part>,
    /// The one part that could be added next. Never the request for forgiveness.
    pub suggest_next: Option<Part>,
    /// Whether the way to the support list belongs beside it.
    pub support: bool,
    /// The language of the letter, an ISO 639-3 code; only `eng` is read.
    pub language: String,
    /// Of an entry: marks that the writer keeps as they are, which are not among the others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Mark>>")]
    pub kept: Vec<Mark>,
    /// Nothing was looked for, since the entry says that this is an apology to keep the peace.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub off: bool,
}

impl ApologyChecked {
    fn of(check: Check, kept: Vec<Mark>, off: bool) -> Self {
        let Check {
            marks,
            present,
            suggest_next,
            support,
            language,
        } = check;
        Self {
            marks,
            present,
            suggest_next,
            support,
            language,
            kept,
            off,
        }
    }
}

/// Looks over a plain text. It needs no vault.
///
/// # Errors
/// `invalid` for more than an entry can hold.
pub fn look_over(text: &str) -> Result<ApologyChecked, ApiError> {
    if text.len() > LONGEST_BODY {
        let reason = "an entry holds at most 16 MiB of text";
        return Err(ApiError::invalid("text", reason));
    }
    Ok(ApologyChecked::of(check(text), Vec::new(), false))
}

impl Query for ApologyCheck {
    fn query(self, journal: &Journal) -> Result<ApologyChecked, ApiError> {
        let Some(id) = self.id else {
            let needed = || ApiError::invalid("text", "an entry or a text is needed");
            return look_over(&self.text.ok_or_else(needed)?);
        };
        let id: EntryId = name(&id, "id")?;
        let looked = match self.text {
            Some(shown) => journal.look_over_shown(id, &shown)?,
            None => journal.look_over(id)?,
        };
        Ok(ApologyChecked::of(looked.check, looked.kept, looked.off))
    }
}

/// Keeps words that were marked, because the writer means them: they are marked no more in this
/// entry, until they change. The words themselves are not stored again.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ApologyKeep {
    /// Which entry.
    pub id: String,
    /// What marked them.
    pub rule: Rule,
    /// The words that the mark covers.
    pub words: String,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for ApologyKeep {
    fn mutate(self, journal: &mut Journal) -> Result<EntryNamed, ApiError> {
        let id: EntryId = name(&self.id, "id")?;
        journal.keep_mark(id, self.rule, &self.words, self.request_id)?;
        Ok(EntryNamed { id: id.to_string() })
    }
}

/// Takes back that words are kept: they are marked again. Where they were not, nothing changes.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ApologyUnkeep {
    /// Which entry.
    pub id: String,
    /// What marked them.
    pub rule: Rule,
    /// The words that the mark covers.
    pub words: String,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

impl Mutate for ApologyUnkeep {
    fn mutate(self, journal: &mut Journal) -> Result<EntryNamed, ApiError> {
        let id: EntryId = name(&self.id, "id")?;
        journal.unkeep_mark(id, self.rule, &self.words, self.request_id)?;
        Ok(EntryNamed { id: id.to_string() })
    }
}
