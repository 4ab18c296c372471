//! Learns the weights of `likeness/weights.txt`: `learn FILE…` reads labelled drafts, JSON Lines, and
//! prints the file.
#![allow(clippy::print_stdout, clippy::expect_used)]

use std::{env, fs};

use lamplight_apology::learning::{Draft, learn};
use lamplight_apology::{Component, Rule};
use serde::Deserialize;

#[derive(Deserialize)]
struct Labelled {
    text: String,
    marks: Vec<Clause>,
    present: Vec<Component>,
    /// Where parts of the apology are, in the drafts that say so.
    #[serde(default)]
    parts: Vec<Part>,
}

#[derive(Deserialize)]
struct Part {
    part: Component,
    clause: String,
}

#[derive(Deserialize)]
struct Clause {
    rule: Rule,
    clause: String,
}

fn main() {
    let files = env::args()
        .skip(1)
        .map(|file| fs::read_to_string(file).expect("a file of drafts"));
    let drafts: Vec<Draft> = files
        .flat_map(|file| file.lines().map(draft).collect::<Vec<_>>())
        .collect();
    print!("{}", learn(&drafts));
}

fn draft(line: &str) -> Draft {
    let labelled: Labelled = serde_json::from_str(line).expect("a labelled draft");
    let place = |clause: &str| {
        let at = labelled.text.find(clause)?;
        let start = labelled.text.get(..at)?.encode_utf16().count();
        Some(start..start + clause.encode_utf16().count())
    };
    let marks = labelled.marks.iter();
    let faults = marks.filter_map(|mark| Some((mark.rule, place(&mark.clause)?)));
    let parts = labelled.parts.iter();
    let parts = parts.filter_map(|part| Some((part.part, place(&part.clause)?)));
    Draft {
        faults: faults.collect(),
        parts: parts.collect(),
        present: labelled.present.clone(),
        text: labelled.text.clone(),
    }
}
