//! Whether an answer fits its question.

use serde_json::Value;

use super::{Input, Step, entry_steps};
use crate::JournalError;
use crate::day::Day;

/// The questions whose answer this is: one in most cases, and all of one sort.
fn asked(name: &str) -> impl Iterator<Item = &'static Step> {
    entry_steps().filter(move |step| step.field.as_deref() == Some(name))
}

/// Whether an answer says which of a few was chosen. Its word is the guide's and not the writer's,
/// so search does not look at it: a question that becomes a choice, or is one no longer, needs the
/// index made anew.
pub(crate) fn is_choice(name: &str) -> bool {
    asked(name).any(|step| step.input == Input::Choice)
}

/// Refuses an answer that does not fit its question. One to a question that no guide asks is taken.
pub(crate) fn check_answer(name: &str, value: &Value) -> Result<(), JournalError> {
    let mut questions = asked(name).peekable();
    let Some(first) = questions.peek() else {
        return Ok(());
    };
    let needed = needed(first.input);
    if questions.any(|step| fits(step, value)) {
        return Ok(());
    }
    let reason = format!("the answer `{name}` is {needed}");
    Err(JournalError::invalid("fields", reason))
}

fn fits(step: &Step, value: &Value) -> bool {
    match step.input {
        Input::Text | Input::Line | Input::Cadence | Input::Person | Input::Matter => {
            value.is_string()
        }
        Input::Choice => step
            .options
            .iter()
            .any(|choice| value.as_str() == Some(&choice.id)),
        Input::Rating => value.as_u64().is_some_and(|rating| rating <= 10),
        Input::Feelings | Input::Values => value.is_array(),
        Input::Day => value
            .as_str()
            .is_some_and(|text| text.parse::<Day>().is_ok()),
        Input::None => false,
    }
}

/// What the refusal asks for.
fn needed(input: Input) -> &'static str {
    match input {
        Input::Text | Input::Line | Input::Cadence | Input::Person | Input::Matter => "a text",
        Input::Choice => "one of the choices that the question offers",
        Input::Rating => "a whole number from 0 to 10",
        Input::Feelings | Input::Values => "a list of texts",
        Input::Day => "a day, which looks like 2026-03-04",
        Input::None => "given nowhere",
    }
}
