//! The domain: entries and what a person does with them. One folder per noun.
//!
//! Every rule of the journal lives here, over [`lamplight_vault`], and knows nothing of windows,
//! command lines or files of other programs.
//!
//! ```
//! use lamplight_journal::clock::{Clock, Now};
//! use lamplight_journal::entries::{Filter, Kind, NewEntry};
//! use lamplight_journal::search::By;
//! use lamplight_journal::{Cost, Journal, NewKeys, Passphrase, Surroundings};
//!
//! struct Noon;
//! impl Clock for Noon {
//!     fn now(&self) -> Now {
//!         let local = chrono::DateTime::parse_from_rfc3339("2026-03-04T12:00:00+01:00");
//!         Now { local: local.unwrap_or_default(), zone: Some("Europe/Dublin".to_owned()) }
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
//! let body = "I said I would ring, and I did not.".to_owned();
//! let id = journal.add(NewEntry { body, ..NewEntry::of(Kind::Apology) }, None)?;
//! let found = journal.search("rang OR ring", &Filter::default(), By::Newest, 50)?;
//! assert_eq!(found.total, 0, "every word is required");
//! let found = journal.search("would ring", &Filter::default(), By::Newest, 50)?;
//! assert_eq!(found.hits[0].id, id);
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

pub mod apology;
pub mod backups;
pub mod brief;
pub mod checkins;
pub mod clock;
pub mod commitments;
pub mod day;
pub mod entries;
mod error;
pub mod forgiveness;
pub mod guides;
pub mod heavy;
pub mod history;
pub mod home;
pub mod intake;
mod journal;
mod keys;
pub mod links;
pub mod matters;
pub mod people;
pub mod place;
pub mod records;
pub mod reminder;
mod requests;
pub mod search;
pub mod sessions;
pub mod settings;
pub mod shares;
pub mod support;
pub mod tags;
pub mod timeline;
pub mod trash;
pub mod values;
pub mod week;

pub use error::JournalError;
pub use journal::{Journal, Surroundings, Verified};
pub use lamplight_vault::{
    About, Cost, Credential, Exchanged, NewKeys, Passphrase, RecoveryCode, Seen, Slip, SlipKind,
    VaultError,
};
pub use requests::RequestId;
