//! Hands Tauri the commands and who may give them.
//!
//! Without a manifest of its own every command of the program would be open to every page. With
//! one, a command that no file in `permissions` names is refused everywhere.

use std::error::Error;

use tauri_build::{AppManifest, Attributes};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    let manifest = AppManifest::new().permissions_path_pattern("src-tauri/permissions/*.json");
    Ok(tauri_build::try_build(
        Attributes::new().app_manifest(manifest),
    )?)
}
