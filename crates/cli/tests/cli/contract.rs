//! The shapes of answers that other programs count on.

use serde_json::{Value, json};

use crate::shell::Shell;

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn has(value: &Value, names: &[&str]) {
    let keys = keys(value);
    for name in names {
        assert!(keys.contains(name), "{name} is missing in {value}");
    }
}

#[test]
fn a_vault_is_made_described_and_verified() {
    let shell = Shell::new();
    let about = shell.json(&["vault", "info"]);
    has(&about, &["vault_id", "format", "entries", "size"]);
    let cost = json!({"memory_kib": 19456, "passes": 1, "lanes": 4});
    assert_eq!(about["key_derivation"], cost);
    let verified = shell.json(&["vault", "verify"]);
    assert_eq!(
        (&verified["entries"], &verified["index_rebuilt"]),
        (&json!(0), &json!(false))
    );
}

#[test]
fn an_entry_is_added_with_everything_that_was_given() {
    let shell = Shell::new();
    let words = [
        "entry",
        "add",
        "--kind",
        "apology",
        "--title",
        "-dash and «Ünïcode» 海",
        "--date",
        "2026-03-04T23:30:00-10:00",
        "--tag",
        "us two",
        "--tag",
        "海",
        "--tag",
        "us two",
    ];
    let added = shell
        .run(&words)
        .stdin("I was late.\r\n\nAgain.\n")
        .end()
        .json();
    assert_eq!(keys(&added), ["id"]);
    let id = added["id"].as_str().unwrap();
    let shown = shell.json(&["entry", "show", id]);
    has(
        &shown,
        &[
            "id",
            "kind",
            "title",
            "entry_date",
            "tags",
            "word_count",
            "body",
            "revision",
        ],
    );
    assert_eq!(shown["kind"], "apology");
    assert_eq!(shown["title"], "-dash and «Ünïcode» 海");
    assert_eq!(shown["entry_date"], "2026-03-04T23:30:00-10:00");
    assert_eq!(shown["tags"], json!(["us two", "海"]));
    assert_eq!(shown["body"], "I was late.\r\n\nAgain.\n");
    assert_eq!(
        (&shown["word_count"], &shown["revision"]),
        (&json!(4), &json!(1))
    );
}

#[test]
fn an_entry_without_a_date_is_of_now_and_here() {
    let shell = Shell::new();
    let id = shell.add("now", "");
    let shown = shell.json(&["entry", "show", &id]);
    assert_eq!(shown["zone"], "Europe/Dublin");
    let date = shown["entry_date"].as_str().unwrap();
    assert!(
        date.ends_with("+00:00") || date.ends_with("+01:00"),
        "{date}"
    );
}

#[test]
fn an_edit_changes_what_is_given_and_nothing_else() {
    let shell = Shell::new();
    let id = shell.add("before", "first words");
    let edit = |more: &[&str], body: &str| {
        let mut words = vec!["entry", "edit", id.as_str()];
        words.extend(more);
        shell.run(&words).stdin(body).end().json()
    };
    assert_eq!(
        edit(&["--title", "after"], ""),
        json!({"id": id, "revision": 2})
    );
    assert_eq!(edit(&[], "second words")["revision"], 3);
    assert_eq!(
        edit(&["--tag", "a", "--tag", "b", "--kind", "talk"], "")["revision"],
        4
    );
    let shown = shell.json(&["entry", "show", &id]);
    assert_eq!(
        (&shown["title"], &shown["body"]),
        (&json!("after"), &json!("second words"))
    );
    assert_eq!(
        (&shown["tags"], &shown["kind"]),
        (&json!(["a", "b"]), &json!("talk"))
    );
    assert_eq!(
        edit(&["--no-tags", "--title", "", "--if-revision", "4"], "")["revision"],
        5
    );
    assert_eq!(shell.json(&["entry", "show", &id])["tags"], json!([]));
    // Nothing new makes no revision.
    assert_eq!(edit(&["--title", ""], "")["revision"], 5);
    let history = shell.json(&["entry", "history", &id]);
    let numbers: Vec<u64> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|state| state["revision"].as_u64().unwrap())
        .collect();
    assert_eq!(numbers, [4, 3, 2, 1]);
    let first = shell.json(&["entry", "history", &id, "--revision", "1"]);
    assert_eq!(
        (&first[0]["title"], &first[0]["body"]),
        (&json!("before"), &json!("first words"))
    );
}

