use lamplight_share::{Document, Fonts, Format, Piece, Protection};
use proptest::prelude::*;

use crate::reader::{make, piece};

fn written(pieces: Vec<Piece>) -> String {
    let document = Document::new(pieces);
    let shared = make(
        &document,
        Format::Markdown,
        Protection::Unprotected,
        &mut Fonts::bundled(),
    )
    .unwrap();
    assert!(shared.password.is_none() && shared.warnings.is_empty());
    String::from_utf8(shared.bytes).unwrap()
}

#[test]
fn an_entry_has_its_heading_its_facts_and_its_text() {
    let tagged = Piece {
        tags: vec!["a b".into()],
        ..piece("A *walk*", "# Mine\n\ntext")
    };
    assert_eq!(
        written(vec![tagged, piece("", "second\n")]),
        "# Notes\n\n## A \\*walk\\*\n\nTue 4 March 2025 · Reflection · #a b\n\n# Mine\n\ntext\n\
         \n## Tue 4 March 2025\n\nReflection\n\nsecond\n"
    );
}

proptest! {
    #[test]
    fn a_body_stands_byte_for_byte(body in any::<String>()) {
        prop_assert!(written(vec![piece("t", &body)]).contains(&body));
    }

    #[test]
    fn a_title_stays_one_heading_with_its_own_words(title in "[ -~é中]{1,30}") {
        prop_assume!(!title.trim().is_empty());
        let text = written(vec![piece(&title, "")]);
        let heading = lamplight_text::plain(text.lines().nth(2).unwrap());
        let blank = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(blank(&heading), blank(&title));
    }
}
