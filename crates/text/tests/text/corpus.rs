//! Paragraphs of `tests/corpus/source.jsonl`.

use std::path::Path;

use serde_json::Value;

pub struct Paragraph {
    pub language: String,
    pub sentences: Vec<String>,
}

impl Paragraph {
    pub fn text(&self) -> String {
        let between = if self.language == "zh" { "" } else { " " };
        self.sentences.join(between)
    }
}

/// All paragraphs, in the order of the file.
pub fn paragraphs() -> Vec<Paragraph> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/source.jsonl");
    let lines = std::fs::read_to_string(path).expect("the corpus is in the repository");
    lines
        .lines()
        .map(|line| {
            let value: Value = serde_json::from_str(line).unwrap();
            let sentences = value["s"].as_array().unwrap();
            Paragraph {
                language: value["l"].as_str().unwrap().to_owned(),
                sentences: sentences
                    .iter()
                    .map(|s| s.as_str().unwrap().to_owned())
                    .collect(),
            }
        })
        .collect()
}

/// Some paragraphs of each language, evenly taken from the file.
pub fn sample(of_each: usize) -> Vec<Paragraph> {
    let mut sample = Vec::new();
    for language in ["en", "es", "de", "zh", "ar"] {
        let of_language: Vec<_> = paragraphs()
            .into_iter()
            .filter(|paragraph| paragraph.language == language)
            .collect();
        assert!(of_language.len() >= of_each, "{language}");
        let step = of_language.len() / of_each;
        sample.extend(of_language.into_iter().step_by(step).take(of_each));
    }
    sample
}
