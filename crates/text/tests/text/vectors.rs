//! `tests/vectors`: Markdown and the blocks it is read as. Readers of the blocks in other languages
//! are tested against the same files.

use std::path::Path;

use lamplight_text::{blocks, prose};
use serde_json::Value;

fn vectors(file: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    serde_json::from_slice(&std::fs::read(folder.join(file)).unwrap()).unwrap()
}

fn read_as_they_say(vectors: &[Value]) {
    for vector in vectors {
        let found = serde_json::to_value(blocks(vector["markdown"].as_str().unwrap())).unwrap();
        assert_eq!(found, vector["blocks"], "{}", vector["name"]);
    }
}

#[test]
fn markdown_is_read_as_the_vectors_say() {
    let vectors = vectors("text/blocks.json");
    assert!(vectors.len() >= 40);
    read_as_they_say(&vectors);
}

/// Markdown as the editor of the window writes it.
#[test]
fn what_the_editor_writes_is_read_as_it_was_meant() {
    let vectors = vectors("markdown/editor.json");
    assert!(vectors.len() >= 30);
    read_as_they_say(&vectors);
}

/// The running words that a second reader is given. The pages make them of the document that they
/// show, by the same vectors.
#[test]
fn running_words_are_those_of_the_vectors() {
    let vectors = vectors("text/prose.json");
    assert!(vectors.len() >= 90);
    for vector in &vectors {
        let prose = prose(vector["markdown"].as_str().unwrap());
        assert_eq!(prose.text(), vector["prose"], "{}", vector["name"]);
    }
}
