//! Reading and preparing beside the writing.
//!
//! One thread reads, checks, counts and cuts; the calling thread writes, which takes longer. At most
//! three batches are in memory, however large the file and however slow the writing.

use std::sync::mpsc::sync_channel;
use std::thread::Scope;

use lamplight_journal::clock::Now;
use lamplight_journal::entries::Prepared;
use lamplight_journal::intake::Incoming;

use super::{Found, Place, Reader};
use crate::{ExchangeError, Skipped, Warning};

/// The most things in a batch. Each batch is one transaction, so that few of them are waited for.
const MOST: usize = 500;
/// How much text a batch has at most, in bytes, but for its last entry.
const HEAVIEST: usize = 2 * 1024 * 1024;
/// Batches that wait to be written. Preparing is the faster part, so one is enough.
const WAITING: usize = 1;

/// Some of what was found, in order.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) entries: Vec<Incoming>,
    /// Where each of them stands.
    pub(super) places: Vec<Place>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) warnings: Vec<Warning>,
    /// How much had been read at its end.
    pub(super) done: u64,
}

/// Starts the thread, which ends with the iterator. Nothing follows an error.
pub(super) fn batches<'scope>(
    scope: &'scope Scope<'scope, '_>,
    mut reader: Box<dyn Reader>,
    now: &'scope Now,
) -> impl Iterator<Item = Result<Batch, ExchangeError>> + use<'scope> {
    let (sender, batches) = sync_channel(WAITING);
    scope.spawn(move || {
        while let Some(batch) = fill(reader.as_mut(), now).transpose() {
            let failed = batch.is_err();
            if sender.send(batch).is_err() || failed {
                return;
            }
        }
    });
    batches.into_iter()
}

/// The next batch; nothing at the end.
fn fill(reader: &mut dyn Reader, now: &Now) -> Result<Option<Batch>, ExchangeError> {
    let mut batch = Batch::default();
    let (mut things, mut weight) = (0, 0);
    while things < MOST && weight < HEAVIEST {
        let Some(found) = reader.next()? else {
            break;
        };
        things += 1;
        match found {
            Found::Nothing => {}
            Found::Aside(place, reason) => batch.warn(&place, reason),
            Found::Unreadable(place, reason) => batch.skip(&place, reason),
            Found::Entry(found) => {
                let length = found.entry.body.len();
                match Prepared::new(found.entry, now) {
                    Err(refused) => batch.skip(&found.place, refused.to_string()),
                    Ok(entry) => {
                        weight += length;
                        let origin = found.origin;
                        batch.entries.push(Incoming { origin, entry });
                        if let Some(reason) = found.warning {
                            batch.warn(&found.place, reason);
                        }
                        batch.places.push(found.place);
                    }
                }
            }
        }
    }
    batch.done = reader.done();
    Ok((things > 0).then_some(batch))
}

impl Batch {
    fn skip(&mut self, place: &Place, reason: String) {
        let source = place.to_string();
        self.skipped.push(Skipped { source, reason });
    }

    fn warn(&mut self, place: &Place, reason: String) {
        self.warnings.push(warning(place, reason));
    }
}

/// A word about something in a place.
pub(super) fn warning(place: &Place, reason: impl Into<String>) -> Warning {
    Warning {
        source: place.to_string(),
        reason: reason.into(),
    }
}
