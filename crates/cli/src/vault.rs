//! `vault create`, `vault info`, `vault verify`.

use std::fmt::Write as _;

use lamplight_api::door::Cost;
use lamplight_api::vault::{VaultAbout, VaultInfo, VaultVerified, VaultVerify};

use crate::arguments::{CreateArguments, VaultVerb};
use crate::display::{Paper, counted, number, size};
use crate::failure::Failure;
use crate::secret::REMINDER;
use crate::session::Run;

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
    }
}

fn create(run: &Run, arguments: &CreateArguments) -> Result<(), Failure> {
    let passphrase = run.new_passphrase()?;
    let session = run.create(&passphrase, cost(arguments)?)?;
    let folder = run.vault()?.display().to_string();
    let typed = run.passphrase_is_typed();
    session.output.answer(&session.ask(VaultInfo {})?, |_, _| {
        let reminder = if typed { REMINDER } else { "" };
        format!("Made a vault in {folder}\n{reminder}\n").replace("\n\n", "\n")
    })
}

fn cost(arguments: &CreateArguments) -> Result<Cost, Failure> {
    let (memory, passes) = (arguments.memory_mib, arguments.passes);
    if memory.is_none() && passes.is_none() {
        return Ok(Cost::for_this_computer().map_err(lamplight_api::ApiError::from)?);
    }
    Ok(Cost {
        m: memory.map_or(Cost::USUAL.m, |mib| mib * 1024),
        t: passes.unwrap_or(Cost::USUAL.t),
        ..Cost::USUAL
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
