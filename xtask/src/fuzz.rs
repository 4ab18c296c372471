//! `cargo xtask fuzz`: bytes that nobody wrote, for everything that reads what somebody else may have
//! written.
//!
//! The targets are in `tests/fuzz`, a workspace of their own that the nightly compiler builds with the
//! address sanitiser. They begin with files that the command line has just made, and with what
//! earlier runs have found, which is kept below `target`.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use lexopt::prelude::*;

use crate::checkout::Checkout;
use crate::command_line::CommandLine;
use crate::needs::{self, PYTHON};
use crate::steps::{self, Step};

pub const USAGE: &str = "[--short | --seconds N] [TARGET]";

/// What is read: by the vault, by the imports, by the apology check.
const TARGETS: [&str; 8] = [
    "header",
    "slot",
    "manifest",
    "backup",
    "recovery_code",
    "jsonl",
    "markdown",
    "apology",
];
/// Seconds for each target.
const SHORT: u32 = 60;
const USUAL: u32 = 600;
/// The most memory a target may take, in MiB.
const MEMORY: u32 = 512;

#[derive(Debug, PartialEq)]
struct Options {
    seconds: u32,
    target: Option<&'static str>,
}

impl Options {
    fn parse(arguments: Vec<OsString>) -> Result<Self, lexopt::Error> {
        let (mut seconds, mut target) = (None, None);
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("short") if seconds.is_none() => seconds = Some(SHORT),
                Long("seconds") if seconds.is_none() => seconds = Some(parser.value()?.parse()?),
                Value(name) if target.is_none() => {
                    let known = TARGETS.into_iter().find(|target| name == *target);
                    target = Some(known.ok_or_else(|| {
                        format!("there is no such target; there are {}", TARGETS.join(", "))
                    })?);
                }
                other => return Err(other.unexpected()),
            }
        }
        let seconds = seconds.unwrap_or(USUAL);
        if seconds == 0 {
            return Err("--seconds takes a number from 1".into());
        }
        Ok(Self { seconds, target })
    }
}

/// Installs what is missing, makes the seeds, and runs one target after the other.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    let options = Options::parse(arguments)?;
    ensure!(
        cfg!(unix),
        "The fuzz targets are built for Linux and macOS only."
    );
    needs::install_missing()?;
    needs::nightly()?;
    needs::cargo_program(checkout, "fuzz", "runs the fuzz targets")?;
    checkout
        .cargo(["build", "--package", "lamplight-cli"])
        .run_or_fail()?;
    for target in TARGETS {
        std::fs::create_dir_all(corpus(checkout, target))?;
    }
    seeds(checkout).run_or_fail()?;
    steps::run_all(&targets(checkout, &options))
}

fn targets(checkout: &Checkout, options: &Options) -> Vec<Step> {
    let wanted = TARGETS
        .into_iter()
        .filter(|target| options.target.is_none_or(|only| only == *target));
    wanted
        .flat_map(|name| {
            let command = target(checkout, name, options.seconds);
            let what_it_reached = Step {
                name: "coverage",
                command: coverage(checkout, name),
            };
            [Step { name, command }, what_it_reached]
        })
        .collect()
}

/// What a target has found worth keeping.
fn corpus(checkout: &Checkout, target: &str) -> PathBuf {
    folder(checkout).join("corpus").join(target)
}

fn folder(checkout: &Checkout) -> PathBuf {
    checkout.target().join("fuzz")
}

fn seeds(checkout: &Checkout) -> CommandLine {
    CommandLine::new(PYTHON)
        .arguments(["tests/fuzz/seeds.py"])
        .arguments([checkout.target().join("debug/lamplight-cli")])
        .arguments([folder(checkout).join("seeds")])
        .folder(checkout.root())
}

fn target(checkout: &Checkout, name: &str, seconds: u32) -> CommandLine {
    built(checkout, name)
        .arguments([folder(checkout).join("seeds").join(name)])
        .arguments(["--", "-print_final_stats=1", "-verbosity=0"])
        .arguments([
            format!("-max_total_time={seconds}"),
            format!("-rss_limit_mb={MEMORY}"),
        ])
}

/// Reads once what was kept, and says how many places in the code that reaches.
fn coverage(checkout: &Checkout, name: &str) -> CommandLine {
    built(checkout, name).arguments(["--", "-runs=0"])
}

fn built(checkout: &Checkout, name: &str) -> CommandLine {
    CommandLine::new("rustup")
        .arguments(["run", "nightly", "cargo", "fuzz", "run"])
        .arguments(["--fuzz-dir", "tests/fuzz", "--target-dir"])
        .arguments([folder(checkout)])
        .arguments([name])
        .arguments([corpus(checkout, name)])
        .folder(checkout.root())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Options, lexopt::Error> {
        Options::parse(arguments.iter().map(Into::into).collect())
    }

    #[test]
    fn every_target_has_its_file_and_each_file_its_target() {
        let checkout = Checkout::find().unwrap();
        let mut files: Vec<String> = std::fs::read_dir(checkout.root().join("tests/fuzz/targets"))
            .unwrap()
            .map(|file| file.unwrap().path())
            .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        files.sort();
        let mut targets = TARGETS.to_vec();
        targets.sort_unstable();
        assert_eq!(files, targets);
    }

    #[test]
    fn a_short_run_is_a_minute_for_each() {
        let short = parsed(&["--short"]).unwrap();
        assert_eq!((short.seconds, short.target), (60, None));
        assert_eq!(parsed(&[]).unwrap().seconds, 600);
        let one = parsed(&["--seconds=5", "backup"]).unwrap();
        let steps = targets(&Checkout::find().unwrap(), &one);
        let names: Vec<&str> = steps.iter().map(|step| step.name).collect();
        assert_eq!(names, ["backup", "coverage"]);
        let line = steps[0].command.to_string();
        assert!(line.contains(" cargo fuzz run "), "{line}");
        assert!(
            line.ends_with("-max_total_time=5 -rss_limit_mb=512"),
            "{line}"
        );
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for arguments in [
            &["--seconds=0"][..],
            &["--short", "--seconds=5"],
            &["heading"],
            &["slot", "header"],
        ] {
            assert!(parsed(arguments).is_err(), "{arguments:?}");
        }
    }
}
