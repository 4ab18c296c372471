//! What the targets share: a code that opens nothing, a file with the bytes in it, and a journal that
//! reads it without taking anything in.

#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};

use lamplight_exchange::{Format, ImportOptions, import};
use lamplight_journal::clock::{Clock, Now};
use lamplight_journal::{Cost, Journal, NewKeys, Passphrase, Surroundings};
use lamplight_vault::RecoveryCode;
use tempfile::TempDir;

/// A code of no vault. The same in every run, so that what was found can be found again.
pub fn code() -> RecoveryCode {
    RecoveryCode::parse(&"0".repeat(36)).expect("zero leaves nothing when it is divided")
}

/// A folder for one file, which every run writes over.
pub struct Place {
    folder: TempDir,
    file: PathBuf,
}

impl Place {
    /// A place for a file of this name.
    pub fn of(name: &str) -> Self {
        // In memory where there is such a folder: every run writes the file.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory)
        } else {
            tempfile::tempdir()
        };
        let folder = folder.expect("there is a folder for what passes");
        let file = folder.path().join(name);
        Self { folder, file }
    }

    /// The file with these bytes in it.
    pub fn with(&self, bytes: &[u8]) -> &Path {
        std::fs::write(&self.file, bytes).expect("there is room");
        &self.file
    }
}

struct Noon;

impl Clock for Noon {
    fn now(&self) -> Now {
        Now {
            local: chrono::DateTime::default(),
            zone: None,
        }
    }
}

/// A journal that is asked what it would import.
pub struct Desk {
    journal: Journal,
    place: Place,
    options: ImportOptions,
}

impl Desk {
    /// For files of this format, under this name.
    pub fn for_format(format: &str, name: &str) -> Self {
        let place = Place::of(name);
        let passphrase = Passphrase::new("a lamp in the window").expect("it is short");
        let surroundings = Surroundings {
            clock: Box::new(Noon),
            random: ring::rand::SystemRandom::new(),
            scratch: place.folder.path(),
        };
        let vault = place.folder.path().join("vault");
        let journal = Journal::create(&vault, NewKeys::new(&passphrase, Cost::LEAST), surroundings)
            .expect("a journal is made");
        let format: Format = format.parse().expect("the format is there");
        Self {
            journal,
            place,
            options: ImportOptions {
                format: Some(format),
                dry_run: true,
            },
        }
    }

    /// Reads the bytes as a file of the format. Entries have to be found or refused, and the reader
    /// itself may not fail: the file is there and can be read.
    pub fn read(&mut self, bytes: &[u8]) {
        let path = self.place.with(bytes);
        let _ = Format::of(path);
        let report = import(
            &mut self.journal,
            path,
            &self.options,
            &Noon.now(),
            &mut |_| Ok(()),
        );
        let report = report.expect("a file that can be read is read to its end");
        let named = u32::try_from(report.skipped.len()).expect("no more than are named");
        let skipped = named + report.skipped_unnamed;
        assert_eq!(report.found, report.imported + report.duplicates + skipped);
    }
}
