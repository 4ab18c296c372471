//! `apology check`: without a vault, and nothing is left of the letter.

use serde_json::json;

use crate::shell::Shell;

const LETTER: &str = "🌊 I’m sorry if what I said hurt you.\n> sorry if it hurt\n";

#[test]
fn a_letter_is_looked_over_as_the_contract_says() {
    let shell = Shell::without_vault();
    let checked = shell.run(&["apology", "check"]).stdin(LETTER).end().json();
    let keys: Vec<&String> = checked.as_object().unwrap().keys().collect();
    let contract = ["language", "marks", "present", "suggest_next", "support"];
    assert_eq!(keys, contract);
    let marks = checked["marks"].as_array().unwrap();
    let mark = marks.iter().find(|mark| mark["rule"] == "conditional");
    // 🌊 takes two code units, the curly apostrophe one.
    let expected = json!({"rule": "conditional", "severity": "stop", "start": 13, "end": 36});
    assert_eq!(mark, Some(&expected));
    let quoted = LETTER
        .encode_utf16()
        .position(|unit| unit == u16::from(b'>'))
        .unwrap();
    assert!(
        marks
            .iter()
            .all(|mark| mark["end"].as_u64().unwrap() <= quoted as u64)
    );
    assert_eq!(checked["language"], "eng");
    assert!(!shell.vault().exists());
}

#[test]
fn nothing_is_said_of_how_good_it_is() {
    let shell = Shell::without_vault();
    let run = shell.run(&["apology", "check"]).for_people();
    let told = run.stdin("I broke the window. I'm sorry.").end();
    assert!(
        told.out().starts_with("Nothing stood out."),
        "{}",
        told.out()
    );
    assert!(told.out().contains("There: that you are sorry."));
    let run = shell.run(&["apology", "check"]).for_people();
    let told = run.stdin(LETTER).end();
    assert!(
        told.out()
            .contains("“if what I said hurt you”\n    This leaves the harm in doubt.")
    );
}

#[test]
fn what_is_no_text_is_refused() {
    let shell = Shell::without_vault();
    let refused = shell.run(&["apology", "check"]).stdin([0xff, 0xfe]).end();
    assert_eq!(refused.code(), "invalid");
}
