//! Putting the answers about an apology together to a first draft.

use serde_json::Value;

use crate::entries::{EntryId, Fields, Kind};
use crate::{Journal, JournalError};

/// The answers that go into a letter, in the order in which they are asked.
const ORDER: [&str; 7] = [
    "did",
    "impact",
    "how_it_came",
    "mine",
    "change",
    "amends",
    "ask",
];

/// A first draft of a letter: the writer's own answers, a paragraph each, in the order of the
/// questions. Nothing is added but a full stop where an answer ends without any sign. Empty where
/// nothing is answered yet.
#[must_use]
pub fn apology_letter(fields: &Fields) -> String {
    let answers = ORDER.iter().filter_map(|name| fields.get(*name));
    let paragraphs: Vec<String> = answers
        .filter_map(Value::as_str)
        .map(str::trim)
        .filter(|answer| !answer.is_empty())
        .map(ended)
        .collect();
    paragraphs.join("\n\n")
}

/// The answer with a sign at its end.
fn ended(answer: &str) -> String {
    let needs_one = answer.chars().last().is_some_and(char::is_alphanumeric);
    if needs_one {
        format!("{answer}.")
    } else {
        answer.to_owned()
    }
}

impl Journal {
    /// A first draft from the answers of an apology; the entry stays as it is.
    ///
    /// # Errors
    /// As [`Journal::entry`]; [`JournalError::Invalid`] for an entry of another kind.
    pub fn apology_letter(&self, id: EntryId) -> Result<String, JournalError> {
        let entry = self.entry(id)?;
        if entry.kind != Kind::Apology {
            let reason = "a letter is put together from the answers of an apology";
            return Err(JournalError::invalid("id", reason));
        }
        Ok(apology_letter(&entry.fields))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn letter(fields: Value) -> String {
        apology_letter(&serde_json::from_value(fields).unwrap())
    }

    #[test]
    fn answers_become_paragraphs_in_the_order_of_the_questions() {
        let fields = json!({
            "amends": "I will tell her the truth", "did": "I lied about Sunday. ",
            "impact": "You waited for an hour!", "value": "Honest", "yours": "yes",
            "ask": "", "change": "Next time I ring\n- before six", "hope": "not asked here",
        });
        assert_eq!(
            letter(fields),
            "I lied about Sunday.\n\nYou waited for an hour!\n\nNext time I ring\n- before six.\n\n\
             I will tell her the truth."
        );
        assert_eq!(letter(json!({})), "");
        assert_eq!(letter(json!({"did": " ", "impact": "それは…"})), "それは…");
    }
}
