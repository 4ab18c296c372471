//! What opens a vault is written nowhere but where somebody wanted it, however it comes and goes: a
//! recovery code shown and saved, what opens it exchanged, backups made and restored, all of it
//! removed. Every call that writes is looked at, so that a file that is gone again counts too.

mod watched;

use std::fs;
use std::io::BufRead as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use lamplight_api::backups::BackupNow;
use lamplight_api::clock::SystemClock;
use lamplight_api::door::{
    self, Cost, Exchange, NewKeys, OfferedCode, Opener, RecoveryChange, RecoveryCode, RestorePlan,
    Restoring, Surroundings,
};
use lamplight_api::{Caller, Desk};
use serde_json::json;

use crate::home::{Answer, Home, PASSPHRASE, PROGRAM};
use watched::{WANTED, Watched, assert_only_wanted, forms, holding};

const ROLE: &str = "LAMPLIGHT_SPILLS";
const NEW: &str = "twelve loud gulls over the harbour";
const BODY: &str = "The ombrelune lay there. ";
const DAY: &str = "2026-11-26";
/// Before the codes, in what the child says.
const SHOWN: &str = "shown: ";
const CHEAP: [&str; 4] = ["--memory-mib", "19", "--passes", "1"];

#[test]
fn a_code_shown_and_a_vault_restored_and_removed_leave_no_secret_in_any_file() {
    let home = Home::new();
    let program = std::env::current_exe().unwrap();
    let dress = |command: &mut Command| {
        command.args(["spills::child", "--exact", "--ignored", "--nocapture"]);
        command.args(["--test-threads", "1"]);
        home.dress(command);
        command.env(ROLE, "");
    };
    let typed = format!("{PASSPHRASE}\n{NEW}\n");
    let (watched, Answer(output)) = Watched::run(&home, &program, dress, &typed);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}");
    let shown = said.lines().find_map(|line| line.strip_prefix(SHOWN));
    let codes: Vec<&str> = shown.unwrap().split(' ').collect();
    assert_eq!(codes.len(), 3);
    assert_only_wanted(&watched, &home, &forms(&[PASSPHRASE, NEW, BODY]));
    assert_only_wanted(&watched, &home, &forms(&codes));

    // The controls: the codes that were saved are found on their way and where they lie; the one that
    // was only shown is nowhere; and something was written of all the rest.
    let paths = |code| -> Vec<bool> {
        let words = forms(&[code]);
        let there = watched.spilled(&words);
        WANTED
            .iter()
            .map(|name| there.iter().any(|call| call.contains(name)))
            .collect()
    };
    assert_eq!(paths(codes[0]), [true, false, false]);
    assert_eq!(paths(codes[1]), [false, true, false]);
    assert_eq!(paths(codes[2]), [false, false, false]);
    assert_eq!(holding(home.path(), &forms(&[codes[0]])), ["code.txt"]);
    assert!(!home.path().join("unwanted.txt").exists());
    for name in [
        "/journal-2.db>",
        ".lampbak",
        "vault-restored-",
        ".restored-",
    ] {
        assert!(watched.0.contains(name), "{name}");
    }
    assert!(!home.vault().exists());
}

