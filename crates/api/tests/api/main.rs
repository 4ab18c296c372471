//! The command table through its desk, over a real vault.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod backups;
mod commands;
mod facets;
mod jobs;
mod people;
mod room;
mod seen;
mod sharing;

#[cfg(target_os = "linux")]
mod year;
