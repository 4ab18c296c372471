//! A vault from a backup in the place of another, which the command line does not offer: the door
//! that the window goes through does it here, in a process of its own.

use std::io::BufRead as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use lamplight_api::ApiError;
use lamplight_api::door::{RestorePlan, Restoring, finish_restore};
use serde_json::{Value, json};

use super::Flow;
use super::flows::{assert_disk_is_blamed, prepared};
use super::keys::{BACKUP_FILE, ENTRIES, verified};
use crate::home::{Answer, Home, PASSPHRASE, feed};

pub const RESTORE: Flow = Flow {
    name: "restore in place",
    program: || std::env::current_exe().unwrap(),
    prepare: written_since,
    run: restore,
    judge,
};

const ROLE: &str = "LAMPLIGHT_RESTORES_IN_PLACE";
const DAY: &str = "2026-11-26";

/// A vault, a backup of it, and an entry that is in no backup.
fn written_since() -> Home {
    let home = prepared();
    home.ask(&["vault", "backup", "--out", BACKUP_FILE], "");
    home.add("since", "Written after the backup. It stays. It stays.");
    home
}

/// This test binary, as the window restores.
#[test]
#[ignore = "a part of the flow, in a process of its own"]
fn child() {
    if std::env::var_os(ROLE).is_none() {
        return;
    }
    let mut typed = String::new();
    std::io::stdin().lock().read_line(&mut typed).unwrap();
    let restored = restored_over(typed.trim_end().as_bytes());
    let answer = match &restored {
        Ok(aside) => json!({ "aside": aside }),
        Err(error) => json!({ "error": { "code": error.code.as_str() } }),
    };
    // On a line of its own.
    println!("\n{answer}");
    assert!(restored.is_ok());
}

fn restored_over(typed: &[u8]) -> Result<Option<PathBuf>, ApiError> {
    let home = std::env::current_dir().unwrap();
    let restoring = Restoring::default();
    restoring.choose(home.join(BACKUP_FILE))?;
    restoring.plan(RestorePlan {
        in_place: true,
        by_recovery: false,
    })?;
    let scratch = std::env::temp_dir();
    let restored = restoring.run(typed, &home.join("vault"), DAY, &scratch)?;
    Ok(restored.aside)
}

fn restore(home: &Home, mut command: Command) -> Vec<Value> {
    command
        .args(["crash::in_place::child", "--exact", "--ignored"])
        .args(["--nocapture", "--test-threads", "1"]);
    home.dress(&mut command);
    command.env(ROLE, "");
    let Answer(output) = feed(command, PASSPHRASE, b"");
    // The harness has words of its own around it.
    let said = String::from_utf8(output.stdout).unwrap();
    let answer = said
        .lines()
        .find_map(|line| serde_json::from_str(line).ok());
    match answer {
        Some(Value::Object(answer)) if answer.contains_key("error") => {
            assert_disk_is_blamed(&answer.into());
            Vec::new()
        }
        answer => answer.into_iter().collect(),
    }
}

/// In the place is the vault from the backup, and the old one beside it, or the old one alone; each
/// with everything in it.
fn judge(home: &Home, answers: &[Value], at: &str) {
    // As the window does before it looks at the place.
    finish_restore(&home.vault());
    let there = verified(home, home.vault().to_str().unwrap());
    let aside = asides(home);
    if there == ENTRIES {
        assert_eq!(aside.len(), 1, "{at}: the old one is gone: {aside:?}");
        assert_eq!(
            verified(home, aside[0].to_str().unwrap()),
            ENTRIES + 1,
            "{at}"
        );
    } else {
        assert_eq!(there, ENTRIES + 1, "{at}");
        assert!(
            answers.is_empty(),
            "{at}: an answered vault is not in the place"
        );
        assert!(aside.is_empty(), "{at}: {aside:?}");
        // It can be done over whatever is left of it.
        let mut command = Command::new((RESTORE.program)());
        command.current_dir(home.path());
        assert_eq!(restore(home, command).len(), 1, "{at}");
        judge(home, &[Value::Null], at);
    }
}

fn asides(home: &Home) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(home.path()).unwrap();
    let is_aside = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("vault.before-restore-")
    };
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| is_aside(path))
        .collect()
}
