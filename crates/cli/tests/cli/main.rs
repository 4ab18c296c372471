//! The command line as its callers meet it: what it prints, where, and how it ends. What the
//! program promises beyond that is proven in `tests/proof`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod apology;
mod codes;
mod contract;
mod heavy_share;
mod lines;
mod people;
#[cfg(unix)]
mod secrets;
mod shell;
mod table;
#[cfg(target_os = "linux")]
mod terminal;
mod vault_keys;
