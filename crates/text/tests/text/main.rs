//! The text crate against real writing, hostile input and its promises to the search index.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod corpus;
mod depth;
mod found;
mod index;
mod languages;
mod linear;
mod naughty;
mod snippets;
mod vectors;
