//! Whatever is typed is found.

use lamplight_text::{Query, Tokens, fold, marks, plain, searchable};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::corpus::{Paragraph, sample};
use crate::index::{Index, tokenized};

/// The runs of letters, digits and underscores that a plain scan for `\w+` sees.
fn scanned(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|run| !run.is_empty())
}

/// The runs of letters, digits and marks of any script.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| {
        !matches!(
            c.general_category_group(),
            GeneralCategoryGroup::Letter
                | GeneralCategoryGroup::Number
                | GeneralCategoryGroup::Mark
        )
    })
    .filter(|run| !run.is_empty())
}

fn assert_all_found<'a>(runs: impl Iterator<Item = &'a str>, markdown: &str) {
    let index = Index::of(&searchable(markdown));
    for run in runs {
        for query in [run.to_owned(), format!("\"{run}\"")] {
            assert!(
                index.matches(&Query::parse(&query)),
                "{query} in {markdown}"
            );
        }
    }
}

/// A text of the corpus with markup of every kind put in, also within words.
fn marked_up(paragraph: &Paragraph, seed: u64) -> String {
    let mut state = seed | 1;
    let mut random = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let mut markdown = String::new();
    for sentence in &paragraph.sentences {
        let line = [
            "",
            "# ",
            "- ",
            "3. ",
            "> ",
            "- [x] ",
            "    ",
            "| ",
            "<p id=q1>",
            "\n\n",
            "\n",
        ];
        markdown.push_str(line[usize::try_from(random(11)).unwrap()]);
        let mut open: Option<&str> = None;
        for c in sentence.chars() {
            if random(12) == 0 {
                let sign = ["**", "*", "_", "__", "~~", "`", "<b>", "</i>", "["];
                match open.take() {
                    Some("[") => markdown.push_str("](target/of_it.html \"its title\")"),
                    Some(sign) => markdown.push_str(sign),
                    None => {
                        let sign = sign[usize::try_from(random(9)).unwrap()];
                        markdown.push_str(sign);
                        open = Some(sign);
                    }
                }
            }
            if !matches!(c, '&' | '\\') {
                markdown.push(c);
            }
        }
        let end = [
            "\n",
            "\n\n",
            "  \n",
            " ",
            "\n\n```rust x9\ncode\n```\n",
            "\n[ref]: some/where 'T'\n",
        ];
        markdown.push_str(end[usize::try_from(random(6)).unwrap()]);
    }
    markdown
}

#[test]
fn every_run_of_the_corpus_is_found_through_any_markup() {
    for (seed, paragraph) in (1..).zip(sample(60)) {
        let text = paragraph.text();
        assert_all_found(scanned(&text), &text);
        let markdown = marked_up(&paragraph, 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed));
        assert_all_found(scanned(&markdown), &markdown);
    }
}

#[test]
fn words_are_found_without_their_accents_and_composed_or_not() {
    for paragraph in sample(40)
        .iter()
        .filter(|p| ["es", "de"].contains(&p.language.as_str()))
    {
        let text = paragraph.text();
        let bare: String = text
            .nfd()
            .filter(|c| c.general_category_group() != GeneralCategoryGroup::Mark)
            .collect();
        let decomposed: String = text.nfd().collect();
        assert_eq!(Tokens::of(&bare), Tokens::of(&text));
        assert_eq!(Tokens::of(&decomposed), Tokens::of(&text));
        assert_eq!(fold(&bare), fold(&text));
        let index = Index::of(&text);
        for word in scanned(&bare) {
            assert!(index.matches(&Query::parse(word)), "{word} in {text}");
        }
    }
}

#[test]
fn any_piece_of_a_chinese_run_is_found() {
    for paragraph in sample(60).iter().filter(|p| p.language == "zh") {
        let text = paragraph.text();
        let index = Index::of(&text);
        for run in scanned(&text).filter(|run| !run.is_ascii()) {
            let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).collect();
            for (n, &start) in starts.iter().enumerate() {
                let piece = &run[start..starts.get(n + 1 + n % 4).copied().unwrap_or(run.len())];
                assert!(index.matches(&Query::parse(piece)), "{piece} in {run}");
            }
        }
    }
}

#[test]
fn any_piece_of_an_arabic_word_is_found() {
    for paragraph in sample(60).iter().filter(|p| p.language == "ar") {
        let text = paragraph.text();
        let index = Index::of(&text);
        for word in scanned(&text).filter(|word| !word.is_ascii()) {
            let letters: Vec<char> = word.chars().collect();
            for piece in letters.windows(3.min(letters.len())) {
                let piece: String = piece.iter().collect();
                let query = Query::parse(&piece);
                // One letter left by folding is not searched within words.
                if fold(&piece).chars().count() > 1 {
                    assert!(index.matches(&query), "{piece} in {word}");
                }
            }
        }
    }
    let index = Index::of("قرأت وغاتسبي والكتابة");
    assert!(index.matches(&Query::parse("غاتسبي كتاب")));
    assert!(!index.matches(&Query::parse("\"غاتسبي\"")));
}

