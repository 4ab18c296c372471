//! Files that are broken, huge, or meant to do harm.

use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::Instant;

use lamplight_exchange::{ExchangeError, ImportOptions, MOST_NAMED, import};

use crate::home::{Home, entries, format, now, skipped, take, try_take};

fn line_of(path: &Path, length: usize, letter: &[u8], closed: bool) {
    let mut file = BufWriter::new(
        fs::File::options()
            .append(true)
            .create(true)
            .open(path)
            .unwrap(),
    );
    file.write_all(b"{\"created_at\":\"2024-05-01\",\"body\":\"")
        .unwrap();
    for _ in 0..length / letter.len() {
        file.write_all(letter).unwrap();
    }
    file.write_all(if closed { b"\"}\n" } else { b"" }).unwrap();
    file.flush().unwrap();
}

#[test]
fn a_long_text_is_taken_and_a_longer_one_refused_by_name() {
    let home = Home::new();
    let file = home.path().join("long");
    line_of(&file, 10_000_000, b"word and ", true);
    line_of(&file, 16 * 1024 * 1024 + 1, b"x", true);
    line_of(&file, 100_000_000, b"word ", true);
    line_of(&file, 120_000_000, b"word ", true);
    line_of(&file, 4, b"last", true);
    line_of(&file, 120_000_000, b"word ", false);
    let mut journal = home.journal();
    let report = take(&mut journal, &file);
    let text = "an entry holds at most 16 MiB of text";
    let line = "the line is too long: an entry holds at most 16 MiB of text";
    assert_eq!(
        skipped(&report),
        [
            ("line 2", text),
            ("line 3", text),
            ("line 4", line),
            ("line 6", line)
        ]
    );
    assert_eq!((report.found, report.imported), (6, 2));
    let lengths: Vec<_> = entries(&journal)
        .iter()
        .map(|entry| entry.body.len())
        .collect();
    assert_eq!(lengths, [9_999_999, 4]);
}

#[test]
fn more_faults_than_anybody_reads_are_counted() {
    let home = Home::new();
    let file = home.file("faults", "{\"title\":\n".repeat(MOST_NAMED + 1234));
    let report = take(&mut home.journal(), &file);
    assert_eq!(
        (report.skipped.len(), report.skipped_unnamed),
        (MOST_NAMED, 1234)
    );
}

#[test]
fn yaml_meant_to_explode_stays_text() {
    let home = Home::new();
    let mut bomb = String::from("a0: &a0 [x, x]\n");
    for n in 1..40 {
        let earlier = n - 1;
        bomb = format!("{bomb}a{n}: &a{n} [*a{earlier}, *a{earlier}]\n");
    }
    let wide = 300_000;
    let bodies = [
        bomb,
        "a: ".to_owned() + &"[".repeat(wide),
        "a: ".to_owned() + &"{a: ".repeat(wide),
        "- ".repeat(wide),
        "? ".repeat(wide),
        "a: \"".to_owned() + &"\\".repeat(wide),
        "a: |\n".to_owned() + &" \n".repeat(wide),
        (0..80).fold(String::new(), |all, n| all + &" ".repeat(n) + "a:\n"),
        "a: ".to_owned() + &"!".repeat(wide),
        "a: ".to_owned() + &"&a ".repeat(wide),
        "<<: *a\n".to_owned(),
        "a: ".to_owned() + &"x: ".repeat(wide),
        format!("a: [{}]", "[], ".repeat(wide / 4)) + "]",
        (0..60_000).fold(String::new(), |all, _| all + "a: b\n"),
        (0..20_000).fold("a: [".to_owned(), |all, _| all + "# c\n"),
        "x".repeat(1024 * 1024) + ": y",
        "a: \u{0}".to_owned(),
    ];
    for (n, yaml) in bodies.iter().enumerate() {
        home.file(
            &format!("notes/2024-01-01 {n}.md"),
            format!("---\n{yaml}\n---\ntext"),
        );
    }
    let mut journal = home.journal();
    let begun = Instant::now();
    let report = take(&mut journal, &home.path().join("notes"));
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
    assert_eq!(usize::try_from(report.imported), Ok(bodies.len()));
    for entry in entries(&journal) {
        let n: usize = entry.title.parse().unwrap();
        let whole = format!("---\n{}\n---\ntext", bodies[n]);
        assert!(entry.body == whole || entry.body == "text", "{n}");
        // A block of empty lines is the only one of these that says anything.
        assert_eq!(entry.body == "text", n == 6, "{n}");
    }
}

/// Of two texts under one key no reader keeps both.
#[test]
fn a_key_that_stands_twice_is_not_chosen_from() {
    let home = Home::new();
    let file = home.file(
        "twice",
        concat!(
            r#"{"created_at":"2024-05-01","body":"first","body":"second"}"#,
            "\n",
            r#"{"created_at":"2024-05-01","body":"whole"}"#,
            "\n",
            r#"{"created_at":"2024-05-01","body":"x","weather":{"at":1,"at":2}}"#,
            "\n",
        ),
    );
    let mut journal = home.journal();
    let report = take(&mut journal, &file);
    let twice = "a key stands in the line twice";
    assert_eq!(skipped(&report), [("line 1", twice), ("line 3", twice)]);
    assert_eq!(entries(&journal)[0].body, "whole");
}

