//! Folders of Markdown, in and out.

use std::fs;
use std::time::{Duration, SystemTime};

use lamplight_exchange::export;
use lamplight_journal::entries::{EntryDate, Kind, NewEntry};
use serde_json::json;

use crate::home::{Home, entries, format, skipped, take};

fn one(name: &str, text: &str) -> (lamplight_journal::entries::Entry, Vec<String>) {
    let home = Home::new();
    let mut journal = home.journal();
    home.file(&format!("notes/{name}"), text);
    let report = take(&mut journal, &home.path().join("notes"));
    assert_eq!((report.found, report.imported), (1, 1), "{report:?}");
    assert_eq!(report.format, format("markdown"));
    let warnings = report.warnings.into_iter().map(|warning| warning.reason);
    (entries(&journal).remove(0), warnings.collect())
}

#[test]
fn front_matter_becomes_fields_and_the_rest_is_kept() {
    let (entry, warnings) = one(
        "2001-01-01 not this.md",
        "---\ntitle: \"A: walk\"\nDate: 2024-05-01 21:10:05 +0200\ntags: [one, \"#two\", three four]\n\
         kind: talk\nzone: Europe/Dublin\nmood: great\nid: 9b2f1d3e-0c4a-4f57-8f0e-3d1f7a2b6c55\n\
         aliases:\n  - also # a comment\nversion: 1.10\ncount: 12\ndone: true\nnothing:\nupdated: 2024-06-01\n\
         ---\n\n# Heading\r\n\n[[link|alias]] ![[embed.png]] #inline\n\n",
    );
    assert!(warnings.is_empty());
    assert_eq!(entry.title, "A: walk");
    assert_eq!(entry.entry_date.to_string(), "2024-05-01T21:10:05+02:00");
    assert_eq!(entry.tags, ["one", "two", "three four"]);
    assert_eq!(entry.kind, Kind::Talk);
    assert_eq!(entry.zone.as_deref(), Some("Europe/Dublin"));
    assert_eq!(entry.feeling, Some(9));
    assert_eq!(entry.id.to_string(), "9b2f1d3e-0c4a-4f57-8f0e-3d1f7a2b6c55");
    assert_eq!(
        entry.body,
        "# Heading\r\n\n[[link|alias]] ![[embed.png]] #inline\n\n"
    );
    assert_eq!(
        serde_json::Value::from(entry.extra.unwrap()),
        json!({"aliases": ["also"], "version": "1.10", "count": 12, "done": true,
            "nothing": null, "updated": "2024-06-01", "#": ["a comment"]})
    );
}

#[test]
fn tags_are_read_as_people_write_them() {
    for (tags, expected) in [
        ("tags: one", vec!["one"]),
        ("tags: one two", vec!["one", "two"]),
        ("tags: one, two words,", vec!["one", "two words"]),
        ("tags: \"#one #two\"", vec!["one", "two"]),
        (
            "tags: [one, 2024, \"##three\", \"a, b\"]",
            vec!["one", "2024", "#three", "a, b"],
        ),
        ("tags:\n- one\n-\n- \" \"", vec!["one"]),
        ("Tag: one", vec!["one"]),
        ("tags: [one]\ntag: two", vec!["one", "two"]),
        ("tags:", vec![]),
    ] {
        let (entry, _) = one("a.md", &format!("---\n{tags}\n---\ntext"));
        assert_eq!(entry.tags, expected, "{tags}");
        assert_eq!(entry.extra, None, "{tags}");
    }
}

#[test]
fn the_day_comes_from_front_matter_then_name_then_file() {
    let (entry, warnings) = one("2024-05-01 A walk.md", "---\ndate: 2023-04-05\n---\ntext");
    assert_eq!(entry.entry_date.to_string(), "2023-04-05");
    assert_eq!((entry.title.as_str(), warnings.len()), ("A walk", 0));

    let (entry, warnings) = one("2024-05-01.md", "text");
    assert_eq!(entry.entry_date.to_string(), "2024-05-01");
    assert_eq!((entry.title.as_str(), warnings.len()), ("", 0));

    let (entry, warnings) = one(
        "2024-05-01 x.md",
        "---\ncreated: 2022-01-02T03:04\ndate: next week\n---\ntext",
    );
    assert_eq!(entry.entry_date.to_string(), "2022-01-02T03:04:00");
    assert_eq!(entry.extra.unwrap()["date"], "next week");
    assert_eq!(warnings.len(), 0);

    let (entry, warnings) = one("2024-05-01 x.md", "---\ndate: next week\n---\ntext");
    assert_eq!(entry.entry_date.to_string(), "2024-05-01");
    assert_eq!(warnings, ["its date could not be read, and is kept aside"]);

    let home = Home::new();
    let path = home.file("notes/A walk.md", "text");
    let written = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    fs::File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(written)
        .unwrap();
    let mut journal = home.journal();
    let report = take(&mut journal, &home.path().join("notes"));
    let entry = entries(&journal).remove(0);
    assert_eq!(entry.entry_date.to_string(), "2023-11-14T23:13:20+01:00");
    assert_eq!(entry.title, "A walk");
    assert_eq!(report.warnings[0].source, "A walk.md");
}

