//! `cargo xtask types`: the TypeScript of the command table.
//!
//! `crates/api` prints it; this puts it where the user interface reads it, or says that the file
//! there is not what the table says.

use std::ffi::OsString;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use lexopt::prelude::*;

use crate::checkout::Checkout;
use crate::command_line::CommandLine;

pub const USAGE: &str = "[--check]";

/// The file, from the root of the repository.
const FILE: &str = "ui/src/api/generated.ts";

fn parse(arguments: Vec<OsString>) -> Result<bool, lexopt::Error> {
    let mut check = false;
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("check") => check = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(check)
}

/// Writes the file, or with `--check` compares it.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    let check = parse(arguments)?;
    // The whole workspace, because one package alone asks for other features of what all share,
    // and the dependencies would be built a second time.
    checkout
        .cargo(["build", "--quiet", "--workspace", "--example", "types"])
        .run_or_fail()?;
    let program = format!("debug/examples/types{}", std::env::consts::EXE_SUFFIX);
    let types = CommandLine::new(checkout.target().join(program)).output()?;
    let file = checkout.root().join(FILE);
    if check {
        compare(&file, &types)
    } else {
        write(&file, &types)
    }
}

fn compare(file: &Path, types: &[u8]) -> Result<()> {
    let there = std::fs::read(file).with_context(|| format!("{FILE} cannot be read"))?;
    if there == types {
        println!("{FILE} is what the command table says.");
        return Ok(());
    }
    let lines = there
        .split(|byte| *byte == b'\n')
        .zip(types.split(|byte| *byte == b'\n'));
    let line = lines.take_while(|(there, here)| there == here).count() + 1;
    bail!("{FILE} differs from the command table from line {line} on: cargo xtask types");
}

fn write(file: &Path, types: &[u8]) -> Result<()> {
    if std::fs::read(file).is_ok_and(|there| there == types) {
        println!("{FILE} is already what the command table says.");
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("{FILE} has no folder"))?;
    }
    std::fs::write(file, types).with_context(|| format!("{FILE} cannot be written"))?;
    println!("Wrote {FILE}.");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_is_the_only_option() {
        assert!(!parse(Vec::new()).unwrap());
        assert!(parse(vec!["--check".into()]).unwrap());
        assert!(parse(vec!["--write".into()]).is_err());
    }

    #[test]
    fn what_was_written_compares_equal_and_a_drift_is_named_by_line() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("src/api/generated.ts");
        assert!(compare(&file, b"").is_err());
        write(&file, b"type A = 1;\ntype B = 2;\n").unwrap();
        compare(&file, b"type A = 1;\ntype B = 2;\n").unwrap();
        let error = compare(&file, b"type A = 1;\ntype B = 3;\n")
            .unwrap_err()
            .to_string();
        assert!(error.contains("from line 2 on"), "{error}");
        let error = compare(&file, b"type A = 1;\ntype B = 2;\ntype C = 3;\n").unwrap_err();
        assert!(error.to_string().contains("from line 3 on"), "{error}");
    }
}
