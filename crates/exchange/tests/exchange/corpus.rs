//! A thousand diary entries in five languages, made by `tests/corpus/make_corpus.py`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use lamplight_exchange::export;
use lamplight_journal::entries::Filter;
use lamplight_journal::search::By;
use serde_json::Value;

use crate::home::{Home, entries, export_lines, format, take};

const CANARY: &str = "zanzibarine";

fn make(home: &Home) -> (std::path::PathBuf, BTreeSet<String>) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/make_corpus.py");
    let (out, truth) = (home.path().join("corpus"), home.path().join("truth"));
    let made = Command::new("python3")
        .arg(script)
        .args([
            "-n",
            "1000",
            "--canary",
            CANARY,
            "--canary-count",
            "7",
            "--canary-out",
        ])
        .arg(&truth)
        .arg("-o")
        .arg(&out)
        .status()
        .expect("python3 is needed for this test");
    assert!(made.success());
    let truth: Value = serde_json::from_slice(&fs::read(truth).unwrap()).unwrap();
    let ids = truth["words"][CANARY].as_array().unwrap();
    let ids = ids
        .iter()
        .map(|entry| entry["id"].as_str().unwrap().to_owned());
    (out, ids.collect())
}

#[test]
fn a_thousand_entries_come_in_once_and_go_out_as_they_came() {
    let home = Home::new();
    let (corpus, truth) = make(&home);
    let mut journal = home.journal();
    let report = take(&mut journal, &corpus);
    assert_eq!((report.found, report.imported), (1000, 1000));
    let again = take(&mut journal, &corpus);
    assert_eq!(
        (again.found, again.imported, again.duplicates),
        (1000, 0, 1000)
    );

    let found = journal
        .search(CANARY, &Filter::default(), By::Newest, 100)
        .unwrap();
    let found: BTreeSet<_> = found.hits.iter().map(|hit| hit.id.to_string()).collect();
    assert_eq!(found, truth);

    let exported = export_lines(&journal, &home.path().join("lines"));
    let original = fs::read_to_string(&corpus).unwrap();
    let by_id = |text: &str| {
        let each = text
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        let mut each: Vec<_> = each.collect();
        each.sort_by_key(|line| line["id"].to_string());
        each
    };
    for (line, original) in by_id(&exported).iter().zip(by_id(&original)) {
        let original = original.as_object().unwrap();
        assert!(
            original.iter().all(|(key, value)| line[key] == *value),
            "{line}"
        );
        assert_eq!(
            line.as_object().unwrap().len(),
            original.len() + 1,
            "only the kind is new"
        );
    }

    let notes = home.path().join("notes");
    export(&journal, format("markdown"), &notes, &mut |_| Ok(())).unwrap();
    let mut second = home.journal();
    let report = take(&mut second, &notes);
    assert_eq!((report.imported, report.warnings), (1000, Vec::new()));
    let bare = |journal| {
        let mut all = entries(journal);
        for entry in &mut all {
            entry.created_at = 0;
            entry.updated_at = 0;
        }
        all.sort_by_key(|entry| entry.id);
        all
    };
    assert_eq!(bare(&second), bare(&journal));
}
