//! `cargo xtask crash`: the crash tests, in full.
//!
//! Those of the command line live in `crates/cli/tests`. They start the program under strace, which
//! kills it at one chosen system call or has the call fail; rebuild its folder as a power cut may
//! leave it; kill it at random times; let it run short of memory; and look at what is left. The test
//! command takes a sample of the points; this takes all of them unless told otherwise.
//!
//! With `--window` it is the real window that is killed while somebody types
//! (`tests/e2e/killing.py`): a hundred times, where the test command does it a few times.

use std::ffi::OsString;

use anyhow::{Result, ensure};
use lexopt::prelude::*;

use crate::checkout::Checkout;
use crate::command_line::CommandLine;
use crate::needs;
use crate::package::Profile;
use crate::pages;
use crate::programs;
use crate::run;

pub const USAGE: &str = "[--points N | --all] [--seed S] | --window [--kills N]";

/// How often the window is killed unless told otherwise.
const KILLS: u32 = 100;

/// Which points to try.
#[derive(Debug, Default, PartialEq)]
struct Options {
    /// How many; none means all.
    points: Option<u32>,
    /// Chooses the points when not all are tried.
    seed: Option<u64>,
    /// Kill the window instead, so often.
    kills: Option<u32>,
}

impl Options {
    fn parse(arguments: Vec<OsString>) -> Result<Self, lexopt::Error> {
        let mut options = Self::default();
        let (mut all, mut window) = (false, false);
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("points") => options.points = Some(parser.value()?.parse()?),
                Long("all") => all = true,
                Long("seed") => options.seed = Some(parser.value()?.parse()?),
                Long("window") => window = true,
                Long("kills") => options.kills = Some(parser.value()?.parse()?),
                other => return Err(other.unexpected()),
            }
        }
        if all && options.points.is_some() {
            return Err("--points and --all exclude each other".into());
        }
        if options.points == Some(0) || options.kills == Some(0) {
            return Err("--points and --kills take a number from 1".into());
        }
        if window && (all || options.points.is_some() || options.seed.is_some()) {
            return Err("--window has no points".into());
        }
        match (window, options.kills) {
            (true, None) => options.kills = Some(KILLS),
            (false, Some(_)) => return Err("--kills goes with --window".into()),
            _ => {}
        }
        Ok(options)
    }
}

/// Runs the crash tests and shows their figures.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    let options = Options::parse(arguments)?;
    ensure!(
        cfg!(target_os = "linux"),
        "The crash tests use strace, which is there on Linux only."
    );
    needs::install_missing()?;
    if let Some(kills) = options.kills {
        pages::build(checkout)?;
        programs::build(checkout, Profile::Dev).run_or_fail()?;
        return window(checkout, kills).run_or_fail();
    }
    needs::cargo_program(checkout, "nextest", "runs the tests")?;
    command(checkout, &options).run_or_fail()
}

fn window(checkout: &Checkout, kills: u32) -> CommandLine {
    run::some_window_tests(checkout).arguments(["--kills", &kills.to_string(), "killing"])
}

fn command(checkout: &Checkout, options: &Options) -> CommandLine {
    let points = options
        .points
        .map_or_else(|| "all".to_owned(), |points| points.to_string());
    let mut command = checkout
        .cargo([
            "nextest",
            "run",
            "--package",
            "lamplight-cli",
            "--profile",
            "crash",
        ])
        .arguments(["--filterset", "test(crash::)", "--no-capture"])
        .variable("LAMPLIGHT_CRASH_POINTS", &points);
    if let Some(seed) = options.seed {
        command = command.variable("LAMPLIGHT_CRASH_SEED", &seed.to_string());
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(arguments: &[&str]) -> Result<String, lexopt::Error> {
        let options = Options::parse(arguments.iter().map(Into::into).collect())?;
        Ok(command(&Checkout::find().unwrap(), &options).to_string())
    }

    #[test]
    fn without_a_number_every_point_is_tried() {
        let line = shown(&[]).unwrap();
        assert_eq!(
            line,
            "LAMPLIGHT_CRASH_POINTS=all cargo nextest run --package lamplight-cli --profile crash \
             --filterset 'test(crash::)' --no-capture"
        );
        assert_eq!(shown(&["--all"]).unwrap(), line);
    }

    #[test]
    fn number_and_seed_reach_the_tests() {
        let line = shown(&["--points", "60", "--seed=7"]).unwrap();
        assert!(line.starts_with("LAMPLIGHT_CRASH_POINTS=60 LAMPLIGHT_CRASH_SEED=7 cargo "));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_window_is_killed_a_hundred_times_or_as_often_as_asked() {
        let parsed = |arguments: &[&str]| {
            Options::parse(arguments.iter().map(Into::into).collect()).unwrap()
        };
        assert_eq!(parsed(&["--window"]).kills, Some(100));
        assert_eq!(parsed(&["--window", "--kills=7"]).kills, Some(7));
        let line = window(&Checkout::find().unwrap(), 7).to_string();
        assert!(line.contains(" tests/e2e/window.py --app "), "{line}");
        assert!(line.ends_with(" --kills 7 killing"), "{line}");
    }

    #[test]
    fn points_that_make_no_sense_are_refused() {
        for arguments in [
            &["--points", "0"][..],
            &["--points", "many"],
            &["--points=3", "--all"],
            &["--window", "--points=3"],
            &["--window", "--kills=0"],
            &["--kills=3"],
        ] {
            assert!(shown(arguments).is_err(), "{arguments:?}");
        }
    }
}
