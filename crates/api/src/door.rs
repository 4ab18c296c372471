//! The door: making a vault, unlocking one, exchanging what opens it, and getting one back from a
//! backup. Not commands of the table, because a secret never travels in JSON.

mod known;
mod lately;
mod offer;
mod removal;
mod restoring;
mod typed;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use lamplight_journal::backups::{BackupAbout, BackupFile, Proof};
pub use lamplight_journal::{
    Cost, Credential, Exchanged, NewKeys, Passphrase, RecoveryCode, Seen, VaultError,
};
use lamplight_journal::{Journal, backups};
use lamplight_vault::files;
use ring::rand::SystemRandom;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::backups::{Occasion, keep};
use crate::clock::{Clock, Now};
use crate::desk::{Desk, Listener, Pending};
use crate::event::Step;
use crate::moment::rfc3339;
use crate::{ApiError, Code, Errand};

pub use known::{Found, KnownVault, KnownVaults, PlaceRisk, copies_beside, is_free, place_risk};
pub use lately::Lately;
pub use offer::{CodeFiles, OfferedCode};
pub use removal::{Removal, Removed, removal};
pub use restoring::{
    RestorePlan, RestoreProgress, Restored, Restoring, finish_restore, newest_backup,
};
pub use typed::{Mistyped, MistypedKind, mistyped};

/// What a host brings along.
pub struct Surroundings {
    /// The time.
    pub clock: Arc<dyn Clock + Sync>,
    /// Where an encrypted copy may lie while a read-only vault is mended.
    pub scratch: PathBuf,
    /// Where events go.
    pub listener: Listener,
}

/// The journal keeps a clock of its own; it is the host's.
struct Shared(Arc<dyn Clock + Sync>);

impl Clock for Shared {
    fn now(&self) -> Now {
        self.0.now()
    }
}

/// Makes a new vault in `folder`, which may not exist or has to be empty, and leaves it open.
///
/// # Errors
/// [`Code::ExistsNotEmpty`], or as the disk says.
pub fn create(
    folder: &Path,
    keys: NewKeys<'_>,
    surroundings: Surroundings,
) -> Result<Desk, ApiError> {
    enter(surroundings, |parts| {
        Ok(Journal::create(folder, keys, parts)?)
    })
}

/// Unlocks the vault in `folder`.
///
/// # Errors
/// [`Code::NotAVault`], [`Code::NewerVersion`], [`Code::VaultInUse`], [`Code::HeaderDamaged`],
/// [`Code::WrongPassphrase`], [`Code::DatabaseDamaged`], each meaning what it says and nothing else.
pub fn open<'a>(
    folder: &Path,
    credential: impl Into<Credential<'a>>,
    surroundings: Surroundings,
) -> Result<Desk, ApiError> {
    let credential = credential.into();
    enter(surroundings, |parts| {
        Ok(Journal::open(folder, credential, parts)?)
    })
}

/// What opens a vault, for whoever needs it on another thread.
#[derive(Debug)]
pub enum Opener {
    /// The words the writer knows.
    Passphrase(Passphrase),
    /// The code on paper.
    Recovery(RecoveryCode),
}

impl<'a> From<&'a Opener> for Credential<'a> {
    fn from(opener: &'a Opener) -> Self {
        match opener {
            Opener::Passphrase(passphrase) => Self::Passphrase(passphrase),
            Opener::Recovery(code) => Self::Recovery(code),
        }
    }
}

/// How what opens a vault is exchanged.
#[derive(Debug)]
pub struct Exchange {
    /// What opens it now.
    pub by: Opener,
    /// What opens it from then on. May be the same again.
    pub passphrase: Passphrase,
    /// What trying that passphrase costs.
    pub cost: Cost,
    /// What becomes of the recovery code.
    pub recovery: RecoveryChange,
    /// Whether everything is encrypted anew. Then a recovery code from before opens nothing more.
    pub rekey: bool,
}

/// What becomes of the recovery code.
#[derive(Debug)]
pub enum RecoveryChange {
    /// The one there is, if there is one, still opens the vault.
    Keep,
    /// This one does, and no other.
    Replace(RecoveryCode),
    /// None does.
    Remove,
}