#[test]
fn what_is_not_there_is_not_found() {
    let index = Index::of("We don’t walk to the 日本語 café; 2019-01-02 😀 كتاب");
    let absent = [
        "dont",
        "wal",
        "\"walk we\"",
        "本日",
        "日語",
        "caf",
        "2019-02",
        "😁",
        "كتابة",
        "语",
        "\"the café\"",
    ];
    for query in absent {
        assert!(!index.matches(&Query::parse(query)), "{query}");
    }
    for query in [
        "DON'T",
        "wal*",
        "\"we don't walk\"",
        "本",
        "CAFÉ",
        "2019-01*",
        "😀",
        "كتا",
    ] {
        assert!(index.matches(&Query::parse(query)), "{query}");
    }
}

/// Strings over the scripts that fold, join or run together, with blanks and punctuation.
fn of_many_scripts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z0-9'_]{1,6}",
        "[àéîõüßøłæÑŞıİ]{1,3}",
        "[e\u{301}o\u{308}a\u{30a}]{1,5}",
        "[α-ωΑ-Ωάή]{1,4}",
        "[а-яЁй]{1,4}",
        "[\u{4e00}-\u{4e20}ぁ-んァ-ヶー\u{3099}]{1,5}",
        "[가-갗\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11a8}-\u{11c2}]{1,4}",
        "[\u{620}-\u{652}]{1,6}",
        "[א-ת\u{5b0}-\u{5b9}]{1,4}",
        "[ก-ฮะ-ู\u{e47}-\u{e4c}]{1,4}",
        "[क-ह\u{93c}-\u{94d}]{1,4}",
        "[😀👩👧👍\u{1f3fd}\u{200d}\u{fe0f}🇪🇸❤™°]{1,4}",
        "[ \n.,;:!?،。、—]{1,2}",
    ];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_run_of_any_markdown_is_found(
        text in prop_oneof![
            "\\PC{0,80}",
            "[a-cA-Z日本か\u{3099}عب é\u{301}*_`~\\[\\]()<>/!#|:=\"'\n\t -]{0,80}",
        ]
    ) {
        let text: String = text
            .chars()
            .filter(|c| !matches!(c, '&' | '\\'))
            .filter(|c| c.general_category() != unicode_properties::GeneralCategory::Format)
            .collect();
        let index = Index::of(&searchable(&text));
        for run in runs(&text) {
            prop_assert!(index.matches(&Query::parse(run)), "{:?} in {:?}", run, text);
        }
    }

    #[test]
    fn a_word_is_found_wherever_it_stands_alone(
        before in of_many_scripts(),
        word in of_many_scripts(),
        after in of_many_scripts(),
    ) {
        for word in word.split_whitespace() {
            let text = format!("{before} {word}\n{after}");
            let index = Index::of(&text);
            let query = Query::parse(word);
            prop_assert!(index.matches(&query), "{query:?}");
            prop_assert_eq!(query.is_empty(), Tokens::of(word).words.is_empty());
            prop_assert_eq!(query.is_empty(), marks(&query, &text).is_empty());
            let quoted = Query::parse(&format!("\"{word}\""));
            prop_assert!(index.matches(&quoted));
            prop_assert_eq!(quoted.is_empty(), marks(&quoted, &text).is_empty());
        }
    }

    #[test]
    fn the_highlights_and_the_index_agree(text in of_many_scripts(), query in of_many_scripts()) {
        let query = Query::parse(&query);
        let index = Index::of(&text);
        let held = query.terms.iter().any(|term| index.holds(term));
        prop_assert_eq!(held, !marks(&query, &text).is_empty(), "{:?}", query);
    }

    #[test]
    fn composed_and_decomposed_give_equal_tokens(text in of_many_scripts()) {
        let nfc: String = text.nfc().collect();
        let nfd: String = text.nfd().collect();
        prop_assert_eq!(Tokens::of(&nfc), Tokens::of(&nfd));
    }

    #[test]
    fn tokens_are_what_the_tokenizer_sees(text in any::<String>(), more in of_many_scripts()) {
        let tokens = Tokens::of(&(text + &more));
        prop_assert_eq!(tokenized(&tokens.words).join(" "), tokens.words.as_str());
        prop_assert_eq!(tokenized(&tokens.parts_line()), Vec::from_iter(tokens.parts.clone()));
    }

    #[test]
    fn the_plain_text_stands_first_in_what_is_searched(text in any::<String>()) {
        prop_assert!(searchable(&text).starts_with(&plain(&text)));
    }

    #[test]
    fn any_query_is_read(text in any::<String>()) {
        for term in Query::parse(&text).terms {
            let index = Index::of("nothing of it");
            index.holds(&term);
        }
    }
}
