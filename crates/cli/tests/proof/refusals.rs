//! Bad input: a clear code, and nothing changes.

use std::fs;
use std::time::{Duration, Instant};

use ring::digest;
use serde_json::json;

use crate::home::{Home, PASSPHRASE};

fn bytes_of(home: &Home) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(home.vault())
        .unwrap()
        .map(|f| f.unwrap())
        .map(|f| {
            (
                f.file_name().into_string().unwrap(),
                fs::read(f.path()).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

#[test]
fn a_wrong_passphrase_changes_nothing() {
    let home = Home::with_vault();
    home.add("a", "b");
    let before = bytes_of(&home);
    for wrong in [
        "",
        "Eleven quiet herons stand in the reeds",
        "eleven quiet herons stand in the reeds ",
        "ⓔleven",
    ] {
        let refused = home.run_as(wrong, &["entry", "add", "--kind", "talk"], b"x");
        let code = refused.code();
        assert!(
            code == "wrong_passphrase" || (wrong.is_empty() && code == "invalid"),
            "{wrong}: {code}"
        );
    }
    assert_eq!(bytes_of(&home), before);
}

#[test]
fn a_folder_that_is_no_vault_stays_as_it_is() {
    let home = Home::new();
    fs::create_dir(home.vault()).unwrap();
    fs::write(home.vault().join("letter.txt"), "dear you").unwrap();
    assert_eq!(home.run(&["entry", "list"], "").code(), "not_a_vault");
    let create = home.run(
        &["vault", "create", "--memory-mib", "19", "--passes", "1"],
        "",
    );
    assert_eq!(create.code(), "exists_not_empty");
    assert_eq!(
        bytes_of(&home),
        [("letter.txt".to_owned(), b"dear you".to_vec())]
    );
    fs::remove_dir_all(home.vault()).unwrap();
    assert_eq!(home.run(&["entry", "list"], "").code(), "not_a_vault");
}

#[test]
fn a_newer_format_is_left_untouched() {
    let home = Home::with_vault();
    let path = home.vault().join("vault.hdr");
    let text = String::from_utf8(fs::read(&path).unwrap()).unwrap();
    let newer = text.replacen(
        "\"format\":1,\"min_reader\":1",
        "\"format\":2,\"min_reader\":2",
        1,
    );
    assert_ne!(newer, text);
    let at = newer.find(" sha256=").unwrap() + 8;
    let mut bytes = newer.into_bytes();
    bytes[at..at + 64].fill(b'0');
    let hash: String = digest::digest(&digest::SHA256, &bytes)
        .as_ref()
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    bytes[at..at + 64].copy_from_slice(hash.as_bytes());
    for name in ["vault.hdr", "vault.hdr.2"] {
        fs::write(home.vault().join(name), &bytes).unwrap();
    }
    let before = bytes_of(&home);
    assert_eq!(
        home.run(&["entry", "add", "--kind", "talk"], "x").code(),
        "newer_version"
    );
    assert_eq!(bytes_of(&home), before);
}

/// Whatever it comes for, it is turned away at once and in words. Nothing here has a D-Bus session.
#[test]
fn a_second_process_is_turned_away_while_the_first_has_it_open() {
    let home = Home::with_vault();
    home.ask(&["vault", "backup", "--out", "before.lampbak"], "");
    let mut lines = home.lines();
    lines.ask("entry_list", &json!({}));
    let before = bytes_of(&home);
    for words in [
        &["entry", "list"][..],
        &["entry", "add", "--kind", "talk"],
        &["vault", "info"],
        &["vault", "verify"],
        &["vault", "backup", "--out", "now.lampbak"],
        &["vault", "passphrase", "--new-passphrase-fd", "0"],
        &["vault", "passphrase", "--rekey", "--new-passphrase-fd", "0"],
        &[
            "vault",
            "recover",
            "--recovery-fd",
            "0",
            "--new-passphrase-fd",
            "0",
        ],
        &["export", "--format", "jsonl", "--out", "all.jsonl"],
        &["trash", "empty"],
    ] {
        let begun = Instant::now();
        // Of a code, nothing but zeros is one.
        let typed = if words[1] == "recover" {
            &*"0".repeat(36)
        } else {
            PASSPHRASE
        };
        let refused = home.run_as(typed, words, b"another passphrase of some length\n");
        assert_eq!(refused.code(), "vault_in_use", "{words:?}: {refused:?}");
        let said = refused.json()["error"]["message"].to_string();
        assert!(
            said.contains("another program has this vault open"),
            "{said}"
        );
        assert!(begun.elapsed() < Duration::from_secs(2), "{words:?}");
    }
    assert_eq!(bytes_of(&home), before);
    assert!(!home.path().join("now.lampbak").exists());
    // A backup is nobody's to lock.
    home.ask(
        &[
            "vault",
            "restore",
            "--from",
            "before.lampbak",
            "--to",
            "again",
        ],
        "",
    );
    lines.ask(
        "entry_add",
        &json!({ "kind": "talk", "body": "still here" }),
    );
    assert!(lines.end().success());
    assert_eq!(
        home.ask(&["entry", "list"], "").as_array().unwrap().len(),
        1
    );
}

#[test]
fn a_bad_line_is_named_and_the_rest_is_imported() {
    let home = Home::with_vault();
    let good = |n: usize| {
        json!({"id": format!("e{n}"), "created_at": "2020-01-01T00:00:00Z", "title": "t", "body": "b", "tags": []}).to_string()
    };
    let text = [
        good(1),
        "{\"id\": broken".to_owned(),
        good(3),
        json!({"id": "e4", "title": "no date"}).to_string(),
        good(5),
    ]
    .join("\n");
    fs::write(home.path().join("some.jsonl"), text).unwrap();
    let report = home.ask(&["import", "some.jsonl", "--format", "jsonl"], "");
    assert_eq!(
        (&report["found"], &report["imported"]),
        (&json!(5), &json!(3)),
        "{report}"
    );
    let skipped: Vec<&str> = report["skipped"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["source"].as_str().unwrap())
        .collect();
    assert_eq!(skipped, ["line 2", "line 4"], "{report}");
}

#[test]
fn ten_megabytes_are_taken_and_a_hundred_refused() {
    let home = Home::with_vault();
    let sentence = "Ten megabytes of one long night. ";
    let ten = sentence.repeat(10_000_000 / sentence.len());
    let id = home.add("long", &ten);
    assert_eq!(
        home.ask(&["entry", "show", &id], "")["body"]
            .as_str()
            .unwrap()
            .len(),
        ten.len()
    );
    let hundred = sentence.repeat(100_000_000 / sentence.len());
    let refused = home.run(&["entry", "add", "--kind", "talk"], &hundred);
    assert_eq!(refused.code(), "invalid");
    let line = |body: &str| {
        json!({"id": "x", "created_at": "2020-01-01T00:00:00Z", "title": "", "body": body})
            .to_string()
    };
    let small =
        json!({"id": "y", "created_at": "2020-01-01T00:00:00Z", "title": "after", "body": "small"})
            .to_string();
    fs::write(
        home.path().join("big.jsonl"),
        format!("{}\n{}\n{small}\n", line(&hundred), line(&ten)),
    )
    .unwrap();
    let report = home.ask(&["import", "big.jsonl", "--format", "jsonl"], "");
    assert_eq!(
        (&report["found"], &report["imported"]),
        (&json!(3), &json!(2)),
        "{report}"
    );
    assert_eq!(report["skipped"][0]["source"], "line 1");
}

#[test]
fn naughty_titles_are_kept_exactly() {
    let home = Home::with_vault();
    let titles = [
        "undefined",
        "NULL",
        "'; DROP TABLE entry; --",
        "<script>alert(1)</script>",
        "  spaces  ",
        "\ttab\nline\r\n",
        "\u{202e}right to left\u{202c}",
        "Z\u{351}\u{36b}algo",
        "\u{feff}bom",
        "a\u{0}b",
        "𝕋𝕙𝕖 𝕢𝕦𝕚𝕔𝕜",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "ﷺ",
        "``\"'$(touch x)`",
        "%s%n%d",
        "../../etc/passwd",
        "CON",
        "1e1000",
        "田中さんにあげて下さい",
        "ÅÍÎÏ˝ÓÔÒÚÆ☃",
        "ç\u{327}",
        "é",
        "e\u{301}",
        "\u{1b}[31mred\u{7}",
        "--help",
        "-",
        "",
    ];
    let mut lines = home.lines();
    for title in titles {
        let id = lines.ask(
            "entry_add",
            &json!({ "kind": "talk", "title": title, "body": title }),
        )["id"]
            .clone();
        let shown = lines.ask("entry_show", &json!({ "id": id }));
        assert_eq!(
            (&shown["title"], &shown["body"]),
            (&json!(title), &json!(title))
        );
    }
    assert!(lines.end().success());
    home.ask(&["export", "--format", "jsonl", "--out", "all.jsonl"], "");
    let again = Home::with_vault();
    let path = home.path().join("all.jsonl");
    let report = again.ask(&["import", path.to_str().unwrap()], "");
    assert_eq!(report["imported"], titles.len(), "{report}");
    let mut kept: Vec<String> = again
        .ask(&["entry", "list"], "")
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["title"].as_str().unwrap().to_owned())
        .collect();
    kept.sort();
    let mut expected = titles.map(str::to_owned);
    expected.sort();
    assert_eq!(kept, expected);
}
