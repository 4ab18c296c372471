//! JSON Lines in.

use lamplight_journal::entries::{Facets, Kind, NewEntry, Status};
use lamplight_journal::people::{NewPerson, Relation};
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
        br#"{"created_at":"2024-05-01","body":"secret","body":"secret"}"#.to_vec(),
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
            ("line 17", "a key stands in the line twice"),
        ]
    );
    assert_eq!((report.found, report.imported), (18, 3));
    let bodies: Vec<_> = entries.iter().map(|entry| entry.body.as_str()).collect();
    assert_eq!(bodies, ["first", "deep", "nul \0 kept"]);
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
        (9, 7, 2)
    );
    let warned: Vec<_> = report.warnings.iter().map(|w| w.source.as_str()).collect();
    assert_eq!(warned, ["line 2"], "{:?}", report.warnings);
    let bodies: Vec<_> = entries(&journal)
        .into_iter()
        .map(|entry| entry.body)
        .collect();
    assert_eq!(bodies, ["a", "c", "d", "e", "", "f", "g"]);
    let report = take(&mut journal, &file);
    assert_eq!(
        (report.found, report.imported, report.duplicates),
        (9, 0, 9)
    );
}

/// A number names an entry within its own file only: two diaries both begin with 1.
#[test]
fn the_same_number_in_another_file_is_another_entry() {
    let home = Home::new();
    let diary = |whose: &str| {
        let line = |n| format!(r#"{{"id":{n},"created_at":"2024-05-0{n}","body":"{whose} {n}"}}"#);
        (1..=3).map(|n| line(n) + "\n").collect::<String>()
    };
    let (hers, his) = (
        home.file("hers", diary("hers")),
        home.file("his", diary("his")),
    );
    let mut journal = home.journal();
    for (file, imported) in [(&hers, 3), (&his, 3), (&hers, 0), (&his, 0)] {
        let report = take(&mut journal, file);
        assert_eq!(
            (report.imported, report.duplicates),
            (imported, 3 - imported)
        );
        assert!(report.warnings.is_empty());
    }
    // A text that was changed there since is taken beside the one that is here.
    let changed = home.file("changed", diary("hers").replace("hers 2", "hers, again"));
    let report = take(&mut journal, &changed);
    assert_eq!((report.imported, report.duplicates), (1, 2));
    assert_eq!(entries(&journal).len(), 7);
}

#[test]
fn an_entry_that_is_here_with_other_words_or_in_the_trash_is_left_and_said_to_be() {
    let home = Home::new();
    let mut journal = home.journal();
    let line = |last: u32, body: &str| {
        let id = format!("9b2f1d3e-0c4a-4f57-8f0e-3d1f7a2b6c5{last}");
        format!(r#"{{"id":"{id}","created_at":"2024-05-01","body":"{body}"}}"#) + "\n"
    };
    let three = |second: &str| line(1, "one") + &line(2, second) + &line(3, "three");
    take(&mut journal, &home.file("first", three("two")));
    let third = entries(&journal)[2].id;
    journal.delete(third, None).unwrap();
    let report = take(
        &mut journal,
        &home.file("second", three("two, but otherwise")),
    );
    assert_eq!((report.imported, report.duplicates), (0, 3));
    let warned: Vec<_> = report
        .warnings
        .iter()
        .map(|w| (w.source.as_str(), w.reason.contains("trash")))
        .collect();
    assert_eq!(warned, [("line 2", false), ("line 3", true)]);
    assert_eq!(entries(&journal)[1].body, "two");
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

#[test]
fn what_stands_beside_a_text_arrives_and_what_cannot_be_is_kept_aside() {
    let entry = one(
        r#"{"created_at":"2024-05-01","body":"x","lens":"future","status":"given","given_on":"2024-05-02","feel_before":3,"feel_after":8,"fields":{"did":"I lied.","later":["a"]},"person":"M."}"#,
    );
    assert_eq!(entry.lens.as_deref(), Some("future"));
    assert_eq!(entry.status, Status::Given);
    assert_eq!(entry.given_on.unwrap().to_string(), "2024-05-02");
    assert_eq!((entry.feel_before, entry.feel_after), (Some(3), Some(8)));
    assert_eq!(
        serde_json::Value::from(entry.fields),
        json!({"did": "I lied.", "later": ["a"]})
    );
    assert_eq!(
        serde_json::Value::from(entry.extra.unwrap()),
        json!({"person": "M."})
    );

    let aside = json!({
        "lens": " ", "status": "done", "given_on": "May", "feel_before": 11,
        "fields": {"did": {"deep": 1}},
    });
    let mut line = json!({"created_at": "2024-05-01", "body": "x"});
    line.as_object_mut()
        .unwrap()
        .extend(aside.as_object().unwrap().clone());
    let entry = one(&line.to_string());
    assert_eq!(entry.status, Status::Kept);
    assert!(entry.fields.is_empty());
    assert_eq!(serde_json::Value::from(entry.extra.unwrap()), aside);
}

#[test]
fn whom_an_entry_is_about_is_written_by_label() {
    let home = Home::new();
    let mut journal = home.journal();
    let person = NewPerson {
        label: "M.".to_owned(),
        relation: Relation::Friend,
        note: String::new(),
        resurface: true,
    };
    let person = journal.add_person(&person, None).unwrap();
    let entry = NewEntry {
        body: "x".to_owned(),
        facets: Facets {
            person: Some(person),
            ..Facets::default()
        },
        ..NewEntry::of(Kind::Talk)
    };
    let sealed = journal.add(entry.clone(), None).unwrap();
    journal.seal(sealed, None, None).unwrap();
    journal.add(entry, None).unwrap();
    let lines = export_lines(&journal, &home.path().join("lines"));
    assert_eq!(lines.lines().count(), 1, "a sealed entry stays where it is");
    let line: serde_json::Value = serde_json::from_str(lines.trim_end()).unwrap();
    assert_eq!(line["person"], "M.");
    assert_eq!(line["status"], "draft");
}
