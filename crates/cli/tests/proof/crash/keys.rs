//! Flows that change what opens a vault, and that make and use backups, for the crash tests.

use std::process::Command;

use serde_json::Value;

use super::flows::{answered, prepared};
use super::{Flow, command_line};
use crate::home::{Home, PASSPHRASE, feed};

pub const PASSPHRASE_CHANGE: Flow = Flow {
    name: "passphrase",
    program: command_line,
    prepare: prepared,
    run: |home, command| exchange(home, command, &[]),
    judge: judge_exchange,
};

pub const REKEY: Flow = Flow {
    name: "rekey",
    program: command_line,
    prepare: prepared,
    run: |home, command| exchange(home, command, &["--rekey", "--recovery-out", "code.txt"]),
    judge: judge_rekey,
};

pub const BACKUP: Flow = Flow {
    name: "backup",
    program: command_line,
    prepare: prepared,
    run: |home, command| run(home, command, &["vault", "backup", "--out", BACKUP_FILE]),
    judge: judge_backup,
};

pub const RESTORE: Flow = Flow {
    name: "restore",
    program: command_line,
    prepare: with_backup,
    run: |home, command| run(home, command, &RESTORATION),
    judge: judge_restore,
};

pub const NEW: &str = "twelve loud gulls over the harbour";
const CHEAP: [&str; 4] = ["--memory-mib", "19", "--passes", "1"];
pub const BACKUP_FILE: &str = "notes.lampbak";
const RESTORATION: [&str; 6] = ["vault", "restore", "--from", BACKUP_FILE, "--to", "again"];
/// The entries that [`prepared`] wrote.
pub const ENTRIES: u64 = 6;

fn with_backup() -> Home {
    let home = prepared();
    home.ask(&["vault", "backup", "--out", BACKUP_FILE], "");
    home
}

fn run(home: &Home, mut command: Command, words: &[&str]) -> Vec<Value> {
    command.args(home.opening()).args(words);
    home.dress(&mut command);
    answered(&feed(command, PASSPHRASE, b""))
}

fn exchange(home: &Home, mut command: Command, more: &[&str]) -> Vec<Value> {
    let words = ["vault", "passphrase", "--new-passphrase-fd", "0"];
    command
        .args(home.opening())
        .args(words)
        .args(CHEAP)
        .args(more);
    home.dress(&mut command);
    answered(&feed(command, PASSPHRASE, format!("{NEW}\n").as_bytes()))
}

/// Exactly one of the two passphrases opens the vault, with everything in it: the new one if the
/// exchange was answered.
fn judge_exchange(home: &Home, answers: &[Value], at: &str) {
    let verify = |passphrase: &str| home.run_as(passphrase, &["vault", "verify"], b"");
    let opening: Vec<&str> = [PASSPHRASE, NEW]
        .into_iter()
        .filter(|passphrase| {
            let tried = verify(passphrase);
            if !tried.ok() {
                assert_eq!(tried.code(), "wrong_passphrase", "{at}");
                return false;
            }
            assert_eq!(tried.json()["entries"], ENTRIES, "{at}");
            true
        })
        .collect();
    assert_eq!(opening.len(), 1, "{at}: {opening:?}");
    if !answers.is_empty() {
        assert_eq!(opening, [NEW], "{at}");
    }
}

/// And with everything encrypted anew, what was there before is gone once the vault was opened.
fn judge_rekey(home: &Home, answers: &[Value], at: &str) {
    judge_exchange(home, answers, at);
    let exists = |name: &str| home.vault().join(name).exists();
    let anew = home.run_as(NEW, &["vault", "info"], b"").ok();
    assert_eq!(anew, !exists("journal-1.db"), "{at}");
    if !answers.is_empty() {
        assert!(home.path().join("code.txt").exists(), "{at}");
    }
    if anew {
        assert!(exists("journal-2.db"), "{at}");
        // The paper that counts now is there, and opens.
        let code = std::fs::read(home.path().join("code.txt")).unwrap();
        let words = [
            "vault",
            "recover",
            "--recovery-fd",
            "0",
            "--new-passphrase-fd",
            "0",
        ];
        let mut command = Command::new(crate::home::PROGRAM);
        command.arg("--vault").arg(home.vault()).arg("--json");
        command.args(words).args(CHEAP);
        home.dress(&mut command);
        let code = code.split(|byte| *byte == b'\n').next().unwrap().to_vec();
        let code = String::from_utf8(code).unwrap();
        let recovered = feed(command, &code, format!("{NEW}\n").as_bytes());
        assert!(recovered.ok(), "{at}: {recovered:?}");
    } else {
        // It can be done again over whatever is left of it.
        let _ = std::fs::remove_file(home.path().join("code.txt"));
        let none = Command::new(crate::home::PROGRAM);
        assert_eq!(exchange(home, none, &["--rekey"]).len(), 1, "{at}");
        judge_exchange(home, &[Value::Null], at);
    }
}

/// The vault is whole, and so is the backup if it is there; it is there if it was answered.
fn judge_backup(home: &Home, answers: &[Value], at: &str) {
    assert_eq!(
        verified(home, home.vault().to_str().unwrap()),
        ENTRIES,
        "{at}"
    );
    let there = home.path().join(BACKUP_FILE).exists();
    assert!(
        there || answers.is_empty(),
        "{at}: an answered backup is gone"
    );
    if !there {
        home.ask(&["vault", "backup", "--out", BACKUP_FILE], "");
    }
    home.ask(&RESTORATION, "");
    let again = home.path().join("again");
    assert_eq!(verified(home, again.to_str().unwrap()), ENTRIES, "{at}");
}

/// The new vault is whole or not there at all, and the old one is as it was.
fn judge_restore(home: &Home, answers: &[Value], at: &str) {
    assert_eq!(
        verified(home, home.vault().to_str().unwrap()),
        ENTRIES,
        "{at}"
    );
    let again = home.path().join("again");
    assert!(
        again.exists() || answers.is_empty(),
        "{at}: an answered vault is gone"
    );
    if !again.exists() {
        home.ask(&RESTORATION, "");
    }
    assert_eq!(verified(home, again.to_str().unwrap()), ENTRIES, "{at}");
}

/// How many entries a vault holds, all of them whole.
pub fn verified(home: &Home, vault: &str) -> u64 {
    let mut command = Command::new(crate::home::PROGRAM);
    command.args(["--vault", vault, "--passphrase-fd", "0", "--json"]);
    command.args(["vault", "verify"]);
    home.dress(&mut command);
    let answer = feed(command, PASSPHRASE, b"");
    assert!(answer.ok(), "{vault}: {answer:?}");
    answer.json()["entries"].as_u64().unwrap()
}
