//! A letter that has most of an apology: only what is plain is marked there, and that always is.

use lamplight_apology::{Rule, check};

const LETTER: &str = "I read your messages, and it was wrong of me. I was jealous. I'm sorry. I've told \
    Anna that it was me, and from now on I ask you first.";

fn rules(letter: &str) -> Vec<Rule> {
    check(letter).marks.iter().map(|mark| mark.rule).collect()
}

#[test]
fn an_honest_one_has_no_marks() {
    assert!(check(LETTER).present.len() >= 4);
    assert_eq!(rules(LETTER), []);
}

#[test]
fn what_is_plain_is_marked_also_after_something_less_plain_in_its_sentence() {
    for fault in [
        "You made me do it.",
        "You never did tell me how it was, you made me do it.",
    ] {
        let letter = format!("{LETTER} {fault}");
        assert_eq!(rules(&letter), [Rule::BlameShift], "{fault}");
    }
}
