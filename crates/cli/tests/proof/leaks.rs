//! No word, no passphrase, in any file, argument or environment: while the vault is open and after.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use crate::home::{Home, Lines, PASSPHRASE, PROGRAM};

/// Words nobody else writes: in a title, a body, a tag, a query, an old revision and the trash.
const PLANTED: [&str; 8] = [
    "quillmarrow",
    "ombrelune",
    "vesperthorn",
    "kelpwarden",
    "saltgrieve",
    "dunhollow",
    "larkmourn",
    "eleven quiet herons",
];

/// Files below a folder that hold one of the words, in UTF-8 or UTF-16.
fn spilled(folder: &Path) -> Vec<(PathBuf, &'static str)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else if let Ok(bytes) = fs::read(entry.path()) {
                let bytes = bytes.to_ascii_lowercase();
                for word in PLANTED {
                    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
                    if holds(&bytes, word.as_bytes()) || holds(&bytes, &wide) {
                        found.push((entry.path(), word));
                    }
                }
            }
        }
    }
    found
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

fn live(lines: &mut Lines, home: &Home) {
    let add = |title: &str, body: &str, tag: &str| json!({"kind": "talk", "title": title, "body": body, "tag": [tag]});
    let id = lines.ask(
        "entry_add",
        &add("quillmarrow", "The ombrelune lay there. ", "vesperthorn"),
    )["id"]
        .clone();
    lines.ask(
        "entry_edit",
        &json!({ "id": id, "body": format!("Now kelpwarden. {}", "More. ".repeat(3000)) }),
    );
    let gone = lines.ask("entry_add", &add("x", "In the trash: saltgrieve", "y"))["id"].clone();
    lines.ask("entry_delete", &json!({ "id": gone }));
    lines.ask("search", &json!({ "query": "dunhollow" }));
    lines.ask("search", &json!({ "query": "kelpwarden" }));
    lines.ask("vault_verify", &json!({}));
    let pdf = home.path().join("notes.pdf");
    lines.ask(
        "share",
        &json!({ "entry": [id], "format": "pdf", "out": pdf }),
    );
    // Refused requests must not tell either.
    lines.try_ask(
        "entry_add",
        &json!({ "kind": "larkmourn", "body": "larkmourn" }),
    );
    lines.try_ask("larkmourn", &json!({ "larkmourn": 1 }));
}

#[test]
fn no_planted_word_is_in_any_file_while_open_or_after() {
    let home = Home::with_vault();
    let mut lines = home.lines();
    live(&mut lines, &home);
    assert_eq!(spilled(home.path()), [], "while open");
    let process = format!("/proc/{}", lines.child.id());
    for secret in ["cmdline", "environ"] {
        let told = fs::read(format!("{process}/{secret}")).unwrap();
        assert!(!told.is_empty(), "the control: {secret} can be read");
        assert!(
            PLANTED.iter().all(|word| !holds(&told, word.as_bytes())),
            "{secret}"
        );
    }
    assert!(lines.end().success());
    assert_eq!(spilled(home.path()), [], "after");
    // The controls: the scan finds what lies open, and the words are really in the vault.
    assert_eq!(home.ask(&["search", "kelpwarden"], "")["total"], 1);
    home.ask(&["export", "--format", "markdown", "--out", "open"], "");
    let found = spilled(home.path());
    assert!(found.iter().any(|(path, word)| path.starts_with(home.path().join("open")) && *word == "kelpwarden"));
    assert!(
        found
            .iter()
            .all(|(path, _)| path.starts_with(home.path().join("open"))),
        "{found:?}"
    );
}

/// Whatever the program opens for writing lies in the vault or is what was asked for; and neither
/// its calls nor its errors carry a word.
#[test]
fn it_writes_nowhere_but_in_the_vault_and_where_it_was_told() {
    let home = Home::with_vault();
    let log = home
        .path()
        .parent()
        .unwrap()
        .join(format!("{}.strace", std::process::id()));
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-y", "-s", "4096", "-o"])
        .arg(&log);
    command.args([
        "-e",
        "trace=openat,open,creat,socket,connect,execve",
        PROGRAM,
    ]);
    command.args(home.opening()).args(["api", "--lines"]);
    home.dress(&mut command);
    let mut lines = Lines::start(command);
    live(&mut lines, &home);
    assert!(lines.end().success());
    let calls = fs::read_to_string(&log).unwrap();
    fs::remove_file(&log).unwrap();
    let vault = home.vault().to_str().unwrap().to_owned();
    let told = home.path().to_str().unwrap().to_owned();
    let writes: Vec<&str> = calls
        .lines()
        .filter(|call| {
            call.contains("O_WRONLY") || call.contains("O_RDWR") || call.contains("creat(")
        })
        .filter(|call| !call.contains(" ENOENT ") && !call.contains("\"/dev/"))
        .collect();
    assert!(
        writes.iter().any(|call| call.contains(&vault)),
        "the control: {writes:?}"
    );
    let strayed: Vec<_> = writes
        .iter()
        .filter(|call| {
            !call.contains(&vault)
                && !call.contains(&format!("{told}/.notes.pdf."))
                && !call.contains("/proc/self")
        })
        .collect();
    assert!(strayed.is_empty(), "{strayed:#?}");
    assert!(!calls.contains("AF_INET"), "a socket was opened");
    assert!(
        PLANTED.iter().all(|word| !calls.contains(word)),
        "a word went into a path or an argument"
    );
}

#[test]
fn a_refusal_says_nothing_of_what_was_written_or_typed() {
    let home = Home::with_vault();
    let refused = home.run_as("the wrong vesperthorn", &["entry", "list"], b"quillmarrow");
    let told = format!(
        "{:?}{:?}",
        String::from_utf8_lossy(&refused.0.stdout),
        String::from_utf8_lossy(&refused.0.stderr)
    );
    assert_eq!(refused.code(), "wrong_passphrase");
    assert!(
        !told.contains("vesperthorn")
            && !told.contains("quillmarrow")
            && !told.contains(PASSPHRASE)
    );
}
