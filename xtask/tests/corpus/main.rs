//! The corpus of entries is the same everywhere, byte for byte: measurements and tests that name
//! its figures stay comparable.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use ring::digest::{SHA256, digest};

const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };

/// The sum that tests/corpus/README.md states for 1,000 entries.
const THOUSAND: &str = "a09f9190e38563f50c5b4cd0f6ce6a76db30980f19458a7a1f095e6eb128226f";

fn generated(arguments: &[&str]) -> Vec<u8> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/make_corpus.py");
    let output = Command::new(PYTHON)
        .arg(program)
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

fn sha256(bytes: &[u8]) -> String {
    digest(&SHA256, bytes)
        .as_ref()
        .iter()
        .fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").unwrap();
            text
        })
}

#[test]
fn a_thousand_entries_have_the_promised_sum() {
    let whole = generated(&["--entries", "1000"]);
    assert_eq!(sha256(&whole), THOUSAND);
    assert_eq!(whole.split(|byte| *byte == b'\n').count(), 1_001);
}

#[test]
fn a_slice_is_a_part_of_the_whole() {
    let whole = generated(&["--entries", "1000"]);
    let slice = generated(&["--entries", "1000", "--start", "990"]);
    assert!(whole.ends_with(&slice));
    assert_eq!(slice.split(|byte| *byte == b'\n').count(), 11);
}
