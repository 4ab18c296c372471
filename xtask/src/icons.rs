//! `cargo xtask icons`: every size of the icon, from its one drawing.

use std::ffi::OsString;
use std::fs;

use anyhow::{Context as _, Result};

use crate::checkout::Checkout;
use crate::needs;

pub const USAGE: &str = "";

/// The sizes that packages and windows use.
const FILES: [&str; 7] = [
    "32x32.png",
    "64x64.png",
    "128x128.png",
    "128x128@2x.png",
    "icon.png",
    "icon.icns",
    "icon.ico",
];

/// Draws them with Tauri's own program and keeps those that are used.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    if let Some(argument) = lexopt::Parser::from_args(arguments).next()? {
        return Err(argument.unexpected().into());
    }
    needs::node_packages(checkout, &["ui"])?;
    let drawn = checkout.target().join("icons");
    let drawing = checkout.root().join("icons/lamplight.svg");
    needs::npm(checkout, "ui", ["exec", "--", "tauri", "icon", "-o"])
        .arguments([drawn.as_os_str(), drawing.as_os_str()])
        .run_or_fail()?;
    for file in FILES {
        let to = checkout.root().join("icons").join(file);
        fs::copy(drawn.join(file), &to).with_context(|| format!("icons/{file} was not made"))?;
    }
    Ok(())
}
