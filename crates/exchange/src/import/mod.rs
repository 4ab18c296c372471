//! The way in: a format's reader finds entries, a thread prepares them, the journal takes them.

mod batch;
mod found;

pub(crate) use found::{Found, FoundEntry, Place};

use std::collections::HashSet;
use std::path::Path;

use lamplight_journal::Journal;
use lamplight_journal::clock::Now;
use lamplight_journal::intake::{Incoming, Origin, Taken};

use crate::{ExchangeError, Format, ImportReport, Progress, Stop, hash};
use batch::Batch;

/// Reads one file or folder of a format, thing by thing. Memory does not grow with its size.
pub(crate) trait Reader: Send {
    /// The next thing found; nothing after the last.
    fn next(&mut self) -> Result<Option<Found>, ExchangeError>;

    /// How much has been read, in the measure of [`Reader::all`].
    fn done(&self) -> u64;

    /// How much there is to read: bytes or files.
    fn all(&self) -> u64;
}

/// How to import.
#[derive(Debug, Clone, Copy, Default)]
pub struct ImportOptions {
    /// The format, where it is known; otherwise it is found by content.
    pub format: Option<Format>,
    /// Only report what would be imported.
    pub dry_run: bool,
}

/// Imports a file or folder. What cannot be read is skipped and named in the report; the rest is
/// imported, and importing the same again adds nothing.
///
/// `now` dates what has no other date. `progress` is told after every batch of at most 500 entries
/// how far the work is, and may stop it; then the batches before stay.
///
/// # Errors
/// [`ExchangeError::NotFound`], [`ExchangeError::Unreadable`], [`ExchangeError::Unsupported`] before
/// anything is taken in; [`ExchangeError::Cancelled`], or as the vault's writing, between batches.
pub fn import(
    journal: &mut Journal,
    path: &Path,
    options: &ImportOptions,
    now: &Now,
    progress: &mut dyn FnMut(Progress) -> Result<(), Stop>,
) -> Result<ImportReport, ExchangeError> {
    let format = match options.format {
        Some(format) => format,
        None => Format::of(path)?,
    };
    let reader = (format.0.read)(path, now)?;
    let mut desk = Desk {
        report: ImportReport::new(format),
        seen: options.dry_run.then(HashSet::new),
        journal,
    };
    let all = reader.all();
    desk.tell(0, all, progress)?;
    std::thread::scope(|scope| {
        for batch in batch::batches(scope, reader, now) {
            let batch = batch?;
            let done = batch.done;
            desk.take(batch)?;
            desk.tell(done, all, progress)?;
        }
        Ok::<_, ExchangeError>(())
    })?;
    Ok(desk.report)
}

/// Where batches arrive.
struct Desk<'a> {
    journal: &'a mut Journal,
    report: ImportReport,
    /// In a dry run, a hash of every name seen so far.
    seen: Option<HashSet<u128>>,
}

impl Desk<'_> {
    fn take(&mut self, batch: Batch) -> Result<(), ExchangeError> {
        let added = match &mut self.seen {
            Some(seen) => would_add(self.journal, seen, &batch.entries)?,
            None if batch.entries.is_empty() => 0,
            None => {
                let taken = self.journal.take_in(&batch.entries)?;
                count(taken.iter().map(|taken| *taken != Taken::Known))
            }
        };
        let entries = u32::try_from(batch.entries.len()).unwrap_or(u32::MAX);
        self.report.found += entries;
        self.report.imported += added;
        self.report.duplicates += entries - added;
        batch.skipped.into_iter().for_each(|s| self.report.skip(s));
        batch.warnings.into_iter().for_each(|w| self.report.warn(w));
        Ok(())
    }

    fn tell(
        &self,
        done: u64,
        all: u64,
        progress: &mut dyn FnMut(Progress) -> Result<(), Stop>,
    ) -> Result<(), ExchangeError> {
        let entries = self.report.found;
        progress(Progress { done, all, entries }).map_err(|Stop| ExchangeError::Cancelled {
            imported: if self.seen.is_some() {
                0
            } else {
                self.report.imported
            },
        })
    }
}

/// How many of a batch a real import would add.
fn would_add(
    journal: &Journal,
    seen: &mut HashSet<u128>,
    batch: &[Incoming],
) -> Result<u32, ExchangeError> {
    let mut new = Vec::with_capacity(batch.len());
    for Incoming { origin, .. } in batch {
        let key = match origin {
            Origin::Id(id) => hash::short(&[id.to_string().as_bytes()]),
            Origin::Named { format, source } => {
                hash::short(&[format.as_bytes(), source.as_bytes()])
            }
        };
        new.push(seen.insert(key) && !journal.knows(origin)?);
    }
    Ok(count(new.into_iter()))
}

fn count(each: impl Iterator<Item = bool>) -> u32 {
    each.map(u32::from).sum()
}
