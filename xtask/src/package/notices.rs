//! What the program is built of, and the licences of all of it, in one text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::checkout::Checkout;

/// Sources in other languages that crates carry: the crate, and the folder in it.
const CARRIED: [(&str, &str); 2] = [("openssl-src", "openssl"), ("sqlcipher-src", ".")];

/// One part: its name with its version, its licence, who wrote it, and where its files lie.
struct Part {
    name: String,
    licence: String,
    authors: Vec<String>,
    folder: PathBuf,
}

/// The whole text.
pub fn text(checkout: &Checkout) -> Result<String> {
    let mut parts = crates(checkout)?;
    parts.extend(pages(checkout)?);
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    written(&parts)
}

fn written(parts: &[Part]) -> Result<String> {
    let mut list = String::from("Lamplight is built of these parts:\n\n");
    // Many parts have the same text; it is said once.
    let mut texts: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut without = String::new();
    for part in parts {
        // Writing to a String cannot fail.
        let _ = writeln!(list, "{} ({})", part.name, part.licence);
        let own = licences(&part.folder)?;
        if own.is_empty() && part.folder.exists() {
            let authors = part.authors.join(", ");
            let _ = writeln!(without, "{} ({}): {authors}", part.name, part.licence);
        }
        for text in own {
            texts.entry(text).or_default().insert(&part.name);
        }
    }
    if !without.is_empty() {
        let _ = write!(
            list,
            "\nThese come without a text of their own. They are under the licences named here, whose \
             words\nstand below among those of other parts, and were written by:\n\n{without}"
        );
    }
    for (text, names) in texts {
        let names: Vec<&str> = names.into_iter().collect();
        let _ = write!(
            list,
            "\n\n{}\n\n{}:\n\n{text}",
            "-".repeat(72),
            names.join(", ")
        );
    }
    Ok(list)
}

/// The crates that either program links on this system.
fn crates(checkout: &Checkout) -> Result<Vec<Part>> {
    let tree = checkout
        .cargo([
            "tree",
            "--package",
            "lamplight",
            "--package",
            "lamplight-cli",
        ])
        .arguments(["--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .output()?;
    let tree = String::from_utf8(tree)?;
    let linked: BTreeSet<(&str, &str)> = tree.lines().filter_map(name_and_version).collect();
    let metadata = checkout
        .cargo(["metadata", "--format-version", "1", "--locked"])
        .output()?;
    let metadata: Value = serde_json::from_slice(&metadata)?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let mut parts = Vec::new();
    for package in packages.context("cargo names no packages")? {
        let of = |field: &str| {
            package
                .get(field)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let (name, version) = (of("name"), of("version"));
        let folder = Path::new(of("manifest_path"))
            .parent()
            .unwrap_or(Path::new(""));
        let carried = CARRIED.iter().find(|(carrier, _)| *carrier == name);
        // Without a source it is a part of this repository.
        let foreign = !of("source").is_empty();
        if foreign && (linked.contains(&(name, version)) || carried.is_some()) {
            parts.push(Part {
                name: format!("{name} {version}"),
                licence: of("license").to_owned(),
                authors: authors(package),
                folder: carried.map_or(folder.to_owned(), |(_, inside)| folder.join(inside)),
            });
        }
    }
    Ok(parts)
}

fn authors(package: &Value) -> Vec<String> {
    let authors = package.get("authors").and_then(Value::as_array);
    let names = authors.into_iter().flatten().filter_map(Value::as_str);
    // Their addresses are their own affair.
    names
        .map(|name| name.split(" <").next().unwrap_or(name).to_owned())
        .collect()
}

/// `name v1.2.3 (…)`, as cargo prints it.
fn name_and_version(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split(' ');
    Some((words.next()?, words.next()?.strip_prefix('v')?))
}

/// What the pages are built of. What only builds or tests them is no part of the program.
fn pages(checkout: &Checkout) -> Result<Vec<Part>> {
    let ui = checkout.root().join("ui");
    let lock: Value = serde_json::from_slice(&fs::read(ui.join("package-lock.json"))?)?;
    let packages = lock.get("packages").and_then(Value::as_object);
    let mut parts = Vec::new();
    for (path, package) in packages.context("npm names no packages")? {
        let of = |field: &str| {
            package
                .get(field)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let only_builds = package.get("dev").is_some() || package.get("devOptional").is_some();
        let Some((_, name)) = path.rsplit_once("node_modules/") else {
            continue;
        };
        // Svelte stands among what builds the pages, and its runtime is in every one of them.
        if !only_builds || name == "svelte" {
            parts.push(Part {
                name: format!("{name} {}", of("version")),
                licence: of("license").to_owned(),
                authors: Vec::new(),
                folder: ui.join(path),
            });
        }
    }
    ensure!(parts.len() > 1, "the pages are built of something");
    Ok(parts)
}

/// The texts that lie at the top of a folder.
fn licences(folder: &Path) -> Result<Vec<String>> {
    let mut texts = BTreeMap::new();
    let inside = match fs::read_dir(folder) {
        Ok(inside) => inside,
        // A part for another system, which npm leaves out.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    for file in inside {
        let path = file?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_uppercase();
        let is_licence = [
            "LICENSE",
            "LICENCE",
            "COPYING",
            "COPYRIGHT",
            "NOTICE",
            "OFL",
        ]
        .iter()
        .any(|begin| name.starts_with(begin));
        if is_licence && path.is_file() {
            let text = String::from_utf8_lossy(&fs::read(&path)?).replace("\r\n", "\n");
            texts.insert(name, format!("{}\n", text.trim()));
        }
    }
    Ok(texts.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_tree_has_a_name_and_a_version() {
        assert_eq!(
            name_and_version("serde v1.0.229"),
            Some(("serde", "1.0.229"))
        );
        let own = "lamplight v0.1.0 (/somewhere)";
        assert_eq!(name_and_version(own), Some(("lamplight", "0.1.0")));
        assert_eq!(name_and_version(""), None);
    }

    #[test]
    fn a_text_is_said_once_and_a_part_without_one_names_who_wrote_it() {
        let folder = tempfile::tempdir().unwrap();
        let part = |name: &str, text: Option<&str>| {
            let inside = folder.path().join(name);
            fs::create_dir(&inside).unwrap();
            if let Some(text) = text {
                fs::write(inside.join("LICENSE"), text).unwrap();
            }
            let author = serde_json::json!({ "authors": ["Some One <some@one.example>"] });
            Part {
                name: name.to_owned(),
                licence: "MIT".to_owned(),
                authors: authors(&author),
                folder: inside,
            }
        };
        let parts = [
            part("a 1", Some("words")),
            part("b 2", Some("words\n")),
            part("c 3", None),
        ];
        let text = written(&parts).unwrap();
        assert!(
            text.contains("\na 1 (MIT)\nb 2 (MIT)\nc 3 (MIT)\n"),
            "{text}"
        );
        assert!(text.contains("\nc 3 (MIT): Some One\n"), "{text}");
        assert!(text.ends_with("\na 1, b 2:\n\nwords\n"), "{text}");
        assert_eq!(text.matches("\n\nwords\n").count(), 1);
    }

    #[test]
    fn only_licences_are_read() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("LICENSE-MIT", " one\r\ntwo\n\n"), ("README.md", "three")] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        assert_eq!(licences(folder.path()).unwrap(), ["one\ntwo\n"]);
        assert!(licences(&folder.path().join("missing")).unwrap().is_empty());
    }
}
