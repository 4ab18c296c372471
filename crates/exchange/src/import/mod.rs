//! The way in: a format's reader finds entries, a thread prepares them, the journal takes them.

mod batch;
mod found;

pub(crate) use found::{Found, FoundEntry, Place};

use std::collections::HashSet;
use std::path::Path;

use lamplight_journal::clock::Now;
use lamplight_journal::intake::{Incoming, Left, Origin, Taken};
use lamplight_journal::{Journal, JournalError};

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

/// Whoever has the journal and lends it for a moment at a time, so that others come between.
pub trait Lender {
    /// What goes wrong with lending, or with the work.
    type Error: From<ExchangeError>;

    /// Does something with the journal and waits for it.
    ///
    /// # Errors
    /// As the work, or as the lender.
    fn lend<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Journal) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, Self::Error>;
}

impl Lender for Journal {
    type Error = ExchangeError;

    fn lend<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Journal) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, ExchangeError> {
        Ok(work(self)?)
    }
}

/// Imports a file or folder. What cannot be read is skipped and named in the report; the rest is
/// imported, and importing the same again adds nothing.
///
/// The journal is needed for one batch of at most 500 entries at a time. `now` dates what has no
/// other date. `progress` is told after every batch how far the work is, and may stop it; then the
/// batches before stay.
///
/// # Errors
/// [`ExchangeError::NotFound`], [`ExchangeError::Unreadable`], [`ExchangeError::Unsupported`] before
/// anything is taken in; [`ExchangeError::Cancelled`], or as the vault's writing, between batches.
pub fn import<L: Lender>(
    journal: &mut L,
    path: &Path,
    options: &ImportOptions,
    now: &Now,
    progress: &mut dyn FnMut(Progress) -> Result<(), Stop>,
) -> Result<ImportReport, L::Error> {
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
        Ok::<_, L::Error>(())
    })?;
    Ok(desk.report)
}

/// Where batches arrive.
struct Desk<'a, L> {
    journal: &'a mut L,
    report: ImportReport,
    /// In a dry run, a hash of every name seen so far.
    seen: Option<HashSet<u128>>,
}

impl<L: Lender> Desk<'_, L> {
    fn take(&mut self, batch: Batch) -> Result<(), L::Error> {
        let Batch {
            entries,
            places,
            skipped,
            warnings,
            ..
        } = batch;
        let all = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        for warning in warnings {
            self.report.warn(warning);
        }
        let left = if entries.is_empty() {
            Vec::new()
        } else if let Some(seen) = &mut self.seen {
            would_leave(self.journal, seen, entries)?
        } else {
            let taken = self
                .journal
                .lend(move |journal| journal.take_in(&entries))?;
            let each = taken.into_iter().map(|taken| match taken {
                Taken::Added(_) => None,
                Taken::Left(left) => Some(left),
            });
            each.collect()
        };
        let added = left
            .iter()
            .map(|left| u32::from(left.is_none()))
            .sum::<u32>();
        self.name_left(&places, &left);
        self.report.found += all;
        self.report.imported += added;
        self.report.duplicates += all - added;
        for skipped in skipped {
            self.report.skip(skipped);
        }
        Ok(())
    }

    /// Names what is here already and is not what the source says.
    fn name_left(&mut self, places: &[Place], left: &[Option<Left>]) {
        for (place, left) in places.iter().zip(left) {
            let reason = match left {
                None | Some(Left::Same) => continue,
                Some(Left::Different) => {
                    "an entry with this id is here already and says something else; it stays as it is"
                }
                Some(Left::Trashed) => "this entry is in the trash, and stays there",
            };
            self.report.warn(batch::warning(place, reason));
        }
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

/// What a real import would find of a batch here already; `None` for what it would add.
fn would_leave<L: Lender>(
    journal: &mut L,
    seen: &mut HashSet<u128>,
    batch: Vec<Incoming>,
) -> Result<Vec<Option<Left>>, L::Error> {
    let first: Vec<bool> = batch
        .iter()
        .map(|Incoming { origin, .. }| {
            seen.insert(match origin {
                Origin::Id(id) => hash::short(&[id.to_string().as_bytes()]),
                Origin::Named { format, source } => {
                    hash::short(&[format.as_bytes(), source.as_bytes()])
                }
            })
        })
        .collect();
    journal.lend(move |journal| {
        let each = batch.iter().zip(first);
        each.map(|(incoming, first)| match journal.knows(incoming)? {
            None if !first => Ok(Some(Left::Same)),
            left => Ok(left),
        })
        .collect()
    })
}
