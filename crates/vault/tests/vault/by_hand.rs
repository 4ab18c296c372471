//! `docs/open_vault.py` and `docs/open_backup.py` find the keys of a vault and of a backup with nothing
//! but the page they belong to.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::backups::backup_of;
use crate::forge::{Keys, json_of, replaced};
use crate::notes::{COPIES, Note, PASSPHRASE, Place, all, keyed, notes};
use crate::recovery::{code, place_with};

/// The system's own Python: its packages bring Argon2 and AES.
const PYTHON: &str = "/usr/bin/python3";
const FOR_VAULTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/open_vault.py");
const FOR_BACKUPS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/open_backup.py");

fn by_hand(script: &str, what: &Path, passphrase: &str) -> Output {
    let mut child = Command::new(PYTHON)
        .arg(script)
        .arg(what)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin
        .write_all(format!("{passphrase}\n").as_bytes())
        .unwrap();
    drop(stdin);
    child.wait_with_output().unwrap()
}

/// Opens the database with what the script printed, and nothing else of ours.
fn opens(script: &str, what: &Path, typed: &str) -> Vec<Note> {
    let output = by_hand(script, what, typed);
    let said = String::from_utf8(output.stdout).unwrap();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complained}");
    let (path, pragma) = said.trim_end().split_once('\n').unwrap();
    let raw = pragma
        .strip_prefix("PRAGMA key = \"x'")
        .and_then(|rest| rest.strip_suffix("'\";"))
        .expect(pragma);
    all(&keyed(Path::new(path), raw)).unwrap()
}

fn refuses(script: &str, what: &Path, typed: &str, why: &str) {
    let wrong = by_hand(script, what, typed);
    assert!(!wrong.status.success() && wrong.stdout.is_empty());
    let complained = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert!(complained.contains(why), "{complained}");
}

#[test]
fn sixty_lines_open_a_vault() {
    let lines = fs::read_to_string(FOR_VAULTS).unwrap().lines().count();
    assert!(lines <= 60, "{lines}");
    let place = Place::with_notes();
    assert_eq!(opens(FOR_VAULTS, &place.folder(), PASSPHRASE), notes());
    refuses(
        FOR_VAULTS,
        &place.folder(),
        "a lamp in the widow",
        "does not open",
    );
}

#[test]
fn sixty_lines_open_a_backup() {
    let lines = fs::read_to_string(FOR_BACKUPS).unwrap().lines().count();
    assert!(lines <= 60, "{lines}");
    let place = Place::with_notes();
    let backup = backup_of(&place);
    refuses(FOR_BACKUPS, &backup, "a lamp in the widow", "does not open");
    assert_eq!(opens(FOR_BACKUPS, &backup, PASSPHRASE), notes());
    let mut bytes = fs::read(&backup).unwrap();
    let manifest = bytes.windows(9).rposition(|w| w == b"\"made_at\"").unwrap();
    bytes[manifest + 11] ^= 1;
    let changed = place.home().join("changed.lampbak");
    fs::write(&changed, bytes).unwrap();
    let output = by_hand(FOR_BACKUPS, &changed, PASSPHRASE);
    assert!(!output.status.success() && output.stdout.is_empty());
}

#[test]
fn a_recovery_code_does_as_well() {
    let code = code();
    let place = place_with(&code);
    let backup = backup_of(&place);
    let line = code.line().unwrap();
    for typed in [
        line.to_string(),
        line.replace('-', " ").to_lowercase().replace('0', "o"),
    ] {
        assert_eq!(opens(FOR_VAULTS, &place.folder(), &typed).len(), 1);
        assert_eq!(opens(FOR_BACKUPS, &backup, &typed).len(), 1);
        fs::remove_file(backup.with_extension("db")).unwrap();
    }
    let other = crate::recovery::code().line().unwrap();
    refuses(FOR_VAULTS, &place.folder(), &other, "does not open");
}

#[test]
fn they_take_the_whole_copy_and_the_newer_one_and_pass_over_later_slots() {
    let place = Place::with_notes();
    let path = |name: &str| place.folder().join(name);
    let own = fs::read(path(COPIES[0])).unwrap();
    let mut damaged = own.clone();
    damaged[200] ^= 1;
    fs::write(path(COPIES[0]), damaged).unwrap();
    assert_eq!(opens(FOR_VAULTS, &place.folder(), PASSPHRASE), notes());
    let slot = crate::later_slots::slot("recovery", "hkdf", "{}");
    let json = replaced(&json_of(&own), "}]}", &format!("}},{slot}]}}"));
    let newer = replaced(&json, "\"header_gen\":1,", "\"header_gen\":2,");
    fs::write(path(COPIES[0]), Keys::of(&own, PASSPHRASE).genuine(&newer)).unwrap();
    assert_eq!(opens(FOR_VAULTS, &place.folder(), PASSPHRASE), notes());
    for name in COPIES {
        fs::write(path(name), b"no header").unwrap();
    }
    let refused = by_hand(FOR_VAULTS, &place.folder(), PASSPHRASE);
    assert!(!refused.status.success() && refused.stdout.is_empty());
}
