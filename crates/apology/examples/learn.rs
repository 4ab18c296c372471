//! Learns the weights of `likeness/weights.txt`: `learn EXAMPLES DRAFTS` reads sentences that are
//! labelled for one rule and drafts that are labelled for all, JSON Lines, and prints the file.
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

/// A sentence, and whether a rule fires on it.
#[derive(Deserialize)]
struct Example {
    rule: Rule,
    expect: bool,
    text: String,
}

fn main() {
    let mut files = env::args().skip(1);
    let mut read = |what| fs::read_to_string(files.next().expect(what)).expect(what);
    let (examples, drafts) = (read("a file of examples"), read("a file of drafts"));
    let learned_from = examples.lines().map(example);
    let learned_from: Vec<Draft> = learned_from.chain(drafts.lines().map(draft)).collect();
    print!("{}", learn(&learned_from));
}

fn example(line: &str) -> Draft {
    let Example { rule, expect, text } = serde_json::from_str(line).expect("an example");
    let whole = 0..text.encode_utf16().count();
    Draft {
        text,
        faults: expect.then_some((rule, whole)).into_iter().collect(),
        only: Some(rule),
        present: Vec::new(),
        parts: Vec::new(),
    }
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
        only: None,
        parts: parts.collect(),
        present: labelled.present.clone(),
        text: labelled.text.clone(),
    }
}
