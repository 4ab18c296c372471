//! Where the repository lies and which cargo works on it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::command_line::CommandLine;

/// The repository this program was started in.
pub struct Checkout {
    root: PathBuf,
    cargo: OsString,
}

impl Checkout {
    /// Cargo names the package's own folder to the program it runs; the repository is its parent.
    /// Started by hand, the folder of the build serves.
    pub fn find() -> Result<Self> {
        let package = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package
            .parent()
            .context("xtask lies in no repository")?
            .to_owned();
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Ok(Self { root, cargo })
    }

    /// The folder that holds the workspace's `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The cargo that runs this program, with arguments, in the repository's folder.
    pub fn cargo<A: Into<OsString>>(&self, arguments: impl IntoIterator<Item = A>) -> CommandLine {
        CommandLine::new(&self.cargo)
            .shown_as("cargo")
            .arguments(arguments)
            .folder(&self.root)
    }

    /// Where generated files that are not part of the repository go.
    pub fn target(&self) -> PathBuf {
        let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        self.root.join(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_holds_the_workspace() {
        let checkout = Checkout::find().unwrap();
        assert!(checkout.root().join("Cargo.lock").is_file());
        assert!(checkout.root().join("xtask").is_dir());
    }
}
