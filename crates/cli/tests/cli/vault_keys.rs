//! What opens a vault: exchanging the passphrase, the recovery code, backups and vaults from them.
#![cfg(unix)]

use std::path::Path;
use std::process::{Command, Stdio};

use crate::shell::{Ended, PASSPHRASE, PROGRAM, Shell, dressed, hand_over};

const NEW: &str = "seven slow snails auf dem Damm";

/// Runs with these secrets on descriptors 3, 4 and so on; `{}` in a word is the home folder.
fn run(shell: &Shell, vault: &str, words: &[&str], secrets: &[&str]) -> Ended {
    let mut command = Command::new(PROGRAM);
    command.arg("--vault").arg(shell.path(vault)).arg("--json");
    let home = shell.path(".").display().to_string();
    command.args(words.iter().map(|word| word.replace("{}", &home)));
    dressed(&mut command, &shell.path("."));
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let secrets: Vec<(i32, &[u8])> = (3..).zip(secrets.iter().map(|s| s.as_bytes())).collect();
    hand_over(&mut command, &secrets);
    Ended::of(command.output().unwrap())
}

/// How many entries the vault has, by the passphrase; or why it does not open.
fn entries(shell: &Shell, vault: &str, passphrase: &str) -> Result<u64, String> {
    let words = ["--passphrase-fd", "3", "vault", "info"];
    let ended = run(shell, vault, &words, &[passphrase]);
    if ended.exit == 0 {
        Ok(ended.json()["entries"].as_u64().unwrap())
    } else {
        Err(ended.code())
    }
}

fn mode(file: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(file).unwrap().permissions().mode() & 0o777
}

fn code_in(file: &Path) -> String {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines().next().unwrap().to_owned()
}

const CHANGE: [&str; 6] = [
    "--passphrase-fd",
    "3",
    "vault",
    "passphrase",
    "--new-passphrase-fd",
    "4",
];

#[test]
fn the_passphrase_is_exchanged() {
    let shell = Shell::new();
    shell.add("one", "x");
    let refused = run(&shell, "vault", &CHANGE, &[NEW, NEW]);
    assert_eq!(refused.code(), "wrong_passphrase");
    let done = run(&shell, "vault", &CHANGE, &[PASSPHRASE, NEW]).json();
    assert_eq!(
        done,
        serde_json::json!({"rekeyed": false, "recovery": false, "complete": true})
    );
    assert_eq!(entries(&shell, "vault", NEW), Ok(1));
    assert_eq!(
        entries(&shell, "vault", PASSPHRASE),
        Err("wrong_passphrase".to_owned())
    );
}

#[test]
fn everything_is_encrypted_anew_and_a_new_code_opens_it() {
    let shell = Shell::new();
    shell.add("one", "x");
    let mut words = CHANGE.to_vec();
    words.extend(["--rekey", "--recovery-out", "{}/code.txt"]);
    let done = run(&shell, "vault", &words, &[PASSPHRASE, NEW]).json();
    assert_eq!(
        (&done["rekeyed"], &done["recovery"]),
        (&true.into(), &true.into())
    );
    assert!(!shell.path("vault/journal-1.db").exists());
    assert_eq!(entries(&shell, "vault", NEW), Ok(1));
    // The file's first line is the code, so that the file itself can be handed over.
    let file = std::fs::read_to_string(shell.path("code.txt")).unwrap();
    let recover = [
        "vault",
        "recover",
        "--recovery-fd",
        "3",
        "--new-passphrase-fd",
        "4",
    ];
    let done = run(&shell, "vault", &recover, &[&file, "third"]).json();
    assert_eq!(done["recovery"], true);
    assert_eq!(entries(&shell, "vault", "third"), Ok(1));
    assert!(entries(&shell, "vault", NEW).is_err());
    // Not beside what it opens.
    let mut within = CHANGE.to_vec();
    within.extend(["--rekey", "--recovery-out", "{}/vault/code.txt"]);
    let refused = run(&shell, "vault", &within, &["third", NEW]);
    assert_eq!(refused.code(), "invalid");
    assert_eq!(entries(&shell, "vault", "third"), Ok(1));
    // A second file of that name is not written over, and nothing is changed.
    let refused = run(&shell, "vault", &words, &["third", NEW]);
    assert_eq!(refused.code(), "exists_not_empty");
    assert_eq!(
        std::fs::read_to_string(shell.path("code.txt")).unwrap(),
        file
    );
    assert_eq!(entries(&shell, "vault", "third"), Ok(1));
}

