//! Words for people.

use std::process::Stdio;

use crate::shell::{Ended, PROGRAM, Shell, code};

#[test]
fn a_day_with_the_journal() {
    let shell = Shell::without_vault();
    let made = shell.words(&["vault", "create", "--memory-mib", "19", "--passes", "1"]);
    assert!(made.starts_with("Made a vault in "), "{made}");
    assert_eq!(shell.words(&["entry", "list"]), "No entries.\n");
    assert_eq!(shell.words(&["trash", "list"]), "The trash is empty.\n");
    assert_eq!(
        shell.words(&["trash", "empty"]),
        "The trash is empty already.\n"
    );

    let add = [
        "entry",
        "add",
        "--kind",
        "talk",
        "--title",
        "海辺の散歩",
        "--date",
        "2026-03-03",
    ];
    let run = shell.run(&add).for_people().stdin("We walked by the sea.");
    let saved = run.end().out();
    let id = saved.trim_start_matches("Saved as ").trim().to_owned();
    assert_eq!(
        shell.words(&["entry", "list"]),
        format!("{id}  Tue 3 March 2026  talk  5 words  海辺の散歩\n")
    );
    assert_eq!(
        shell.words(&["entry", "history", &id]),
        "This entry has not been changed yet.\n"
    );
    let edited = shell.words(&["entry", "edit", &id, "--tag", "sea"]);
    assert_eq!(edited, "Saved. It is at revision 2 now.\n");
    let shown = shell.words(&["entry", "show", &id]);
    assert!(
        shown.starts_with("海辺の散歩  #sea\nTue 3 March 2026, talk, 5 words\n"),
        "{shown}"
    );
    assert!(shown.ends_with("\n\nWe walked by the sea.\n"), "{shown}");
    let history = shell.words(&["entry", "history", &id]);
    assert!(
        history.starts_with("1  ") && history.contains("海辺の散歩"),
        "{history}"
    );
    let first = shell.words(&["entry", "history", &id, "--revision", "1"]);
    assert!(
        first.contains("revision 1") && first.ends_with("sea.\n"),
        "{first}"
    );

    let found = shell.words(&["search", "sea"]);
    let expected = format!(
        "1 entry\n\nTue 3 March 2026  talk  海辺の散歩\n    We walked by the sea.\n    {id}\n"
    );
    assert_eq!(found, expected);
    assert_eq!(shell.words(&["search", "nothing"]), "Nothing found.\n");

    let info = shell.words(&["vault", "info"]);
    assert!(info.contains("Entries     1, and 0 in the trash"), "{info}");
    assert!(
        info.contains("Argon2id: 19.00 MiB, 1 pass, 4 lanes"),
        "{info}"
    );
    assert_eq!(
        shell.words(&["vault", "verify"]),
        "1 entry checked, and 0 in the trash. All are whole.\nThe search index agrees with them.\n"
    );
    let deleted = shell.words(&["entry", "delete", &id]);
    assert_eq!(
        deleted,
        format!("In the trash. `trash restore {id}` takes it back.\n")
    );
    assert!(shell.words(&["trash", "list"]).contains("海辺の散歩"));
    assert!(
        shell
            .words(&["entry", "show", &id])
            .contains("In the trash since ")
    );
    assert_eq!(
        shell.words(&["trash", "empty"]),
        "1 entry is gone for good.\n"
    );
}

#[test]
fn what_was_skipped_is_named() {
    let shell = Shell::new();
    let lines = "{\"id\":\"1\",\"created_at\":\"2024-05-01T21:10:00Z\",\"body\":\"a\"}\nnot json\n";
    std::fs::write(shell.path("some.jsonl"), lines).unwrap();
    let said = shell.words(&["import", "some.jsonl"]);
    let first = "2 entries found as jsonl: 1 imported, 0 here already, 1 skipped.\n";
    assert!(said.starts_with(first), "{said}");
    assert!(said.contains("Skipped:\n    line 2: "), "{said}");
    let said = shell.words(&["export", "--format", "markdown", "--out", "notes"]);
    assert!(said.starts_with("1 entry in 1 file at notes\n"), "{said}");
}

