//! Getting a vault back from a backup, before any vault is open: what the file says of itself, where
//! the vault goes, how far it is.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use lamplight_journal::backups::BACKUP_ENDING;
use lamplight_journal::{Credential, VaultError, backups};
use lamplight_vault::{Vault, files};
use serde::{Deserialize, Serialize};

use super::{BackupNote, Opener, backup_note, is_free, passphrase, recovery, restore};
use crate::{ApiError, Code};

/// The one restoring that a host does at a time.
#[derive(Default)]
pub struct Restoring {
    chosen: Mutex<Option<Chosen>>,
    running: AtomicBool,
    stop: AtomicBool,
    done: AtomicU64,
    total: AtomicU64,
}

#[derive(Clone)]
struct Chosen {
    from: PathBuf,
    plan: RestorePlan,
}

/// How somebody wants it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestorePlan {
    /// In the place of the vault that is there, which is kept aside; otherwise beside it.
    pub in_place: bool,
    /// What is typed is a recovery code.
    pub by_recovery: bool,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RestoreProgress {
    /// How much of a step is done.
    pub done: u64,
    /// Of how much.
    pub total: u64,
}

/// A vault that is there again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where it is.
    pub place: PathBuf,
    /// Where the one is that was in its place.
    pub aside: Option<PathBuf>,
}

impl Restoring {
    /// Chooses a backup, and says what it says of itself.
    ///
    /// # Errors
    /// As [`backup_note`].
    pub fn choose(&self, from: PathBuf) -> Result<BackupNote, ApiError> {
        let note = backup_note(&from)?;
        let plan = RestorePlan::default();
        *self.chosen() = Some(Chosen { from, plan });
        Ok(note)
    }

    /// Says how it is wanted.
    ///
    /// # Errors
    /// [`Code::NotFound`] when no backup is chosen.
    pub fn plan(&self, plan: RestorePlan) -> Result<(), ApiError> {
        self.chosen().as_mut().ok_or_else(none_chosen)?.plan = plan;
        Ok(())
    }

    /// Does it, with what was typed. `place` is the folder that is meant now; the day is that of the
    /// writer's wall.
    ///
    /// # Errors
    /// As [`restore`]; [`Code::Cancelled`] when it was stopped. Then everything is as it was.
    pub fn run(
        &self,
        typed: &[u8],
        place: &Path,
        day: &str,
        scratch: &Path,
    ) -> Result<Restored, ApiError> {
        let Chosen { from, plan } = self.chosen().clone().ok_or_else(none_chosen)?;
        let opener = if plan.by_recovery {
            Opener::Recovery(recovery(typed)?)
        } else {
            Opener::Passphrase(passphrase(typed)?)
        };
        if self.running.swap(true, Ordering::Relaxed) {
            return Err(ApiError::new(
                Code::VaultInUse,
                "a backup is being restored",
            ));
        }
        self.stop.store(false, Ordering::Relaxed);
        self.at(0, 0);
        let credential = Credential::from(&opener);
        let progress = |done, total| {
            self.at(done, total);
            if self.stop.load(Ordering::Relaxed) {
                Err(VaultError::Cancelled)
            } else {
                Ok(())
            }
        };
        let restored = if is_free(place) {
            let lost = backups::restore(&from, place, credential, scratch, progress);
            lost.map_err(ApiError::from).map(|()| Restored {
                place: place.to_path_buf(),
                aside: None,
            })
        } else if plan.in_place {
            let aside = backups::restore_over(&from, place, day, credential, scratch, progress);
            aside.map_err(ApiError::from).map(|aside| Restored {
                place: place.to_path_buf(),
                aside: Some(aside),
            })
        } else {
            let beside = beside(place, day);
            restore(&from, &beside, credential, scratch, progress).map(|()| Restored {
                place: beside,
                aside: None,
            })
        };
        self.running.store(false, Ordering::Relaxed);
        if restored.is_ok() {
            *self.chosen() = None;
        }
        restored
    }

    /// How far it is; nothing while there is none.
    pub fn progress(&self) -> Option<RestoreProgress> {
        self.running
            .load(Ordering::Relaxed)
            .then(|| RestoreProgress {
                done: self.done.load(Ordering::Relaxed),
                total: self.total.load(Ordering::Relaxed),
            })
    }

    /// Stops it at its next step.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    fn at(&self, done: u64, total: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    fn chosen(&self) -> MutexGuard<'_, Option<Chosen>> {
        self.chosen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The newest backup of the vault in a folder, where backups usually are: what it says of itself, and
/// where it is. When the folder no longer tells which vault it is, that of any.
#[must_use]
pub fn newest_backup(place: &Path) -> Option<(PathBuf, BackupNote)> {
    let names = Vault::names_in(place);
    let ours = |note: &BackupNote| {
        names.is_empty() || names.iter().any(|name| name.to_string() == note.vault_id)
    };
    let mut folder = place.as_os_str().to_os_string();
    folder.push("-backups");
    let there = Path::new(&folder)
        .read_dir()
        .into_iter()
        .flatten()
        .flatten();
    there
        .map(|file| file.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == BACKUP_ENDING)
        })
        .filter_map(|path| backup_note(&path).ok().map(|note| (path, note)))
        .filter(|(_, note)| ours(note))
        // All are of the same length and in UTC.
        .max_by(|(_, one), (_, other)| one.made_at.cmp(&other.made_at))
}

/// Finishes what was cut short while a vault from a backup took the place of another.
pub fn finish_restore(place: &Path) {
    // What cannot be done now is tried again by whoever comes next.
    let _ = files::finish_exchange(place);
}

/// A free name beside a vault.
fn beside(place: &Path, day: &str) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let those = (1..100_u32).map(|n| match n {
        1 => place.with_file_name(format!("{name}-restored-{day}")),
        n => place.with_file_name(format!("{name}-restored-{day}-{n}")),
    });
    let mut free = those.filter(|place| is_free(place));
    // One that is taken is refused by the vault itself.
    free.next().unwrap_or_else(|| place.to_path_buf())
}

fn none_chosen() -> ApiError {
    ApiError::new(Code::NotFound, "no backup is chosen")
}
