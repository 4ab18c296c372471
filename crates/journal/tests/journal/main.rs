//! The journal over a real vault, with a clock that the tests set.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod apology;
mod before;
mod desk;
mod entries;
mod facets;
mod golden;
mod heavy;
mod history;
mod intake;
mod mentions;
mod place;
mod records;
mod requests;
mod residue;
mod seals;
mod search;
mod settings;
mod slow_rollback;
mod timeline;
mod trash;
