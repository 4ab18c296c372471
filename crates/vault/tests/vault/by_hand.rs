//! `docs/open_vault.py` finds the key of a vault with nothing but the page it belongs to.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use crate::forge::{Keys, json_of, replaced};
use crate::notes::{COPIES, PASSPHRASE, Place, all, keyed, notes};

/// The system's own Python: its packages bring Argon2 and AES.
const PYTHON: &str = "/usr/bin/python3";
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/open_vault.py");

fn by_hand(place: &Place, passphrase: &str) -> Output {
    let mut child = Command::new(PYTHON)
        .arg(SCRIPT)
        .arg(place.folder())
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
fn opens(place: &Place) {
    let output = by_hand(place, PASSPHRASE);
    let said = String::from_utf8(output.stdout).unwrap();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complained}");
    let (path, pragma) = said.trim_end().split_once('\n').unwrap();
    assert_eq!(path, place.database().to_str().unwrap());
    let raw = pragma
        .strip_prefix("PRAGMA key = \"x'")
        .and_then(|rest| rest.strip_suffix("'\";"))
        .expect(pragma);
    assert_eq!(all(&keyed(&place.database(), raw)).unwrap(), notes());
}

#[test]
fn sixty_lines_open_a_vault() {
    let lines = fs::read_to_string(SCRIPT).unwrap().lines().count();
    assert!(lines <= 60, "{lines}");
    let place = Place::with_notes();
    opens(&place);
    let wrong = by_hand(&place, "a lamp in the widow");
    assert!(!wrong.status.success() && wrong.stdout.is_empty());
    let complained = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert!(complained.contains("does not open"), "{complained}");
}

#[test]
fn they_take_the_whole_copy_and_the_newer_one_and_pass_over_later_slots() {
    let place = Place::with_notes();
    let path = |name: &str| place.folder().join(name);
    let own = fs::read(path(COPIES[0])).unwrap();
    let mut damaged = own.clone();
    damaged[200] ^= 1;
    fs::write(path(COPIES[0]), damaged).unwrap();
    opens(&place);
    let slot = crate::later_slots::slot("recovery", "hkdf", "{}");
    let json = replaced(&json_of(&own), "}]}", &format!("}},{slot}]}}"));
    let newer = replaced(&json, "\"header_gen\":1,", "\"header_gen\":2,");
    fs::write(path(COPIES[0]), Keys::of(&own, PASSPHRASE).genuine(&newer)).unwrap();
    opens(&place);
    for name in COPIES {
        fs::write(path(name), b"no header").unwrap();
    }
    let refused = by_hand(&place, PASSPHRASE);
    assert!(!refused.status.success() && refused.stdout.is_empty());
}
