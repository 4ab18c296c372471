//! Nesting beyond all reason, on a small stack.

use std::fmt::Write;

use lamplight_text::{
    Block, Inline, Query, blocks, excerpt, marks, plain, searchable, snippet, word_count,
};

fn on_a_small_stack(markdown: String) -> String {
    let work = move || {
        let parsed = blocks(&markdown);
        let json = serde_json::to_string(&parsed).unwrap();
        // Readers of JSON commonly refuse more than 128 levels; this one does.
        serde_json::from_str::<serde_json::Value>(&json).expect("not too deep for JSON");
        let mut text = String::new();
        text_of_blocks(&parsed, &mut text);
        drop(parsed);
        let query = Query::parse("word");
        let plain = plain(&markdown);
        assert_eq!(
            plain.split_whitespace().last(),
            text.split_whitespace().last()
        );
        assert!(!marks(&query, &plain).is_empty());
        assert!(!snippet(&query, &plain, 80).marks.is_empty());
        assert!(searchable(&markdown).contains("word"));
        assert!(word_count(&markdown) >= 1);
        assert!(excerpt(&markdown, 80).chars().count() <= 80);
        text
    };
    std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(work)
        .unwrap()
        .join()
        .unwrap()
}

fn text_of_blocks(blocks: &[Block], into: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => {
                text_of_inlines(content, into);
            }
            Block::List { items, .. } => {
                for item in items {
                    text_of_blocks(&item.blocks, into);
                }
            }
            Block::Quote { blocks } => text_of_blocks(blocks, into),
            Block::Code { text, .. } | Block::Html { text } => into.push_str(text),
            Block::Table { header, rows, .. } => {
                for cell in header.iter().chain(rows.iter().flatten()) {
                    text_of_inlines(cell, into);
                    into.push('\t');
                }
            }
            Block::Rule => {}
        }
        into.push('\n');
    }
}

pub fn text_of_inlines(inlines: &[Inline], into: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } | Inline::Html { text } => {
                into.push_str(text);
            }
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strikethrough { content }
            | Inline::Link { content, .. } => text_of_inlines(content, into),
            Inline::Image { alt, .. } => into.push_str(alt),
            Inline::SoftBreak | Inline::LineBreak => into.push('\n'),
        }
    }
}

#[test]
fn nesting_is_bounded_and_no_text_is_lost() {
    let n = 100_000;
    let cases = [
        (">".repeat(n) + " word", "word"),
        ("[".repeat(n) + "word", "["),
        ("[".repeat(n) + "word" + &"](u)".repeat(n), "["),
        ("![".repeat(n) + "word" + &"](u)".repeat(n), "word"),
        ("- ".repeat(n / 2) + "word", "word"),
        ("1. ".repeat(n / 2) + "word", "word"),
        ("> - ".repeat(n / 2) + "word", "word"),
        ("*".repeat(n) + "word" + &"*".repeat(n), "word"),
        ("**_".repeat(n / 3) + "word" + &"_**".repeat(n / 3), "word"),
        ("~~*".repeat(n / 3) + "word" + &"*~~".repeat(n / 3), "word"),
        ("<b>".repeat(n) + " word", "<b>"),
    ];
    for (markdown, expected) in cases {
        let start: String = markdown.chars().take(6).collect();
        let text = on_a_small_stack(markdown);
        assert!(text.contains("word") && text.contains(expected), "{start}");
    }
}

#[test]
fn lists_nested_by_indentation_are_bounded() {
    let mut markdown = String::new();
    for level in 0..400 {
        writeln!(markdown, "{}- level{level} word", " ".repeat(2 * level)).unwrap();
    }
    let text = on_a_small_stack(markdown);
    for level in 0..400 {
        assert!(text.contains(&format!("level{level} word")), "{level}");
    }
}

#[test]
fn what_is_beyond_goes_into_the_deepest_level() {
    let parsed =
        blocks(&(">".repeat(60) + " one\n" + &">".repeat(61) + "\n" + &">".repeat(50) + " *two*"));
    let mut depth = 0;
    let mut level = &parsed;
    while let [Block::Quote { blocks }] = level.as_slice() {
        depth += 1;
        level = blocks;
    }
    let text = |text: &str| Block::Paragraph {
        content: vec![Inline::Text { text: text.into() }],
    };
    assert_eq!(depth, 48);
    assert_eq!(*level, [text("one"), text("two")]);
}
