//! Dry runs, stopping, and places that refuse.

use std::fs;

use lamplight_exchange::{ExchangeError, ImportOptions, Progress, Stop, export, import};
use lamplight_journal::{JournalError, VaultError};

use crate::home::{Home, entries, export_lines, format, now, take, try_take};

fn lines(count: usize) -> String {
    let line = |n| format!(r#"{{"id":"{n}","created_at":"2024-05-01","body":"text {n}"}}"#) + "\n";
    (0..count).map(line).collect()
}

#[test]
fn a_dry_run_reports_the_same_and_writes_nothing() {
    let home = Home::new();
    let mut journal = home.journal();
    take(&mut journal, &home.file("first", lines(3)));
    let file = home.file("second", lines(10) + "broken\n" + &lines(2));
    let options = ImportOptions {
        dry_run: true,
        format: Some(format("jsonl")),
    };
    let dry = import(&mut journal, &file, &options, &now(), &mut |_| Ok(())).unwrap();
    assert_eq!(journal.count().unwrap(), 3);
    assert_eq!((dry.found, dry.imported, dry.duplicates), (13, 7, 5));
    assert_eq!(take(&mut journal, &file), dry);
    assert_eq!(journal.count().unwrap(), 10);
}

#[test]
fn order_is_that_of_the_file() {
    let home = Home::new();
    let mut journal = home.journal();
    take(&mut journal, &home.file("many", lines(3200)));
    let bodies = entries(&journal).into_iter().map(|entry| entry.body);
    assert!(bodies.eq((0..3200).map(|n| format!("text {n}"))));
}

#[test]
fn a_stopped_import_keeps_whole_batches_and_is_taken_up_again() {
    let home = Home::new();
    let mut journal = home.journal();
    let file = home.file("many", lines(3200));
    let options = ImportOptions::default();
    let mut told = Vec::new();
    let stopped = import(
        &mut journal,
        &file,
        &options,
        &now(),
        &mut |progress: Progress| {
            told.push(progress);
            if progress.entries < 1000 {
                Ok(())
            } else {
                Err(Stop)
            }
        },
    );
    let Err(ExchangeError::Cancelled { imported: 1000 }) = stopped else {
        panic!("{stopped:?}");
    };
    assert_eq!(journal.count().unwrap(), 1000);
    assert_eq!((told[0].done, told[0].entries), (0, 0));
    assert!(told.is_sorted_by_key(|progress| progress.done));
    assert!(
        told.iter()
            .all(|progress| progress.all == fs::metadata(&file).unwrap().len())
    );
    let report = take(&mut journal, &file);
    assert_eq!((report.imported, report.duplicates), (2200, 1000));
}

#[test]
fn an_import_stopped_at_once_has_done_nothing() {
    let home = Home::new();
    let mut journal = home.journal();
    let file = home.file("many", lines(3));
    let options = ImportOptions::default();
    let stopped = import(&mut journal, &file, &options, &now(), &mut |_| Err(Stop));
    assert!(matches!(
        stopped,
        Err(ExchangeError::Cancelled { imported: 0 })
    ));
    assert_eq!(journal.count().unwrap(), 0);
}

#[test]
fn a_stopped_export_leaves_nothing_behind() {
    let home = Home::new();
    let mut journal = home.journal();
    take(&mut journal, &home.file("many", lines(300)));
    for name in ["jsonl", "markdown"] {
        let place = home.path().join(format!("for-{name}"));
        fs::create_dir(&place).unwrap();
        let stopped = export(
            &journal,
            format(name),
            &place.join("out"),
            &mut |progress| {
                if progress.done == 0 {
                    Ok(())
                } else {
                    Err(Stop)
                }
            },
        );
        assert!(
            matches!(stopped, Err(ExchangeError::Cancelled { .. })),
            "{name}"
        );
        assert_eq!(fs::read_dir(&place).unwrap().count(), 0, "{name}");
    }
}

#[test]
fn an_export_replaces_nothing() {
    let home = Home::new();
    let journal = home.journal();
    let taken = home.file("taken/file", "keep");
    for (name, out) in [
        ("jsonl", &taken),
        ("markdown", &taken),
        ("markdown", &home.path().join("taken")),
    ] {
        let refused = export(&journal, format(name), out, &mut |_| Ok(()));
        let exists = ExchangeError::Journal(JournalError::Vault(VaultError::ExistsNotEmpty));
        assert_eq!(refused.unwrap_err().to_string(), exists.to_string());
    }
    assert_eq!(fs::read_to_string(taken).unwrap(), "keep");
    let nowhere = export(
        &journal,
        format("jsonl"),
        &home.path().join("no/where"),
        &mut |_| Ok(()),
    );
    assert!(matches!(
        nowhere,
        Err(ExchangeError::Journal(JournalError::Vault(
            VaultError::NotFound
        )))
    ));
}

#[test]
fn the_trash_stays_at_home() {
    let home = Home::new();
    let mut journal = home.journal();
    take(&mut journal, &home.file("three", lines(3)));
    let id = entries(&journal)[1].id;
    journal.delete(id, None).unwrap();
    let lines = export_lines(&journal, &home.path().join("out"));
    assert_eq!(lines.lines().count(), 2);
    assert!(!lines.contains("text 1"));
}

#[test]
fn an_empty_journal_exports_nothing_well() {
    let home = Home::new();
    let journal = home.journal();
    assert_eq!(export_lines(&journal, &home.path().join("out")), "");
    let report = export(
        &journal,
        format("markdown"),
        &home.path().join("notes"),
        &mut |_| Ok(()),
    );
    assert_eq!(report.unwrap().files, 0);
    assert!(home.path().join("notes").is_dir());
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_an_export() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    let mut journal = home.journal();
    take(&mut journal, &home.file("one", lines(1)));
    export_lines(&journal, &home.path().join("out"));
    export(
        &journal,
        format("markdown"),
        &home.path().join("notes"),
        &mut |_| Ok(()),
    )
    .unwrap();
    let mode = |name: &str| {
        let about = fs::metadata(home.path().join(name)).unwrap();
        about.permissions().mode() & 0o777
    };
    assert_eq!(mode("out"), 0o600);
    assert_eq!(mode("notes"), 0o700);
    assert_eq!(mode("notes/2024"), 0o700);
    assert_eq!(mode("notes/2024/2024-05-01.md"), 0o600);
}

#[test]
fn what_is_there_says_what_it_is_and_what_is_not_says_so() {
    let home = Home::new();
    let mut journal = home.journal();
    let missing = try_take(&mut journal, &home.path().join("missing"));
    assert!(matches!(missing, Err(ExchangeError::NotFound)));
    fs::create_dir(home.path().join("empty")).unwrap();
    home.file("pictures/a.png", [0x89, b'P', b'N', b'G']);
    for path in [
        home.path().join("empty"),
        home.path().join("pictures"),
        home.file("nothing", ""),
        home.file("prose.txt", "Dear diary"),
        home.file(
            "dayone.json",
            "{\n  \"metadata\": {},\n  \"entries\": [{\"text\": \"x\"}]\n}",
        ),
        home.file(
            "one-line.json",
            r#"{"metadata":{"version":"1.0"},"entries":[{"text":"x"}]}"#,
        ),
        home.file("zip", b"PK\x03\x04\x00\x00"),
        home.file("array.jsonl", r#"[{"created_at":"2024-05-01","body":"x"}]"#),
    ] {
        let refused = try_take(&mut journal, &path);
        assert!(
            matches!(refused, Err(ExchangeError::Unsupported(_))),
            "{path:?}: {refused:?}"
        );
    }
    assert_eq!(journal.count().unwrap(), 0);
    // The name of the file does not matter, nor that the first line is broken.
    let file = home.file(
        "diary.md",
        String::from("{broken\n{ \"title\": \"cut\n") + &lines(2),
    );
    let report = take(&mut journal, &file);
    assert_eq!(
        (report.format, report.imported, report.skipped.len()),
        (format("jsonl"), 2, 2)
    );
    assert!("csv".parse::<lamplight_exchange::Format>().is_err());
}
