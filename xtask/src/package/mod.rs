//! `cargo xtask package`: what people install, with everything in it.
//!
//! The pages are built first, because the program takes them in when it is compiled. Tauri's own
//! bundler does the rest. On Linux what lies beside the window is laid out in `target/package`
//! before: the command line and its manual pages, the description for software catalogues, icons
//! and licences. No package has a script of its own, so installing, upgrading and purging touch
//! nothing but the files they brought.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
mod needed;
mod notices;
#[cfg(not(target_os = "linux"))]
mod others;
#[cfg(target_os = "linux")]
mod smaller;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use lexopt::prelude::*;

use crate::checkout::Checkout;
use crate::needs::{self, Part};
use crate::pages;

#[cfg(target_os = "linux")]
use linux as system;
#[cfg(not(target_os = "linux"))]
use others as system;

pub const USAGE: &str = "[--dev] [--target TRIPLE]";

/// The licence, and those of everything that the program is built of.
const LICENCE: &str = "LICENSE";
const NOTICES: &str = "NOTICES";

/// Which profile: quick to build, or quick to run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Profile {
    Dev,
    #[default]
    Release,
}

impl Profile {
    /// Where cargo puts what it builds in this profile, below the target folder.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

/// What to make.
#[derive(Debug, Default, PartialEq)]
struct Options {
    profile: Profile,
    /// For which processor; that of this computer unless it is named.
    target: Option<String>,
}

impl Options {
    fn parse(arguments: Vec<OsString>) -> Result<Self, lexopt::Error> {
        let mut options = Self::default();
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("dev") => options.profile = Profile::Dev,
                // Elsewhere the command line and the manual pages are built along, for here.
                Long("target") if !cfg!(target_os = "linux") => {
                    options.target = Some(parser.value()?.string()?);
                }
                other => return Err(other.unexpected()),
            }
        }
        Ok(options)
    }

    /// Where cargo and the bundler put what they make.
    fn folder(&self, checkout: &Checkout) -> PathBuf {
        let target = checkout.target();
        let target = match &self.target {
            Some(triple) => target.join(triple),
            None => target,
        };
        target.join(self.profile.folder())
    }
}

/// Builds the packages of this system and says where they lie.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    let options = Options::parse(arguments)?;
    needs::install_missing_for(Part::Build)?;
    pages::build(checkout)?;
    let stage = empty(&checkout.target().join("package"))?;
    fs::write(stage.join(NOTICES), notices::text(checkout)?)?;
    let bundles = options.folder(checkout).join("bundle");
    if bundles.exists() {
        // Those of an earlier version would look like this one's.
        fs::remove_dir_all(&bundles)?;
    }
    system::bundle(checkout, &options, &stage)?;
    for package in packages(&bundles)? {
        #[cfg(target_os = "linux")]
        if options.profile == Profile::Release && package.extension().is_some_and(|e| e == "deb") {
            smaller::pack(&package, &stage)?;
        }
        println!("{}", package.display());
    }
    Ok(())
}

fn empty(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    Ok(folder.to_owned())
}

/// What the bundler wrote: one file of each kind.
fn packages(bundles: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for (folder, ending) in system::KINDS {
        let folder = bundles.join(folder);
        let files = fs::read_dir(&folder).with_context(|| format!("no .{ending} was made"))?;
        let mut of_kind = Vec::new();
        for file in files {
            let path = file?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == ending)
            {
                of_kind.push(path);
            }
        }
        ensure!(
            of_kind.len() == 1,
            "{} of .{ending} were made",
            of_kind.len()
        );
        found.append(&mut of_kind);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_the_one_for_people_unless_it_is_for_trying() {
        assert_eq!(Options::parse(Vec::new()).unwrap(), Options::default());
        let dev = Options::parse(vec!["--dev".into()]).unwrap();
        assert_eq!(dev.profile, Profile::Dev);
        let checkout = Checkout::find().unwrap();
        assert!(dev.folder(&checkout).ends_with("debug"));
        assert!(Options::parse(vec!["--fast".into()]).is_err());
    }

    #[test]
    fn one_package_of_each_kind_is_what_was_made() {
        let bundles = tempfile::tempdir().unwrap();
        assert!(packages(bundles.path()).is_err());
        for (folder, ending) in system::KINDS {
            let folder = bundles.path().join(folder);
            fs::create_dir_all(folder.join("unpacked")).unwrap();
            fs::write(folder.join(format!("one.{ending}")), "").unwrap();
        }
        assert_eq!(packages(bundles.path()).unwrap().len(), system::KINDS.len());
        let (folder, ending) = system::KINDS[0];
        let another = bundles.path().join(folder).join(format!("two.{ending}"));
        fs::write(another, "").unwrap();
        assert!(packages(bundles.path()).is_err());
    }

    #[test]
    fn the_catalogue_is_told_the_version_of_the_workspace() {
        let root = Checkout::find().unwrap().root().to_owned();
        let id = "io.github.lamplight.Lamplight";
        let metainfo = root.join(format!("src-tauri/bundle/{id}.metainfo.xml"));
        let metainfo = fs::read_to_string(metainfo).unwrap();
        let release = format!("<release version=\"{}\"", env!("CARGO_PKG_VERSION"));
        assert!(metainfo.contains(&release));
        let configuration = fs::read_to_string(root.join("tauri.conf.json")).unwrap();
        assert!(configuration.contains(&format!("\"identifier\": \"{id}\"")));
        assert!(metainfo.contains(&format!("<id>{id}</id>")));
        assert!(
            !configuration.contains("Script"),
            "no package has a script of its own"
        );
    }
}
