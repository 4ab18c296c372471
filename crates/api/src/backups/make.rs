//! Making a backup: a few pages at a time on the vault's thread, the rest on the job's own.

use std::path::Path;

use lamplight_journal::VaultError;
use lamplight_journal::backups::{BackupMade, BackupStep, CopiedBackup};

use crate::event::Step;
use crate::{ApiError, Errand};

/// Makes a backup that will be the file `out`. `go_on` is asked again and again, and may stop it by an
/// error. To be called by whoever has the turn.
pub(crate) fn make(
    errand: &Errand,
    out: &Path,
    go_on: &mut dyn FnMut() -> Result<(), VaultError>,
) -> Result<BackupMade, ApiError> {
    let target = out.to_path_buf();
    errand.with_journal(move |journal, _| {
        journal
            .begin_backup(&target)
            .map_err(|error| ApiError::from(error).of("out"))
    })?;
    let copied = copy(errand, go_on).inspect_err(|_| {
        // Whatever goes wrong here is of less use than what went wrong before.
        let _ = errand.with_journal(|journal, _| {
            journal.abandon_backup();
            Ok(())
        });
    })?;
    let packed = copied.finish(|done, total| {
        go_on()?;
        errand.at(Step::Packing, done, Some(total))
    });
    packed.map_err(|error| match error {
        // That is not the fault of the place.
        VaultError::DatabaseDamaged => ApiError::from(error),
        error => ApiError::from(error).of("out"),
    })
}

/// Copies a few pages at a time; whoever else has something to do with the journal comes between.
fn copy(
    errand: &Errand,
    go_on: &mut dyn FnMut() -> Result<(), VaultError>,
) -> Result<Box<CopiedBackup>, ApiError> {
    loop {
        let step = errand.with_journal(|journal, _| Ok(journal.back_up_further()?))?;
        match step {
            BackupStep::Copied(copied) => return Ok(copied),
            BackupStep::Copying { done, total } => {
                go_on()?;
                errand.at(Step::Copying, done.into(), Some(total.into()))?;
            }
        }
    }
}
