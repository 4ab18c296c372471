//! The command table through its desk, over a real vault.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod apology;
mod backups;
mod brief;
mod brought;
mod checkins;
mod commands;
mod commitments;
mod due;
mod events;
mod facets;
mod forgiveness;
mod full;
mod home;
mod jobs;
mod life;
mod moves;
mod named;
mod people;
mod records;
mod refusals;
mod reminder;
mod room;
mod seen;
mod sessions;
mod sharing;
mod steps;
mod undo;
mod values;
mod wall;
mod week;

#[cfg(target_os = "linux")]
mod year;
