//! Pages: set, protected, and read by other programs.

use std::process::Command;

use serde_json::json;

use crate::shell::Shell;
#[cfg(unix)]
use crate::shell::{Ended, PASSPHRASE, hand_over};

/// What `qpdf` says of the file with this password.
fn qpdf(shell: &Shell, password: &str, file: &str) -> (bool, String) {
    let run = Command::new("qpdf")
        .arg(format!("--password={password}"))
        .args(["--check", file])
        .current_dir(shell.path("."))
        .output()
        .expect("qpdf checks the file");
    let said = [run.stdout, run.stderr].concat();
    (run.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn a_pdf_gets_a_password_made_and_opens_with_it_alone() {
    let shell = Shell::new();
    let id = shell.add("Harbour", "We walked to the zanzibarine harbour.");
    let shared = shell.json(&[
        "share",
        "--format",
        "pdf",
        "--out",
        "notes.pdf",
        "--entry",
        &id,
    ]);
    assert_eq!(shared["entries"], 1);
    let password = shared["password"].as_str().unwrap();
    assert_eq!(password.len(), 23, "{password}");
    let (opens, said) = qpdf(&shell, password, "notes.pdf");
    assert!(opens && said.contains("R = 6"), "{said}");
    assert!(!qpdf(&shell, "wrong", "notes.pdf").0);
    let bytes = std::fs::read(shell.path("notes.pdf")).unwrap();
    assert!(!bytes.windows(11).any(|window| window == b"zanzibarine"));
    let log = shell.run(&["api", "share_log"]).end().json();
    assert_eq!(log[0]["sha256"], shared["sha256"]);
    assert_eq!(log[0]["protection"], "password");
    assert!(!log.to_string().contains(password));
}

#[cfg(unix)]
#[test]
fn a_chosen_password_comes_on_its_own_descriptor() {
    let shell = Shell::new();
    let id = shell.add("Harbour", "We walked.");
    let share = |secret: &[u8]| {
        let words = [
            "share",
            "--format",
            "pdf",
            "--out",
            "notes.pdf",
            "--password-fd",
            "4",
            "--entry",
            &id,
        ];
        let mut command = shell.run(&words).command();
        let passphrase = format!("{PASSPHRASE}\n");
        hand_over(&mut command, &[(3, passphrase.as_bytes()), (4, secret)]);
        Ended::of(command.output().unwrap())
    };
    assert_eq!(share("café\n".as_bytes()).code(), "invalid");
    assert_eq!(share(&[b'x'; 33]).code(), "invalid");
    assert!(!shell.path("notes.pdf").exists());
    let shared = share(b"tea at five\nbehind").json();
    assert!(shared.get("password").is_none());
    assert!(qpdf(&shell, "tea at five", "notes.pdf").0);
}

#[test]
fn a_character_without_a_glyph_is_named() {
    let shell = Shell::new();
    let id = shell.add("Odd", "A private sign \u{e000} here.");
    let words = [
        "share",
        "--format",
        "pdf",
        "--out",
        "a.pdf",
        "--unprotected",
        "--entry",
        id.as_str(),
    ];
    let shared = shell.json(&words);
    let warnings = shared["warnings"].as_array().unwrap();
    assert!(warnings[0].as_str().unwrap().contains("U+E000"), "{shared}");
    let words = [&words[..], &["--overwrite"]].concat();
    let said = shell.words(&words);
    assert!(
        said.contains("Anybody who has this file can read it."),
        "{said}"
    );
    assert!(said.contains("U+E000"), "{said}");
    assert_eq!(shared["redactions"], json!(0));
}
