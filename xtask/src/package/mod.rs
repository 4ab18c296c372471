//! `cargo xtask package`: a .deb and a .rpm, with everything in them.
//!
//! The pages are built first, because the program takes them in when it is compiled. Then what
//! lies beside the program is laid out in `target/package`: the command line and its manual
//! pages, the description for software catalogues, and the licences. Tauri's own bundler does
//! the rest. No package has a script of its own, so installing, upgrading and purging touch
//! nothing but the files they brought.

mod notices;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use lexopt::prelude::*;
use serde_json::{Map, Value, json};

use crate::checkout::Checkout;
use crate::command_line::CommandLine;
use crate::needs;

pub const USAGE: &str = "[--dev]";

/// Where the packages describe the program to software catalogues.
const METAINFO: &str = "io.github.lamplight.Lamplight.metainfo.xml";

/// Which profile: quick to build, or quick to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Profile {
    Dev,
    Release,
}

impl Profile {
    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

fn parse(arguments: Vec<OsString>) -> Result<Profile, lexopt::Error> {
    let mut profile = Profile::Release;
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("dev") => profile = Profile::Dev,
            other => return Err(other.unexpected()),
        }
    }
    Ok(profile)
}

/// Builds both packages and says where they lie.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    let profile = parse(arguments)?;
    needs::node_packages(checkout, &["ui"])?;
    needs::npm(checkout, "ui", ["run", "build"]).run_or_fail()?;
    let files = lay_out(checkout, profile)?;
    bundle(checkout, profile, &files)?;
    for package in packages(checkout, profile)? {
        println!("{}", package.display());
    }
    Ok(())
}

/// A file in the package: where it goes, and where it comes from.
type Files = Vec<(String, PathBuf)>;

fn lay_out(checkout: &Checkout, profile: Profile) -> Result<Files> {
    let stage = checkout.target().join("package");
    if stage.exists() {
        fs::remove_dir_all(&stage)?;
    }
    let manuals = stage.join("man1");
    fs::create_dir_all(&manuals)?;
    let notices = stage.join("NOTICES");
    fs::write(&notices, notices::text(checkout)?)?;
    let own = checkout.root().join("src-tauri/bundle");
    let mut files = vec![
        (
            "/usr/bin/lamplight-cli".to_owned(),
            checkout
                .target()
                .join(profile.folder())
                .join("lamplight-cli"),
        ),
        (
            format!("/usr/share/metainfo/{METAINFO}"),
            own.join(METAINFO),
        ),
        (in_doc("copyright"), own.join("copyright")),
        (in_doc("LICENSE"), checkout.root().join("LICENSE")),
        (in_doc("NOTICES"), notices),
        (
            "/usr/share/icons/hicolor/scalable/apps/lamplight.svg".to_owned(),
            checkout.root().join("icons/lamplight.svg"),
        ),
    ];
    for manual in manual_pages(checkout, &manuals)? {
        let name = manual.file_name().unwrap_or_default().to_string_lossy();
        files.push((format!("/usr/share/man/man1/{name}"), manual));
    }
    Ok(files)
}

fn in_doc(name: &str) -> String {
    format!("/usr/share/doc/lamplight/{name}")
}

fn manual_pages(checkout: &Checkout, folder: &Path) -> Result<Vec<PathBuf>> {
    checkout
        .cargo(["build", "--quiet", "--workspace", "--example", "man"])
        .run_or_fail()?;
    let program = checkout.target().join("debug/examples/man");
    CommandLine::new(program)
        .arguments([folder])
        .run_or_fail()?;
    let mut pages = Vec::new();
    for page in fs::read_dir(folder)? {
        let page = page?.path();
        // Without the time and the name, so that the same text gives the same bytes.
        CommandLine::new("gzip")
            .arguments(["-9n"])
            .arguments([&page])
            .run_or_fail()?;
        pages.push(page.with_extension("1.gz"));
    }
    pages.sort();
    ensure!(!pages.is_empty(), "no manual page was written");
    Ok(pages)
}

fn bundle(checkout: &Checkout, profile: Profile, files: &Files) -> Result<()> {
    let mut table = Map::new();
    for (to, from) in files {
        table.insert(to.clone(), json!(from));
    }
    let linux = json!({
        "deb": { "files": Value::Object(table.clone()) },
        "rpm": { "files": Value::Object(table) },
    });
    let more = json!({ "bundle": { "linux": linux } }).to_string();
    let mut build = needs::npm(checkout, "ui", ["exec", "--", "tauri", "build"]).arguments([
        "--bundles",
        "deb,rpm",
        "--config",
        &more,
    ]);
    if profile == Profile::Dev {
        build = build.arguments(["--debug"]);
    }
    // The command line is built along with the window, so that what both use is built once.
    let programs = ["--", "--package", "lamplight", "--package", "lamplight-cli"];
    build.arguments(programs).run_or_fail()
}

/// What Tauri's bundler wrote.
fn packages(checkout: &Checkout, profile: Profile) -> Result<Vec<PathBuf>> {
    let bundle = checkout.target().join(profile.folder()).join("bundle");
    let mut found = Vec::new();
    for kind in ["deb", "rpm"] {
        let folder = bundle.join(kind);
        let files = fs::read_dir(&folder).with_context(|| format!("no .{kind} was made"))?;
        for file in files {
            let path = file?.path();
            if path.extension().is_some_and(|ending| ending == kind) {
                found.push(path);
            }
        }
    }
    ensure!(found.len() >= 2, "a package is missing");
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dev_is_the_only_option() {
        assert_eq!(parse(Vec::new()).unwrap(), Profile::Release);
        assert_eq!(parse(vec!["--dev".into()]).unwrap(), Profile::Dev);
        assert!(parse(vec!["--fast".into()]).is_err());
    }

    #[test]
    fn the_catalogue_is_told_the_version_of_the_workspace() {
        let root = Checkout::find().unwrap().root().to_owned();
        let metainfo = root.join("src-tauri/bundle").join(METAINFO);
        let metainfo = fs::read_to_string(metainfo).unwrap();
        let release = format!("<release version=\"{}\"", env!("CARGO_PKG_VERSION"));
        assert!(metainfo.contains(&release));
        let configuration = fs::read_to_string(root.join("tauri.conf.json")).unwrap();
        let id = METAINFO.trim_end_matches(".metainfo.xml");
        assert!(configuration.contains(&format!("\"identifier\": \"{id}\"")));
        assert!(metainfo.contains(&format!("<id>{id}</id>")));
        assert!(
            !configuration.contains("Script"),
            "no package has a script of its own"
        );
    }
}
