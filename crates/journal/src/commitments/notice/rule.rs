//! Sentences that rule somebody else.

use super::words::{stands, word, words};

/// What a rule is said with, in words.
const DEMANDS: [&[&str]; 27] = [
    &["must"],
    &["mustn't"],
    &["mustnt"],
    &["can't"],
    &["cant"],
    &["cannot"],
    &["can", "not"],
    &["can", "never"],
    &["can", "only"],
    &["can", "no", "longer"],
    &["may", "not"],
    &["may", "only"],
    &["should"],
    &["shouldn't"],
    &["shouldnt"],
    &["ought", "to"],
    &["have", "to"],
    &["has", "to"],
    &["need", "to"],
    &["needs", "to"],
    &["got", "to"],
    &["better", "not"],
    &["not", "allowed"],
    &["aren't", "allowed"],
    &["isn't", "allowed"],
    &["don't", "get", "to"],
    &["doesn't", "get", "to"],
];

/// Said of somebody outright.
const OUTRIGHT: [&[&str]; 5] = [
    &["forbid", "you"],
    &["forbidden", "to"],
    &["won't", "let", "you"],
    &["not", "let", "you"],
    &["not", "letting", "you"],
];

/// The other person, as somebody a sentence is about.
const OTHERS: [&str; 21] = [
    "you", "u", "ya", "you'll", "you've", "you're", "you'd", "youre", "he", "he'll", "he's",
    "he'd", "she", "she'll", "she's", "she'd", "they", "they'll", "they've", "they're", "they'd",
];

/// The other person, behind "my".
const KIN: [&str; 18] = [
    "partner",
    "husband",
    "wife",
    "boyfriend",
    "girlfriend",
    "ex",
    "friend",
    "mum",
    "mom",
    "mother",
    "dad",
    "father",
    "son",
    "daughter",
    "brother",
    "sister",
    "boss",
    "colleague",
];

/// Who a rule may be for without being one for somebody else, and what is nobody.
const NOT_OTHERS: [&str; 15] = [
    "i", "i'm", "i'll", "i've", "i'd", "we", "we're", "we'll", "we've", "it", "it's", "that",
    "this", "there", "which",
];

/// Words that turn what follows into an occasion or a reason: "if you can't come".
const OCCASIONS: [&str; 14] = [
    "if", "when", "whenever", "since", "because", "unless", "though", "although", "while", "once",
    "until", "why", "what", "how",
];

/// Words that may stand between somebody and what they are told.
const BETWEEN: [&str; 9] = [
    "just", "really", "also", "always", "still", "simply", "are", "is", "will",
];

/// How far a "me" may lie behind a demand to be part of it.
const REACH: usize = 8;

/// Whether a text reads as a rule for somebody else ("you can't", "she must", "not allowed to see
/// him") rather than what the writer will do.
#[must_use]
pub fn reads_as_a_rule(text: &str) -> bool {
    let words = words(text);
    (0..words.len()).any(|at| {
        OUTRIGHT.iter().any(|said| stands(&words, at, said))
            || DEMANDS
                .iter()
                .find(|said| stands(&words, at, said))
                .is_some_and(|said| rules_another(&words, at, said))
    })
}

/// Whether the demand at this place is made of somebody else.
fn rules_another(words: &[String], at: usize, said: &[&str]) -> bool {
    let after = at + said.len();
    if said == ["must"] && word(words, after) == "have" {
        // "She must have been tired."
        return false;
    }
    let mut who = at;
    while who > 0 && BETWEEN.contains(&word(words, who - 1)) {
        who -= 1;
    }
    let Some(who) = who.checked_sub(1) else {
        return said == ["not", "allowed"] || asks_for_me(words, after);
    };
    let subject = word(words, who);
    let (other, before) = if KIN.contains(&subject) {
        (who > 0 && word(words, who - 1) == "my", who.checked_sub(2))
    } else {
        (OTHERS.contains(&subject), who.checked_sub(1))
    };
    if other {
        return before.is_none_or(|before| !OCCASIONS.contains(&word(words, before)));
    }
    if NOT_OTHERS.contains(&subject) || subject == "am" {
        return false;
    }
    let of_nobody = said == ["not", "allowed"];
    // A name, perhaps: "Sam must tell me".
    let denied = subject.ends_with("n't") || ["not", "never", "to"].contains(&subject);
    of_nobody || (!denied && asks_for_me(words, after))
}

/// Whether what is demanded is owed to the writer.
fn asks_for_me(words: &[String], after: usize) -> bool {
    let rest = words.iter().skip(after).take(REACH);
    rest.take_while(|word| !word.is_empty())
        .any(|word| word == "me")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rules_for_somebody_else_are_noticed() {
        for text in [
            "You can't see him any more.",
            "you can’t go out without telling me",
            "You cant talk to her",
            "You must tell me where you are.",
            "They must not raise their voice.",
            "She mustn't drink in the house",
            "You're not allowed to see your ex.",
            "Not allowed to see Sam.",
            "He is not allowed to text her.",
            "You are just not allowed out.",
            "From now on you have to answer within an hour.",
            "You'll have to show me your messages.",
            "You've got to ask me first.",
            "My partner needs to be home by ten.",
            "Sam must tell me everything.",
            "Must always tell me first.",
            "I won't let you go there.",
            "I forbid you to call her.",
            "You don't get to leave.",
            "YOU MUST STOP",
            "You should never speak to him again.",
            "You can only meet them with me there.",
        ] {
            assert!(reads_as_a_rule(text), "{text}");
        }
    }

    #[test]
    fn what_the_writer_will_do_is_no_rule() {
        for text in [
            "",
            "I will leave the room when voices are raised.",
            "If you can't tell me by six, I'll make my own plans.",
            "When you have to work late, I will eat on my own.",
            "I can't talk about this after ten.",
            "I must go to bed by eleven.",
            "I'm not allowed to bring guests, so we meet at the café.",
            "I am not allowed to do that.",
            "We need to be kind, and so I will pause.",
            "You won't have to ask me where I was.",
            "So you don't have to ask, I will say it first.",
            "You never have to answer.",
            "She must have been tired.",
            "It must be quiet for me to sleep.",
            "This has to stop, so I will say no.",
            "I will say what I can and cannot do.",
            "I tell them because they can't know it.",
            "The mustard and the canteen.",
            "No shouting. I leave.",
        ] {
            assert!(!reads_as_a_rule(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_rule_stays_one_among_other_sentences(before in "[a-z ]{0,20}", after in "[a-z ]{0,20}") {
            let text = format!("{before}. You can't see him. {after}.");
            prop_assert!(reads_as_a_rule(&text));
        }
    }
}
