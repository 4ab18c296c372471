//! A thousand real diary entries: imported once, found by every word.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization as _;

use crate::home::Home;

/// The generated entries and the ids of those with the planted word.
fn generate(folder: &Path) -> (PathBuf, BTreeSet<String>) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/make_corpus.py");
    let (path, truth) = (folder.join("corpus.jsonl"), folder.join("truth.json"));
    let made = Command::new("python3")
        .arg(script)
        .args(["-n", "1000", "--canary", "zanzibarine", "-o"])
        .arg(&path)
        .arg("--canary-out")
        .arg(&truth)
        .status()
        .expect("python3 makes the corpus");
    assert!(made.success());
    let truth: Value = serde_json::from_slice(&std::fs::read(truth).unwrap()).unwrap();
    let planted = truth["words"]["zanzibarine"].as_array().unwrap();
    let planted = planted
        .iter()
        .map(|e| e["id"].as_str().unwrap().to_owned())
        .collect();
    (path, planted)
}

struct Entry {
    id: String,
    lang: String,
    /// Title, body and tags, folded.
    text: String,
    words: HashSet<String>,
}

fn read(path: &Path) -> Vec<Entry> {
    std::fs::read_to_string(path)
        .unwrap()
        .lines()
        .map(|line| {
            let entry: Value = serde_json::from_str(line).unwrap();
            let of = |key: &str| entry[key].as_str().unwrap().to_owned();
            let tags: Vec<&str> = entry["tags"]
                .as_array()
                .unwrap()
                .iter()
                .map(|t| t.as_str().unwrap())
                .collect();
            let text = folded(&format!(
                "{}\n{}\n{}",
                of("title"),
                of("body"),
                tags.join("\n")
            ));
            let words = words(&text).map(str::to_owned).collect();
            Entry {
                id: of("id"),
                lang: of("lang"),
                text,
                words,
            }
        })
        .collect()
}

/// Lower case without combining marks: a plain reader's idea of the same word.
fn folded(text: &str) -> String {
    let marks =
        |c: &char| !('\u{300}'..='\u{36f}').contains(c) && !('\u{64b}'..='\u{65f}').contains(c);
    text.nfkd()
        .filter(marks)
        .collect::<String>()
        .to_lowercase()
        .nfc()
        .collect()
}

/// Maximal runs of letters and digits.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Which entries hold the word, by looking at every one. Chinese has no blanks, and Arabic writes
/// "and" and "the" onto the word, so there the word is looked for anywhere.
fn plain_scan(entries: &[Entry], word: &str, lang: &str) -> BTreeSet<String> {
    let anywhere = matches!(lang, "zh" | "ar");
    entries
        .iter()
        .filter(|e| {
            if anywhere {
                e.text.contains(word)
            } else {
                e.words.contains(word)
            }
        })
        .map(|e| e.id.clone())
        .collect()
}

/// The same random numbers on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }
}

fn random_words(entries: &[Entry], lang: &str, dice: &mut Dice) -> Vec<String> {
    let texts: Vec<&Entry> = entries.iter().filter(|e| e.lang == lang).collect();
    let mut chosen = BTreeSet::new();
    while chosen.len() < 200 {
        let text = &texts[dice.roll(texts.len())].text;
        if lang == "zh" {
            let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
            let runs: Vec<&str> = text
                .split(|c| !is_han(c))
                .filter(|run| run.chars().count() > 2)
                .collect();
            if runs.is_empty() {
                continue;
            }
            let run: Vec<char> = runs[dice.roll(runs.len())].chars().collect();
            let at = dice.roll(run.len() - 1);
            chosen.insert(run[at..at + 2].iter().collect());
        } else {
            let all: Vec<&str> = words(text).filter(|w| w.chars().count() > 2).collect();
            if all.is_empty() {
                continue;
            }
            chosen.insert(all[dice.roll(all.len())].to_owned());
        }
    }
    chosen.into_iter().collect()
}

#[test]
fn a_thousand_entries_are_imported_once_and_found_by_every_word() {
    let home = Home::with_vault();
    let (path, planted) = generate(home.path());
    let entries = read(&path);
    let mut lines = home.lines();

    let import = json!({ "path": path });
    let report = lines.ask("import", &import);
    assert_eq!(
        (&report["found"], &report["imported"]),
        (&json!(1000), &json!(1000)),
        "{report}"
    );
    assert_eq!(report["skipped"], json!([]));
    let again = lines.ask("import", &import);
    assert_eq!(
        (&again["imported"], &again["duplicates"]),
        (&json!(0), &json!(1000)),
        "{again}"
    );

    let mut find = |query: &str| -> BTreeSet<String> {
        let found = lines.ask("search", &json!({ "query": query, "limit": 2000 }));
        let hits = found["hits"].as_array().unwrap();
        assert_eq!(found["total"].as_u64().unwrap() as usize, hits.len());
        hits.iter()
            .map(|hit| hit["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(find("zanzibarine"), planted);
    assert_eq!(find("盖茨比"), plain_scan(&entries, "盖茨比", "zh"));
    assert_eq!(find("غاتسبي"), plain_scan(&entries, "غاتسبي", "ar"));
    assert_eq!(find("corazón"), plain_scan(&entries, "corazon", "es"));
    assert_eq!(find("corazon"), plain_scan(&entries, "corazon", "es"));
    assert!(
        !find("corazon").is_empty() && !find("盖茨比").is_empty() && !find("غاتسبي").is_empty()
    );

    let mut dice = Dice(20_261_122);
    let mut figures = BTreeMap::new();
    for lang in ["en", "es", "de", "zh", "ar", "mix"] {
        let (mut there, mut found) = (0, 0);
        for word in random_words(&entries, lang, &mut dice) {
            let expected = plain_scan(&entries, &word, lang);
            let hits: HashSet<String> = find(&word).into_iter().collect();
            there += expected.len();
            found += expected.iter().filter(|id| hits.contains(*id)).count();
        }
        figures.insert(lang, (found, there));
    }
    for (lang, (found, there)) in figures {
        println!("recall {lang}: {found} of {there}");
        assert!(
            there >= 200 && found * 100 >= there * 99,
            "{lang}: {found} of {there}"
        );
    }
    lines.ask("vault_verify", &json!({}));
    assert!(lines.end().success());
}
