//! Every refusal: its code, its exit code, and where it is said.

use crate::shell::{PASSPHRASE, Shell, finish};

const UNKNOWN: &str = "0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d";

#[test]
fn a_wrong_passphrase() {
    let shell = Shell::new();
    let run = |passphrase: &str| {
        let run = shell.run(&["entry", "list"]).passphrase(Some(passphrase));
        run.end().code()
    };
    assert_eq!(run("four grey geese"), "wrong_passphrase");
    assert_eq!(run(&format!("{PASSPHRASE} ")), "wrong_passphrase");
    assert_eq!(run(""), "invalid");
    assert_eq!(run(&"x".repeat(5000)), "invalid");
}

#[test]
fn a_folder_that_holds_no_vault_or_something_else() {
    let shell = Shell::without_vault();
    assert_eq!(shell.refused(&["vault", "info"]), "not_a_vault");
    std::fs::create_dir(shell.vault()).unwrap();
    std::fs::write(shell.path("vault/note.txt"), "mine").unwrap();
    assert_eq!(shell.refused(&["vault", "info"]), "not_a_vault");
    assert_eq!(
        shell.refused(&["vault", "create", "--memory-mib", "19"]),
        "exists_not_empty"
    );
    assert_eq!(
        shell.refused(&["vault", "create", "--passes", "1"]),
        "exists_not_empty"
    );
}

#[test]
fn a_damaged_header_and_a_damaged_database() {
    let shell = Shell::new();
    shell.add("a", "b");
    let database = std::fs::read_dir(shell.vault())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|end| end == "db"))
        .unwrap();
    let whole = std::fs::read(&database).unwrap();
    std::fs::write(&database, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(shell.refused(&["vault", "verify"]), "database_damaged");
    let said = shell.run(&["vault", "verify"]).for_people().end();
    assert_eq!(
        (said.exit, said.err().as_str()),
        (1, "The vault's database is damaged.\n")
    );
    std::fs::write(&database, whole).unwrap();
    for name in ["vault.hdr", "vault.hdr.2"] {
        let header = shell.vault().join(name);
        let mut bytes = std::fs::read(&header).unwrap();
        bytes[100] ^= 1;
        std::fs::write(&header, bytes).unwrap();
    }
    assert_eq!(shell.refused(&["vault", "info"]), "header_damaged");
}

