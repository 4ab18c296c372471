//! Exporting all entries in an open format.

use std::path::PathBuf;

use lamplight_exchange as exchange;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::event::Step;
use crate::import::{format, told};
use crate::table::Job;
use crate::{ApiError, Errand};

/// Writes every entry outside the trash to a file or folder that is not there yet. It appears whole
/// or not at all.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// `jsonl` or `markdown`.
    pub format: String,
    /// The new file, or for Markdown the new folder.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// How an export ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct Exported {
    /// The format that was written.
    pub format: String,
    /// Where it lies.
    pub out: String,
    /// Entries written.
    pub entries: u32,
    /// Files written.
    pub files: u32,
    /// SHA-256 in lower-case hexadecimal, where the export is one file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

impl Job for Export {
    fn job(self, errand: &Errand) -> Result<Exported, ApiError> {
        let format = format(&self.format)?;
        errand.with_journal(move |journal, errand| {
            journal.refuse_within(&self.out)?;
            let mut tell = |progress| told(errand, Step::Exporting, progress);
            let report = exchange::export(journal, format, &self.out, &mut tell)?;
            Ok(Exported {
                format: report.format.name().to_owned(),
                out: self.out.to_string_lossy().into_owned(),
                entries: report.entries,
                files: report.files,
                sha256: report.sha256,
            })
        })
    }
}
