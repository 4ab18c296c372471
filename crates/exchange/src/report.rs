//! What is told while the work goes on, and after it.

use crate::Format;

/// How many skipped things, and how many warnings, a report names. Files with more faults than
/// that exist; a list that grows with them helps nobody.
pub const MOST_NAMED: usize = 10_000;

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Done so far, in the same measure as `all`: bytes, files or entries.
    pub done: u64,
    /// All there is to do.
    pub all: u64,
    /// Entries seen so far.
    pub entries: u32,
}

/// What a progress closure returns to stop the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop;

/// Something that was not imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands: a line or a file.
    pub source: String,
    /// Why, for people. Nothing of the text is quoted.
    pub reason: String,
}

/// Something that was imported, or left where it was, in a way worth knowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Where it stands: a line, a file or a folder.
    pub source: String,
    /// What there is to know, for people.
    pub reason: String,
}

/// How an import ended. `found` is always the sum of `imported`, `duplicates` and what was
/// skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportReport {
    /// The format that was read.
    pub format: Format,
    /// Entries found, readable or not.
    pub found: u32,
    /// Entries that are new in the journal; in a dry run, those that would be.
    pub imported: u32,
    /// Entries that were in the journal before, or twice in the source.
    pub duplicates: u32,
    /// What was not imported, and why: the first [`MOST_NAMED`] of them.
    pub skipped: Vec<Skipped>,
    /// How many more were not imported, beyond those that `skipped` names.
    pub skipped_unnamed: u32,
    /// What else there is to know: the first [`MOST_NAMED`] of it.
    pub warnings: Vec<Warning>,
    /// Pictures and other files imported along with the entries.
    pub attachments: u32,
}

impl ImportReport {
    pub(crate) fn new(format: Format) -> Self {
        Self {
            format,
            found: 0,
            imported: 0,
            duplicates: 0,
            skipped: Vec::new(),
            skipped_unnamed: 0,
            warnings: Vec::new(),
            attachments: 0,
        }
    }

    pub(crate) fn skip(&mut self, skipped: Skipped) {
        self.found += 1;
        if self.skipped.len() < MOST_NAMED {
            self.skipped.push(skipped);
        } else {
            self.skipped_unnamed += 1;
        }
    }

    pub(crate) fn warn(&mut self, warning: Warning) {
        if self.warnings.len() < MOST_NAMED {
            self.warnings.push(warning);
        }
    }
}

/// How an export ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportReport {
    /// The format that was written.
    pub format: Format,
    /// Entries written.
    pub entries: u32,
    /// Files written.
    pub files: u32,
    /// SHA-256 in lower-case hexadecimal, where the export is one file.
    pub sha256: Option<String>,
}