#[test]
fn a_vault_that_is_open_elsewhere() {
    let shell = Shell::new();
    let (holder, mut input, mut answers) = crate::lines::started(&shell);
    crate::lines::ask(&mut input, &mut answers, r#"{"name": "vault_info"}"#);
    assert_eq!(shell.refused(&["entry", "list"]), "vault_in_use");
    drop(input);
    assert_eq!(finish_held(holder), 0);
    shell.json(&["entry", "list"]);
}

fn finish_held(mut holder: std::process::Child) -> i32 {
    crate::shell::code(holder.wait().unwrap())
}

#[test]
fn what_is_not_there() {
    let shell = Shell::new();
    for words in [
        &["entry", "show", UNKNOWN][..],
        &["entry", "edit", UNKNOWN, "--title", "x"],
        &["entry", "history", UNKNOWN],
        &["entry", "delete", UNKNOWN],
        &["trash", "restore", UNKNOWN],
        &["import", "nowhere"],
        &[
            "share",
            "--format",
            "markdown",
            "--unprotected",
            "--out",
            "x",
            "--entry",
            UNKNOWN,
        ],
        &["api", "no_such_command"],
    ] {
        assert_eq!(shell.refused(words), "not_found", "{words:?}");
    }
}

#[test]
fn what_cannot_be_taken_as_it_is() {
    let shell = Shell::new();
    let id = shell.add("a", "b");
    for words in [
        &["entry", "show", "x"][..],
        &["entry", "list", "--from", "yesterday"],
        &["entry", "add", "--kind", "talk", "--date", "2026-02-30"],
        &["entry", "add", "--kind", "talk", "--tag", " "],
        &["entry", "edit", &id, "--title", "x", "--if-revision", "9"],
        &["entry", "history", "x"],
    ] {
        assert_eq!(shell.refused(words), "invalid", "{words:?}");
    }
    let title = "t".repeat(4097);
    let add = ["entry", "add", "--kind", "talk", "--title", &title];
    assert_eq!(shell.refused(&add), "invalid");
    let add = shell.run(&["entry", "add", "--kind", "talk"]);
    assert_eq!(add.stdin([0xff, 0xfe]).end().code(), "invalid");
    assert_eq!(shell.json(&["vault", "info"])["entries"], 1);
}

#[test]
fn a_text_that_is_too_long_is_refused_and_the_longest_is_taken() {
    let shell = Shell::new();
    let most = 16 * 1024 * 1024;
    let add = || shell.run(&["entry", "add", "--kind", "talk"]);
    assert_eq!(add().stdin(vec![b'\n'; most + 1]).end().code(), "invalid");
    add().stdin(vec![b'\n'; most]).end().json();
}

#[test]
fn what_this_version_cannot_do() {
    let shell = Shell::new();
    let export = ["export", "--format", "dayone", "--out", "x"];
    assert_eq!(shell.refused(&export), "unsupported");
    std::fs::write(shell.path("odd"), [0_u8, 1, 2, 3, 255]).unwrap();
    assert_eq!(shell.refused(&["import", "odd"]), "unsupported");
    assert_eq!(
        shell.refused(&["import", "odd", "--format", "joplin"]),
        "unsupported"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_that_cannot_be_written() {
    let shell = Shell::new();
    let id = shell.add("a", "b");
    // Nobody makes files there, whoever they are.
    let export = ["export", "--format", "jsonl", "--out", "/sys/notes.jsonl"];
    assert_eq!(shell.refused(&export), "unwritable");
    let share = [
        "share",
        "--format",
        "markdown",
        "--unprotected",
        "--out",
        "/sys/notes.md",
        "--entry",
        &id,
    ];
    assert_eq!(shell.refused(&share), "unwritable");
    assert_eq!(
        shell.run(&["api", "share_log"]).end().json(),
        serde_json::json!([])
    );
}

#[test]
fn a_command_line_that_makes_no_sense_ends_with_two_and_speaks_on_standard_error() {
    let shell = Shell::new();
    for words in [
        &["entry", "add"][..],
        &["entry", "add", "--kind", "shout"],
        &["entry", "list", "--limit", "many"],
        &["entry", "burn"],
        &["vault", "create", "--memory-mib", "18"],
        &["vault", "passphrase", "--recovery-out", "x"],
        &["vault", "restore", "--from", "x"],
        &["search"],
        &["share", "--format", "pdf", "--out", "x"],
        &[
            "share",
            "--format",
            "pdf",
            "--out",
            "x",
            "--from",
            "2026-01-01",
        ],
        &[
            "share", "--format", "pdf", "--out", "x", "--entry", UNKNOWN, "--redact", "y",
        ],
        &["api"],
        &["api", "--list", "--lines"],
        &[],
    ] {
        let ended = shell.run(words).for_people().end();
        assert_eq!((ended.exit, ended.out().as_str()), (2, ""), "{words:?}");
        let ended = shell.run(words).end();
        assert_eq!(ended.exit, 2, "{words:?}");
        let said: serde_json::Value = serde_json::from_str(&ended.out()).unwrap();
        assert_eq!(said["error"]["code"], "invalid", "{words:?}");
        let said = ended.err();
        assert!(
            said.contains("error: ") || said.contains("Usage: "),
            "{words:?}: {said}"
        );
    }
}

#[cfg(unix)]
mod signals {
    use super::*;
    use crate::lines;

    fn interrupt(child: &std::process::Child) {
        let id = child.id().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-INT", &id])
            .status();
        assert!(sent.unwrap().success());
    }

    #[test]
    fn ctrl_c_while_a_line_is_awaited_ends_the_run() {
        let shell = Shell::new();
        let (child, mut input, mut answers) = lines::started(&shell);
        lines::ask(&mut input, &mut answers, r#"{"name": "vault_info"}"#);
        interrupt(&child);
        let last = lines::next(&mut answers);
        assert_eq!(last["error"]["code"], "cancelled");
        assert_eq!(finish_held(child), 1);
        // Standard input was open all the time.
        drop(input);
    }

    #[test]
    fn ctrl_c_stops_an_import_between_two_batches() {
        let shell = Shell::new();
        let database = shell.vault().join("journal-1.db");
        let empty = std::fs::metadata(&database).unwrap().len();
        shell.corpus(100_000);
        let mut child = shell.run(&["import", "corpus.jsonl"]).start();
        while std::fs::metadata(&database).unwrap().len() == empty {
            assert!(
                child.try_wait().unwrap().is_none(),
                "it ended before it was stopped"
            );
            std::thread::yield_now();
        }
        interrupt(&child);
        assert_eq!(finish(child, Vec::new()).code(), "cancelled");
        let entries = shell.json(&["vault", "info"])["entries"].as_u64().unwrap();
        assert!(
            entries > 0 && entries < 100_000 && entries.is_multiple_of(500),
            "{entries}"
        );
        shell.json(&["vault", "verify"]);
    }
}