#[test]
fn texts_of_every_coding_and_none() {
    let home = Home::new();
    let wide = |text: &str, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        ("\u{feff}".to_owned() + text)
            .encode_utf16()
            .flat_map(order)
            .collect()
    };
    home.file(
        "notes/2024-01-01.md",
        wide("---\ntitle: klein\n---\n\nö", u16::to_le_bytes),
    );
    home.file(
        "notes/2024-01-02.md",
        wide("---\ntitle: groß\n---\n\nö", u16::to_be_bytes),
    );
    home.file("notes/2024-01-03.md", "\u{feff}---\ntitle: mark\n---\n\nö");
    home.file("notes/2024-01-04.md", b"caf\xe9");
    home.file("notes/2024-01-05.md", b"\xff\xfe\x00\xd8");
    home.file("notes/2024-01-06.md", "nul \0 kept");
    home.file("notes/2024-01-07.md", b"\x89PNG\r\n\x1a\n\0\0\0");
    let mut journal = home.journal();
    let report = take(&mut journal, &home.path().join("notes"));
    assert_eq!(
        skipped(&report),
        [
            ("2024-01-04.md", "the file is not UTF-8 text"),
            ("2024-01-05.md", "the file is not valid UTF-16 text"),
            ("2024-01-07.md", "the file is not UTF-8 text"),
        ]
    );
    let found: Vec<_> = entries(&journal)
        .into_iter()
        .map(|e| (e.title, e.body))
        .collect();
    let found: Vec<_> = found
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("klein", "ö"),
            ("groß", "ö"),
            ("mark", "ö"),
            ("", "nul \0 kept")
        ]
    );
}

#[test]
fn a_file_longer_than_any_entry_is_skipped() {
    let home = Home::new();
    let path = home.file("notes/2024-01-01.md", "x");
    fs::File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_len(10 << 30)
        .unwrap();
    home.file("notes/2024-01-02.md", vec![b'x'; 16 * 1024 * 1024 + 1]);
    let report = take(&mut home.journal(), &home.path().join("notes"));
    let reasons: Vec<_> = skipped(&report)
        .into_iter()
        .map(|(_, reason)| reason)
        .collect();
    assert_eq!(
        reasons,
        [
            "the file is too long: an entry holds at most 16 MiB of text",
            "an entry holds at most 16 MiB of text",
        ]
    );
}

#[test]
fn folders_as_deep_as_can_be_are_walked_so_far_and_named() {
    let home = Home::new();
    let deep = |n: usize| "notes/".to_owned() + &"d/".repeat(n);
    home.file(&(deep(63) + "2024-01-01.md"), "taken");
    home.file(&(deep(64) + "2024-01-02.md"), "not taken");
    let report = take(&mut home.journal(), &home.path().join("notes"));
    assert_eq!(report.imported, 1);
    let name = deep(64)
        .trim_start_matches("notes/")
        .trim_end_matches('/')
        .to_owned();
    assert_eq!(
        skipped(&report),
        [(name.as_str(), "folders lie in each other more than 64 deep")]
    );
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_not_followed() {
    use std::os::unix::fs::symlink;
    let home = Home::new();
    let notes = home.path().join("notes");
    home.file("elsewhere/secret.md", "secret");
    home.file("notes/2024-01-01.md", "taken");
    symlink(
        home.path().join("elsewhere/secret.md"),
        notes.join("link.md"),
    )
    .unwrap();
    symlink(home.path().join("elsewhere"), notes.join("folder")).unwrap();
    symlink(&notes, notes.join("loop")).unwrap();
    symlink("self.png", notes.join("self.png")).unwrap();
    let pipe = notes.join("pipe.md");
    let made = std::process::Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .unwrap();
    assert!(made.success());
    let mut journal = home.journal();
    let report = take(&mut journal, &notes);
    let link = "it is a link, and links are not followed";
    let mut named = skipped(&report);
    named.sort_unstable();
    assert_eq!(
        named,
        [
            ("folder", link),
            ("link.md", link),
            ("loop", link),
            ("pipe.md", "it is not a file")
        ]
    );
    assert_eq!(report.imported, 1);
    // Named by the person, a pipe is refused and a link to a file is taken.
    let refused = try_take(&mut journal, &pipe);
    assert!(
        matches!(refused, Err(ExchangeError::Unsupported(_))),
        "{refused:?}"
    );
    assert_eq!(take(&mut journal, &notes.join("link.md")).imported, 1);
}

#[test]
fn any_file_can_be_read_as_any_format() {
    let home = Home::new();
    let mut journal = home.journal();
    let image: Vec<u8> = (0..=255_u8).cycle().take(10_000).collect();
    let file = home.file("image", image);
    for name in ["jsonl", "markdown"] {
        let options = ImportOptions {
            format: Some(format(name)),
            dry_run: false,
        };
        let report = import(&mut journal, &file, &options, &now(), &mut |_| Ok(())).unwrap();
        assert_eq!(report.imported, 0);
        assert_eq!(usize::try_from(report.found), Ok(report.skipped.len()));
    }
    let folder = ImportOptions {
        format: Some(format("jsonl")),
        dry_run: false,
    };
    let refused = import(&mut journal, home.path(), &folder, &now(), &mut |_| Ok(()));
    assert!(
        matches!(refused, Err(ExchangeError::Unsupported(_))),
        "{refused:?}"
    );
}
