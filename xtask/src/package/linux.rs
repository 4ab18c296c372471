//! The .deb and the .rpm: what lies in them beside the window, and Tauri's bundler at work.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Map, Value, json};

use super::needed::{Linked, RECOMMENDED_BY_DEB, RECOMMENDED_BY_RPM};
use super::{LICENCE, NOTICES, Options, Profile};
use crate::checkout::Checkout;
use crate::command_line::CommandLine;
use crate::{icons, needs, programs};

/// The folder of the bundler, and how the name of what is in it ends.
pub const KINDS: [(&str, &str); 2] = [("deb", "deb"), ("rpm", "rpm")];

/// Where the packages describe the program to software catalogues.
const METAINFO: &str = "io.github.lamplight.Lamplight.metainfo.xml";

/// A file in the packages: where it goes, and the copy of it that is laid out.
type Files = Vec<(String, PathBuf)>;

/// Builds the programs, lays out everything that goes with them, and bundles it.
pub fn bundle(checkout: &Checkout, options: &Options, stage: &Path) -> Result<()> {
    let profile = options.profile;
    programs::build(checkout, profile).run_or_fail()?;
    let built = options.folder(checkout);
    let programs = ["lamplight", "lamplight-cli"].map(|program| built.join(program));
    for program in &programs {
        // The bundler takes the window from where it was built, and with the rights it has there.
        fs::set_permissions(program, Permissions::from_mode(0o755))?;
    }
    let linked = Linked::by(&programs)?;
    let [_, command_line] = &programs;
    let files = files(checkout, command_line, stage)?;
    let icons = copied_icons(checkout, stage)?;
    let more = configuration(profile, &files, &icons, &linked)?;
    bundler(checkout, profile, &more).run_or_fail()
}

fn files(checkout: &Checkout, command_line: &Path, stage: &Path) -> Result<Files> {
    let own = checkout.root().join("src-tauri/bundle");
    let mut files = vec![
        ("/usr/bin/lamplight-cli".to_owned(), command_line.to_owned()),
        (
            format!("/usr/share/metainfo/{METAINFO}"),
            own.join(METAINFO),
        ),
        (in_doc("copyright"), own.join("copyright")),
        (in_doc(LICENCE), checkout.root().join(LICENCE)),
        (in_doc(NOTICES), stage.join(NOTICES)),
        (
            in_doc("CHANGELOG.md.gz"),
            compressed(&checkout.root().join("CHANGELOG.md"), stage)?,
        ),
        (
            "/usr/share/icons/hicolor/scalable/apps/lamplight.svg".to_owned(),
            checkout.root().join("icons/lamplight.svg"),
        ),
    ];
    for manual in manual_pages(checkout, stage)? {
        let name = manual.file_name().unwrap_or_default().to_string_lossy();
        files.push((format!("/usr/share/man/man1/{name}"), manual));
    }
    for (to, from) in &mut files {
        let mode = if to.starts_with("/usr/bin/") {
            0o755
        } else {
            0o644
        };
        *from = copy(
            from,
            &stage.join("files").join(to.trim_start_matches('/')),
            mode,
        )?;
    }
    Ok(files)
}

fn copied_icons(checkout: &Checkout, stage: &Path) -> Result<Vec<PathBuf>> {
    let drawn = checkout.root().join("icons");
    let names = icons::SIZES.map(icons::file);
    names
        .iter()
        .map(|name| copy(&drawn.join(name), &stage.join("icons").join(name), 0o644))
        .collect()
}

/// A copy with rights of its own: what the packages hold does not depend on who made them.
fn copy(from: &Path, to: &Path, mode: u32) -> Result<PathBuf> {
    fs::create_dir_all(to.parent().unwrap_or(to))?;
    fs::copy(from, to).with_context(|| format!("{} is not there", from.display()))?;
    fs::set_permissions(to, Permissions::from_mode(mode))?;
    Ok(to.to_owned())
}

fn in_doc(name: &str) -> String {
    format!("/usr/share/doc/lamplight/{name}")
}

