//! Too little memory, at any limit: an answer, and never an abort.

use std::process::Command;

use super::power::Coins;
use super::{sample, seed};
use crate::home::{Answer, Home, PASSPHRASE, PROGRAM, feed};

/// What the derivation takes, in KiB.
const DERIVATION: usize = 64 * 1024;
/// What everything else takes at most, in KiB, by far.
const MORE: usize = 64 * 1024;

/// What is done. The new passphrase is the old one.
const FLOWS: [&[&str]; 7] = [
    &["entry", "add", "--kind", "reflection", "--title", "new"],
    &["search", "thought"],
    &["vault", "verify"],
    &["vault", "backup", "--out", "notes.lampbak"],
    &[
        "vault",
        "passphrase",
        "--new-passphrase-fd",
        "0",
        "--memory-mib",
        "64",
        "--passes",
        "1",
    ],
    &[
        "vault",
        "passphrase",
        "--rekey",
        "--new-passphrase-fd",
        "0",
        "--memory-mib",
        "64",
        "--passes",
        "1",
    ],
    &[
        "vault",
        "restore",
        "--from",
        "before.lampbak",
        "--to",
        "again",
    ],
];

/// The program with so many KiB of addresses.
fn within(home: &Home, limit: usize, words: &[&str]) -> Answer {
    let mut command = Command::new("sh");
    let script = format!("ulimit -v {limit} && exec \"$0\" \"$@\"");
    command.args(["-c", &script, PROGRAM]);
    command.args(home.opening()).args(words);
    home.dress(&mut command);
    feed(command, PASSPHRASE, format!("{PASSPHRASE}\n").as_bytes())
}

/// The least limit at which the system can start the program at all, to the MiB.
fn floor(home: &Home) -> usize {
    let (mut too_little, mut enough) = (0, 1024 * 1024);
    while enough - too_little > 1024 {
        let middle = usize::midpoint(too_little, enough);
        if within(home, middle, &["--version"]).ok() {
            enough = middle;
        } else {
            too_little = middle;
        }
    }
    enough
}

#[test]
fn with_too_little_memory_it_says_so_and_loses_nothing() {
    let home = Home::new();
    home.ask(
        &["vault", "create", "--memory-mib", "64", "--passes", "1"],
        "",
    );
    home.add("old", "A thought from before.");
    home.ask(&["vault", "backup", "--out", "before.lampbak"], "");
    let floor = floor(&home);
    let mut coins = Coins(seed());
    let points = (0..400).map(|n| {
        (
            floor + 1024 + coins.below(DERIVATION + MORE),
            n % FLOWS.len(),
        )
    });
    let points = sample(points.collect(), 12);
    let (mut entries, mut refused) = (1, 0);
    for &(limit, flow) in &points {
        let words = FLOWS[flow];
        let answer = within(&home, limit, words);
        let at =
            format!("{words:?} within {limit} KiB, {floor} of them for the program: {answer:?}");
        if answer.ok() {
            entries += u64::from(words[1] == "add");
        } else {
            assert_eq!(answer.0.status.code(), Some(1), "{at}");
            assert_eq!(answer.code(), "unsupported", "{at}");
            assert!(
                answer.json()["error"]["message"]
                    .as_str()
                    .unwrap()
                    .contains("memory"),
                "{at}"
            );
            refused += 1;
        }
        let verified = home.run(&["vault", "verify"], "");
        assert!(
            verified.ok() && verified.json()["entries"] == entries,
            "{at}: {verified:?}"
        );
        let _ = std::fs::remove_file(home.path().join("notes.lampbak"));
        let _ = std::fs::remove_dir_all(home.path().join("again"));
    }
    println!(
        "memory: {} limits (seed {}), {refused} refused, 0 aborts, {entries} entries there",
        points.len(),
        seed()
    );
    assert!(
        refused > 0 && refused < points.len(),
        "the control: both happen"
    );
}

/// Around where the first thread gets a stack, the program has next to nothing left for itself.
#[test]
fn with_next_to_no_memory_it_says_so_too() {
    let home = Home::with_vault();
    let floor = floor(&home);
    let limits = (0..64).map(|n| floor + n * 64);
    for limit in limits.clone() {
        let answer = within(&home, limit, &["vault", "verify"]);
        let at = format!("{limit} KiB, {floor} of them for the program: {answer:?}");
        assert_eq!(answer.0.status.code(), Some(1), "{at}");
        assert_eq!(answer.code(), "unsupported", "{at}");
    }
    assert!(home.run(&["vault", "verify"], "").ok(), "the control");
    println!(
        "memory: {} limits from {floor} KiB on, 0 aborts",
        limits.len()
    );
}
