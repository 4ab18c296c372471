use lamplight_share::{Fonts, Format, Password, Protection, ShareError};

use crate::reader::{PASSWORD, check, document, locked, make, open, run, text};

#[test]
fn a_protected_pdf_is_aes_256_and_its_words_are_nowhere_in_the_file() {
    let mut fonts = Fonts::new();
    let words = document("Harbourlight", "We spoke of the vesperthorn at length.");
    let shared = locked(&words, &mut fonts);
    let said = check(&shared.bytes, Some(PASSWORD));
    assert!(said.contains("R = 6"), "{said}");
    for part in ["stream", "string", "file"] {
        assert!(
            said.contains(&format!("{part} encryption method: AESv3")),
            "{said}"
        );
    }
    for word in ["Harbourlight", "vesperthorn", "Reflection", "Notes"] {
        let there = shared
            .bytes
            .windows(word.len())
            .any(|window| window == word.as_bytes());
        assert!(!there, "{word}");
    }
    assert!(
        text(&shared.bytes, Some(PASSWORD)).contains("vesperthorn"),
        "the control"
    );
}

#[test]
fn another_password_is_refused_by_both_readers() {
    let shared = locked(&document("t", "b"), &mut Fonts::new());
    for wrong in ["", "river-stone-12345", "RIVER-STONE-1234"] {
        let option = format!("--password={wrong}");
        assert!(
            !run("qpdf", &[&option, "--check", "FILE"], &shared.bytes)
                .status
                .success()
        );
        assert!(
            !run("pdftotext", &["-upw", wrong, "FILE", "-"], &shared.bytes)
                .status
                .success()
        );
    }
}

#[test]
fn a_password_made_here_opens_the_file_and_is_another_each_time() {
    let mut fonts = Fonts::new();
    let words = document("t", "b");
    let make =
        |fonts: &mut Fonts| make(&words, Format::Pdf, Protection::MakePassword, fonts).unwrap();
    let (first, second) = (make(&mut fonts), make(&mut fonts));
    let password =
        |shared: &lamplight_share::Shared| shared.password.clone().unwrap().reveal().to_owned();
    assert_ne!(password(&first), password(&second));
    assert_eq!(password(&first).len(), 23);
    check(&first.bytes, Some(&password(&first)));
    assert_ne!(first.bytes, second.bytes, "keys and salts are fresh");
}

#[test]
fn the_shortest_and_the_longest_password_open_the_file() {
    let mut fonts = Fonts::new();
    for password in ["x".to_owned(), "y".repeat(lamplight_share::LONGEST)] {
        let chosen = Protection::Password(Password::new(&password).unwrap());
        let shared = make(&document("t", "body here"), Format::Pdf, chosen, &mut fonts).unwrap();
        check(&shared.bytes, Some(&password));
        assert!(text(&shared.bytes, Some(&password)).contains("body here"));
    }
    for bad in [
        String::new(),
        "y".repeat(lamplight_share::LONGEST + 1),
        "käse".to_owned(),
        "a\nb".to_owned(),
    ] {
        assert!(Password::new(&bad).is_err(), "{bad}");
    }
}

#[test]
fn markdown_is_only_made_without_protection() {
    let mut fonts = Fonts::new();
    let words = document("t", "b");
    let refused = make(
        &words,
        Format::Markdown,
        Protection::MakePassword,
        &mut fonts,
    );
    assert!(matches!(refused, Err(ShareError::Unsupported(_))));
    assert!(
        make(
            &words,
            Format::Markdown,
            Protection::Unprotected,
            &mut fonts
        )
        .is_ok()
    );
}

#[test]
fn the_file_says_nothing_of_who_wrote_it() {
    let shared = open(&document("A secret title", "b"), &mut Fonts::new());
    let told = run("pdfinfo", &["FILE"], &shared.bytes);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("Title:") && told.contains("Notes"), "{told}");
    assert!(
        !told.contains("Author:") && !told.contains("secret"),
        "{told}"
    );
}
