//! `lamplight-cli`: the journal from the command line, for scripts, recovery and bulk import. A
//! thin host over the command table of `lamplight_api`. docs/CLI.md has every flag and exit code.

#![deny(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

mod api;
mod apology;
mod arguments;
mod body;
mod descriptor;
mod display;
mod entry;
mod failure;
mod interrupt;
mod output;
mod progress;
mod prompt;
mod search;
mod secret;
mod session;
mod share;
mod table;
mod transfer;
mod trash;
mod vault;
mod vault_keys;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, VaultVerb, Verb};
use failure::Failure;
use interrupt::Interrupt;
use lamplight_api::ApiError;
use lamplight_api::door::VaultError;
use output::Output;
use session::Run;

fn main() -> ExitCode {
    forbid_core_dumps();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return ExitCode::from(output::not_understood(&error)),
    };
    let output = Output {
        // The command table speaks JSON only.
        json: arguments.json || matches!(arguments.verb, Verb::Api(_)),
    };
    ExitCode::from(output.end(obey(arguments, output)))
}

/// What has to be free before anything is begun, in bytes. The stack of a thread and the smallest pieces
/// of memory cannot be refused one by one: the system ends a program that lacks them.
const LEAST_FREE: usize = 16 * 1024 * 1024;

fn obey(arguments: Arguments, output: Output) -> Result<(), Failure> {
    require_memory()?;
    // Before this program opens anything under a number of its own.
    require_open(&arguments)?;
    let run = Run::new(&arguments, output, Interrupt::watch(output));
    match arguments.verb {
        Verb::Vault(verb) => vault::run(&run, &verb),
        Verb::Entry(verb) => entry::run(&run, verb),
        Verb::Trash(verb) => trash::run(&run, verb),
        Verb::Search(arguments) => search::run(&run, arguments),
        Verb::Import(arguments) => transfer::import(&run, arguments),
        Verb::Export(arguments) => transfer::export(&run, arguments),
        Verb::Share(arguments) => share::run(&run, arguments),
        Verb::Apology(verb) => apology::run(&run, &verb),
        Verb::Api(arguments) => api::run(&run, &arguments),
    }
}

fn require_memory() -> Result<(), Failure> {
    let mut room: Vec<u8> = Vec::new();
    let found = room.try_reserve_exact(LEAST_FREE);
    // Otherwise the compiler may do without it.
    std::hint::black_box(&room);
    Ok(found.map_err(|_| ApiError::from(VaultError::OutOfMemory))?)
}

fn require_open(arguments: &Arguments) -> Result<(), Failure> {
    let of_verb = match &arguments.verb {
        Verb::Share(share) => vec![("--password-fd", share.password_fd)],
        Verb::Vault(VaultVerb::Passphrase(passphrase)) => {
            vec![("--new-passphrase-fd", passphrase.new_passphrase_fd)]
        }
        Verb::Vault(VaultVerb::Recover(recover)) => vec![
            ("--recovery-fd", recover.recovery_fd),
            ("--new-passphrase-fd", recover.new_passphrase_fd),
        ],
        Verb::Vault(VaultVerb::Restore(restore)) => {
            vec![("--recovery-fd", restore.recovery_fd)]
        }
        _ => Vec::new(),
    };
    let passphrase = [("--passphrase-fd", arguments.passphrase_fd)];
    for (flag, number) in passphrase.into_iter().chain(of_verb) {
        if number.is_some_and(|number| !descriptor::is_open(number)) {
            let number = number.unwrap_or_default();
            let message = format!("{flag}: descriptor {number} is not open");
            return Err(Failure::Usage(message));
        }
    }
    Ok(())
}

/// A core dump would hold the keys and whatever was read. Where this fails, nothing can be done
/// about it.
fn forbid_core_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let _ = setrlimit(Resource::Core, none);
    }
}
