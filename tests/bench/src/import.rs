//! Bringing the corpus into a vault the way a person does: the file as it is, through the importer.

use anyhow::Result;
use lamplight_exchange::{Format, ImportOptions};
use lamplight_journal::Journal;
use lamplight_journal::clock::Clock;

use crate::corpus::Corpus;

/// Imports the file and returns how many entries came of it.
pub fn run(journal: &mut Journal, clock: &dyn Clock, corpus: &Corpus) -> Result<u32> {
    let format: Format = "jsonl".parse()?;
    let options = ImportOptions {
        format: Some(format),
        ..ImportOptions::default()
    };
    let now = clock.now();
    let report =
        lamplight_exchange::import(journal, corpus.path(), &options, &now, &mut |_| Ok(()))?;
    Ok(report.imported)
}
