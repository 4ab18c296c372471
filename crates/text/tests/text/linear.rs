//! Time grows with the length of the text, whatever the text.

use std::hint::black_box;
use std::time::{Duration, Instant};

use lamplight_text::{
    Query, Tokens, blocks, excerpt, fold, marks, plain, prose, searchable, snippet, word_count,
};

use crate::corpus::paragraphs;

fn read(text: &str) {
    black_box((blocks(text), prose(text)));
    let plain = black_box(plain(text));
    black_box((searchable(text), word_count(text), excerpt(text, 200)));
    let query = Query::parse("zzzz 日 🇪 ا");
    black_box((snippet(&query, &plain, 200), marks(&query, &plain)));
}

fn index(text: &str) {
    black_box((Tokens::of(text), fold(text)));
}

/// Work that grows with the length is done in seconds, also by an unoptimised build on a busy
/// machine; work that grows with its square takes minutes to hours.
const LIMIT: Duration = Duration::from_secs(40);

fn assert_linear(name: &str, work: fn(&str), text: &str) {
    let start = Instant::now();
    work(text);
    let time = start.elapsed();
    assert!(time < LIMIT, "{name}: {time:?} for {} bytes", text.len());
}

fn cycled(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len() + 1)
}

const TEN_MEGABYTES: usize = 10_000_000;

#[test]
fn ten_megabytes_of_prose() {
    let prose: Vec<String> = paragraphs()
        .iter()
        .step_by(3)
        .map(|paragraph| paragraph.text() + "\n\n")
        .collect();
    let prose = cycled(&prose.concat(), TEN_MEGABYTES);
    assert_linear("reading prose", read, &prose);
    assert_linear("indexing prose", index, &prose);
}

#[test]
fn ten_megabytes_without_a_blank() {
    for unit in ["unbroken", "日本語", "كتاب", "กิน", "🇪🇸"] {
        assert_linear(unit, index, &cycled(unit, TEN_MEGABYTES));
    }
}

#[test]
fn texts_that_make_parsers_slow() {
    let units = [
        "[",
        "![",
        "[a](",
        "[a](b \"",
        "*a ",
        "*a **b ",
        "`",
        "` `` ",
        "<a ",
        "<!-- ",
        "x <? ",
        "&amp",
        "~~a ",
        "\\",
        "[a]: b\n",
        "a|b\n-|-\n",
        "> a\n",
        "- a\n",
        "> ",
        "- ",
        "1. ",
        "\r",
        "\n\n",
        "# ",
        "🇪🇸",
        "👩\u{200d}",
        "e\u{301}",
        "\u{301}",
        "\u{e48}\u{e38}",
        "日 ",
        "<a href=\"",
        "_a",
    ];
    for unit in units {
        assert_linear(unit, read, &cycled(unit, 400_000));
        assert_linear(unit, index, &cycled(unit, 400_000));
    }
}

#[test]
fn lines_below_deep_nesting_and_open_titles() {
    let heads = [
        ">".repeat(100_000) + "a\n",
        "- ".repeat(50_000) + "a\n",
        "[a](b \"\n".to_owned(),
        "[a](b '\n".to_owned(),
    ];
    for head in heads {
        for line in ["b\n", "*b*\n", "b\r"] {
            assert_linear(line, read, &(head.clone() + &cycled(line, 400_000)));
        }
    }
}

#[test]
fn a_link_definition_used_over_and_over() {
    let target = "x".repeat(200_000);
    let text = format!("[a]: {target}\n\n") + &"[a] ".repeat(50_000);
    assert_linear("definition", read, &text);
    assert!(searchable(&text).len() < 10 * text.len());
}
