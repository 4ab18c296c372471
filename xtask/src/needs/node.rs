//! Node, and the packages that the user interface and its tests name.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::checkout::Checkout;
use crate::command_line::CommandLine;

/// npm by the name it has on this system.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The oldest Node that Vite runs on.
const OLDEST: (u32, u32) = (20, 19);

/// Installs the packages of these folders where their lock file is newer than what is there. The
/// packages of Debian and Ubuntu are often too old, so Node itself is left to the person.
pub fn node_packages(checkout: &Checkout, folders: &[&str]) -> Result<()> {
    let version = CommandLine::new("node").arguments(["--version"]).output();
    let version = version.unwrap_or_default();
    ensure!(
        is_new_enough(&String::from_utf8_lossy(&version)),
        "The user interface is built with Node {}.{} or later, and npm. Install them, and run this \
         again.",
        OLDEST.0,
        OLDEST.1,
    );
    for folder in folders {
        let path = checkout.root().join(folder);
        if is_stale(&path)? {
            println!("Installing the packages of {folder} with npm.");
            npm(checkout, folder, ["ci"]).run_or_fail()?;
        }
    }
    Ok(())
}

/// npm at work on one of the folders.
pub fn npm<const N: usize>(checkout: &Checkout, folder: &str, arguments: [&str; N]) -> CommandLine {
    CommandLine::new(NPM)
        .arguments(["--prefix", folder])
        .arguments(arguments)
        .folder(checkout.root())
}

/// Whether `v20.19.1` or so is at least [`OLDEST`].
fn is_new_enough(version: &str) -> bool {
    let mut numbers = version.trim().trim_start_matches('v').split('.');
    let mut number = || numbers.next().and_then(|number| number.parse().ok());
    matches!((number(), number()), (Some(major), Some(minor)) if (major, minor) >= OLDEST)
}

/// Whether the lock file is newer than what npm noted when it last installed.
fn is_stale(folder: &Path) -> Result<bool> {
    let changed = |file: &str| folder.join(file).metadata()?.modified();
    let locked = changed("package-lock.json").context("package-lock.json is not there")?;
    Ok(!changed("node_modules/.package-lock.json").is_ok_and(|installed| installed >= locked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_number() {
        for good in ["v20.19.0\n", "v20.100.1", "v22.0.0", "24.1.0"] {
            assert!(is_new_enough(good), "{good}");
        }
        for bad in ["v20.18.3", "v18.20.0", "", "v20", "node"] {
            assert!(!is_new_enough(bad), "{bad}");
        }
    }

    #[test]
    fn packages_are_stale_until_installed_after_the_lock_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        assert!(is_stale(path).is_err());
        std::fs::write(path.join("package-lock.json"), "").unwrap();
        assert!(is_stale(path).unwrap());
        std::fs::create_dir(path.join("node_modules")).unwrap();
        std::fs::write(path.join("node_modules/.package-lock.json"), "").unwrap();
        assert!(!is_stale(path).unwrap());
    }
}
