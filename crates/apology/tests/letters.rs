//! Letters of a few sentences.

use lamplight_apology::{Rule, check};

fn rules(letter: &str) -> Vec<Rule> {
    check(letter).marks.iter().map(|mark| mark.rule).collect()
}

#[test]
fn honest_ones_have_no_marks() {
    for letter in [
        "I'm sorry I was late. It was my fault.",
        "I was wrong to leave. I'm sorry.",
        "Sorry for shouting. I was angry with myself, and you got it.",
        "I'm sorry I read your post. I won't again.",
    ] {
        assert_eq!(rules(letter), [], "{letter}");
    }
}

#[test]
fn beside_heavy_words_nothing_is_marked() {
    let fault = "because you made me do it";
    for heavy in [
        "I want to kill myself",
        "There's nothing left to live for and I want to kill myself",
    ] {
        let check = check(&format!("I'm sorry. {heavy} {fault}."));
        assert!(check.support, "{heavy}");
        assert_eq!(check.marks, [], "{heavy}");
    }
    assert_eq!(
        rules(&format!("I'm sorry. I did it {fault}.")),
        [Rule::BlameShift]
    );
}

#[test]
fn beside_heavy_words_nothing_is_marked_however_far_a_sentence_runs_on() {
    let more = "and then the day went on and on ".repeat(25);
    let letter = format!("im sorry i want to kill myself {more} you made me do it");
    let check = check(&letter);
    assert!(check.support);
    assert_eq!(check.marks, []);
}
