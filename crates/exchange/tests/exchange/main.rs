//! Imports and exports against real vaults, with the cheapest key derivation.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod corpus;
mod fixtures;
mod home;
mod hostile;
mod jsonl;
mod markdown;
mod round_trip;
mod work;
