//! What a snippet promises.

use lamplight_text::{Query, Snippet, marks, plain, snippet};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::corpus::sample;
use crate::index::Index;

fn marked(text: &str, marks: &[(u32, u32)]) -> Vec<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let at = |unit: u32| usize::try_from(unit).unwrap();
    marks
        .iter()
        .map(|&(start, end)| String::from_utf16(&units[at(start)..at(end)]).unwrap())
        .collect()
}

fn shown(query: &str, text: &str, max: usize) -> (String, Vec<String>) {
    let Snippet { text, marks } = snippet(&Query::parse(query), text, max);
    let marked = marked(&text, &marks);
    (text, marked)
}

/// `text` with blanks in a row made one space.
fn on_one_line(text: &str) -> String {
    let mut line = String::new();
    let mut blank = false;
    for grapheme in text.graphemes(true) {
        if grapheme.chars().all(char::is_whitespace) {
            blank = !line.is_empty();
        } else {
            if std::mem::take(&mut blank) {
                line.push(' ');
            }
            line.push_str(grapheme);
        }
    }
    line
}

fn assert_promises(query: &Query, text: &str, max: usize) {
    let found = snippet(query, text, max);
    assert!(found.text.chars().count() <= max, "{found:?}");
    assert!(!found.text.contains(['\n', '\r', '\u{2028}']), "{found:?}");
    let cut_at_end = found.text.ends_with('…');
    let inner = found.text.trim_start_matches('…').trim_end_matches('…');
    let graphemes: Vec<&str> = inner.graphemes(true).collect();
    let line = on_one_line(text);
    let line: Vec<&str> = line.graphemes(true).collect();
    assert!(
        graphemes.is_empty()
            || line
                .windows(graphemes.len())
                .any(|window| window == graphemes),
        "{found:?} of {text:?}"
    );
    if text.chars().count() <= max {
        assert_eq!(graphemes, line);
    }
    let units = u32::try_from(found.text.encode_utf16().count()).unwrap();
    let mut boundaries = vec![0];
    for grapheme in found.text.graphemes(true) {
        let width = u32::try_from(grapheme.encode_utf16().count()).unwrap();
        boundaries.push(boundaries.last().unwrap() + width);
    }
    let mut behind = 0;
    for (&(start, end), piece) in found.marks.iter().zip(marked(&found.text, &found.marks)) {
        assert!(behind <= start && start < end && end <= units, "{found:?}");
        assert!(
            boundaries.contains(&start) && boundaries.contains(&end),
            "{found:?}"
        );
        behind = end;
        // A mark at a cut may be but the beginning of the hit.
        if !cut_at_end || end + 1 < units {
            let index = Index::of(&piece);
            assert!(
                query.terms.iter().any(|term| index.holds(term)),
                "{piece:?} {found:?}"
            );
        }
    }
}

#[test]
fn snippets_of_chosen_texts() {
    let text = "One two three four five six seven eight nine ten.\nEleven twelve thirteen.";
    let cases: &[(&str, usize, &str, &[&str])] = &[
        ("seven", 24, "…six seven eight nine…", &["seven"]),
        ("ten eleven", 24, "…ten. Eleven twelve…", &["ten", "Eleven"]),
        ("one", 16, "One two three…", &["One"]),
        (
            "thirteen",
            30,
            "…ten. Eleven twelve thirteen.",
            &["thirteen"],
        ),
        ("twel*", 20, "…twelve thirteen.", &["twel"]),
        ("absent", 16, "One two three…", &[]),
        ("one thirteen", 24, "One two three four five…", &["One"]),
        (
            "eight",
            200,
            "One two three four five six seven eight nine ten. Eleven twelve thirteen.",
            &["eight"],
        ),
        ("eight", 0, "", &[]),
        (
            "\"six seven\"",
            24,
            "…five six seven eight…",
            &["six seven"],
        ),
        ("t*", 22, "One two three four…", &["t", "t"]),
    ];
    for (query, max, expected, hits) in cases {
        let (found, marked) = shown(query, text, *max);
        assert_eq!(found, *expected, "{query}");
        assert_eq!(marked, *hits, "{query}");
        assert_promises(&Query::parse(query), text, *max);
    }
}

#[test]
fn hits_are_marked_as_they_are_written() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "corazon",
            "un CORAZÓN, un corazo\u{301}n.",
            &["CORAZÓN", "corazo\u{301}n"],
        ),
        ("strasse", "Die Straße.", &["Straße"]),
        ("stras*", "Die Straße.", &["Straß"]),
        ("don't", "I don’t — don.t", &["don’t", "don.t"]),
        ("日", "今日は日曜日", &["日", "日", "日"]),
        ("日曜", "今日は日曜日", &["日曜"]),
        ("c3po日本", "(C3PO日本)", &["C3PO日本"]),
        ("كتاب", "والكِتَاب هنا", &["كِتَاب"]),
        ("👩", "a 👩\u{200d}👧 b", &["👩\u{200d}👧"]),
        ("❤", "I ❤\u{fe0f} it", &["❤\u{fe0f}"]),
        ("\"a b a b c\"", "a b a b a b c", &["a b a b c"]),
        ("a \"a b\"", "a b", &["a b"]),
        ("ae", "Æ", &["Æ"]),
        ("한", "대한민국", &["한"]),
        ("e", "e\u{301}", &["e\u{301}"]),
    ];
    for (query, text, hits) in cases {
        assert_eq!(
            marked(text, &marks(&Query::parse(query), text)),
            *hits,
            "{query} in {text}"
        );
        assert_eq!(shown(query, text, 100).1, *hits, "{query} in {text}");
    }
}

#[test]
fn hits_behind_many_blanks_are_marked_too() {
    let text = format!(
        "one a{}a b a and so on to the end of it",
        "\n \t".repeat(40)
    );
    let (found, marked) = shown("a", &text, 20);
    assert_eq!(found, "one a a b a and so…");
    assert_eq!(marked, ["a", "a", "a"]);
}

#[test]
fn a_long_hit_is_shown_from_its_beginning() {
    let (text, marked) = shown(
        "\"one two three four five\"",
        "zero one two three four five",
        14,
    );
    assert_eq!(text, "…one two thre…");
    assert_eq!(marked, ["one two thre"]);
}

#[test]
fn snippets_of_the_corpus() {
    for paragraph in sample(25) {
        let text = plain(&paragraph.sentences.join("\n\n"));
        for word in text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .step_by(9)
        {
            let query = Query::parse(word);
            for max in [20, 60, 160] {
                assert_promises(&query, &text, max);
                assert!(
                    !snippet(&query, &text, max).marks.is_empty(),
                    "{word} in {text}"
                );
            }
        }
    }
}

proptest! {
    #[test]
    fn a_snippet_keeps_its_promises(
        text in "([a-c]{1,3}|日本か|e\u{301}|كتاب|👩\u{200d}👧|🇪🇸|\u{301}|[क-ङ]\u{94d}|[ \n\t]{1,2}|[.,—]){0,60}",
        query in "([a-c]{1,2}[*]?|\"a b|日|本か|é|تاب|👩|🇪|क| ){0,4}",
        max in 0_usize..60,
    ) {
        assert_promises(&Query::parse(&query), &text, max);
    }

    #[test]
    fn any_text_has_a_snippet(text in any::<String>(), max in 0_usize..40) {
        let text = text.replace('…', "");
        let query = Query::parse(&text.chars().take(8).collect::<String>());
        assert_promises(&query, &text, max);
        for (start, end) in marks(&query, &text) {
            prop_assert!(start < end);
        }
    }
}
