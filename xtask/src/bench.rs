//! `cargo xtask bench`: the budgets of the design, measured.
//!
//! Makes the corpus once for each size, under the target folder, and hands it to the program in
//! `tests/bench`, which prints every row beside its baseline. The rows of the window are measured
//! on a screen of their own by `tests/e2e/budgets.py`, on Linux.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, Result};
use lexopt::prelude::*;

use crate::checkout::Checkout;
use crate::command_line::CommandLine;
use crate::needs::{self, PYTHON};
use crate::package::Profile;
use crate::pages;
use crate::programs;
use crate::run;

pub const USAGE: &str = "[ROW] [--entries N]";

/// The size that the budgets are stated for.
const ENTRIES: u32 = 100_000;
/// The name of all rows that need a window.
const WINDOW: &str = "window";

/// What to measure.
#[derive(Debug, PartialEq)]
struct Options {
    /// One row by its name; none means all.
    row: Option<OsString>,
    /// How many entries the journal has.
    entries: u32,
}

impl Options {
    fn parse(arguments: Vec<OsString>) -> Result<Self, lexopt::Error> {
        let mut options = Self {
            row: None,
            entries: ENTRIES,
        };
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("entries") => options.entries = parser.value()?.parse()?,
                Value(row) if options.row.is_none() => options.row = Some(row),
                other => return Err(other.unexpected()),
            }
        }
        if options.entries == 0 {
            return Err("--entries takes a number from 1".into());
        }
        Ok(options)
    }
}

/// Makes the corpus if it is not there yet, then measures.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    let options = Options::parse(arguments)?;
    needs::install_missing()?;
    let corpus = corpus(checkout, options.entries)?;
    if options.row.as_ref().is_none_or(|row| row != WINDOW) {
        command(checkout, &options, &corpus).run_or_fail()?;
    }
    if cfg!(target_os = "linux") && options.row.as_ref().is_none_or(|row| row == WINDOW) {
        pages::build(checkout)?;
        programs::build(checkout, Profile::Release)
            .arguments(["--bin", "lamplight-empty"])
            .run_or_fail()?;
        window(checkout, &corpus).run_or_fail()?;
    }
    Ok(())
}

/// Measures the window, beside an empty one.
fn window(checkout: &Checkout, corpus: &Path) -> CommandLine {
    let built = checkout.target().join("release");
    run::on_a_screen(checkout, "tests/e2e/budgets.py")
        .arguments(["--app"])
        .arguments([built.join("lamplight")])
        .arguments(["--cli"])
        .arguments([built.join("lamplight-cli")])
        .arguments(["--empty"])
        .arguments([built.join("lamplight-empty")])
        .arguments(["--corpus"])
        .arguments([corpus])
}

fn command(checkout: &Checkout, options: &Options, corpus: &Path) -> CommandLine {
    checkout
        .cargo([
            "run",
            "--release",
            "--package",
            "lamplight-bench",
            "--",
            "--corpus",
        ])
        .arguments([corpus])
        .arguments(["--entries", &options.entries.to_string()])
        .arguments(options.row.clone())
}

/// The corpus of that size: an earlier run's when neither its texts nor its program changed since.
fn corpus(checkout: &Checkout, entries: u32) -> Result<PathBuf> {
    let sources = checkout.root().join("tests/corpus");
    let program = sources.join("make_corpus.py");
    let folder = checkout.target().join("corpus");
    let file = folder.join(format!("entries-{entries}.jsonl"));
    if is_newer(&file, &[&program, &sources.join("source.jsonl")]) {
        return Ok(file);
    }
    println!("Making a corpus of {entries} entries, about 7,000 a second.");
    std::fs::create_dir_all(&folder).context("the corpus has no folder to go to")?;
    // Under another name until it is whole: an interrupted run leaves nothing that looks finished.
    let unfinished = file.with_extension("unfinished");
    CommandLine::new(PYTHON)
        .arguments([program.as_os_str()])
        .arguments(["--entries", &entries.to_string()])
        .arguments(["--canary", "zanzibarine", "--canary-count", "37", "--out"])
        .arguments([&unfinished])
        .run_or_fail()?;
    std::fs::rename(&unfinished, &file).context("the corpus could not be put in place")?;
    Ok(file)
}

/// Whether the file is there and was written after each of the others.
fn is_newer(file: &Path, others: &[&Path]) -> bool {
    let Some(written) = written(file) else {
        return false;
    };
    others
        .iter()
        .all(|other| self::written(other).is_some_and(|other| other <= written))
}

fn written(file: &Path) -> Option<SystemTime> {
    file.metadata()
        .and_then(|metadata| metadata.modified())
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::time::Duration;

    fn shown(arguments: &[&str]) -> Result<String, lexopt::Error> {
        let options = Options::parse(arguments.iter().map(Into::into).collect())?;
        Ok(command(&Checkout::find().unwrap(), &options, Path::new("c.jsonl")).to_string())
    }

    #[test]
    fn all_rows_at_the_size_of_the_budgets() {
        assert_eq!(
            shown(&[]).unwrap(),
            "cargo run --release --package lamplight-bench -- --corpus c.jsonl --entries 100000"
        );
    }

    #[test]
    fn one_row_at_a_size_of_its_own() {
        let line = shown(&["search", "--entries", "5000"]).unwrap();
        assert!(
            line.ends_with("--corpus c.jsonl --entries 5000 search"),
            "{line}"
        );
    }

    #[test]
    fn what_it_cannot_measure_is_refused() {
        for arguments in [
            &["search", "save"][..],
            &["--entries", "0"],
            &["--entries"],
            &["--all"],
        ] {
            assert!(shown(arguments).is_err(), "{arguments:?}");
        }
    }

    #[test]
    fn a_corpus_older_than_its_sources_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let (file, source) = (folder.path().join("file"), folder.path().join("source"));
        assert!(!is_newer(&file, &[]));
        std::fs::write(&file, b"").unwrap();
        std::fs::write(&source, b"").unwrap();
        let now = written(&file).unwrap();
        let set = |path: &Path, time| File::options().write(true).open(path)?.set_modified(time);
        set(&source, now - Duration::from_secs(10)).unwrap();
        assert!(is_newer(&file, &[&source]));
        set(&source, now + Duration::from_secs(10)).unwrap();
        assert!(!is_newer(&file, &[&source]));
    }
}
