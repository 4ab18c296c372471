//! Strings that break programs.

use std::hint::black_box;

use lamplight_text::{
    Query, Tokens, blocks, excerpt, fold, marks, plain, searchable, snippet, word_count,
};
use proptest::prelude::*;

use crate::depth::text_of_inlines;

fn everything(text: &str) {
    serde_json::to_string(&blocks(text)).unwrap();
    let plain = plain(text);
    let query = Query::parse(text);
    black_box((
        word_count(text),
        searchable(text),
        Tokens::of(text),
        fold(text),
    ));
    for max in [0, 1, 2, 3, 7, 50] {
        assert!(excerpt(text, max).chars().count() <= max);
        assert!(snippet(&query, &plain, max).text.chars().count() <= max);
    }
    black_box(marks(&query, &plain));
}

#[test]
fn naughty_strings() {
    let strings = [
        "",
        " ",
        "\0",
        "a\0b",
        "\u{1}\u{7f}\u{85}\u{2028}\u{2029}",
        "\r",
        "\r\n\r",
        "\u{feff}",
        "\u{feff}# BOM",
        "\u{fffd}\u{fffe}\u{ffff}\u{10ffff}",
        "\u{e000}\u{f8ff}",
        "\u{202e}txet desrever\u{202c}",
        "\u{2066}isolate\u{2069}\u{200b}\u{200c}\u{200d}\u{2060}",
        "\u{301}\u{301}\u{301}",
        "Z\u{351}\u{36b}\u{343}\u{36a}\u{302}\u{36b}\u{33d}a\u{328}\u{334}lgo",
        "\u{1f3fd}\u{200d}\u{fe0f}\u{20e3}",
        "🇪🇸🇪",
        "👨\u{200d}👩\u{200d}👧\u{200d}👦\u{200d}",
        "\u{1100}\u{1161}\u{11a8}\u{11a8}\u{1161}",
        "\u{3099}か\u{3099}\u{3099}",
        "ﷺ﷽",
        "İıſẞßŉǰΐᾷﬀ",
        "'; DROP TABLE entry; --",
        "\" OR \"\"=\" NEAR(a b) a AND NOT b ^c -d {e}: f* *",
        "<script>alert('x')</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "![](data:text/html;base64,PHNjcmlwdD4=)",
        "%s%n%x{0}${HOME}$(id)`id`",
        "../../../etc/passwd",
        "NULL undefined NaN -0 1e309 0x10 1_000",
        "[[[]]](((",
        "[a]: <\n[a]: \"\n[a]:",
        "| |\n|-\n|",
        "|\n|-|-|\n||||",
        "```",
        "~~~\n```\n~~~",
        "<!--",
        "<![CDATA[",
        "<?",
        "</",
        "&#0; &#x110000; &#xD800; &unknown; &#99999999999;",
        "\\",
        "- - - - -\n+\n1.\n999999999. x\n9999999999. y",
        "    \t\n\t\n",
        "***a**b*c_d__e___",
        "\t- a\n\t\t- b\n\t\t\t- c",
        "# \n## #\n###### ######\n####### no",
        "=\n==\n-\n--",
        "a\u{a0}b\u{3000}c\u{1680}d",
    ];
    for text in strings {
        everything(text);
        everything(&format!("> - {text}"));
        everything(&text.repeat(9));
    }
}

#[test]
fn raw_html_stays_text() {
    let json = serde_json::to_value(blocks("<script>x</script>\n\na <b onclick=y>c</b>")).unwrap();
    assert_eq!(json[0]["type"], "html");
    assert_eq!(json[0]["text"], "<script>x</script>");
    assert_eq!(json[1]["content"][1]["type"], "html");
    assert_eq!(json[1]["content"][1]["text"], "<b onclick=y>");
}

/// The letters of the blocks, in order.
fn letters_of_blocks(markdown: &str) -> String {
    fn walk(value: &serde_json::Value, into: &mut String) {
        match value {
            serde_json::Value::Array(values) => values.iter().for_each(|value| walk(value, into)),
            serde_json::Value::Object(fields) => {
                for name in [
                    "text", "alt", "content", "blocks", "items", "header", "rows",
                ] {
                    match fields.get(name) {
                        Some(serde_json::Value::String(text)) => into.push_str(text),
                        Some(value) => walk(value, into),
                        None => {}
                    }
                }
            }
            _ => {}
        }
    }
    let mut text = String::new();
    walk(&serde_json::to_value(blocks(markdown)).unwrap(), &mut text);
    letters(&text)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

#[test]
fn inlines_read_as_they_are_written() {
    let parsed = blocks("a *b **c** ~~d~~* `e` [f](g) ![h](i)");
    let [lamplight_text::Block::Paragraph { content }] = parsed.as_slice() else {
        panic!("{parsed:?}")
    };
    let mut text = String::new();
    text_of_inlines(content, &mut text);
    assert_eq!(text, "a b c d e f h");
}

proptest! {
    #[test]
    fn any_string_is_taken(text in any::<String>()) {
        everything(&text);
    }

    #[test]
    fn any_markup_is_taken(text in "[ab \n\t>*_~`\\[\\]()<>!#|:=\"'\\\\&;0-9.+/-]{0,120}") {
        everything(&text);
    }

    #[test]
    fn blocks_and_plain_text_hold_the_same_letters(
        text in "([ab日é]{1,3}|[ \n>*_~`\\[\\]()!#|:=\"'+-]{1,3}|\n\n|- |> |```|\\*\\*|\\]\\(){0,40}"
    ) {
        prop_assert_eq!(letters_of_blocks(&text), letters(&plain(&text)));
    }
}
