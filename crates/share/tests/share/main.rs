//! Documents as their reader gets them: with qpdf and poppler, which have to be there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod markdown;
mod pages;
mod protection;
mod reader;
mod words;