impl Desk {
    /// Whether that is one of those that open the vault: asked again before anything that somebody
    /// else at the open window may not do. [`Code::WrongPassphrase`] when it is not.
    #[must_use = "the answer says whether it does"]
    pub fn is_opened_by(&self, by: Opener) -> Pending<()> {
        self.run_beside(None, move |errand| {
            errand.with_journal(move |journal, _| Ok(journal.is_opened_by(&by)?))
        })
    }

    /// Exchanges what opens the vault. With `rekey` it takes long, tells how far it is, and can be
    /// stopped; after an error, what opened the vault before still does.
    #[must_use = "the answer says whether it was done"]
    pub fn exchange_keys(&self, exchange: Exchange) -> Pending<Exchanged> {
        self.run_beside(None, move |errand| {
            // A backup that is being packed opens with what opens the vault now.
            let _turn = errand.room().turn_of_backup();
            if exchange.rekey {
                back_up_before(errand)?;
            }
            errand.with_journal(move |journal, errand| {
                let keys = NewKeys::new(&exchange.passphrase, exchange.cost);
                let keys = match &exchange.recovery {
                    RecoveryChange::Keep => keys,
                    RecoveryChange::Replace(code) => keys.with_recovery(code),
                    RecoveryChange::Remove => keys.without_recovery(),
                };
                Ok(if exchange.rekey {
                    journal.rekey(&exchange.by, keys, |done, total| {
                        errand.at(Step::Encrypting, done, Some(total))
                    })?
                } else {
                    journal.change_keys(&exchange.by, keys)?
                })
            })
        })
    }
}

/// Makes a backup before everything is encrypted anew, where backups are kept. One that cannot be
/// made keeps nobody from that: the old database stays until the new one counts.
fn back_up_before(errand: &Errand) -> Result<(), ApiError> {
    match keep(errand, Occasion::Before) {
        Err(error) if error.code == Code::Cancelled => Err(error),
        _ => Ok(()),
    }
}

/// Makes a vault in `to`, which may not exist or has to be empty, from a backup. What opened the
/// vault when the backup was made opens it again. The vault that the backup was made of may be there
/// still: the new one keeps its own backups in the usual place. `progress` is told how much of a step
/// is done, of all there is, and may stop the work by an error.
///
/// # Errors
/// [`Code::NotAVault`] for a file that is no backup, [`Code::DatabaseDamaged`] for a damaged one,
/// [`Code::WrongPassphrase`], [`Code::ExistsNotEmpty`], or as the disk says.
pub fn restore<'a>(
    from: &Path,
    to: &Path,
    credential: impl Into<Credential<'a>>,
    scratch: &Path,
    progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
) -> Result<(), ApiError> {
    Ok(backups::restore_beside(
        from, to, credential, scratch, progress,
    )?)
}

/// What a backup file says of itself, without being opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupNote {
    /// The vault it was made of.
    pub vault_id: String,
    /// When it was made: RFC 3339 in UTC, by the clock of the computer that made it.
    pub made_at: String,
    /// Whether a recovery code opens it.
    pub recovery: bool,
}

impl From<&BackupAbout> for BackupNote {
    fn from(about: &BackupAbout) -> Self {
        Self {
            vault_id: about.vault_id.to_string(),
            made_at: rfc3339(about.made_at),
            recovery: about.recovery,
        }
    }
}

/// Reads what a backup file says of itself.
///
/// # Errors
/// [`Code::NotAVault`] for a file that is no backup, [`Code::DatabaseDamaged`] for a damaged one.
pub fn backup_note(backup: &Path) -> Result<BackupNote, ApiError> {
    Ok(BackupNote::from(&BackupFile::open(backup)?.about()))
}

/// Opens a backup, checks every page of it and counts what is in it.
///
/// # Errors
/// As [`restore`].
pub fn prove<'a>(
    backup: &Path,
    credential: impl Into<Credential<'a>>,
    scratch: &Path,
    progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
) -> Result<Proof, ApiError> {
    Ok(backups::prove(backup, credential, scratch, progress)?)
}

/// A new recovery code.
///
/// # Errors
/// [`Code::Unsupported`] when the system gives no random bytes.
pub fn new_recovery() -> Result<RecoveryCode, ApiError> {
    Ok(RecoveryCode::generate(&SystemRandom::new())?)
}

