//! `vault create`, `vault info`, `vault verify`, `vault backup`, `vault restore`.

use std::fmt::Write as _;

use lamplight_api::Code;
use lamplight_api::door::{self, BackupNote, NewKeys, VaultError};
use lamplight_api::vault::{
    VaultAbout, VaultBackedUp, VaultBackup, VaultInfo, VaultVerified, VaultVerify,
};
use serde::Serialize;

use crate::arguments::{CreateArguments, RestoreArguments, VaultVerb};
use crate::display::{Paper, counted, number, size};
use crate::failure::Failure;
use crate::progress::Progress;
use crate::secret::REMINDER;
use crate::session::{Run, scratch};
use crate::vault_keys::{self, Kept, cost};

pub fn run(run: &Run, verb: &VaultVerb) -> Result<(), Failure> {
    match verb {
        VaultVerb::Create(arguments) => create(run, arguments),
        VaultVerb::Info => {
            let session = run.unlock()?;
            session.output.answer(&session.ask(VaultInfo {})?, about)
        }
        VaultVerb::Verify => {
            let session = run.unlock()?;
            session
                .output
                .answer(&session.ask(VaultVerify {})?, verified)
        }
        VaultVerb::Backup { out } => {
            let session = run.unlock()?;
            let out = out.clone();
            session
                .output
                .answer(&session.ask(VaultBackup { out })?, backed_up)
        }
        VaultVerb::Restore(arguments) => restore(run, arguments),
        VaultVerb::Passphrase(arguments) => vault_keys::passphrase(run, arguments),
        VaultVerb::Recover(arguments) => vault_keys::recover(run, arguments),
    }
}

fn create(run: &Run, arguments: &CreateArguments) -> Result<(), Failure> {
    let passphrase = run.new_passphrase()?;
    let keys = NewKeys::new(&passphrase, cost(&arguments.cost)?);
    let kept = Kept::in_file(arguments.recovery_out.as_deref(), run.vault()?)?;
    let made = run.create(match kept.code() {
        Some(code) => keys.with_recovery(code),
        None => keys,
    });
    if matches!(&made, Err(Failure::Refused(error)) if error.code == Code::Unwritable) {
        // The disk gave out: the vault may be there all the same.
        let _ = kept.stays();
        return made.map(|_| ());
    }
    let session = made?;
    let (_, kept) = kept.stays();
    let folder = run.vault()?.display().to_string();
    let typed = run.passphrase_is_typed();
    session.output.answer(&session.ask(VaultInfo {})?, |_, _| {
        let reminder = if typed { REMINDER } else { "" };
        format!("Made a vault in {folder}\n{kept}{reminder}\n").replace("\n\n", "\n")
    })
}

fn backed_up(made: &VaultBackedUp, _: &Paper) -> String {
    format!(
        "Made a backup of {} at {}\nIt was checked and is whole. What opens the vault today opens it.\n",
        size(made.size),
        made.out,
    )
}

/// A vault that was made from a backup.
#[derive(Serialize)]
struct Restored {
    to: String,
    #[serde(flatten)]
    backup: BackupNote,
}

fn restore(run: &Run, arguments: &RestoreArguments) -> Result<(), Failure> {
    let backup = door::backup_note(&arguments.from)?;
    let opener = run.opener(arguments.recovery_fd)?;
    let progress = Progress::new();
    let done = door::restore(
        &arguments.from,
        &arguments.to,
        &opener,
        &scratch(),
        |done, total| {
            progress.at("Restoring", done, Some(total));
            run.interrupt.check().map_err(|_| VaultError::Cancelled)
        },
    );
    progress.clear();
    done?;
    let restored = Restored {
        to: arguments.to.display().to_string(),
        backup,
    };
    run.output.answer(&restored, |restored, _| {
        format!(
            "Made a vault in {} from the backup of {}\nWhat opened the vault then opens it again.\n",
            restored.to, restored.backup.made_at,
        )
    })
}

fn about(about: &VaultAbout, _: &Paper) -> String {
    let key = &about.key_derivation;
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "Vault       {} (format {})",
        about.vault_id, about.format
    );
    let _ = writeln!(
        out,
        "Entries     {}, and {} in the trash",
        number(about.entries),
        number(about.trashed)
    );
    let _ = writeln!(out, "Size        {}", size(about.size));
    let _ = writeln!(
        out,
        "Passphrase  Argon2id: {}, {}, {}",
        size(u64::from(key.memory_kib) * 1024),
        counted(key.passes, "pass", "passes"),
        counted(key.lanes, "lane", "lanes"),
    );
    out.push_str(if about.recovery {
        "Recovery    a recovery code opens it too\n"
    } else {
        "Recovery    there is no recovery code\n"
    });
    if about.read_only {
        out.push_str("This vault can only be read here: its folder cannot be written.\n");
    }
    if about.header_mended {
        out.push_str(MENDED);
    }
    out
}

const MENDED: &str =
    "One of the two copies of the header was damaged or missing; the other one served.\n";

fn verified(verified: &VaultVerified, _: &Paper) -> String {
    let mut out = format!(
        "{} checked, and {} in the trash. All are whole.\n",
        counted(verified.entries, "entry", "entries"),
        number(verified.trashed),
    );
    out.push_str(if verified.index_rebuilt {
        "The search index did not agree with them and was made anew.\n"
    } else {
        "The search index agrees with them.\n"
    });
    if verified.header_mended {
        out.push_str(MENDED);
    }
    out
}
