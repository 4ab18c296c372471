//! The disk image of macOS and the installer of Windows.

use std::path::Path;

use anyhow::Result;
use serde_json::json;

use super::{LICENCE, NOTICES, Options, Profile};
use crate::checkout::Checkout;
use crate::needs;

/// The folder of the bundler, and how the name of what is in it ends.
pub const KINDS: [(&str, &str); 1] = if cfg!(target_os = "macos") {
    [("dmg", "dmg")]
} else {
    [("nsis", "exe")]
};

/// Builds the window and bundles it, with the licences in its resources.
pub fn bundle(checkout: &Checkout, options: &Options, stage: &Path) -> Result<()> {
    let resources = json!({
        stage.join(NOTICES).to_string_lossy(): NOTICES,
        checkout.root().join(LICENCE).to_string_lossy(): LICENCE,
    });
    let more = json!({ "bundle": { "resources": resources } }).to_string();
    let bundles = if cfg!(target_os = "macos") {
        "app,dmg"
    } else {
        "nsis"
    };
    let tauri = needs::npm(checkout, "ui", ["exec", "--", "tauri", "build"]).arguments([
        "--bundles",
        bundles,
        "--config",
        &more,
    ]);
    let tauri = match options.profile {
        Profile::Dev => tauri.arguments(["--debug"]),
        Profile::Release => tauri,
    };
    match &options.target {
        Some(triple) => tauri.arguments(["--target", triple]),
        None => tauri,
    }
    .run_or_fail()
}
