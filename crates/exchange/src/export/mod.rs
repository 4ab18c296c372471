//! The way out: the journal hands over its entries, a format's writer puts them down.

use std::path::Path;

use lamplight_journal::Journal;
use lamplight_journal::entries::{About, Entry, Filter};

use crate::{ExchangeError, ExportReport, Format, Progress, Stop};

/// After how many entries progress is told.
const STEP: u32 = 200;

/// Writes entries of one format. Nothing is in its place before [`Writer::finish`], and nothing is
/// left behind when it is dropped before.
pub(crate) trait Writer {
    /// Writes one entry, with whom and what it is about.
    fn entry(&mut self, entry: Entry, about: About) -> Result<(), ExchangeError>;

    /// Syncs everything and puts it in its place.
    fn finish(self: Box<Self>) -> Result<Written, ExchangeError>;
}

/// What a writer has made.
pub(crate) struct Written {
    pub(crate) files: u32,
    /// Of an export that is one file.
    pub(crate) sha256: Option<String>,
}

/// Writes every entry outside the trash that is not sealed, oldest first, to a file or folder that is not there yet.
/// It appears whole or not at all, and only its owner can read it.
///
/// # Errors
/// [`ExchangeError::Cancelled`]; otherwise as the disk says, with `ExistsNotEmpty` when the place is
/// taken.
pub fn export(
    journal: &Journal,
    format: Format,
    out: &Path,
    progress: &mut dyn FnMut(Progress) -> Result<(), Stop>,
) -> Result<ExportReport, ExchangeError> {
    let mut writer = (format.0.write)(out)?;
    let everything = Filter::default();
    let all = u64::from(journal.count_of(&everything)?);
    let mut done = 0;
    let entries = journal.each_entry(&everything, |entry| {
        if done % STEP == 0 {
            progress(told(done, all))?;
        }
        done += 1;
        let about = journal.about_entry(&entry)?;
        writer.entry(entry, about)
    })?;
    progress(told(done, all))?;
    let Written { files, sha256 } = writer.finish()?;
    Ok(ExportReport {
        format,
        entries,
        files,
        sha256,
    })
}

fn told(entries: u32, all: u64) -> Progress {
    Progress {
        done: u64::from(entries),
        all,
        entries,
    }
}
