//! Other journals' files in and out: JSON Lines and folders of Markdown.
//!
//! An import takes what it can read, names what it cannot, and adds nothing the second time. An
//! export appears whole or not at all. Between a format and the journal stands one shape of entry;
//! a new format is a folder here and a line in the table of `format.rs`.
//!
//! ```
//! use lamplight_exchange::{Format, ImportOptions, export, import};
//! use lamplight_journal::clock::{Clock, Now};
//! use lamplight_journal::{Cost, Journal, NewKeys, Passphrase, Surroundings};
//!
//! struct Noon;
//! impl Clock for Noon {
//!     fn now(&self) -> Now {
//!         Now { local: chrono::DateTime::default(), zone: None }
//!     }
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let home = tempfile::tempdir()?;
//! let surroundings = Surroundings {
//!     clock: Box::new(Noon),
//!     random: ring::rand::SystemRandom::new(),
//!     scratch: home.path(),
//! };
//! let passphrase = Passphrase::new("a lamp in the window")?;
//! let vault = home.path().join("vault");
//! let keys = NewKeys::new(&passphrase, Cost::LEAST);
//! let mut journal = Journal::create(&vault, keys, surroundings)?;
//!
//! let file = home.path().join("diary");
//! std::fs::write(&file, concat!(
//!     r#"{"id": "1", "created_at": "2024-05-01T21:10:00+02:00", "body": "We talked."}"#, "\n",
//!     r#"{"id": "2", "created_at": "last week", "body": "We did not."}"#, "\n",
//! ))?;
//! let options = ImportOptions::default();
//! let report = import(&mut journal, &file, &options, &Noon.now(), &mut |_| Ok(()))?;
//! assert_eq!(report.format.name(), "jsonl");
//! assert_eq!((report.found, report.imported), (2, 1));
//! assert_eq!(report.skipped[0].source, "line 2");
//!
//! let notes = home.path().join("notes");
//! let markdown: Format = "markdown".parse()?;
//! let report = export(&journal, markdown, &notes, &mut |_| Ok(()))?;
//! assert_eq!(report.files, 1);
//! assert!(notes.join("2024/2024-05-01.md").is_file());
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

mod date;
mod error;
mod export;
mod extra;
mod format;
mod hash;
mod id;
mod import;
mod jsonl;
mod markdown;
mod mood;
mod open;
mod report;
mod zone;

pub use error::ExchangeError;
pub use export::export;
pub use format::Format;
pub use import::{ImportOptions, Lender, import};
pub use report::{ExportReport, ImportReport, MOST_NAMED, Progress, Skipped, Stop, Warning};
