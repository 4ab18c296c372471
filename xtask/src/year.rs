//! `cargo xtask year`: a vault of 2 GB on a disk of 6 GB through a year of backups.
//!
//! The test command lets the same year pass for small vaults. This takes about 9 GB of memory, for the
//! disk is in memory, and wants to be alone.

use std::ffi::OsString;

use anyhow::{Result, ensure};

use crate::checkout::Checkout;
use crate::command_line::CommandLine;
use crate::needs;

pub const USAGE: &str = "";

/// Runs the year and shows its figures.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    let mut parser = lexopt::Parser::from_args(arguments);
    if let Some(argument) = parser.next()? {
        return Err(argument.unexpected().into());
    }
    ensure!(
        cfg!(target_os = "linux"),
        "The year is spent on a file system in memory, which is there on Linux only."
    );
    needs::cargo_program(checkout, "nextest", "runs the tests")?;
    command(checkout).run_or_fail()
}

/// As it is shipped, but for the typesetter, which has no part in it.
fn command(checkout: &Checkout) -> CommandLine {
    checkout
        .cargo(["nextest", "run", "--release", "--package", "lamplight-api"])
        .arguments(["--no-default-features", "--profile", "crash"])
        .arguments(["--run-ignored", "only", "--filterset", "test(heavy_year)"])
        .arguments(["--no-capture"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_one_test_that_is_left_out_otherwise() {
        let line = command(&Checkout::find().unwrap()).to_string();
        assert!(
            line.ends_with("--run-ignored only --filterset 'test(heavy_year)' --no-capture"),
            "{line}"
        );
        assert!(run(&Checkout::find().unwrap(), vec!["--days".into()]).is_err());
    }
}
