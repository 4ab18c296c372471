//! The program `lamplight`: the desktop window over the core.

#![forbid(unsafe_code)]
// No console beside the window on Windows.
#![windows_subsystem = "windows"]

use std::io::Write as _;
use std::process::ExitCode;

use lamplight_app::wiping::Wiping;

/// What is let go of is wiped.
#[global_allocator]
static MEMORY: Wiping = Wiping::new();

fn main() -> ExitCode {
    match lamplight_app::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Without a window there is nowhere else to say it.
            let _ = writeln!(std::io::stderr(), "Lamplight cannot open a window: {error}");
            ExitCode::FAILURE
        }
    }
}
