//! The shell on a runtime without a screen: which window may do what and when, and what the
//! configuration and the dependencies promise.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    // Requests are made where they are asked.
    clippy::needless_pass_by_value
)]

mod bans;
mod configuration;
mod keys;
mod locking;
mod paper;
mod refusals;
mod room;
mod switches;
mod transfers;
mod vaults;
