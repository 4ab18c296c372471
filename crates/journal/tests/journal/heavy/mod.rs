//! The quiet line, on sentences with and without heavy words.

use lamplight_journal::JournalError;
use lamplight_journal::entries::{Kind, NewEntry};
use lamplight_journal::heavy::{Line, line};
use serde_json::json;

use crate::desk::Desk;

/// One sentence a line: which line it calls for, and what it says.
const EXAMPLES: &str = include_str!("examples.txt");

fn examples() -> impl Iterator<Item = (Option<Line>, &'static str)> {
    let lines = EXAMPLES.lines().filter(|line| !line.is_empty());
    lines.map(|example| {
        let (calls_for, says) = example.split_once(": ").unwrap();
        let calls_for = match calls_for {
            "self" => Some(Line::Myself),
            "danger" => Some(Line::Danger),
            "none" => None,
            other => panic!("{other}"),
        };
        (calls_for, says)
    })
}

#[test]
fn heavy_sentences_call_for_their_line_and_no_others_do() {
    let wrong: Vec<_> = examples()
        .filter(|(calls_for, says)| line(says) != *calls_for)
        .collect();
    assert_eq!(wrong, []);
    let heavy = examples().filter(|(calls_for, _)| calls_for.is_some());
    assert!(heavy.count() >= 60);
    assert!(
        examples()
            .filter(|(calls_for, _)| calls_for.is_none())
            .count()
            >= 60
    );
}

#[test]
fn capitals_apostrophes_and_markup_make_no_difference() {
    for (calls_for, says) in examples().filter(|(calls_for, _)| calls_for.is_some()) {
        for other in [
            says.to_uppercase(),
            says.replace('\'', "’"),
            says.replace('\'', ""),
            says.replace('\'', "`"),
            says.replace(' ', "\n"),
            format!("> **{}**", says.trim()),
            format!("We had a good day. {says} Then I slept."),
        ] {
            assert_eq!(line(&other), calls_for, "{other}");
        }
    }
}

#[test]
fn all_that_is_light_is_light_in_one_piece_too() {
    let light = examples().filter(|(calls_for, _)| calls_for.is_none());
    let light: Vec<&str> = light.map(|(_, says)| says).collect();
    for (above, below) in light.iter().zip(light.iter().skip(1)) {
        assert_eq!(line(&format!("{above} {below}")), None, "{above} {below}");
    }
    assert_eq!(line(&light.join(" ")), None);
    assert_eq!(line(&light.join("\n\n")), None);
    assert_eq!(line(""), None);
    // The address of a link is nobody's word.
    assert_eq!(line("[a film](https://example.org/i-want-to-die)"), None);
}

#[test]
fn where_both_fit_it_is_the_writers_own_life_first() {
    let both = "He hit me again last night. I want to die.";
    assert_eq!(line(both), Some(Line::Myself));
}

#[test]
fn an_entry_is_looked_at_whole_unless_the_line_is_off() {
    let mut desk = Desk::new();
    let light = desk.write("We walked to the harbour.");
    let heavy = desk.write("I don't want to live any more.");
    let title = "She threatened to kill me".to_owned();
    let titled = desk
        .add(
            NewEntry {
                title,
                ..NewEntry::of(Kind::Talk)
            },
            None,
        )
        .unwrap();
    assert_eq!(desk.heavy_look(light).unwrap(), None);
    assert_eq!(desk.heavy_look(heavy).unwrap(), Some(Line::Myself));
    assert_eq!(desk.heavy_look(titled).unwrap(), Some(Line::Danger));
    desk.set("support_line", &json!("off"), None).unwrap();
    assert_eq!(desk.heavy_look(heavy).unwrap(), None);
    desk.set("support_line", &json!("on"), None).unwrap();
    assert_eq!(desk.heavy_look(heavy).unwrap(), Some(Line::Myself));
    let nobody = "0190a6f2-0000-7000-8000-000000000000".parse().unwrap();
    assert!(matches!(
        desk.heavy_look(nobody),
        Err(JournalError::NotFound(_))
    ));
}