/// Keeps a recovery code in a file that is not there yet, for whoever carries it away from here. The
/// file opens the vault: its first line is the code, and the lines below say what it is.
///
/// # Errors
/// [`Code::ExistsNotEmpty`], [`Code::Invalid`] for a place in the folder of the vault, or as the disk
/// says.
pub fn keep_recovery(out: &Path, vault: &Path, code: &RecoveryCode) -> Result<(), ApiError> {
    if files::is_within(out, vault) {
        let message = "that place is in the folder of the vault itself";
        return Err(ApiError::invalid("recovery_out", message));
    }
    let line = code.line()?;
    // Room for all of it, so that no copy is left behind by growing.
    let mut text = Zeroizing::new(String::with_capacity(line.len() + RECOVERY_NOTE.len()));
    text.push_str(&line);
    text.push_str(RECOVERY_NOTE);
    files::write(out, text.as_bytes(), false)
        .map_err(|error| ApiError::from(error).of("recovery_out"))
}

/// What a file with a recovery code says below it.
const RECOVERY_NOTE: &str = "

This recovery code opens the journal when the passphrase is forgotten.
Whoever has it and the journal can read everything in it.
Keep it where nobody else looks, and not beside the journal.
";

/// Takes a recovery code as it was typed or read.
///
/// # Errors
/// [`Code::Invalid`] when it is not a whole code, or not as it was written.
pub fn recovery(bytes: &[u8]) -> Result<RecoveryCode, ApiError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| ApiError::invalid("recovery", "a recovery code is plain text"))?;
    RecoveryCode::parse(text).map_err(|error| ApiError::from(error).of("recovery"))
}

fn enter(
    surroundings: Surroundings,
    way: impl FnOnce(lamplight_journal::Surroundings<'_>) -> Result<Journal, ApiError>,
) -> Result<Desk, ApiError> {
    let Surroundings {
        clock,
        scratch,
        listener,
    } = surroundings;
    let random = SystemRandom::new();
    let journal = way(lamplight_journal::Surroundings {
        clock: Box::new(Shared(Arc::clone(&clock))),
        random: random.clone(),
        scratch: &scratch,
    })?;
    Desk::new(journal, clock, random, listener)
}

/// How hard a passphrase is to guess, by zxcvbn's estimate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Strength {
    /// From 0, found at once, to 4, out of reach of somebody who has the file and tries for years.
    pub score: u8,
    /// The decimal logarithm of the guesses it takes.
    pub guesses_log10: f64,
}

/// Estimates how hard a passphrase is to guess, while it is being typed. Only the first hundred
/// characters count. The estimate leaves copies of them in memory, which the words of a passphrase
/// typed into a window do in any case.
#[must_use]
pub fn strength(passphrase: &str) -> Strength {
    let estimate = zxcvbn::zxcvbn(passphrase, &["lamplight"]);
    Strength {
        score: estimate.score().into(),
        // Nothing typed takes no guess at all.
        guesses_log10: estimate.guesses_log10().max(0.0),
    }
}

/// Takes a passphrase as it was typed or read.
///
/// # Errors
/// [`Code::Invalid`] when it is empty, too long, or no text.
pub fn passphrase(bytes: &[u8]) -> Result<Passphrase, ApiError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| ApiError::invalid("passphrase", "a passphrase is text in UTF-8"))?;
    Passphrase::new(text).map_err(|error| {
        let error = ApiError::from(error);
        debug_assert_eq!(error.code, Code::Invalid);
        error.of("passphrase")
    })
}

#[cfg(test)]
mod tests {
    use std::sync::{Mutex, mpsc};
    use std::thread;

    use super::*;
    use crate::clock::SystemClock;
    use crate::{Caller, Event};

    #[test]
    fn words_that_everybody_uses_are_weaker_than_four_of_ones_own() {
        for weak in [
            "",
            "password",
            "lamplight",
            "aaaaaaaaaaaaaaaa",
            "qwertyuiop",
        ] {
            assert!(strength(weak).score <= 1, "{weak}");
        }
        let own = strength("harbour kettle unlikely nineteen");
        assert_eq!(own.score, 4);
        assert!(own.guesses_log10 > strength("harbour").guesses_log10 + 6.0);
    }

