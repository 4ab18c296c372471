//! Prints the TypeScript of the command table; `cargo xtask types` puts it where it belongs.

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    std::io::stdout().write_all(lamplight_api::typescript().as_bytes())
}
