//! `vault passphrase`, `vault recover`: exchanging what opens the vault.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use lamplight_api::door::{self, Cost, Exchange, Exchanged, Opener, RecoveryChange, RecoveryCode};
use lamplight_api::{ApiError, Code};
use serde::Serialize;

use crate::arguments::{CostArguments, PassphraseArguments, RecoverArguments};
use crate::display::Paper;
use crate::failure::Failure;
use crate::secret;
use crate::session::{Run, Session};

/// A recovery code that was put into a file before the vault opens with it, so that there is none
/// that nobody has. Unless it [stays](Kept::stays), the file goes again.
pub struct Kept {
    code: Option<RecoveryCode>,
    file: Option<PathBuf>,
}

impl Kept {
    /// Makes a code and the file, if there is to be one. It may not lie in the vault's own folder.
    pub fn in_file(out: Option<&Path>, vault: &Path) -> Result<Self, Failure> {
        let Some(out) = out else {
            return Ok(Self {
                code: None,
                file: None,
            });
        };
        let code = door::new_recovery()?;
        door::keep_recovery(out, vault, &code)?;
        Ok(Self {
            code: Some(code),
            file: Some(out.to_path_buf()),
        })
    }

    pub fn code(&self) -> Option<&RecoveryCode> {
        self.code.as_ref()
    }

    /// The code opens the vault now. Gives the file, and what is said of it to people.
    pub fn stays(mut self) -> (Option<PathBuf>, String) {
        let file = self.file.take();
        let words = file.as_ref().map_or_else(String::new, |file| {
            format!(
                "The recovery code is in {}\nThat file opens the vault: carry it away from here.\n",
                file.display()
            )
        });
        (file, words)
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        if let Some(file) = &self.file {
            // It opens nothing. One that does not go is in nobody's way.
            let _ = std::fs::remove_file(file);
        }
    }
}

/// What trying a passphrase costs from now on: what was asked for, or what suits this computer.
pub fn cost(arguments: &CostArguments) -> Result<Cost, Failure> {
    let (memory, passes) = (arguments.memory_mib, arguments.passes);
    if memory.is_none() && passes.is_none() {
        return Ok(Cost::for_this_computer().map_err(ApiError::from)?);
    }
    Ok(Cost {
        m: memory.map_or(Cost::USUAL.m, |mib| mib * 1024),
        t: passes.unwrap_or(Cost::USUAL.t),
        ..Cost::USUAL
    })
}

/// What opens the vault now.
#[derive(Serialize)]
struct Answer {
    rekeyed: bool,
    recovery: bool,
    /// Whether nothing is left in the folder that opens with what opened it before.
    complete: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    recovery_out: Option<PathBuf>,
}

pub fn passphrase(run: &Run, arguments: &PassphraseArguments) -> Result<(), Failure> {
    let passphrase = run.passphrase()?;
    let session = run.open(&passphrase)?;
    let new = secret::new_passphrase(arguments.new_passphrase_fd, &run.interrupt)?;
    let mut kept = Kept::in_file(arguments.recovery_out.as_deref(), run.vault()?)?;
    let recovery = match kept.code.take() {
        Some(code) => RecoveryChange::Replace(code),
        None => RecoveryChange::Keep,
    };
    let cost = cost(&arguments.cost)?;
    let done = session.exchange_keys(Exchange {
        by: Opener::Passphrase(passphrase),
        passphrase: new,
        cost,
        recovery,
        rekey: arguments.rekey,
    });
    if matches!(&done, Err(Failure::Refused(error)) if error.code == Code::Unwritable) {
        // The disk gave out: the code may count all the same, and then it is the only one there is.
        let _ = kept.stays();
        return done.map(|_| ());
    }
    answer(&session, arguments.rekey, done?, kept)
}

pub fn recover(run: &Run, arguments: &RecoverArguments) -> Result<(), Failure> {
    run.vault()?;
    let code = secret::recovery(arguments.recovery_fd, &run.interrupt)?;
    let session = run.open(&code)?;
    let new = secret::new_passphrase(arguments.new_passphrase_fd, &run.interrupt)?;
    let cost = cost(&arguments.cost)?;
    let done = session.exchange_keys(Exchange {
        by: Opener::Recovery(code),
        passphrase: new,
        cost,
        recovery: RecoveryChange::Keep,
        rekey: false,
    })?;
    answer(&session, false, done, Kept::in_file(None, run.vault()?)?)
}

fn answer(session: &Session, rekeyed: bool, done: Exchanged, kept: Kept) -> Result<(), Failure> {
    // Before anything that may fail: the code counts.
    let (recovery_out, kept) = kept.stays();
    let recovery = session.ask(lamplight_api::vault::VaultInfo {})?.recovery;
    let answer = Answer {
        rekeyed,
        recovery,
        complete: done.complete,
        recovery_out,
    };
    session.output.answer(&answer, |answer, paper| {
        let mut out = words(answer, paper);
        out.push_str(&kept);
        out
    })
}

fn words(exchanged: &Answer, _: &Paper) -> String {
    let mut out = String::from("The new passphrase opens the vault; the old one does not.\n");
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{}",
        if exchanged.rekeyed {
            "Everything was encrypted anew. Backups made before, and copies of the folder, still \
             open with the old passphrase."
        } else {
            "Backups made before, and copies of the folder, still open with the old passphrase. If \
             somebody may know it, --rekey encrypts everything anew."
        }
    );
    if !exchanged.complete {
        out.push_str(
            "Something of before could not be removed from the folder; it goes the next time the vault \
             is opened.\n",
        );
    }
    if exchanged.rekeyed && !exchanged.recovery {
        out.push_str(
            "A recovery code from before opens nothing any more, and there is no new one.\n",
        );
    }
    out
}
