//! What is no apology stays unmarked: two thousand paragraphs of a diary.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use lamplight_apology::check;
use serde::Deserialize;

#[derive(Deserialize)]
struct Paragraph {
    #[serde(rename = "l")]
    language: String,
    #[serde(rename = "s")]
    sentences: Vec<String>,
}

/// How many sentences are read together.
const TOGETHER: usize = 2;
const PARAGRAPHS: usize = 2_000;

#[test]
fn a_diary_is_hardly_ever_marked() {
    let file = include_str!("../../../tests/corpus/source.jsonl");
    let paragraphs: Vec<String> = file
        .lines()
        .map(|line| serde_json::from_str::<Paragraph>(line).unwrap())
        .filter(|paragraph| paragraph.language == "en")
        .flat_map(|paragraph| {
            let parts = paragraph
                .sentences
                .chunks(TOGETHER)
                .map(|part| part.join(" "));
            parts.collect::<Vec<_>>()
        })
        .take(PARAGRAPHS)
        .collect();
    assert_eq!(paragraphs.len(), PARAGRAPHS);
    let marked: Vec<String> = paragraphs
        .iter()
        .flat_map(|paragraph| {
            let units: Vec<u16> = paragraph.encode_utf16().collect();
            let marks = check(paragraph).marks.into_iter();
            let words = marks.map(move |mark| {
                let span = String::from_utf16_lossy(&units[mark.start..mark.end]);
                format!("{:?}: {span}", mark.rule)
            });
            words.take(1).collect::<Vec<_>>()
        })
        .collect();
    assert!(
        marked.len() * 1000 <= PARAGRAPHS * 5,
        "{} paragraphs are marked:\n{}",
        marked.len(),
        marked.join("\n")
    );
}
