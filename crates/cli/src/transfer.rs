//! `import` and `export`.

use std::fmt::Write as _;

use lamplight_api::export::Export;
use lamplight_api::import::{Import, Imported, Remark};

use crate::arguments::{ExportArguments, ImportArguments};
use crate::display::{self, Paper, counted, number};
use crate::failure::Failure;
use crate::session::Run;
use crate::table;

/// How many skipped things and warnings people are shown; JSON has them all.
const SHOWN: usize = 20;

pub fn import(run: &Run, arguments: ImportArguments) -> Result<(), Failure> {
    let session = run.unlock()?;
    let dry_run = arguments.dry_run;
    let request = Import {
        path: arguments.path,
        format: arguments.format,
        dry_run,
    };
    session.output.answer(&session.ask(request)?, |report, _| {
        imported(report, dry_run)
    })
}

fn imported(report: &Imported, dry_run: bool) -> String {
    let verb = if dry_run {
        "would be imported"
    } else {
        "imported"
    };
    let named = u64::try_from(report.skipped.len()).unwrap_or(u64::MAX);
    let skipped = named + u64::from(report.skipped_unnamed);
    let mut out = format!(
        "{} found as {}: {} {verb}, {} here already, {} skipped.\n",
        counted(report.found, "entry", "entries"),
        report.format,
        number(report.imported),
        number(report.duplicates),
        number(skipped),
    );
    remarks(&mut out, "Skipped", &report.skipped, skipped);
    let warnings = u64::try_from(report.warnings.len()).unwrap_or(u64::MAX);
    remarks(&mut out, "Worth knowing", &report.warnings, warnings);
    out
}

fn remarks(out: &mut String, title: &str, remarks: &[Remark], all: u64) {
    if remarks.is_empty() {
        return;
    }
    let _ = writeln!(out, "{title}:");
    for Remark { source, reason } in remarks.iter().take(SHOWN) {
        let line = display::line(&format!("{source}: {reason}"));
        let _ = writeln!(out, "{}", table::below(&line));
    }
    let shown = u64::try_from(remarks.len().min(SHOWN)).unwrap_or(u64::MAX);
    if all > shown {
        let more = format!("and {} more; --json names them", number(all - shown));
        let _ = writeln!(out, "{}", table::below(&more));
    }
}

pub fn export(run: &Run, arguments: ExportArguments) -> Result<(), Failure> {
    let session = run.unlock()?;
    let request = Export {
        format: arguments.format,
        out: arguments.out,
    };
    session
        .output
        .answer(&session.ask(request)?, |report, _: &Paper| {
            format!(
                "{} in {} at {}\nThey can be read by anybody who has them.\n",
                counted(report.entries, "entry", "entries"),
                counted(report.files, "file", "files"),
                report.out,
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_of_skipped_lines_is_cut_with_a_count() {
        let skipped = (1..=30).map(|n| Remark {
            source: format!("line {n}"),
            reason: "this is not JSON".to_owned(),
        });
        let report = Imported {
            format: "jsonl".to_owned(),
            found: 1_030,
            imported: 1_000,
            duplicates: 0,
            skipped: skipped.collect(),
            attachments: 0,
            warnings: Vec::new(),
            skipped_unnamed: 0,
        };
        let text = imported(&report, false);
        assert!(text.starts_with(
            "1,030 entries found as jsonl: 1,000 imported, 0 here already, 30 skipped.\n"
        ));
        assert!(text.contains("    line 20: this is not JSON\n    and 10 more"));
        assert!(!text.contains("line 21"));
        assert!(imported(&report, true).contains("1,000 would be imported"));
    }
}