#[test]
fn a_refusal_is_a_sentence_on_standard_error() {
    let shell = Shell::new();
    let run = shell.run(&["entry", "list"]).for_people();
    let ended = run.passphrase(Some("not this one")).end();
    assert_eq!((ended.exit, ended.out().as_str()), (1, ""));
    assert_eq!(ended.err(), "That passphrase does not open this vault.\n");
}

#[test]
fn no_title_steers_the_terminal_or_breaks_a_line() {
    let shell = Shell::new();
    let add = ["api", "entry_add"];
    let title = "{\"kind\": \"talk\", \"title\": \"a\\u001b[2J\\nb\\u202ec\"}";
    shell.run(&add).stdin(title).end().json();
    let list = shell.words(&["entry", "list"]);
    assert_eq!(list.lines().count(), 1, "{list}");
    assert!(list.ends_with("a\u{fffd}[2J b\u{fffd}c\n"), "{list}");
}

#[test]
fn nobody_listening_is_no_defect() {
    let shell = Shell::new();
    for n in 0..50 {
        shell.add(&format!("{n} {}", "title ".repeat(600)), "");
    }
    for json in [true, false] {
        let run = shell.run(&["entry", "list"]);
        let run = if json { run } else { run.for_people() };
        let mut child = run.start();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(Ended::of(output.clone()).err(), "", "{output:?}");
        assert!((0..=1).contains(&code(output.status)));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_no_success() {
    let shell = Shell::new();
    let mut command = shell.run(&["entry", "list"]).for_people().command();
    crate::shell::hand_over(
        &mut command,
        &[(3, format!("{}\n", crate::shell::PASSPHRASE).as_bytes())],
    );
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = command.stdin(Stdio::null()).stdout(full).output().unwrap();
    let ended = Ended::of(output);
    assert_eq!(ended.exit, 1);
    assert!(ended.err().contains("full"), "{ended:?}");
}

#[test]
fn help_and_version_need_nothing() {
    for words in [
        &["--help"][..],
        &["--version"],
        &["entry", "--help"],
        &["help", "share"],
    ] {
        let output = std::process::Command::new(PROGRAM)
            .args(words)
            .output()
            .unwrap();
        let ended = Ended::of(output);
        assert_eq!((ended.exit, ended.err().as_str()), (0, ""), "{words:?}");
        assert!(!ended.out().is_empty());
    }
}

#[test]
fn an_entry_about_somebody_is_found_by_them() {
    let shell = Shell::without_vault();
    shell.words(&["vault", "create", "--memory-mib", "19", "--passes", "1"]);
    let person = shell
        .run(&["api", "person_add"])
        .stdin(r#"{"label":"M."}"#)
        .end()
        .out();
    let person: serde_json::Value = serde_json::from_str(&person).unwrap();
    let person = person["id"].as_str().unwrap();
    let add = ["entry", "add", "--kind", "talk", "--person", person];
    let saved = shell
        .run(&add)
        .for_people()
        .stdin("By the sea.")
        .end()
        .out();
    let id = saved.trim_start_matches("Saved as ").trim().to_owned();
    let add = ["entry", "add", "--kind", "talk"];
    shell
        .run(&add)
        .for_people()
        .stdin("By the sea, alone.")
        .end()
        .out();

    let listed = shell.words(&["entry", "list", "--person", person]);
    assert!(
        listed.starts_with(&id) && listed.lines().count() == 1,
        "{listed}"
    );
    let found = shell.words(&["search", "sea", "--person", person]);
    assert!(found.starts_with("1 entry"), "{found}");
    shell.words(&["entry", "edit", &id, "--no-person"]);
    assert_eq!(
        shell.words(&["entry", "list", "--person", person]),
        "No entries.\n"
    );
}
