//! The command table: what any host can ask of a journal, declared once.
//!
//! A host makes or unlocks a vault at the [`door`], gets a [`Desk`], and hands it requests, typed
//! or by name with JSON. Every command of the [table](Command) is a request type with one answer
//! type; what went stale and how far a job is comes as an [`Event`]; whatever is refused is one
//! [`ApiError`] with a stable [`Code`]. [`typescript`] and [`catalogue`] say the same table for a
//! user interface and for other programs.
//!
//! ```
//! use std::sync::Arc;
//!
//! use lamplight_api::clock::SystemClock;
//! use lamplight_api::door::{self, Cost, NewKeys, Surroundings};
//! use lamplight_api::{Caller, search::Search};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let home = tempfile::tempdir()?;
//! let surroundings = Surroundings {
//!     clock: Arc::new(SystemClock),
//!     scratch: home.path().to_path_buf(),
//!     listener: Box::new(|_event| {}),
//! };
//! let passphrase = door::passphrase(b"a lamp in the window")?;
//! let keys = NewKeys::new(&passphrase, Cost::LEAST);
//! let desk = door::create(&home.path().join("vault"), keys, surroundings)?;
//!
//! let request = r#"{"kind": "talk", "body": "We walked to the harbour."}"#;
//! let added = desk.call(Caller::View, "entry_add", request)?;
//! assert!(added.starts_with(r#"{"id":""#));
//!
//! let found = desk.ask(Search {
//!     query: "harbour".to_owned(),
//!     ..Search::default()
//! })?;
//! assert_eq!(found.hits[0].snippet, "We walked to the harbour.");
//! # Ok(())
//! # }
//! ```

// One call that the language counts as unsafe: see `memory`.
#![deny(unsafe_code)]
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
mod catalogue;
pub mod checkins;
pub mod clock;
pub mod commitments;
mod desk;
pub mod door;
pub mod entries;
mod errand;
mod error;
mod event;
pub mod export;
mod filter;
pub mod forgiveness;
pub mod guides;
pub mod heavy;
pub mod home;
pub mod import;
pub mod links;
pub mod matters;
mod memory;
mod moment;
pub mod people;
pub mod place;
pub mod records;
pub mod reminder;
pub mod request;
pub mod search;
pub mod sessions;
pub mod settings;
pub mod share;
pub mod support;
mod table;
pub mod tags;
pub mod timeline;
pub mod trash;
mod typescript;
pub mod values;
pub mod vault;
pub mod week;
pub mod words;

pub use catalogue::{Listed, catalogue};
pub use desk::{Caller, Desk, Listener, Pending};
pub(crate) use errand::Errand;
pub use errand::Stop;
pub use error::{ApiError, Code};
pub use event::{Event, JobProgress, Stale, Step};
pub use table::{Command, CommandKind, Reach, Request};
pub use typescript::typescript;
