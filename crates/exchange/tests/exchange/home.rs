//! A folder of its own for every test, and journals in it.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use lamplight_exchange::{ExchangeError, Format, ImportOptions, ImportReport, export, import};
use lamplight_journal::clock::{Clock, Now};
use lamplight_journal::entries::{Entry, Filter};
use lamplight_journal::{Cost, Journal, JournalError, NewKeys, Passphrase, Surroundings};

/// A clock that stands still.
pub struct Noon;

impl Clock for Noon {
    fn now(&self) -> Now {
        now()
    }
}

/// The moment it shows.
pub fn now() -> Now {
    Now {
        local: chrono::DateTime::parse_from_rfc3339("2026-03-04T12:00:00+01:00").unwrap(),
        zone: Some("Europe/Dublin".to_owned()),
    }
}

/// The format of this name.
pub fn format(name: &str) -> Format {
    name.parse().unwrap()
}

/// A folder that is gone with the test.
pub struct Home {
    folder: tempfile::TempDir,
    vaults: Cell<u32>,
}

impl Home {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            vaults: Cell::new(0),
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A new, empty journal.
    pub fn journal(&self) -> Journal {
        let number = self.vaults.get();
        self.vaults.set(number + 1);
        let surroundings = Surroundings {
            clock: Box::new(Noon),
            random: ring::rand::SystemRandom::new(),
            scratch: self.path(),
        };
        let vault = self.path().join(format!("vault-{number}"));
        let passphrase = Passphrase::new("a lamp in the window").unwrap();
        Journal::create(&vault, NewKeys::new(&passphrase, Cost::LEAST), surroundings).unwrap()
    }

    /// Writes a file, with the folders above it.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// Imports text as a file of a format into a new journal.
    pub fn import_text(&self, name: &str, content: impl AsRef<[u8]>) -> (ImportReport, Vec<Entry>) {
        let mut journal = self.journal();
        let path = self.file(name, content);
        let report = take(&mut journal, &path);
        (report, entries(&journal))
    }
}

/// Imports, finding the format.
pub fn try_take(journal: &mut Journal, path: &Path) -> Result<ImportReport, ExchangeError> {
    import(
        journal,
        path,
        &ImportOptions::default(),
        &now(),
        &mut |_| Ok(()),
    )
}

/// Imports, finding the format, and checks that the figures of the report agree.
pub fn take(journal: &mut Journal, path: &Path) -> ImportReport {
    let report = try_take(journal, path).unwrap();
    let skipped = u32::try_from(report.skipped.len()).unwrap() + report.skipped_unnamed;
    assert_eq!(report.found, report.imported + report.duplicates + skipped);
    report
}

/// Exports, and reads the one file back.
pub fn export_lines(journal: &Journal, path: &Path) -> String {
    let report = export(journal, format("jsonl"), path, &mut |_| Ok(())).unwrap();
    assert_eq!(report.files, 1);
    fs::read_to_string(path).unwrap()
}

/// Every entry, oldest first.
pub fn entries(journal: &Journal) -> Vec<Entry> {
    let mut all = Vec::new();
    journal
        .each_entry(&Filter::default(), |entry| {
            all.push(entry);
            Ok::<_, JournalError>(())
        })
        .unwrap();
    all
}

/// What has been skipped, as pairs.
pub fn skipped(report: &ImportReport) -> Vec<(&str, &str)> {
    let each = report.skipped.iter();
    each.map(|skipped| (skipped.source.as_str(), skipped.reason.as_str()))
        .collect()
}
