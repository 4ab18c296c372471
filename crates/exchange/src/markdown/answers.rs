//! Guided answers, each under its question.

use std::collections::HashMap;
use std::sync::LazyLock;

use lamplight_journal::entries::Entry;
use lamplight_journal::guides::{self, Step};
use lamplight_text::labels_only;
use serde_json::Value;

/// The words of the guides. A message that takes more than a line would be read by its first alone.
const WORDS: &str = include_str!("../../../../locales/en/guides.ftl");

static MESSAGES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = WORDS.lines().filter_map(|line| line.split_once(" = "));
    lines.collect()
});

/// Writes the answers behind the text: those that are asked for in the order of the questions, then
/// the others under their names.
pub(super) fn write(entry: &Entry, out: &mut String) {
    let mut rest = entry.fields.clone();
    for (name, step) in guides::questions(entry.kind) {
        if let Some(answer) = rest.remove(name) {
            under(message(&step.ask), &said(step, &answer), out);
        }
    }
    for (name, answer) in &rest {
        under(name, &plain(answer), out);
    }
}

fn under(question: &str, answer: &str, out: &mut String) {
    if !out.ends_with('\n') {
        out.push('\n');
    }
    if !out.ends_with("\n\n") {
        out.push('\n');
    }
    out.push_str("## ");
    out.push_str(question);
    out.push_str("\n\n");
    out.push_str(&labels_only(answer));
    out.push('\n');
}

/// An answer in words; of a choice, those of what was chosen.
fn said(step: &'static Step, answer: &Value) -> String {
    let mut options = step.options.iter();
    match options.find(|choice| answer.as_str() == Some(&choice.id)) {
        Some(chosen) => message(&chosen.label).to_owned(),
        None => plain(answer),
    }
}

fn plain(answer: &Value) -> String {
    match answer {
        Value::String(text) => text.clone(),
        Value::Array(each) => {
            let each: Vec<&str> = each.iter().filter_map(Value::as_str).collect();
            each.join(", ")
        }
        other => other.to_string(),
    }
}

/// The words of a message; its name, where it has none.
fn message(key: &'static str) -> &'static str {
    MESSAGES.get(key).copied().unwrap_or(key)
}
