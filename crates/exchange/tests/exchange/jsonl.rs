//! JSON Lines in.

use lamplight_journal::entries::Kind;
use lamplight_journal::intake::Origin;
use serde_json::json;

use crate::home::{Home, entries, export_lines, format, skipped, take};

fn one(line: &str) -> lamplight_journal::entries::Entry {
    let (report, mut entries) = Home::new().import_text("one", line);
    assert_eq!((report.found, report.imported), (1, 1), "{report:?}");
    assert_eq!(report.format, format("jsonl"));
    entries.remove(0)
}

#[test]
fn every_field_of_a_line_arrives() {
    let entry = one(
        r##"{"id":"9b2f1d3e-0c4a-4f57-8f0e-3d1f7a2b6c55","created_at":"2024-05-01T21:10:00+02:00",
        "title":"After","body":"# One\n\nTwo","tags":["home","#two words"],"mood":"good",
        "kind":"apology","zone":"Europe/Dublin","journal":"Daily","n":{"deep":[1.5,null]}}"##
            .replace('\n', " ")
            .as_str(),
    );
    assert_eq!(entry.id.to_string(), "9b2f1d3e-0c4a-4f57-8f0e-3d1f7a2b6c55");
    assert_eq!(entry.entry_date.to_string(), "2024-05-01T21:10:00+02:00");
    assert_eq!(entry.title, "After");
    assert_eq!(entry.body, "# One\n\nTwo");
    assert_eq!(entry.tags, ["home", "#two words"]);
    assert_eq!(entry.feeling, Some(7));
    assert_eq!(entry.kind, Kind::Apology);
    assert_eq!(entry.zone.as_deref(), Some("Europe/Dublin"));
    let extra = json!({"journal": "Daily", "n": {"deep": [1.5, null]}});
    assert_eq!(serde_json::Value::from(entry.extra.unwrap()), extra);
}

