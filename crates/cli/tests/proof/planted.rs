//! Links, pipes and folders that somebody has put where something new is to go: refused at once,
//! nothing followed, nothing written over.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::path::Path;
use std::process::Command;

use crate::disk::{as_nobody, give};
use crate::home::Home;

/// What is put there.
const PLANTED: [fn(&Path, &Path); 6] = [
    |path, victim| symlink(victim, path).unwrap(),
    |path, _| symlink("nowhere", path).unwrap(),
    |path, victim| fs::hard_link(victim, path).unwrap(),
    |path, _| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
    |path, _| {
        fs::create_dir(path).unwrap();
        fs::write(path.join("inside"), b"keep").unwrap();
    },
    |path, victim| symlink(victim.parent().unwrap(), path).unwrap(),
];

/// Commands that make something new called `target`.
const COMMANDS: [&[&str]; 5] = [
    &["vault", "backup", "--out", "target"],
    &[
        "vault",
        "restore",
        "--from",
        "before.lampbak",
        "--to",
        "target",
    ],
    &[
        "vault",
        "passphrase",
        "--new-passphrase-fd",
        "0",
        "--rekey",
        "--recovery-out",
        "target",
        "--memory-mib",
        "19",
        "--passes",
        "1",
    ],
    &["export", "--format", "jsonl", "--out", "target"],
    &["export", "--format", "markdown", "--out", "target"],
];

#[test]
fn nothing_is_followed_and_nothing_written_over() {
    let home = Home::with_vault();
    home.add("old", "What was written before.");
    home.ask(&["vault", "backup", "--out", "before.lampbak"], "");
    let (target, victim) = (home.path().join("target"), home.path().join("else/victim"));
    fs::create_dir(home.path().join("else")).unwrap();
    fs::write(&victim, b"keep").unwrap();
    give(&home, &home.path().join("data"));
    let mut refused = 0;
    for words in COMMANDS {
        for (n, plant) in PLANTED.iter().enumerate() {
            plant(&target, &victim);
            let planted = fs::symlink_metadata(&target).unwrap();
            let answer = as_nobody(&home, words);
            let at = format!("{words:?}, {n}: {answer:?}");
            assert_eq!(answer.code(), "exists_not_empty", "{at}");
            let there = fs::symlink_metadata(&target).unwrap();
            assert_eq!(
                (there.ino(), there.mode()),
                (planted.ino(), planted.mode()),
                "{at}"
            );
            assert_eq!(fs::read(&victim).unwrap(), b"keep", "{at}");
            assert_eq!(
                fs::read_dir(home.path().join("else")).unwrap().count(),
                1,
                "{at}"
            );
            assert!(!home.path().join("nowhere").exists(), "{at}");
            fs::remove_file(&target)
                .or_else(|_| fs::remove_dir_all(&target))
                .unwrap();
            refused += 1;
        }
    }
    // The control: with nothing in the way each of them goes through. The last is the new key.
    for words in [0, 1, 3, 4, 2].map(|n| COMMANDS[n]) {
        let answer = as_nobody(&home, words);
        assert!(answer.ok(), "{words:?}: {answer:?}");
        fs::remove_file(&target)
            .or_else(|_| fs::remove_dir_all(&target))
            .unwrap();
    }
    println!("planted: {refused} of {refused} refused, nothing followed or written over");
}
