//! `cargo xtask icons`: every size of the icon, from its one drawing.

use std::ffi::OsString;
use std::fs;

use anyhow::{Context as _, Result};

use crate::checkout::Checkout;
use crate::needs;

pub const USAGE: &str = "";

/// The sizes that desktops look for, in pixels.
pub const SIZES: [u32; 10] = [16, 22, 24, 32, 48, 64, 96, 128, 256, 512];

/// What macOS and Windows take, with all sizes in one file.
const WHOLE: [&str; 2] = ["icon.icns", "icon.ico"];

/// The file with one size.
pub fn file(size: u32) -> String {
    format!("{size}x{size}.png")
}

/// Draws them with Tauri's own program and keeps those that are used.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    if let Some(argument) = lexopt::Parser::from_args(arguments).next()? {
        return Err(argument.unexpected().into());
    }
    needs::node_packages(checkout, &["ui"])?;
    let drawn = checkout.target().join("icons");
    let drawing = checkout.root().join("icons/lamplight.svg");
    let draw = needs::npm(checkout, "ui", ["exec", "--", "tauri", "icon", "-o"])
        .arguments([drawn.as_os_str(), drawing.as_os_str()]);
    draw.run_or_fail()?;
    let sizes = SIZES.map(|size| size.to_string()).join(",");
    draw.arguments(["--png", &sizes]).run_or_fail()?;
    for name in WHOLE.map(str::to_owned).into_iter().chain(SIZES.map(file)) {
        let to = checkout.root().join("icons").join(&name);
        fs::copy(drawn.join(&name), &to).with_context(|| format!("icons/{name} was not made"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_the_configuration_names_is_drawn() {
        let root = Checkout::find().unwrap().root().to_owned();
        let configuration = fs::read(root.join("tauri.conf.json")).unwrap();
        let configuration: serde_json::Value = serde_json::from_slice(&configuration).unwrap();
        let drawn: Vec<String> = WHOLE
            .map(str::to_owned)
            .into_iter()
            .chain(SIZES.map(file))
            .collect();
        let named = configuration["bundle"]["icon"].as_array().unwrap();
        assert!(!named.is_empty());
        for name in named {
            let name = name
                .as_str()
                .unwrap()
                .trim_start_matches("icons/")
                .to_owned();
            assert!(drawn.contains(&name), "{name}");
        }
        for name in drawn {
            assert!(root.join("icons").join(&name).is_file(), "{name}");
        }
    }
}