#[test]
fn a_list_is_newest_first_and_narrowed_by_every_filter() {
    let shell = Shell::new();
    for (day, kind, tag) in [
        ("2026-01-01", "talk", "Æther"),
        ("2026-02-01", "apology", "sea"),
        ("2026-03-01", "talk", "sea"),
    ] {
        let words = [
            "entry", "add", "--kind", kind, "--date", day, "--title", day, "--tag", tag,
        ];
        shell.run(&words).stdin("text").end().json();
    }
    let list = |more: &[&str]| -> Vec<String> {
        let mut words = vec!["entry", "list"];
        words.extend(more);
        let list = shell.json(&words);
        let titles = list.as_array().unwrap().iter();
        titles
            .map(|line| line["title"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(list(&[]), ["2026-03-01", "2026-02-01", "2026-01-01"]);
    assert_eq!(list(&["--limit", "1"]), ["2026-03-01"]);
    assert_eq!(
        list(&["--from", "2026-01-02", "--to", "2026-02-01"]),
        ["2026-02-01"]
    );
    assert_eq!(list(&["--kind", "talk", "--tag", "SEA"]), ["2026-03-01"]);
    assert_eq!(list(&["--tag", "none"]), Vec::<String>::new());
    let line = &shell.json(&["entry", "list", "--limit", "1"])[0];
    has(
        line,
        &["id", "kind", "title", "entry_date", "tags", "word_count"],
    );
    assert_eq!(line["entry_date"], "2026-03-01");
}

#[test]
fn a_search_finds_words_phrases_and_beginnings() {
    let shell = Shell::new();
    let café = shell.add("Sunday", "We sat in the Café by the sea.");
    shell.add("Monday", "The sea was grey.");
    shell.add("散歩", "海辺の散歩に行きました。");
    let total = |more: &[&str]| {
        let mut words = vec!["search"];
        words.extend(more);
        shell.json(&words)["total"].as_u64().unwrap()
    };
    assert_eq!(total(&["sea"]), 2);
    assert_eq!(total(&["sea cafe"]), 1);
    assert_eq!(total(&["sea", "cafe"]), 1);
    assert_eq!(total(&["\"grey sea\""]), 0);
    assert_eq!(total(&["gre*"]), 1);
    assert_eq!(total(&["散歩"]), 1);
    assert_eq!(total(&["sea", "--kind", "talk"]), 0);
    let found = shell.json(&["search", "cafe", "--limit", "1", "--order", "rank"]);
    has(&found, &["total", "took_ms", "hits"]);
    let hit = &found["hits"][0];
    has(hit, &["id", "title", "entry_date", "snippet", "marks"]);
    assert_eq!(hit["id"], json!(café));
    assert_eq!(hit["snippet"], "We sat in the Café by the sea.");
    assert_eq!(hit["marks"], json!([[14, 18]]));
}

#[test]
fn the_trash_keeps_gives_back_and_forgets() {
    let shell = Shell::new();
    let (one, two) = (shell.add("one", "a"), shell.add("two", "b"));
    for id in [&one, &two] {
        assert_eq!(shell.json(&["entry", "delete", id]), json!({"id": id}));
    }
    let trash = shell.json(&["trash", "list"]);
    assert_eq!(trash.as_array().unwrap().len(), 2);
    has(&trash[0], &["id", "title", "trashed_at"]);
    assert_eq!(shell.json(&["trash", "restore", &one]), json!({"id": one}));
    assert_eq!(shell.json(&["trash", "empty"]), json!({"removed": 1}));
    assert_eq!(shell.refused(&["entry", "show", &two]), "not_found");
    assert_eq!(shell.json(&["entry", "show", &one])["body"], "a");
}

#[test]
fn records_in_the_trash_are_told_in_words_and_taken_back_by_name() {
    let shell = Shell::new();
    let ask = |name: &str, request: &Value| {
        let run = shell.run(&["api", name]).stdin(request.to_string());
        run.end().json()
    };
    let person = ask("person_add", &json!({"label": "M."}));
    let id = person["id"].as_str().unwrap();
    ask("person_delete", &json!({"id": id, "entries": "keep"}));
    let words = shell.words(&["trash", "list"]);
    assert_eq!(words, format!("{id}  person  M.\n"));
    assert_eq!(shell.json(&["trash", "list"]), json!([]));
    assert_eq!(shell.json(&["trash", "restore", id]), json!({"id": id}));
    ask("person_delete", &json!({"id": id, "entries": "keep"}));
    assert_eq!(
        shell.json(&["trash", "empty"]),
        json!({"removed": 0, "records": 1})
    );
}

#[test]
fn entries_leave_and_come_back_in_both_formats() {
    let shell = Shell::new();
    shell.add("Über uns", "Ein *Wort*.");
    shell.add("", "غدا نلتقي");
    for (format, out) in [("jsonl", "all.jsonl"), ("markdown", "all")] {
        let report = shell.json(&["export", "--format", format, "--out", out]);
        has(&report, &["format", "out", "entries", "files"]);
        assert_eq!(report["entries"], 2);
        let other = Shell::new();
        let path = shell.path(out);
        let path = path.to_str().unwrap();
        let dry = other.json(&["import", path, "--dry-run"]);
        assert_eq!(
            (&dry["format"], &dry["imported"]),
            (&json!(format), &json!(2))
        );
        let report = other.json(&["import", path, "--format", format]);
        has(
            &report,
            &[
                "format",
                "found",
                "imported",
                "duplicates",
                "skipped",
                "attachments",
            ],
        );
        assert_eq!(
            (&report["found"], &report["imported"]),
            (&json!(2), &json!(2))
        );
        let again = other.json(&["import", path]);
        assert_eq!(
            (&again["imported"], &again["duplicates"]),
            (&json!(0), &json!(2))
        );
        let found = other.json(&["search", "نلتقي"]);
        assert_eq!(found["total"], 1);
    }
}

#[test]
fn markdown_is_shared_unprotected_only() {
    let shell = Shell::new();
    let (one, two) = (shell.add("one", "first"), shell.add("two", "second"));
    let share = [
        "share", "--format", "markdown", "--out", "notes.md", "--entry", &one, &two,
    ];
    assert_eq!(shell.refused(&share), "unsupported");
    let shared = shell.json(&[&share[..], &["--unprotected"]].concat());
    assert_eq!(shared["file"], "notes.md");
    assert_eq!(
        (&shared["entries"], &shared["redactions"]),
        (&json!(2), &json!(0))
    );
    assert_eq!(shared["sha256"].as_str().unwrap().len(), 64);
    assert!(shared.get("password").is_none());
    let text = std::fs::read_to_string(shell.path("notes.md")).unwrap();
    assert!(text.contains("first") && text.contains("second"));
    assert_eq!(
        shell.refused(&[&share[..], &["--unprotected"]].concat()),
        "exists_not_empty"
    );
    shell.json(&[&share[..], &["--unprotected", "--overwrite"]].concat());
    for format in ["docx", "html", "papyrus"] {
        let words = [
            "share",
            "--format",
            format,
            "--out",
            "x",
            "--entry",
            &one,
            "--unprotected",
        ];
        assert_eq!(shell.refused(&words), "unsupported", "{format}");
    }
}
