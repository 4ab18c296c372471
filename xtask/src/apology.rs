//! `cargo xtask apology-eval` and `apology-learn`: how often the apology check is right, and what it
//! has learned.
//!
//! They run the programs `evaluate` and `learn` of `crates/apology` over the labelled drafts in
//! `tests/vectors/apology`: those that the check is made on, and those that nobody looks at while
//! making it.

use std::ffi::OsString;
use std::fs;

use anyhow::{Context, Result};
use lexopt::prelude::*;

use crate::checkout::Checkout;
use crate::command_line::CommandLine;

pub const USAGE: &str = "[--misses]";

/// The drafts that the check is made on, and the others.
const DRAFTS: [&str; 2] = ["tuned.jsonl", "untuned.jsonl"];
/// The sentences of the design, each for one rule.
const EXAMPLES: &str = "examples.jsonl";
/// Where the drafts are.
const FOLDER: &str = "tests/vectors/apology";
/// What is learned from the first.
const WEIGHTS: &str = "crates/apology/likeness/weights.txt";

/// Prints the figures of both parts, or with `--misses` the drafts of the first in which the check and
/// the labels differ.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    let misses = misses(arguments)?;
    let folder = checkout.root().join(FOLDER);
    let parts = if misses { &DRAFTS[..1] } else { &DRAFTS[..] };
    let command = example(checkout, "evaluate")
        .arguments(misses.then_some("--misses"))
        .arguments(parts.iter().map(|part| folder.join(part)));
    command.run_or_fail()
}

/// Learns the weights from the examples and the drafts that the check is made on, and writes their file anew.
pub fn learn(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    if let Some(argument) = lexopt::Parser::from_args(arguments).next()? {
        return Err(argument.unexpected().into());
    }
    let folder = checkout.root().join(FOLDER);
    let learned_from = [EXAMPLES, DRAFTS[0]].map(|file| folder.join(file));
    let weights = example(checkout, "learn")
        .arguments(learned_from)
        .output()?;
    let file = checkout.root().join(WEIGHTS);
    fs::write(&file, weights).with_context(|| format!("cannot write {}", file.display()))
}

fn example(checkout: &Checkout, name: &str) -> CommandLine {
    checkout
        .cargo(["run", "--quiet", "--package", "lamplight-apology"])
        .arguments(["--example", name, "--"])
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
