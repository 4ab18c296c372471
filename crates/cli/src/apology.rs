//! `apology check`.

use std::fmt::Write as _;

use lamplight_api::apology::{ApologyChecked, ENGLISH, Mark, Part, Rule, look_over};

use crate::arguments::ApologyVerb;
use crate::body;
use crate::display::{self, Paper};
use crate::failure::Failure;
use crate::output::aside;
use crate::session::Run;
use crate::table;

/// It needs no vault, and keeps nothing.
pub fn run(run: &Run, verb: &ApologyVerb) -> Result<(), Failure> {
    match verb {
        ApologyVerb::Check => {
            if body::is_typed() {
                aside("The letter, please. Ctrl-D on a line of its own ends it.");
            }
            let letter = body::read(&run.interrupt)?;
            let checked = look_over(&letter)?;
            run.output
                .answer(&checked, |checked, paper| told(&letter, checked, *paper))
        }
    }
}

/// What a second reader sees, in words for people. No score, and never that the letter is good.
fn told(letter: &str, checked: &ApologyChecked, paper: Paper) -> String {
    let mut out = String::new();
    if checked.support {
        out.push_str("It sounds very heavy right now. You could tell somebody today.\n\n");
    }
    if checked.language != ENGLISH {
        out.push_str("This check reads English only, so it has nothing to say here.\n");
        return out;
    }
    let room = paper.width.unwrap_or(usize::MAX).saturating_sub(8);
    let units: Vec<u16> = letter.encode_utf16().collect();
    for mark in &checked.marks {
        let words = display::line(&under(mark, &units));
        let words = table::shown(&words, room, paper);
        let _ = writeln!(out, "“{words}”");
        out.push_str(&table::below(headline(mark.rule)));
        out.push_str("\n\n");
    }
    if checked.marks.is_empty() {
        out.push_str(
            "Nothing stood out. This check only knows common phrases, and you know them and \
             yourself.\n\n",
        );
    }
    for one in &checked.present {
        let _ = writeln!(out, "There: {}.", part(*one));
    }
    if let Some(next) = checked.suggest_next {
        let _ = writeln!(out, "You could add: {}.", part(next));
    }
    out
}

/// The words that a mark covers.
fn under(mark: &Mark, units: &[u16]) -> String {
    let covered = units.get(mark.start..mark.end).unwrap_or_default();
    String::from_utf16_lossy(covered)
}

/// What may be the matter with the words.
fn headline(rule: Rule) -> &'static str {
    match rule {
        Rule::Conditional => "This leaves the harm in doubt.",
        Rule::ButJustify => "The second half takes back the first.",
        Rule::BlameShift => "This puts your choice in their hands.",
        Rule::Passive => "Nobody did it.",
        Rule::Minimise => "This makes it smaller than it felt.",
        Rule::FeelingsNotActions => "This is sorry about their feelings, not your act.",
        Rule::DemandForgiveness => "This asks for something they may not be ready to give.",
        Rule::Excuse => "A reason is standing where ownership could be.",
        Rule::Vague => "They may not know what you're sorry for.",
        Rule::SelfFlagellation => "This may leave them looking after you.",
        Rule::PastWrongs => "This opens their list.",
        Rule::Intent => "Good intentions don't answer the hurt.",
        Rule::Hedge => "You're walking up to the apology.",
    }
}

/// A part of an apology.
fn part(part: Part) -> &'static str {
    match part {
        Part::Responsibility => "that it was yours",
        Part::Repair => "what you could put right",
        Part::Regret => "that you are sorry",
        Part::Explanation => "what led up to it",
        Part::Repentance => "what will be different",
        Part::Request => "what you hope for",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked() -> ApologyChecked {
        look_over("I'm sorry.").unwrap()
    }

    #[test]
    fn marks_are_told_with_their_words_and_parts_without_a_score() {
        let letter = "🌊 I’m sorry if it\nhurt.";
        let at = "🌊 I’m sorry ".encode_utf16().count();
        let mut one = checked();
        one.marks = vec![Mark {
            rule: Rule::Conditional,
            severity: Rule::Conditional.severity(),
            start: at,
            end: at + "if it\nhurt".len(),
        }];
        one.present = vec![Part::Regret];
        one.suggest_next = Some(Part::Responsibility);
        assert_eq!(
            told(letter, &one, Paper { width: Some(80) }),
            "“if it hurt”\n    This leaves the harm in doubt.\n\nThere: that you are sorry.\nYou could add: \
             that it was yours.\n"
        );
    }

    #[test]
    fn another_language_and_heavy_words_are_said() {
        let mut one = checked();
        one.support = true;
        one.language = "deu".to_owned();
        let words = told("Es tut mir leid.", &one, Paper { width: None });
        assert!(words.starts_with("It sounds very heavy right now."));
        assert!(words.contains("English only"));
    }
}