#[test]
fn a_vault_is_made_with_a_recovery_code() {
    let shell = Shell::without_vault();
    let create = [
        "--passphrase-fd",
        "3",
        "vault",
        "create",
        "--memory-mib",
        "19",
        "--passes",
        "1",
        "--recovery-out",
        "{}/code.txt",
    ];
    assert_eq!(
        run(&shell, "vault", &create, &[PASSPHRASE]).json()["recovery"],
        true
    );
    assert_eq!(mode(&shell.path("code.txt")), 0o600);
    let code = code_in(&shell.path("code.txt"));
    let recover = |code: &str| {
        let words = [
            "vault",
            "recover",
            "--recovery-fd",
            "3",
            "--new-passphrase-fd",
            "4",
        ];
        run(&shell, "vault", &words, &[code, NEW])
    };
    let slip = if code.starts_with('0') { "1" } else { "0" };
    assert_eq!(recover(&format!("{slip}{}", &code[1..])).code(), "invalid");
    assert_eq!(
        recover("0000-0000-0000-0000-0000-0000-0000-0000-0000").code(),
        "wrong_passphrase"
    );
    assert_eq!(entries(&shell, "vault", PASSPHRASE), Ok(0));
    recover(&code.to_lowercase().replace('-', " ")).json();
    assert_eq!(entries(&shell, "vault", NEW), Ok(0));
    // A vault that is not made leaves no code behind.
    let again = ["{}/other.txt"];
    let mut words = create.to_vec();
    words.splice(9.., again);
    assert_eq!(
        run(&shell, "vault", &words, &[PASSPHRASE]).code(),
        "exists_not_empty"
    );
    assert!(!shell.path("other.txt").exists());
}

#[test]
fn a_vault_without_a_recovery_code_says_so() {
    let shell = Shell::new();
    let words = [
        "vault",
        "recover",
        "--recovery-fd",
        "3",
        "--new-passphrase-fd",
        "4",
    ];
    let code = "0000-0000-0000-0000-0000-0000-0000-0000-0000";
    let refused = run(&shell, "vault", &words, &[code, NEW]);
    assert_eq!(refused.code(), "not_found");
}

#[test]
fn a_backup_is_made_and_gives_a_vault_back() {
    let shell = Shell::new();
    for n in 0..20 {
        shell.add(&format!("entry {n}"), "We walked to the harbour.");
    }
    let backup = [
        "--passphrase-fd",
        "3",
        "vault",
        "backup",
        "--out",
        "{}/a.lampbak",
    ];
    let made = run(&shell, "vault", &backup, &[PASSPHRASE]).json();
    let size = std::fs::metadata(shell.path("a.lampbak")).unwrap().len();
    assert_eq!(mode(&shell.path("a.lampbak")), 0o600);
    assert_eq!(made["size"], size);
    assert_eq!(made["sha256"].as_str().unwrap().len(), 64);
    let again = run(&shell, "vault", &backup, &[PASSPHRASE]);
    assert_eq!(again.code(), "exists_not_empty");
    shell.add("after the backup", "x");

    let restore = |from: &str, to: &str, passphrase: &str| {
        let words = [
            "--passphrase-fd",
            "3",
            "vault",
            "restore",
            "--from",
            from,
            "--to",
            to,
        ];
        run(&shell, "vault", &words, &[passphrase])
    };
    let refused = restore("{}/a.lampbak", "{}/again", NEW);
    assert_eq!(refused.code(), "wrong_passphrase");
    assert!(!shell.path("again").exists());
    let restored = restore("{}/a.lampbak", "{}/again", PASSPHRASE).json();
    assert!(restored["made_at"].as_str().unwrap().ends_with('Z'));
    assert_eq!(entries(&shell, "again", PASSPHRASE), Ok(20));
    assert_eq!(entries(&shell, "vault", PASSPHRASE), Ok(21));
    let taken = restore("{}/a.lampbak", "{}/vault", PASSPHRASE);
    assert_eq!(taken.code(), "exists_not_empty");
    std::fs::write(shell.path("letter"), "Dear").unwrap();
    let other = restore("{}/letter", "{}/third", PASSPHRASE);
    assert_eq!(other.code(), "not_a_vault");
    let mut bytes = std::fs::read(shell.path("a.lampbak")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(shell.path("b.lampbak"), bytes).unwrap();
    let damaged = restore("{}/b.lampbak", "{}/third", PASSPHRASE);
    assert_eq!(damaged.code(), "database_damaged");
    assert!(!shell.path("third").exists());
}