#[test]
fn front_matter_that_cannot_be_read_stays_in_the_text() {
    for text in [
        "---\ntitle: open\ntext",
        "---\njust a line\n---\ntext",
        "---\n- a list\n---\ntext",
        "---\ntitle: a\ntitle: b\n---\ntext",
        "---\ntitle: [a\n---\ntext",
        "---\na: &x [1]\nb: *x\n---\ntext",
        "---\na: b\n...\n--- more\n---\ntext",
        "---\n? [a]\n: b\n---\ntext",
        "---\n%YAML 1.2\n---\ntext",
    ] {
        let (entry, _) = one("2024-05-01 A walk.md", text);
        assert_eq!(
            (entry.title.as_str(), entry.body.as_str()),
            ("A walk", text)
        );
        assert_eq!(entry.extra, None);
    }
}

#[test]
fn a_second_import_adds_nothing_and_a_changed_file_is_new() {
    let home = Home::new();
    let mut journal = home.journal();
    home.file("notes/2024-05-01.md", "slept well");
    home.file("notes/2024-05-02.md", "slept well");
    let path = home.file("notes/a/2024-05-03.md", "slept badly");
    home.file(
        "notes/id.md",
        "---\nid: 9b2f1d3e-0c4a-4f57-8f0e-3d1f7a2b6c55\ndate: 2024-01-01\n---\n\nx",
    );
    let notes = home.path().join("notes");
    let report = take(&mut journal, &notes);
    assert_eq!((report.found, report.imported), (4, 4));
    let report = take(&mut journal, &notes);
    assert_eq!((report.found, report.duplicates), (4, 4));
    // Moved to another folder, it is the same entry.
    fs::rename(&path, notes.join("2024-05-03.md")).unwrap();
    assert_eq!(take(&mut journal, &notes).duplicates, 4);
    fs::write(notes.join("2024-05-03.md"), "slept badly, then well").unwrap();
    let report = take(&mut journal, &notes);
    assert_eq!((report.imported, report.duplicates), (1, 3));
    assert_eq!(entries(&journal).len(), 5);
}

#[test]
fn hidden_files_other_files_and_empty_files_are_no_entries() {
    let home = Home::new();
    let mut journal = home.journal();
    for hidden in [
        "notes/.obsidian/a.md",
        "notes/.trash/b.md",
        "notes/.c.md",
        "notes/d/.e/f.md",
    ] {
        home.file(hidden, "not this");
    }
    home.file("notes/picture.png", [0_u8; 4]);
    home.file("notes/d/board.canvas", "{}");
    home.file("notes/d/e/f/G.MARKDOWN", "this");
    home.file("notes/2024-05-01.md", "");
    home.file("notes/named.md", "");
    let report = take(&mut journal, &home.path().join("notes"));
    assert_eq!((report.found, report.imported), (3, 2));
    assert_eq!(skipped(&report), [("2024-05-01.md", "the file is empty")]);
    let aside = &report.warnings[0];
    assert_eq!(
        aside.reason,
        "files that are not Markdown, left where they are: 2"
    );
}

#[test]
fn a_single_file_is_a_folder_of_one() {
    let home = Home::new();
    let (report, entries) = home.import_text("2024-05-01 Walk.md", "text");
    assert_eq!((report.imported, entries[0].title.as_str()), (1, "Walk"));
    let (_, entries) = home.import_text("notes.txt", "---\ndate: 2024-05-01\n---\ntext");
    assert_eq!(entries[0].title, "notes");
}

