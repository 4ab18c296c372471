//! Importing other journals' files.

use std::path::PathBuf;

use lamplight_exchange::{
    self as exchange, ExchangeError, Format, ImportOptions, ImportReport, Lender,
};
use lamplight_journal::{Journal, JournalError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::event::Step;
use crate::table::Job;
use crate::{ApiError, Errand};

/// Imports a file or folder. What cannot be read is skipped and named; the same again adds nothing.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Import {
    /// The file or folder.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// `jsonl` or `markdown`; found by content, unless given.
    pub format: Option<String>,
    /// Only report what would be imported.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub dry_run: bool,
}

/// How an import ended. `found` is the sum of `imported`, `duplicates`, what `skipped` names, and
/// `skipped_unnamed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Imported {
    /// The format that was read.
    pub format: String,
    /// Entries found, readable or not.
    pub found: u32,
    /// Entries that are new in the journal; in a dry run, those that would be.
    pub imported: u32,
    /// Entries that were in the journal before, or twice in the source.
    pub duplicates: u32,
    /// What was not imported: the first 10,000.
    pub skipped: Vec<Remark>,
    /// Pictures and other files imported along with the entries.
    pub attachments: u32,
    /// What else there is to know: the first 10,000.
    pub warnings: Vec<Remark>,
    /// How many more were not imported, beyond those that `skipped` names.
    pub skipped_unnamed: u32,
}

/// Something to know about one place in the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Remark {
    /// Where it stands: a line, a file or a folder.
    pub source: String,
    /// What there is to know, for people.
    pub reason: String,
}

impl Job for Import {
    fn job(self, errand: &Errand) -> Result<Imported, ApiError> {
        let options = ImportOptions {
            format: self.format.as_deref().map(format).transpose()?,
            dry_run: self.dry_run,
        };
        let now = errand.room().clock.now();
        let mut tell = |progress| told(errand, Step::Importing, progress);
        let report =
            exchange::import(&mut Borrowed(errand), &self.path, &options, &now, &mut tell)?;
        Ok(report.into())
    }
}

/// The journal on the vault's thread, borrowed for a batch at a time: what the writer saves meanwhile
/// is on the disk after the batch that is being taken in.
struct Borrowed<'a>(&'a Errand);

impl Lender for Borrowed<'_> {
    type Error = ApiError;

    fn lend<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Journal) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, ApiError> {
        self.0.with_journal(|journal, _| Ok(work(journal)?))
    }
}

/// Finds a format by its name.
pub(crate) fn format(name: &str) -> Result<Format, ApiError> {
    name.parse()
        .map_err(|error: ExchangeError| ApiError::from(error).of("format"))
}

/// Hands on how far an exchange is.
pub(crate) fn told(
    errand: &Errand,
    step: Step,
    progress: exchange::Progress,
) -> Result<(), exchange::Stop> {
    errand
        .at(step, progress.done, Some(progress.all))
        .map_err(|_| exchange::Stop)
}

impl From<ImportReport> for Imported {
    fn from(report: ImportReport) -> Self {
        let remark = |source, reason| Remark { source, reason };
        let skipped = report.skipped.into_iter();
        let warnings = report.warnings.into_iter();
        Self {
            format: report.format.name().to_owned(),
            found: report.found,
            imported: report.imported,
            duplicates: report.duplicates,
            skipped: skipped.map(|s| remark(s.source, s.reason)).collect(),
            attachments: report.attachments,
            warnings: warnings.map(|w| remark(w.source, w.reason)).collect(),
            skipped_unnamed: report.skipped_unnamed,
        }
    }
}
