//! Writes the manual pages of `lamplight-cli` into a folder; `cargo xtask package` packs them.

#[allow(
    dead_code,
    missing_docs,
    reason = "only the names and texts are read here"
)]
#[path = "../src/arguments/mod.rs"]
mod arguments;

use std::io;

use clap::CommandFactory as _;

fn main() -> io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1) else {
        return Err(io::Error::other("which folder?"));
    };
    clap_mangen::generate_to(arguments::Arguments::command(), folder)
}
