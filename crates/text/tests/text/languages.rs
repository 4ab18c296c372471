//! Text, excerpt and count of words in scripts that differ from Latin.

use lamplight_text::{excerpt, fold, plain, word_count};

#[test]
fn words_are_counted_as_a_reader_counts() {
    let cases = [
        ("", 0),
        ("One two, three — four.", 4),
        ("don’t isn't e-mail", 4),
        ("**bold** and *it*alic", 3),
        ("[text](https://example.org/a-long/path) <b>word</b>", 2),
        ("<https://example.org/a> <me@example.org>", 0),
        ("1. one\n2. two\n\n- [x] three", 3),
        ("# Head\n\n| a | b |\n|---|---|\n| c | d |", 5),
        ("`code here`\n\n```rust\nlet x = 1;\n```", 5),
        ("![a photo](photo.jpg)", 2),
        ("<!-- a comment -->\n\n<div class=\"x\">\ntext\n</div>", 1),
        ("我喜欢吃西红柿。", 7),
        ("我有3只cat", 5),
        ("كَتَبْتُ رِسَالَةً طَوِيلَةً", 3),
        ("كتبتُ رسالة", 2),
        ("ราตรี", 4),
        ("한국어 문장", 2),
        ("😀 👩\u{200d}👩\u{200d}👧\u{200d}👦 🇪🇸", 0),
        ("un**believ**able", 1),
    ];
    for (markdown, count) in cases {
        assert_eq!(word_count(markdown), count, "{markdown}");
    }
}

#[test]
fn plain_text_keeps_its_shape() {
    let cases = [
        (
            "# Title\n\nText *with* `code`.\nNext line",
            "Title\n\nText with code.\nNext line",
        ),
        ("hard  \nbreak\\\nhere", "hard\nbreak\nhere"),
        (
            "- one\n- two\n  - nested\n\n  more\n- three\n\nafter",
            "one\ntwo\nnested\nmore\nthree\n\nafter",
        ),
        ("3. three\n3. four\n\n1) one", "3. three\n4. four\n\n1) one"),
        ("1986\\. A year", "1986. A year"),
        ("> quoted\n> on\n\nsaid", "quoted\non\n\nsaid"),
        ("| a | b |\n|---|:-:|\n|  | *d* |\n\nx", "a\tb\n\td\n\nx"),
        ("```\nlet a;\n\nlet b;\n```\nx", "let a;\n\nlet b;\n\nx"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("![alt *text*](p.jpg) [link](u)", "alt text link"),
        ("&amp; &copy; \\*", "& © *"),
        ("one<br>two <b>three</b>", "one\ntwo three"),
        ("<div>\n<p>first</p>\n</div>\n\nsecond", "first\n\nsecond"),
        ("I <3 you & a < b", "I <3 you & a < b"),
        ("[ref]: http://x.y\n\nsee [ref]", "see ref"),
        ("- [ ] open\n- [x] done", "open\ndone"),
        ("早上\n\n**今天**很好。", "早上\n\n今天很好。"),
        ("\u{feff}text\r\n\r\nmore\r\n", "text\n\nmore"),
    ];
    for (markdown, expected) in cases {
        assert_eq!(plain(markdown), expected, "{markdown:?}");
    }
}

#[test]
fn excerpts_end_where_a_reader_would() {
    let cases = [
        ("今天我们去了海边，天气很好。", 8, "今天我们去了海…"),
        ("كتبت رسالة طويلة إلى أمي", 12, "كتبت رسالة…"),
        ("กินข้าวกับเพื่อน", 9, "กินข้าว…"),
        (
            "👩\u{200d}👩\u{200d}👧\u{200d}👦👩\u{200d}👩\u{200d}👧\u{200d}👦 ok",
            12,
            "👩\u{200d}👩\u{200d}👧\u{200d}👦…",
        ),
        ("🇪🇸🇩🇪🇨🇳", 4, "🇪🇸…"),
        ("**Bold** start\n\n- item", 40, "Bold start item"),
    ];
    for (markdown, max, expected) in cases {
        assert_eq!(excerpt(markdown, max), expected, "{markdown}");
    }
}

#[test]
fn names_that_look_alike_fold_alike() {
    let pairs = [
        ("Größe", "GROSSE"),
        ("corazón", "Corazo\u{301}n"),
        ("عائلة", "عائله"),
        ("ذكريات جميلة", "ذِكريات جميلة"),
        ("心情 日记", "心情 日记"),
        ("Ｔｏｋｙｏ", "tokyo"),
        ("niñez", "NINEZ"),
        ("Đặng", "dang"),
    ];
    for (one, other) in pairs {
        assert_eq!(fold(one), fold(other), "{one} {other}");
    }
    assert_ne!(fold("new year"), fold("newyear"));
    assert_ne!(fold("year/2019"), fold("year 2019"));
}
