//! `tests/vectors/text/blocks.json`: Markdown and the blocks it is read as. Readers of the blocks
//! in other languages are tested against the same file.

use std::path::Path;

use lamplight_text::blocks;
use serde_json::Value;

#[test]
fn markdown_is_read_as_the_vectors_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/text/blocks.json");
    let vectors: Vec<Value> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert!(vectors.len() >= 40);
    for vector in vectors {
        let found = serde_json::to_value(blocks(vector["markdown"].as_str().unwrap())).unwrap();
        assert_eq!(found, vector["blocks"], "{}", vector["name"]);
    }
}
