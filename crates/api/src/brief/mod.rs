//! The sections of a counsellor's brief, as data.

use lamplight_journal::Journal;
use lamplight_journal::brief::{self, BriefSpan, BriefTool};
use lamplight_journal::day::Day;
use lamplight_journal::records::RecordId;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use crate::ApiError;
use crate::table::Query;

/// Gathers what a counsellor's brief says of one tool. People are in it by who they are to the
/// writer, never by what they are called.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields, rename = "BriefAsked")]
pub struct BriefSection {
    /// Of which tool.
    pub tool: BriefTool,
    /// The first day.
    pub from: Day,
    /// The last day; not before the first.
    pub to: Day,
    /// Of this matter only.
    pub matter: Option<RecordId>,
    /// Whether letters that were never to be sent are told too. No, unless given.
    pub letters: Option<bool>,
}

impl Query for BriefSection {
    fn query(self, journal: &Journal) -> Result<brief::BriefSection, ApiError> {
        let span = BriefSpan {
            from: self.from,
            to: self.to,
            matter: self.matter,
            letters: self.letters.unwrap_or(false),
        };
        Ok(journal.brief_section(self.tool, span)?)
    }
}
