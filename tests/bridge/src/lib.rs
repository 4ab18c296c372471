//! The host commands over loopback HTTP: the user interface in an ordinary browser, on the real
//! encrypted core, without the desktop shell. It serves tests and work on the interface, and is in
//! no package.
//!
//! `POST /host/NAME` takes a request and gives its answer as JSON, by the names of the desktop
//! shell; `GET /events` is a stream of what the core tells; `/` is the lock page or the main page,
//! whichever stands open. Every request has to show the token of the address that
//! [`Bridge::address`] gives, and to name this host. `POST /test/NAME` is for tests alone: it says
//! what the file dialogs answer, holds or refuses saves, stops the clock, locks from outside.
//!
//! ```
//! use lamplight_bridge::{Bridge, Options};
//! use lamplight_api::door::Cost;
//!
//! let folder = tempfile::tempdir()?;
//! let bridge = Bridge::start(Options {
//!     folder: folder.path().to_path_buf(),
//!     port: 0,
//!     cost: Cost::LEAST,
//!     dist: "ui/dist".into(),
//! })?;
//! assert!(bridge.address().starts_with("http://127.0.0.1:"));
//! # anyhow::Ok(())
//! ```

#![forbid(unsafe_code)]

mod clock;
mod events;
mod gate;
mod host;
mod pages;
mod preferences;
mod script;
mod server;

pub use server::{Bridge, Options};