#[test]
fn exported_names_are_safe_everywhere() {
    let home = Home::new();
    let mut journal = home.journal();
    let long = "é".repeat(300);
    let titles = [
        "CON",
        "con",
        "Straße",
        "STRASSE",
        "a/b\\c:d*e?f\"g<h>i|j",
        "..",
        "trailing. . ",
        "e\u{301}",
        "é",
        "",
        "",
        "\u{202e}gnp.exe",
        "#tag [[link]]^x",
        &long,
        "line\nbreak\0",
        "2",
        "نص عربي",
        "日记 🙏",
    ];
    for title in titles {
        let entry = NewEntry {
            title: title.to_owned(),
            body: "x".to_owned(),
            entry_date: Some("2024-05-01T23:30:00-10:00".parse::<EntryDate>().unwrap()),
            ..NewEntry::of(Kind::Reflection)
        };
        journal.add(entry, None).unwrap();
    }
    let out = home.path().join("out");
    let report = export(&journal, format("markdown"), &out, &mut |_| Ok(())).unwrap();
    assert_eq!(
        (report.entries, report.files, report.sha256),
        (18, 18, None)
    );
    let mut names: Vec<String> = fs::read_dir(out.join("2024"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let short = format!("2024-05-01 {}.md", "é".repeat(50));
    let mut expected = vec![
        "2024-05-01 CON.md",
        "2024-05-01 con 2.md",
        "2024-05-01 Straße.md",
        "2024-05-01 STRASSE 2.md",
        "2024-05-01 a b c d e f g h i j.md",
        "2024-05-01.md",
        "2024-05-01 trailing.md",
        "2024-05-01 é.md",
        "2024-05-01 é 2.md",
        "2024-05-01 2.md",
        "2024-05-01 3.md",
        "2024-05-01 gnp.exe.md",
        "2024-05-01 tag link x.md",
        &short,
        "2024-05-01 line break.md",
        "2024-05-01 2 2.md",
        "2024-05-01 نص عربي.md",
        "2024-05-01 日记 🙏.md",
    ];
    expected.sort_unstable();
    assert_eq!(names, expected);
    let mut again = home.journal();
    assert_eq!(take(&mut again, &out).imported, 18);
    let found: Vec<_> = entries(&again)
        .into_iter()
        .map(|entry| entry.title)
        .collect();
    assert_eq!(found.len(), 18);
    assert!(
        titles
            .iter()
            .all(|title| found.iter().any(|found| found == title))
    );
}

#[test]
fn an_exported_file_reads_well() {
    let home = Home::new();
    let mut journal = home.journal();
    let line = r##"{"id":"9b2f1d3e-0c4a-4f57-8f0e-3d1f7a2b6c55","created_at":"2024-05-01T21:10:00+02:00","title":"Say \"sorry\"","body":"One\n\nTwo","tags":["home","#x"],"mood":"good","kind":"apology","zone":"Europe/Dublin","journal":"Daily","date":"x","where":{"deep":[1.5,null,"é"]}}"##;
    take(&mut journal, &home.file("line", line));
    let out = home.path().join("out");
    export(&journal, format("markdown"), &out, &mut |_| Ok(())).unwrap();
    let text = fs::read_to_string(out.join("2024/2024-05-01 Say sorry.md")).unwrap();
    let expected = "---\ntitle: \"Say \\\"sorry\\\"\"\ndate: 2024-05-01T21:10:00+02:00\nzone: \"Europe/Dublin\"\n\
        tags:\n  - \"home\"\n  - \"##x\"\nkind: apology\nfeeling: 7\nid: 9b2f1d3e-0c4a-4f57-8f0e-3d1f7a2b6c55\n\
        extra.date: \"x\"\njournal: \"Daily\"\nwhere: {\"deep\": [1.5, null, \"é\"]}\n---\n\nOne\n\nTwo";
    assert_eq!(text, expected);
}

#[test]
fn answers_stand_under_their_questions_behind_the_text() {
    let home = Home::new();
    let mut journal = home.journal();
    let person = "0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d";
    let fields = json!({
        "impact": "They waited.", "did": format!("I lied to [M.](lamplight:person/{person})."),
        "yours": "keep_the_peace", "feel": ["sad", "calm"], "later": 3,
    });
    let entry = NewEntry {
        body: format!("Dear [M.](lamplight:person/{person})"),
        entry_date: Some("2024-05-01".parse::<EntryDate>().unwrap()),
        fields: serde_json::from_value(fields).unwrap(),
        ..NewEntry::of(Kind::Apology)
    };
    journal.add(entry, None).unwrap();
    let out = home.path().join("out");
    export(&journal, format("markdown"), &out, &mut |_| Ok(())).unwrap();
    let file = fs::read_to_string(out.join("2024/2024-05-01.md")).unwrap();
    let (_, text) = file.split_once("\n---\n\n").unwrap();
    assert_eq!(
        text,
        "Dear M.\n\n\
         ## Is this yours to apologise for?\n\nI feel I have to, to keep the peace\n\n\
         ## What did you do? Start with I.\n\nI lied to M..\n\n\
         ## What was it like for them?\n\nThey waited.\n\n\
         ## What did you feel? One or two words is plenty.\n\nsad, calm\n\n\
         ## later\n\n3\n"
    );
}
