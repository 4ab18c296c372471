use std::fmt::Write as _;

use lamplight_share::{Document, Fonts, Warning};

use crate::reader::{PASSWORD, check, document, locked, one_blank, open, piece, run, text, words};

#[test]
fn thai_devanagari_korean_and_emoji_come_out() {
    let mut fonts = Fonts::new();
    for text in ["ขอบคุณมาก", "कल बात", "오늘은 비가 왔다", "A 😀 day 🧑‍🚀"]
    {
        let shared = locked(&document("t", text), &mut fonts);
        assert!(shared.warnings.is_empty(), "{:?}", shared.warnings);
        let read = words(&shared);
        for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
            assert!(read.contains(letter), "{letter} of {text} is not in {read}");
        }
    }
}

#[test]
fn without_the_systems_fonts_a_joined_emoji_is_one_mark() {
    let shared = locked(
        &document("t", "an 🧑\u{200d}🚀 here"),
        &mut Fonts::bundled(),
    );
    let read = words(&shared);
    assert!(read.contains("an [U+1F9D1 U+200D U+1F680] here"), "{read}");
    let missing = |character| Warning::NoGlyph {
        character,
        count: 1,
    };
    assert_eq!(shared.warnings, [missing('🚀'), missing('🧑')]);
}

/// Lines that can be told apart.
fn numbered(name: &str, count: usize, end: &str) -> String {
    let mut lines = String::new();
    for line in 0..count {
        write!(lines, "{name}{line:05}{end}").unwrap();
    }
    lines
}

#[test]
fn ten_thousand_lines_are_all_there() {
    let mut fonts = Fonts::new();
    for end in ["\n", "  \n", "\n\n"] {
        let body = numbered("line", 10_000, end);
        let read = one_blank(&text(
            &locked(&document("t", &body), &mut fonts).bytes,
            Some(PASSWORD),
        ));
        for line in 0..10_000 {
            assert!(
                read.contains(&format!("line{line:05}")),
                "{line} of {end:?}"
            );
        }
    }
}

#[test]
fn a_code_block_of_many_lines_is_whole() {
    let lines = numbered("code", 3_000, "\n");
    let read = words(&locked(
        &document("t", &format!("```\n{lines}```")),
        &mut Fonts::new(),
    ));
    for line in 0..3_000 {
        assert!(read.contains(&format!("code{line:05}")), "{line}");
    }
}

#[test]
fn the_pages_are_counted_on_each() {
    let body = "word ".repeat(6_000);
    let shared = open(&document("t", &body), &mut Fonts::new());
    let told = run("pdfinfo", &["FILE"], &shared.bytes);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let pages: usize = told
        .lines()
        .find_map(|line| line.strip_prefix("Pages:"))
        .and_then(|number| number.trim().parse().ok())
        .unwrap();
    assert!(pages > 3);
    // poppler leaves the narrow blanks around the stroke out.
    let read = text(&shared.bytes, None).replace(' ', "");
    for page in 1..=pages {
        assert!(
            read.contains(&format!("{page}/{pages}\n")),
            "{page} of {pages}"
        );
    }
}

#[test]
fn a_long_word_can_be_copied_whole() {
    let word = "incomprehensibly".repeat(12);
    let read = text(
        &locked(&document("t", &word), &mut Fonts::new()).bytes,
        Some(PASSWORD),
    );
    let joined: String = read.split_whitespace().collect();
    assert!(joined.contains(&word), "{read}");
}

#[test]
fn two_open_files_of_one_document_are_the_same() {
    let mut fonts = Fonts::new();
    let words = Document::new(vec![piece("One", "first"), piece("", "second")]);
    assert_eq!(
        open(&words, &mut fonts).bytes,
        open(&words, &mut fonts).bytes
    );
}

#[test]
fn the_open_file_has_the_words_that_the_protected_one_hides() {
    let words = document("Harbourlight", "the vesperthorn");
    let mut fonts = Fonts::new();
    let plain = open(&words, &mut fonts);
    check(&plain.bytes, None);
    let seen = run(
        "qpdf",
        &["--qdf", "--object-streams=disable", "FILE", "-"],
        &plain.bytes,
    );
    let seen = String::from_utf8_lossy(&seen.stdout).into_owned();
    assert!(
        seen.contains("Notes") && seen.contains("20261122000000Z"),
        "no words without a lock"
    );
    assert!(!seen.contains("/Metadata") && !seen.to_lowercase().contains("typst"));
}

#[test]
fn a_first_page_has_nothing_else_on_it() {
    let mut fonts = Fonts::new();
    let pieces = vec![
        piece("first", "one"),
        piece("second", "two"),
        piece("third", "three"),
    ];
    let mut letter = Document::new(pieces);
    let pages = |document: &Document, fonts: &mut Fonts| {
        let shared = text(&locked(document, fonts).bytes, Some(PASSWORD));
        let pages: Vec<String> = shared.split('\u{c}').map(str::to_owned).collect();
        pages
    };
    let together = pages(&letter, &mut fonts);
    assert!(
        together[0].contains("one") && together[0].contains("three"),
        "{together:?}"
    );
    letter.has_cover = true;
    let apart = pages(&letter, &mut fonts);
    assert!(
        apart[0].contains("one") && !apart[0].contains("two"),
        "{apart:?}"
    );
    assert!(
        apart[1].contains("two") && apart[1].contains("three"),
        "{apart:?}"
    );
}
