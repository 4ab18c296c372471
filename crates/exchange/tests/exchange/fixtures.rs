//! Real files of other programs. `../shared/fixtures` beside the checkout, or `LAMPLIGHT_FIXTURES`,
//! holds them with what a right import yields; a checkout without them leaves these cases out, unless
//! `LAMPLIGHT_REQUIRE_FIXTURES=1`.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use lamplight_journal::entries::{Entry, Filter};
use lamplight_journal::search::By;
use serde::Deserialize;
use serde_json::Value;

use crate::home::{Home, entries, format, take};

#[derive(Deserialize)]
struct Expected {
    entries: u32,
    #[serde(default)]
    files: BTreeMap<String, File>,
}

#[derive(Deserialize)]
struct File {
    title: Option<String>,
    body: Option<String>,
    body_contains: String,
    tags: Vec<String>,
    created: Option<String>,
    date_from_name: Option<String>,
    location: Option<(f64, f64)>,
}

/// A folder of fixtures and what it yields; nothing where there are none.
#[allow(clippy::print_stdout)]
fn fixture(name: &str) -> Option<(PathBuf, Expected)> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures");
    let folder = env::var_os("LAMPLIGHT_FIXTURES").map_or(beside, PathBuf::from);
    if !folder.join("EXPECTED.json").is_file() {
        let required = env::var("LAMPLIGHT_REQUIRE_FIXTURES").is_ok_and(|value| value == "1");
        assert!(!required, "the fixtures are not there");
        println!("left out for want of fixtures: 1 case, {name}");
        return None;
    }
    let expected = fs::read_to_string(folder.join("EXPECTED.json")).unwrap();
    let mut expected: BTreeMap<String, Value> = serde_json::from_str(&expected).unwrap();
    let expected = serde_json::from_value(expected.remove(name).unwrap()).unwrap();
    Some((folder.join(name), expected))
}

fn imported(home: &Home, folder: &Path, expected: &Expected) -> Vec<Entry> {
    let mut journal = home.journal();
    let report = take(&mut journal, folder);
    assert_eq!(report.format, format("markdown"));
    assert_eq!(
        (report.found, report.imported),
        (expected.entries, expected.entries)
    );
    let again = take(&mut journal, folder);
    assert_eq!((again.imported, again.duplicates), (0, expected.entries));
    entries(&journal)
}

fn each_file_is_right(name: &str) {
    let Some((folder, expected)) = fixture(name) else {
        return;
    };
    assert_eq!(u32::try_from(expected.files.len()), Ok(expected.entries));
    for (file_name, file) in &expected.files {
        // One at a time, so that it is known which entry is which file's.
        let home = Home::new();
        let folder = home.path().join("one").join(file_name);
        fs::create_dir_all(folder.parent().unwrap()).unwrap();
        fs::copy(fixture(name).unwrap().0.join(file_name), &folder).unwrap();
        let mut journal = home.journal();
        take(&mut journal, folder.parent().unwrap());
        let entry = entries(&journal).remove(0);
        assert_eq!(
            entry.title,
            file.title.clone().unwrap_or_default(),
            "{file_name}"
        );
        assert_eq!(entry.tags, file.tags, "{file_name}");
        assert!(entry.body.contains(&file.body_contains), "{file_name}");
        if let Some(body) = &file.body {
            assert_eq!(&entry.body, body);
        }
        let date = entry.entry_date.to_string();
        if let Some(day) = file.created.as_ref().or(file.date_from_name.as_ref()) {
            assert!(date.starts_with(day.as_str()), "{file_name}: {date}");
        }
        if let Some((latitude, longitude)) = file.location {
            let extra = entry.extra.unwrap();
            let number = |key: &str| match &extra[key] {
                Value::String(text) => text.parse::<f64>().unwrap(),
                other => other.as_f64().unwrap(),
            };
            assert!((number("latitude") - latitude).abs() < 1e-9);
            assert!((number("longitude") - longitude).abs() < 1e-9);
        }
    }
    imported(&Home::new(), &folder, &expected);
}

#[test]
fn jekyll_posts() {
    each_file_is_right("markdown-frontmatter/jekyll-posts");
}

#[test]
fn joplin_notes() {
    each_file_is_right("markdown-frontmatter/joplin-yaml");
}

#[test]
fn an_obsidian_vault() {
    let Some((folder, expected)) = fixture("obsidian/vault") else {
        return;
    };
    let home = Home::new();
    let entries = imported(&home, &folder, &expected);
    let note = |title: &str| entries.iter().find(|entry| entry.title == title).unwrap();
    let first = note("Sample note");
    assert_eq!(
        first.tags,
        ["frontmatter-tag-obsidian", "another-tag-obsidian"]
    );
    assert_eq!(
        first.extra.as_ref().unwrap()["aliases"][0],
        "also called xyz"
    );
    let second = note("Second sample note");
    let body = fs::read_to_string(folder.join("folder/Second sample note.md")).unwrap();
    assert_eq!(second.body, body);
    let links = |text: &str| {
        let all = text.matches("[[").count();
        let embeds = text.matches("![[").count() + text.matches("![markdown").count();
        (all - text.matches("![[").count(), embeds)
    };
    let (first, second) = (links(&first.body), links(&second.body));
    assert_eq!((first.0 + second.0, first.1 + second.1), (3, 3));

    let mut journal = home.journal();
    let report = take(&mut journal, &folder);
    let aside = &report.warnings.last().unwrap().reason;
    assert!(
        report
            .warnings
            .iter()
            .any(|warning| warning.reason.ends_with("are: 2")),
        "{aside}"
    );
    let found = journal
        .search("inline-tag-obsidian", &Filter::default(), By::Newest, 9)
        .unwrap();
    assert_eq!(found.total, 2);
}
