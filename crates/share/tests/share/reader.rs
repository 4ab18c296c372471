//! The documents' readers: qpdf and poppler.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Output};

use lamplight_share::{
    Document, Fonts, Format, Password, Piece, Protection, ShareError, Shared, render,
};

/// The password of documents whose password does not matter.
pub(crate) const PASSWORD: &str = "RIVER-STONE-12345";

/// A moment for documents whose date does not matter: 2026-11-22T23:30:00Z.
pub(crate) fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(1_795_390_200, 0).unwrap()
}

/// An entry with a title and a body.
pub(crate) fn piece(title: &str, body: &str) -> Piece {
    Piece {
        kind_label: "Reflection".into(),
        date_label: "Tue 4 March 2025".into(),
        title: title.into(),
        tags: Vec::new(),
        body: body.into(),
    }
}

/// A document of one entry.
pub(crate) fn document(title: &str, body: &str) -> Document {
    Document::new(vec![piece(title, body)])
}

pub(crate) fn make(
    document: &Document,
    format: Format,
    protection: Protection,
    fonts: &mut Fonts,
) -> Result<Shared, ShareError> {
    let random = ring::rand::SystemRandom::new();
    render(
        document,
        format,
        protection,
        fonts,
        &random,
        now(),
        &mut |_| ControlFlow::Continue(()),
    )
}

/// A PDF with [`PASSWORD`].
pub(crate) fn locked(document: &Document, fonts: &mut Fonts) -> Shared {
    let password = Password::new(PASSWORD).unwrap();
    make(document, Format::Pdf, Protection::Password(password), fonts).unwrap()
}

/// A PDF without a password.
pub(crate) fn open(document: &Document, fonts: &mut Fonts) -> Shared {
    make(document, Format::Pdf, Protection::Unprotected, fonts).unwrap()
}

/// Runs a program on the file. A program that is not there fails the test.
pub(crate) fn run(program: &str, arguments: &[&str], pdf: &[u8]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.pdf");
    std::fs::write(&path, pdf).unwrap();
    run_on(program, arguments, &path)
}

fn run_on(program: &str, arguments: &[&str], path: &Path) -> Output {
    let arguments = arguments.iter().map(|argument| {
        if *argument == "FILE" {
            path.as_os_str()
        } else {
            argument.as_ref()
        }
    });
    Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program} is needed for this test: {error}"))
}

/// The text as poppler reads it, with and without a password.
pub(crate) fn text(pdf: &[u8], password: Option<&str>) -> String {
    let mut arguments = vec!["-enc", "UTF-8"];
    if let Some(password) = password {
        arguments.extend(["-upw", password]);
    }
    arguments.extend(["FILE", "-"]);
    let output = run("pdftotext", &arguments, pdf);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && complaint.is_empty(),
        "pdftotext: {complaint}"
    );
    String::from_utf8(output.stdout).unwrap()
}

/// The text of the protected document, with every run of blanks and line ends as one blank.
pub(crate) fn words(shared: &Shared) -> String {
    one_blank(&text(&shared.bytes, Some(PASSWORD)))
}

pub(crate) fn one_blank(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// qpdf finds nothing to complain about.
pub(crate) fn check(pdf: &[u8], password: Option<&str>) -> String {
    let mut option = String::from("--password=");
    write!(option, "{}", password.unwrap_or_default()).unwrap();
    let output = run(
        "qpdf",
        &[&option, "--check", "--show-encryption", "FILE"],
        pdf,
    );
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && complaint.is_empty(),
        "qpdf: {said}\n{complaint}"
    );
    assert!(!said.to_lowercase().contains("warning"), "{said}");
    said
}