#[test]
fn little_is_required() {
    let entry =
        one(r#"{"created_at":"2024-05-01","body":"Two","title":null,"tags":null,"mood":null}"#);
    assert_eq!((entry.title.as_str(), entry.body.as_str()), ("", "Two"));
    assert_eq!(entry.entry_date.to_string(), "2024-05-01");
    assert_eq!(
        (entry.kind, entry.feeling, entry.extra),
        (Kind::Reflection, None, None)
    );
    let entry = one(r#"{"created_at":"2024-05-01T10:00:00Z","title":"Only this"}"#);
    assert_eq!(
        (entry.title.as_str(), entry.body.as_str()),
        ("Only this", "")
    );
    let entry =
        one(r#"{"created_at":"2024-05-01T10:00:00Z","title":17,"body":"","tags":"one, two"}"#);
    assert_eq!(
        (entry.title.as_str(), entry.tags),
        ("17", vec!["one, two".to_owned()])
    );
}

#[test]
fn moods_lie_on_the_scale_of_feelings() {
    for (mood, feeling) in [
        (r#""awful""#, Some(1)),
        (r#""great""#, Some(9)),
        ("1", Some(1)),
        ("4", Some(7)),
        ("5", Some(9)),
        ("null", None),
    ] {
        let entry = one(&format!(
            r#"{{"created_at":"2024-05-01","body":"x","mood":{mood}}}"#
        ));
        assert_eq!((entry.feeling, entry.extra), (feeling, None), "{mood}");
    }
    let entry = one(r#"{"created_at":"2024-05-01","body":"x","mood":"bad","feeling":4}"#);
    assert_eq!(entry.feeling, Some(4));
    assert_eq!(
        entry.extra.unwrap()["mood"],
        "bad",
        "4 is nearer to meh as the file has it"
    );
}

#[test]
fn what_a_field_cannot_hold_is_kept_aside() {
    let line = r#"{"created_at":"2024-05-01","body":"x","title":["a"],"tags":[{"name":"b"}],"mood":"numb","feeling":11,"kind":"dream","zone":"at home","id":{"n":1}}"#;
    let entry = one(line);
    assert_eq!(entry.title, "");
    assert!(entry.tags.is_empty());
    assert_eq!(
        serde_json::Value::from(entry.extra.unwrap()),
        json!({"title": ["a"], "tags": [{"name": "b"}], "mood": "numb", "feeling": 11,
            "kind": "dream", "zone": "at home", "id": {"n": 1}})
    );
}

#[test]
fn bad_lines_are_named_and_the_rest_is_imported() {
    let home = Home::new();
    let deep = |n: usize| {
        let (open, close) = ("[".repeat(n), "]".repeat(n));
        format!(r#"{{"created_at":"2024-05-01","body":"deep","x":{open}{close}}}"#)
    };
    let mut file = b"\xef\xbb\xbf".to_vec();
    let lines: Vec<Vec<u8>> = vec![
        br#"{"created_at":"2024-05-01","body":"first"}"#.to_vec(),
        b"".to_vec(),
        br#"{"created_at":"2024-05-01","body":"secret"#.to_vec(),
        b"secret".to_vec(),
        br#"["secret"]"#.to_vec(),
        b"{\"created_at\":\"2024-05-01\",\"body\":\"secret \xff\"}".to_vec(),
        br#"{"created_at":"2024-05-01","body":"secret \ud800"}"#.to_vec(),
        br#"{"body":"secret"}"#.to_vec(),
        br#"{"created_at":"yesterday","body":"secret"}"#.to_vec(),
        br#"{"created_at":1714512000,"body":"secret"}"#.to_vec(),
        br#"{"created_at":"2024-05-01"}"#.to_vec(),
        br#"{"created_at":"2024-05-01","title":null,"body":null,"tags":["secret"]}"#.to_vec(),
        br#"{"created_at":"2024-05-01","body":["secret"]}"#.to_vec(),
        format!(
            r#"{{"created_at":"2024-05-01","body":"x","title":"{}"}}"#,
            "t".repeat(4097)
        )
        .into(),
        deep(64).into(),
        deep(100_000).into(),
        br#"{"created_at":"2024-05-01","body":"first","body":"the last one counts"}"#.to_vec(),
        deep(63).into(),
        b" \t ".to_vec(),
        br#"{"created_at":"2024-05-01","body":"nul \u0000 kept"}"#.to_vec(),
    ];
    file.extend(lines.join(&b"\r\n"[..]));
    let (report, entries) = home.import_text("mixed", file);
    let not_a_date = "created_at is not a date; one looks like 2026-03-04T18:30:00+01:00";
    assert_eq!(
        skipped(&report),
        [
            ("line 3", "the line is not valid JSON, from byte 41 on"),
            ("line 4", "the line is not valid JSON, from byte 1 on"),
            ("line 5", "the line is not a JSON object"),
            ("line 6", "the line is not valid UTF-8 text"),
            ("line 7", "the line is not valid JSON, from byte 49 on"),
            ("line 8", "there is no created_at"),
            ("line 9", not_a_date),
            ("line 10", "created_at is not a text"),
            ("line 11", "there is neither body nor title"),
            ("line 12", "there is neither body nor title"),
            ("line 13", "the body is not a text"),
            ("line 14", "a title holds at most 4,096 bytes"),
            ("line 15", "the line is nested more than 64 deep"),
            ("line 16", "the line is nested more than 64 deep"),
        ]
    );
    assert_eq!((report.found, report.imported), (18, 4));
    let bodies: Vec<_> = entries.iter().map(|entry| entry.body.as_str()).collect();
    assert_eq!(
        bodies,
        ["first", "the last one counts", "deep", "nul \0 kept"]
    );
}

#[test]
fn a_second_import_adds_nothing_whatever_the_names() {
    let home = Home::new();
    let file = home.file(
        "names",
        concat!(
            r#"{"id":"9b2f1d3e-0c4a-4f57-8f0e-3d1f7a2b6c55","created_at":"2024-05-01","body":"a"}"#,
            "\n",
            r#"{"id":"9B2F1D3E-0C4A-4F57-8F0E-3D1F7A2B6C55","created_at":"2024-05-01","body":"b"}"#,
            "\n",
            r#"{"id":"17","created_at":"2024-05-01","body":"c"}"#,
            "\n",
            r#"{"id":17,"created_at":"2024-05-01","body":"d"}"#,
            "\n",
            r#"{"created_at":"2024-05-01","body":"e"}"#,
            "\n",
            r#"{"created_at":"2024-05-01","title":"e","body":""}"#,
            "\n",
            r#"{"id":"","created_at":"2024-05-01","body":"e"}"#,
            "\n",
            r#"{"id":"00000000-0000-0000-0000-000000000000","created_at":"2024-05-01","body":"f"}"#,
            "\n",
            r#"{"id":"9b2f1d3e0c4a4f578f0e3d1f7a2b6c55","created_at":"2024-05-01","body":"g"}"#,
            "\n",
        ),
    );
    let mut journal = home.journal();
    let report = take(&mut journal, &file);
    assert_eq!(
        (report.found, report.imported, report.duplicates),
        (9, 6, 3)
    );
    let bodies: Vec<_> = entries(&journal)
        .into_iter()
        .map(|entry| entry.body)
        .collect();
    assert_eq!(bodies, ["a", "c", "e", "", "f", "g"]);
    let report = take(&mut journal, &file);
    assert_eq!(
        (report.found, report.imported, report.duplicates),
        (9, 0, 9)
    );
    let named = |source: &str| Origin::Named {
        format: "jsonl",
        source: source.to_owned(),
    };
    assert!(journal.knows(&named("17")).unwrap());
    assert!(!journal.knows(&named("18")).unwrap());
}

#[test]
fn naughty_titles_are_kept_exactly() {
    let home = Home::new();
    let titles = [
        "",
        " ",
        "\u{202e}txt.exe",
        "../../etc/passwd",
        "CON",
        "'; DROP TABLE entry;--",
        "\u{0}",
        "\u{feff}mark",
        "e\u{301}",
        "é",
        "👩‍👩‍👧‍👦",
        "\r\n\t",
        "<script>",
        "\"\\",
        "null",
        "- a: b # c",
        "\u{85}\u{2028}\u{2029}\u{7f}\u{fffe}",
        "\u{10ffff}",
        "%s%n",
        "---",
        "#",
    ];
    let lines: Vec<String> = titles
        .iter()
        .map(|title| json!({"created_at": "2024-05-01", "title": title, "body": "x"}).to_string())
        .collect();
    let mut journal = home.journal();
    take(&mut journal, &home.file("naughty", lines.join("\n")));
    let found: Vec<_> = entries(&journal)
        .into_iter()
        .map(|entry| entry.title)
        .collect();
    assert_eq!(found, titles);
    let exported = export_lines(&journal, &home.path().join("out"));
    for (line, title) in exported.lines().zip(titles) {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["title"], title);
    }
}