    #[test]
    fn every_text_has_a_finite_estimate() {
        for text in ["", " ", "\u{0}", "é中🧑", &"long ".repeat(4000)] {
            let Strength {
                score,
                guesses_log10,
            } = strength(text);
            assert!(score <= 4 && guesses_log10.is_finite() && guesses_log10 >= 0.0);
        }
    }

    /// A desk on a new journal, whose listener waits at the first word of new keys until it is told.
    fn held_at_new_keys(home: &Path) -> (Desk, mpsc::Receiver<()>, mpsc::Sender<()>) {
        let (there, at) = mpsc::channel();
        let (go, waits) = mpsc::channel::<()>();
        let waits = Mutex::new(waits);
        let surroundings = Surroundings {
            clock: Arc::new(SystemClock),
            scratch: home.to_path_buf(),
            listener: Box::new(move |event| {
                let Event::Progress(progress) = event else {
                    return;
                };
                if progress.step == Step::Encrypting {
                    there.send(()).unwrap();
                    waits.lock().unwrap().recv().unwrap();
                }
            }),
        };
        let passphrase = passphrase(OLD).unwrap();
        let keys = NewKeys::new(&passphrase, Cost::LEAST);
        let desk = create(&home.join("vault"), keys, surroundings).unwrap();
        (desk, at, go)
    }

    const OLD: &[u8] = b"a lamp in the window";
    const NEW: &[u8] = b"another lamp in another window";

    /// Locking is dropping the desk. It waits for nobody who wants to finish.
    #[test]
    fn locking_in_the_middle_of_new_keys_gives_them_up_and_what_waited_is_saved() {
        let home = tempfile::tempdir().unwrap();
        let (desk, at, go) = held_at_new_keys(home.path());
        let exchange = desk.exchange_keys(Exchange {
            by: Opener::Passphrase(passphrase(OLD).unwrap()),
            passphrase: passphrase(NEW).unwrap(),
            cost: Cost::LEAST,
            recovery: RecoveryChange::Replace(new_recovery().unwrap()),
            rekey: true,
        });
        at.recv().unwrap();
        let add = r#"{"kind": "talk", "body": "typed meanwhile"}"#;
        let waiting = desk.dispatch(Caller::View, "entry_add", add).unwrap();
        let stop = exchange.stop();
        let locking = thread::spawn(move || drop(desk));
        while !stop.is_set() {
            thread::yield_now();
        }
        go.send(()).unwrap();
        locking.join().unwrap();
        assert_eq!(exchange.wait().unwrap_err().code, Code::Cancelled);
        waiting.wait().unwrap();

        let vault = home.path().join("vault");
        let surroundings = || Surroundings {
            clock: Arc::new(SystemClock),
            scratch: home.path().to_path_buf(),
            listener: Box::new(|_| ()),
        };
        let new = passphrase(NEW).unwrap();
        let refused = open(&vault, &new, surroundings()).err().unwrap();
        assert_eq!(refused.code, Code::WrongPassphrase);
        let desk = open(&vault, &passphrase(OLD).unwrap(), surroundings()).unwrap();
        let list = desk.call(Caller::View, "entry_list", "").unwrap();
        assert_eq!(list.matches("\"id\"").count(), 1, "{list}");
        assert!(!vault.join("journal-2.db").exists());
    }

    #[test]
    fn asking_who_opens_it_changes_nothing_and_a_vault_that_is_open_is_not_removed() {
        let home = tempfile::tempdir().unwrap();
        let (desk, _at, _go) = held_at_new_keys(home.path());
        let vault = home.path().join("vault");
        let by = |typed| Opener::Passphrase(passphrase(typed).unwrap());
        desk.is_opened_by(by(OLD)).wait().unwrap();
        let refused = desk.is_opened_by(by(NEW)).wait().unwrap_err();
        assert_eq!(refused.code, Code::WrongPassphrase);

        let shown = passphrase(OLD).unwrap();
        let refused = removal(&vault, &shown).unwrap().run().unwrap_err();
        assert_eq!(refused.code, Code::VaultInUse);
        drop(desk);
        let removal = removal(&vault, &shown).unwrap();
        let gone = Removed {
            folder: true,
            complete: true,
        };
        assert_eq!(removal.run().unwrap(), gone);
        assert!(!vault.exists());
    }
}
