use lamplight_share::{Document, Fonts, Format, Piece, Warning, foresee};

use crate::reader::{check, document, locked, one_blank, piece, words};

/// The ligature of lam and alef comes out of a PDF in either order.
fn unjoined(text: &str) -> String {
    text.replace("ال", "لا").replace(
        ['\u{200e}', '\u{200f}', '\u{202b}', '\u{202c}', '\u{202a}'],
        "",
    )
}

#[test]
fn every_script_comes_out_as_it_went_in() {
    let mut fonts = Fonts::new();
    for text in [
        "Łódź, Größe, corazón, naïve façade",
        "Привет, как дела",
        "Καλημέρα σου κόσμε",
        "我今天说出了对不起",
        "日本語テスト",
        "تحدثنا طويلا هذا المساء",
        "שלום לך",
    ] {
        let shared = locked(&document(text, text), &mut fonts);
        let (read, wanted) = (unjoined(&words(&shared)), unjoined(text));
        assert_eq!(
            read.matches(&wanted).count(),
            2,
            "{wanted} is not twice in {read}"
        );
        assert!(shared.warnings.is_empty(), "{:?}", shared.warnings);
    }
}

#[test]
fn what_looks_like_typesetting_is_only_text() {
    let body = "#import \"x\": * and #read(\"/etc/passwd\") \\u{41} $x^2$ @ref <label> ~ -- //no";
    let shared = locked(
        &document("#set text(red)", &format!("`{body}`")),
        &mut Fonts::new(),
    );
    let read = words(&shared);
    assert!(read.contains("#set text(red)"), "{read}");
    assert!(
        read.contains("#read(\"/etc/passwd\")") && read.contains("$x^2$"),
        "{read}"
    );
    assert!(!read.contains("root:"), "{read}");
}

#[test]
fn every_kind_of_block_is_there() {
    let body = "# Head\n\nSome *soft* and **strong** and ~~gone~~ words.\n\n- one\n- [x] done\n- [ ] open\n\n\
        3. three\n\n> quoted\n\n```\ncode here\n```\n\n| a | b |\n|---|---|\n| cell | other |\n\n---\n\n\
        [a link](https://example.org/x) ![a picture](p.jpg) <b>raw</b>";
    let read = words(&locked(&document("Blocks", body), &mut Fonts::new()));
    for wanted in [
        "Head",
        "Some soft and strong and gone words.",
        "one",
        "done",
        "open",
        "three",
        "quoted",
        "code here",
        "cell",
        "other",
        "a link",
        "example.org/x",
        "a picture",
        "<b>raw</b>",
    ] {
        assert!(read.contains(wanted), "{wanted} is not in {read}");
    }
}

#[test]
fn a_character_without_a_font_is_named_and_shown() {
    let shared = locked(
        &document("t", "before \u{e123} after \u{e123}"),
        &mut Fonts::new(),
    );
    assert_eq!(shared.warnings.len(), 1, "{:?}", shared.warnings);
    let said = warning(&shared.warnings[0]);
    assert!(said.to_uppercase().contains("E123"), "{said}");
    let read = words(&shared);
    assert!(
        read.contains("before") && read.contains("after") && read.to_uppercase().contains("E123"),
        "{read}"
    );
}

fn warning(warning: &Warning) -> String {
    format!("{warning:?} {warning}")
}

#[test]
fn odd_titles_and_long_or_deep_texts_are_set() {
    let mut fonts = Fonts::new();
    let deep = "> ".repeat(60) + "deep down";
    let wide = format!(
        "|{}|\n|{}|\n|{}|",
        "h|".repeat(14),
        "-|".repeat(14),
        "cell|".repeat(14)
    );
    let long = "x".repeat(10_000);
    let pieces = [
        ("", deep.as_str()),
        ("\u{202e}turned", &wide),
        ("Z\u{351}\u{36b}algo", &long),
        ("a\u{0}b\r\nc", "end"),
    ]
    .map(|(title, body)| piece(title, body));
    let shared = locked(&Document::new(pieces.to_vec()), &mut fonts);
    check(&shared.bytes, Some(crate::reader::PASSWORD));
    let read = one_blank(&words(&shared));
    assert!(read.contains("deep down") && read.contains("end"), "{read}");
    // In a narrow column a word may be broken, with or without a hyphen.
    let unbroken: String = read
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}' | '‐'))
        .collect();
    assert_eq!(unbroken.matches("cell").count(), 14, "{read}");
    assert_eq!(read.chars().filter(|c| *c == 'x').count(), 10_000);
}

#[test]
fn what_is_printed_above_an_entry_is_what_was_shown_before() {
    let tagged = Piece {
        tags: vec!["us two".into(), "home".into()],
        ..piece("A walk", "far")
    };
    let document = Document::new(vec![tagged, piece("", "near")]);
    let read = words(&locked(&document, &mut Fonts::bundled()));
    let mut rest = read.as_str();
    for printed in document.printed(Format::Pdf) {
        // The label stands over the heading, the tags under it.
        let (label, tags) = printed
            .facts
            .split_once('\n')
            .unwrap_or((&printed.facts, ""));
        for line in [label, &printed.title, tags, &printed.body] {
            let place = rest.find(&one_blank(line));
            let place = place.unwrap_or_else(|| panic!("{line:?} is not in {rest:?}"));
            rest = &rest[place..];
        }
    }
}

#[test]
fn what_the_pages_cannot_show_is_foreseen() {
    let mut fonts = Fonts::bundled();
    let document = document(
        "Signs \u{e000}",
        "\u{e000} `\u{7}` Łódź [x](http://\u{e002}/)",
    );
    let step = &mut |_| std::ops::ControlFlow::Continue(());
    let foreseen = foresee(&document, Format::Pdf, &mut fonts, step).unwrap();
    assert!(!foreseen.is_empty());
    assert_eq!(foreseen, locked(&document, &mut fonts).warnings);
    let markdown = foresee(&document, Format::Markdown, &mut fonts, step).unwrap();
    assert!(markdown.is_empty());
}