/// This test binary, as the window does it.
#[test]
#[ignore = "a part of another test, in a process of its own"]
fn child() {
    if std::env::var_os(ROLE).is_none() {
        return;
    }
    let typed: Vec<String> = std::io::stdin()
        .lock()
        .lines()
        .map(Result::unwrap)
        .collect();
    let home = std::env::current_dir().unwrap();
    let (vault, scratch) = (home.join("vault"), std::env::temp_dir());
    let passphrase = |n: usize| door::passphrase(typed[n].as_bytes()).unwrap();

    let offered = OfferedCode::default();
    offered.begin().unwrap();
    let saved = offered.line().unwrap();
    offered.keep(&home.join("code.txt"), &vault).unwrap();
    offered.begin().unwrap();
    let unwanted = offered.line().unwrap();
    offered.keep(&home.join("unwanted.txt"), &vault).unwrap();
    offered.withdraw();
    // The first one was replaced, and its file went with it; it is what counts all the same.
    let code = RecoveryCode::parse(&saved).unwrap();
    door::keep_recovery(&home.join("code.txt"), &vault, &code).unwrap();

    let (old, new) = (passphrase(0), passphrase(1));
    let keys = NewKeys::new(&old, Cost::LEAST).with_recovery(&code);
    let desk = door::create(&vault, keys, surroundings(&scratch)).unwrap();
    add(&desk);
    let only_shown = door::new_recovery().unwrap();
    let exchange = |now, then, recovery, rekey| {
        let exchange = Exchange {
            by: Opener::Passphrase(passphrase(now)),
            passphrase: passphrase(then),
            cost: Cost::LEAST,
            recovery,
            rekey,
        };
        desk.exchange_keys(exchange).wait().unwrap();
    };
    exchange(0, 1, RecoveryChange::Keep, false);
    let line = only_shown.line().unwrap();
    let replace = RecoveryChange::Replace(RecoveryCode::parse(&line).unwrap());
    exchange(1, 1, replace, true);
    desk.is_opened_by(Opener::Recovery(only_shown))
        .wait()
        .unwrap();
    desk.ask(BackupNow {}).unwrap();
    drop(desk);

    let backups = home.join("vault-backups");
    let newest = fs::read_dir(backups)
        .unwrap()
        .map(|file| file.unwrap().path())
        .max();
    let newest = newest.unwrap();
    for (in_place, by_recovery) in [(false, true), (true, false)] {
        let restoring = Restoring::default();
        restoring.choose(newest.clone()).unwrap();
        restoring
            .plan(RestorePlan {
                in_place,
                by_recovery,
            })
            .unwrap();
        let typed = if by_recovery {
            line.as_bytes()
        } else {
            typed[1].as_bytes()
        };
        restoring.run(typed, &vault, DAY, &scratch).unwrap();
    }

    let desk = door::open(&vault, &new, surroundings(&scratch)).unwrap();
    let removal = door::removal(&vault, &new).unwrap();
    desk.remove_every_backup().wait().unwrap();
    drop(desk);
    assert!(removal.run().unwrap().complete);
    println!(
        "\n{SHOWN}{} {} {}",
        saved.as_str(),
        unwanted.as_str(),
        line.as_str()
    );
}

fn surroundings(scratch: &Path) -> Surroundings {
    Surroundings {
        clock: Arc::new(SystemClock),
        scratch: scratch.to_path_buf(),
        listener: Box::new(|_| ()),
    }
}

fn add(desk: &Desk) {
    let request = json!({ "kind": "talk", "title": BODY, "body": BODY.repeat(200) });
    desk.call(Caller::Host, "entry_add", &request.to_string())
        .unwrap();
}

#[test]
fn what_the_command_line_is_told_to_change_leaves_no_secret_in_any_file() {
    let home = Home::with_vault();
    home.add(BODY, &BODY.repeat(200));
    let run = |typed: &str, words: &[&str]| {
        let dress = |command: &mut Command| {
            command.args(home.opening()).args(words);
            home.dress(command);
        };
        let (watched, answer) = Watched::run(&home, Path::new(PROGRAM), dress, typed);
        (watched, answer)
    };
    let exchange = ["vault", "passphrase", "--new-passphrase-fd", "0"];
    let anew = ["--rekey", "--recovery-out", "anew.txt"];
    let open = format!("{NEW}\n");
    let both = format!("{PASSPHRASE}\n{NEW}\n");
    let twice = format!("{NEW}\n{NEW}\n");
    let restore = ["vault", "restore", "--from", "b.lampbak", "--to", "again"];
    let steps: [(&str, Vec<&str>, bool); 6] = [
        (&both, [&exchange[..], &CHEAP].concat(), true),
        (&twice, [&exchange[..], &CHEAP, &anew].concat(), true),
        (&open, vec!["vault", "backup", "--out", "b.lampbak"], true),
        (&open, restore.to_vec(), true),
        (&both, restore.to_vec(), false),
        (&both, vec!["vault", "verify"], false),
    ];
    let mut watched = Vec::new();
    for (typed, words, done) in &steps {
        let (calls, answer) = run(typed, words);
        assert_eq!(answer.ok(), *done, "{words:?}: {answer:?}");
        watched.push(calls);
    }
    let anew = fs::read_to_string(home.path().join("anew.txt")).unwrap();
    let anew = anew.lines().next().unwrap();
    let recover = [
        "vault",
        "recover",
        "--recovery-fd",
        "0",
        "--new-passphrase-fd",
        "0",
    ];
    let recover = [&recover[..], &CHEAP].concat();
    let dress = |command: &mut Command| {
        command
            .arg("--vault")
            .arg(home.vault())
            .arg("--json")
            .args(&recover);
        home.dress(command);
    };
    let typed = format!("{anew}\n{PASSPHRASE}\n");
    let (calls, recovered) = Watched::run(&home, Path::new(PROGRAM), dress, &typed);
    assert!(recovered.ok(), "{recovered:?}");
    watched.push(calls);
    let words = forms(&[PASSPHRASE, NEW, BODY, anew]);
    for calls in &watched {
        assert_only_wanted(calls, &home, &words);
    }
    // The controls: the code is found on its way and where it lies.
    assert!(!watched[1].spilled(&forms(&[anew])).is_empty());
    assert_eq!(holding(home.path(), &words), ["anew.txt"]);
}
