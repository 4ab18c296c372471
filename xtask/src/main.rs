//! The commands of the repository, run as `cargo xtask COMMAND`.
//!
//! Each command is one file. `cargo xtask` alone prints them; `cargo xtask test` is what the
//! workflows run, so a change that passes here passes there.

#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)
)]
// A program for a terminal speaks there.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod apology;
mod audit;
mod bench;
mod checkout;
mod command_line;
mod crash;
mod fresh;
mod fuzz;
mod icons;
mod needs;
mod package;
mod pages;
mod programs;
mod run;
mod screenshots;
mod steps;
mod test;
mod types;
mod year;

use std::ffi::OsString;
use std::fmt::Write as _;
use std::process::ExitCode;

use anyhow::Result;
use checkout::Checkout;

/// One command: its name, its arguments and what it does, in a line each.
struct Command {
    name: &'static str,
    usage: &'static str,
    about: &'static str,
    run: fn(&Checkout, Vec<OsString>) -> Result<()>,
}

const COMMANDS: [Command; 13] = [
    Command {
        name: "test",
        usage: test::USAGE,
        about: "install what is missing, then format, lints and every test",
        run: test::run,
    },
    Command {
        name: "run",
        usage: run::USAGE,
        about: "install what is missing, build the program and open it",
        run: run::run,
    },
    Command {
        name: "crash",
        usage: crash::USAGE,
        about: "kill the command line at every write, cut its power; or kill the window while somebody types",
        run: crash::run,
    },
    Command {
        name: "year",
        usage: year::USAGE,
        about: "a year of backups of 2 GB on a disk of 6 GB",
        run: year::run,
    },
    Command {
        name: "fuzz",
        usage: fuzz::USAGE,
        about: "bytes that nobody wrote, for every reader of other people's files",
        run: fuzz::run,
    },
    Command {
        name: "bench",
        usage: bench::USAGE,
        about: "measure the budgets of the design, each beside its baseline",
        run: bench::run,
    },
    Command {
        name: "apology-eval",
        usage: apology::USAGE,
        about: "how often the apology check is right, on drafts it was made on and on others",
        run: apology::run,
    },
    Command {
        name: "apology-learn",
        usage: "",
        about: "learn the weights of the apology check anew from the drafts it is made on",
        run: apology::learn,
    },
    Command {
        name: "audit",
        usage: audit::USAGE,
        about: "licences, banned and doubled crates, sources, advisories",
        run: audit::run,
    },
    Command {
        name: "types",
        usage: types::USAGE,
        about: "write ui/src/api/generated.ts from the command table, or check it",
        run: types::run,
    },
    Command {
        name: "icons",
        usage: icons::USAGE,
        about: "draw every size of icons/lamplight.svg",
        run: icons::run,
    },
    Command {
        name: "screenshots",
        usage: screenshots::USAGE,
        about: "take every picture in docs/screenshots anew",
        run: screenshots::run,
    },
    Command {
        name: "package",
        usage: package::USAGE,
        about: "what people install: on Linux a .deb and a .rpm (--dev: of the dev profile)",
        run: package::run,
    },
];

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(name) = arguments.next() else {
        print!("{}", overview());
        return ExitCode::SUCCESS;
    };
    if name == "help" || name == "--help" || name == "-h" {
        print!("{}", overview());
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| name == command.name) else {
        eprint!(
            "There is no command '{}'.\n\n{}",
            name.display(),
            overview()
        );
        return ExitCode::from(2);
    };
    match Checkout::find().and_then(|checkout| (command.run)(&checkout, arguments.collect())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<lexopt::Error>() => {
            eprintln!("{error}\n\n{}", usage_line(command));
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn usage_line(command: &Command) -> String {
    format!("cargo xtask {} {}", command.name, command.usage)
        .trim_end()
        .to_owned()
}

fn overview() -> String {
    let lines: Vec<String> = COMMANDS.iter().map(usage_line).collect();
    let width = lines.iter().map(String::len).max().unwrap_or(0);
    let mut text = String::new();
    for (line, command) in lines.iter().zip(&COMMANDS) {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{line:width$}  {}", command.about);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_overview_has_one_line_for_each_command() {
        let text = overview();
        assert_eq!(text.lines().count(), COMMANDS.len());
        for (line, command) in text.lines().zip(&COMMANDS) {
            assert!(
                line.starts_with(&format!("cargo xtask {}", command.name)),
                "{line}"
            );
            assert!(line.ends_with(command.about), "{line}");
        }
    }
}
