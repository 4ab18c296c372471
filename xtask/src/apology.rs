//! `cargo xtask apology-eval`: how often the apology check is right.
//!
//! Runs the program `evaluate` of `crates/apology` over the labelled drafts in
//! `tests/vectors/apology`: those that its families are made on, and those that nobody looks at
//! while making them.

use std::ffi::OsString;

use anyhow::Result;
use lexopt::prelude::*;

use crate::checkout::Checkout;

pub const USAGE: &str = "[--misses]";

/// The drafts that the families are made on, and the others.
const DRAFTS: [&str; 2] = ["tuned.jsonl", "untuned.jsonl"];

/// Prints the figures of both parts, or with `--misses` the drafts of the first in which the check and
/// the labels differ.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    let misses = misses(arguments)?;
    let folder = checkout.root().join("tests/vectors/apology");
    let parts = if misses { &DRAFTS[..1] } else { &DRAFTS[..] };
    let command = checkout
        .cargo(["run", "--quiet", "--package", "lamplight-apology"])
        .arguments(["--example", "evaluate", "--"])
        .arguments(misses.then_some("--misses"))
        .arguments(parts.iter().map(|part| folder.join(part)));
    command.run_or_fail()
}

fn misses(arguments: Vec<OsString>) -> Result<bool, lexopt::Error> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut misses = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("misses") => misses = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(misses)
}

#[cfg(test)]
mod tests {
    use super::misses;

    #[test]
    fn misses_is_the_only_option() {
        assert!(!misses(Vec::new()).unwrap());
        assert!(misses(vec!["--misses".into()]).unwrap());
        assert!(misses(vec!["untuned.jsonl".into()]).is_err());
    }
}
