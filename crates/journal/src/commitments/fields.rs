//! Guided answers that have no column: an object of id and answer.

use serde_json::{Map, Value};

use crate::JournalError;
use crate::day::Day;
use crate::records::{LONGEST_LABEL, LONGEST_NOTE, RecordId};

/// The answer to "Could I say no to this safely?".
pub(super) const SAFE_TO_REFUSE: &str = "safe_to_refuse";
/// What is okay and what is not, in a boundary.
pub(super) const LIMIT: &str = "limit";
/// The days on which it was looked at again.
pub(super) const REVIEWED: &str = "reviewed";
/// The names of what came of it before it was last taken up again.
pub(super) const TAKEN_UP: &str = "taken_up";

/// Answers that are one of a few words, because something follows from them.
const CHOICES: [(&str, &[&str]); 3] = [
    (SAFE_TO_REFUSE, &["yes", "not_sure", "no"]),
    ("about", &["mine", "theirs"]),
    ("told", &["no", "planned", "yes"]),
];

/// The answers after a change: those it names take the place of what stood there, those it gives as
/// nothing go, and the others stay.
pub(super) fn changed(
    mut answers: Map<String, Value>,
    change: Map<String, Value>,
) -> Result<Map<String, Value>, JournalError> {
    for (id, answer) in change {
        if answer.is_null() {
            answers.remove(&id);
            continue;
        }
        check(&id, &answer)?;
        answers.insert(id, answer);
    }
    let length: usize = answers
        .iter()
        .map(|(id, answer)| id.len() + answer.to_string().len())
        .sum();
    if length > LONGEST_NOTE {
        return Err(refused("the answers hold at most 1 MiB together"));
    }
    Ok(answers)
}

fn check(id: &str, answer: &Value) -> Result<(), JournalError> {
    if id.trim().is_empty() || id.len() > LONGEST_LABEL {
        return Err(refused("the id of an answer has between 1 and 256 bytes"));
    }
    let plain = match answer {
        Value::Array(list) => list.iter().all(is_plain),
        one => is_plain(one),
    };
    if !plain {
        return Err(refused(
            "an answer is a text, a number, yes or no, or a list of these",
        ));
    }
    let choice = CHOICES.iter().find(|(known, _)| *known == id);
    if let Some((_, words)) = choice
        && !answer.as_str().is_some_and(|word| words.contains(&word))
    {
        return Err(refused("one of the answers is none of those offered"));
    }
    if id == REVIEWED && days(answer).is_none() {
        return Err(refused(
            "the days it was looked at again are a list of days",
        ));
    }
    if id == TAKEN_UP && !are_names(answer) {
        return Err(refused("what it was taken up again after is a list of ids"));
    }
    Ok(())
}

fn is_plain(answer: &Value) -> bool {
    matches!(answer, Value::String(_) | Value::Number(_) | Value::Bool(_))
}

/// Whether an answer is a list of names of records.
fn are_names(answer: &Value) -> bool {
    let is_name = |one: &Value| {
        one.as_str()
            .is_some_and(|id| id.parse::<RecordId>().is_ok())
    };
    answer
        .as_array()
        .is_some_and(|list| list.iter().all(is_name))
}

/// A list of days, where it is one.
pub(super) fn days(answer: &Value) -> Option<Vec<Day>> {
    let list = answer.as_array()?;
    list.iter().map(|day| day.as_str()?.parse().ok()).collect()
}

fn refused(reason: &str) -> JournalError {
    JournalError::invalid("fields", reason)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(value: Value) -> Map<String, Value> {
        match value {
            Value::Object(map) => map,
            other => panic!("{other} is no object"),
        }
    }

    fn after(old: Value, change: Value) -> Option<Value> {
        changed(object(old), object(change)).ok().map(Value::Object)
    }

    #[test]
    fn what_is_not_named_stays_and_nothing_takes_away() {
        let old = json!({"private": "my letters", "size": true, "effect": "tired"});
        let change = json!({"size": false, "effect": null, "missing": null, "bends": ["a", 2]});
        let new = json!({"private": "my letters", "size": false, "bends": ["a", 2]});
        assert_eq!(after(old, change), Some(new));
    }

    #[test]
    fn answers_have_a_form() {
        for good in [
            json!({"safe_to_refuse": "not_sure", "about": "theirs", "told": "planned"}),
            json!({"private": "", "offers": [], "limit": 4.5}),
            json!({"reviewed": ["2026-03-04"]}),
            json!({"taken_up": ["0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d"]}),
        ] {
            assert_eq!(after(json!({}), good.clone()), Some(good));
        }
        for bad in [
            json!({"safe_to_refuse": "No"}),
            json!({"safe_to_refuse": false}),
            json!({"about": ["mine"]}),
            json!({"told": "perhaps"}),
            json!({"private": {"deep": 1}}),
            json!({"private": [["deep"]]}),
            json!({"private": [null]}),
            json!({" ": "x"}),
            json!({"x".repeat(257): "x"}),
            json!({"private": "x".repeat(LONGEST_NOTE)}),
            json!({"reviewed": ["soon"]}),
            json!({"reviewed": "2026-03-04"}),
            json!({"taken_up": ["sunday"]}),
            json!({"taken_up": "0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d"}),
        ] {
            assert_eq!(after(json!({}), bad), None);
        }
    }
}
