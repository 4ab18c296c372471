//! Makes a sample of the present vault format, to be kept for ever:
//! `cargo run -p lamplight-journal --example golden -- tests/vectors/vaults/NAME`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a program for developers: what goes wrong ends it"
)]

#[path = "../tests/journal/golden/make.rs"]
mod make;

fn main() {
    let folder = std::env::args_os()
        .nth(1)
        .expect("a new folder for the sample");
    make::make(folder.as_ref()).unwrap();
}