fn manual_pages(checkout: &Checkout, stage: &Path) -> Result<Vec<PathBuf>> {
    let folder = stage.join("man");
    fs::create_dir_all(&folder)?;
    checkout
        .cargo(["build", "--quiet", "--workspace", "--example", "man"])
        .run_or_fail()?;
    let program = checkout.target().join("debug/examples/man");
    CommandLine::new(program)
        .arguments([&folder])
        .run_or_fail()?;
    let window = checkout.root().join("src-tauri/bundle/lamplight.1");
    let mut pages = vec![compressed(&window, stage)?];
    for page in fs::read_dir(&folder)? {
        pages.push(compressed(&page?.path(), stage)?);
    }
    ensure!(pages.len() > 1, "no manual page was written");
    Ok(pages)
}

/// The file compressed, without its time and name: the same text gives the same bytes.
fn compressed(file: &Path, stage: &Path) -> Result<PathBuf> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let to = stage.join(format!("{name}.gz"));
    let gzip = CommandLine::new("gzip").arguments(["-9nc".as_ref(), file.as_os_str()]);
    fs::write(&to, gzip.output()?)?;
    Ok(to)
}

/// What is added to `tauri.conf.json`. It reaches the packages only: the programs are built.
fn configuration(
    profile: Profile,
    files: &Files,
    icons: &[PathBuf],
    linked: &Linked,
) -> Result<Value> {
    let mut table = Map::new();
    for (to, from) in files {
        table.insert(to.clone(), json!(from));
    }
    let package = |depends: Vec<String>, recommends: &[&str]| json!({ "files": table, "depends": depends, "recommends": recommends });
    let mut rpm = package(linked.rpm(), &RECOMMENDED_BY_RPM);
    if let (Profile::Release, Some(rpm)) = (profile, rpm.as_object_mut()) {
        rpm.insert(
            "compression".to_owned(),
            json!({ "type": "xz", "level": 9 }),
        );
    }
    Ok(json!({ "bundle": { "icon": icons, "linux": {
        "deb": package(linked.debian()?, &RECOMMENDED_BY_DEB),
        "rpm": rpm,
    } } }))
}

/// Whoever keeps their files to themselves makes packages that anybody can use.
fn bundler(checkout: &Checkout, profile: Profile, more: &Value) -> CommandLine {
    let tauri = needs::npm(checkout, "ui", ["exec", "--", "tauri", "bundle"]).arguments([
        "--bundles",
        "deb,rpm",
        "--config",
        &more.to_string(),
    ]);
    let tauri = match profile {
        Profile::Dev => tauri.arguments(["--debug"]),
        Profile::Release => tauri,
    };
    tauri.behind(["sh", "-c", "umask 022 && exec \"$@\"", "sh"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressing_gives_the_same_bytes_whenever_and_from_wherever() {
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = Vec::new();
        for name in ["lamplight-cli.1", "other"] {
            let file = folder.path().join(name);
            fs::write(&file, "the same").unwrap();
            let to = compressed(&file, folder.path()).unwrap();
            assert_eq!(to, folder.path().join(format!("{name}.gz")));
            bytes.push(fs::read(to).unwrap());
        }
        assert_eq!(bytes[0], bytes[1]);
    }

    #[test]
    fn a_copy_has_the_rights_it_is_given() {
        let folder = tempfile::tempdir().unwrap();
        let from = folder.path().join("from");
        fs::write(&from, "").unwrap();
        fs::set_permissions(&from, Permissions::from_mode(0o600)).unwrap();
        let to = copy(&from, &folder.path().join("a/b/to"), 0o644).unwrap();
        assert_eq!(to.metadata().unwrap().permissions().mode() & 0o777, 0o644);
        assert!(copy(&folder.path().join("gone"), &to, 0o644).is_err());
    }

    #[test]
    fn both_packages_are_told_of_the_same_files() {
        let files = vec![("/usr/bin/one".to_owned(), "two".into())];
        let more = configuration(Profile::Dev, &files, &[], &Linked::default()).unwrap();
        let linux = &more["bundle"]["linux"];
        assert_eq!(linux["deb"]["files"], json!({ "/usr/bin/one": "two" }));
        assert_eq!(linux["deb"]["files"], linux["rpm"]["files"]);
    }

    #[test]
    fn every_size_of_the_icon_is_there() {
        let checkout = Checkout::find().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let icons = copied_icons(&checkout, folder.path()).unwrap();
        assert_eq!(icons.len(), icons::SIZES.len());
    }
}
