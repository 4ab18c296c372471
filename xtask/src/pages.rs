//! The pages of the window, which it takes in when it is compiled.

use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context as _, Result};

use crate::checkout::Checkout;
use crate::needs;

/// What the pages are made of.
const SOURCES: [&str; 8] = [
    "locales",
    "ui/lock.html",
    "ui/main.html",
    "ui/package-lock.json",
    "ui/src",
    "ui/svelte.config.js",
    "ui/tsconfig.json",
    "ui/vite.config.ts",
];

/// What building them writes anew each time.
const BUILT: &str = "ui/dist/lock.html";

/// Installs what builds the pages, and builds them unless they are newer than their sources. (Pages
/// that were written anew, even the same, would be compiled into the window anew.)
pub fn build(checkout: &Checkout) -> Result<()> {
    needs::node_packages(checkout, &["ui"])?;
    let built = changed(&checkout.root().join(BUILT)).ok();
    let sources = SOURCES.map(|source| checkout.root().join(source));
    if is_current(built, &sources)? {
        return Ok(());
    }
    needs::npm(checkout, "ui", ["run", "build"]).run_or_fail()
}

fn is_current(built: Option<SystemTime>, sources: &[impl AsRef<Path>]) -> Result<bool> {
    let Some(built) = built else {
        return Ok(false);
    };
    for source in sources {
        if latest(source.as_ref())? > built {
            return Ok(false);
        }
    }
    Ok(true)
}

/// When anything at or below the path was last changed. A folder changes when a file in it comes
/// or goes.
fn latest(path: &Path) -> Result<SystemTime> {
    let mut latest = changed(path)?;
    if path.is_dir() {
        for inside in path.read_dir()? {
            latest = latest.max(self::latest(&inside?.path())?);
        }
    }
    Ok(latest)
}

fn changed(path: &Path) -> Result<SystemTime> {
    let changed = path.metadata().and_then(|metadata| metadata.modified());
    changed.with_context(|| format!("{} is not there", path.display()))
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::Duration;

    use super::*;

    fn set(file: &Path, time: SystemTime) {
        let file = File::options().write(true).open(file).unwrap();
        file.set_modified(time).unwrap();
    }

    #[test]
    fn every_source_is_there() {
        let root = Checkout::find().unwrap().root().to_owned();
        for source in SOURCES {
            assert!(root.join(source).exists(), "{source}");
        }
    }

    #[test]
    fn pages_are_built_again_when_anything_they_are_made_of_changed() {
        let folder = tempfile::tempdir().unwrap();
        let (source, built) = (folder.path().join("src"), folder.path().join("built"));
        let inside = source.join("entries/page.ts");
        fs::create_dir_all(inside.parent().unwrap()).unwrap();
        fs::write(&inside, "").unwrap();
        assert!(!is_current(None, &[&source]).unwrap());

        fs::write(&built, "").unwrap();
        let at = changed(&inside).unwrap() + Duration::from_secs(10);
        set(&built, at);
        let current = || is_current(changed(&built).ok(), &[&source]).unwrap();
        assert!(current());

        let later = at + Duration::from_secs(10);
        set(&inside, later);
        assert!(!current());
        assert!(is_current(changed(&built).ok(), &[folder.path().join("gone")]).is_err());
    }
}
