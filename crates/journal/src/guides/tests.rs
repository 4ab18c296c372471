use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::json;

use super::*;
use crate::entries::Kind;

/// The messages of one language.
type Words = BTreeMap<String, String>;

fn languages() -> BTreeMap<String, Words> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let mut all = BTreeMap::new();
    for language in fs::read_dir(folder).unwrap() {
        let language = language.unwrap().path();
        let text = fs::read_to_string(language.join("guides.ftl")).unwrap();
        let messages = text.lines().filter(|line| !line.starts_with('#'));
        let words = messages
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, words)| (key.to_owned(), words.to_owned()))
            .collect();
        let name = language.file_name().unwrap().to_string_lossy().into_owned();
        all.insert(name, words);
    }
    assert!(all.contains_key("en"));
    all
}

fn keys(step: &Step) -> Vec<&String> {
    let mut keys = vec![&step.ask];
    keys.extend(&step.hint);
    keys.extend(step.options.iter().map(|choice| &choice.label));
    keys.extend(step.ends.iter().flatten());
    keys.extend(&step.note);
    keys.extend(step.after.as_ref().map(|after| &after.show));
    keys.extend(step.says.as_ref().map(|says| &says.show));
    keys.extend(&step.ideas);
    keys
}

/// The questions and lines of the design that stand in the guides word for word.
const ORIGINAL: &[&str] = &[
    "What happened, as a camera would have it?",
    "What did you feel? One or two words is plenty.",
    "What mattered to you there?",
    "What could you ask for that they could say no to?",
    "What did they tell you? Write it the way they would.",
    "Which part of it makes sense to you?",
    "Did you check you'd understood?",
    "Before you talk",
    "Is this yours to apologise for?",
    "Part of it",
    "I'm not sure",
    "I feel I have to, to keep the peace",
    "Saying sorry to stay safe is understandable. You don't have to finish this. Support is here.",
    "Name something you care about being.",
    "What did you do? Start with I.",
    "What was it like for them?",
    "What led up to it? A reason is fine; leave the blame out.",
    "What will be different, and how would they notice?",
    "What could you put right?",
    "Only if it feels right: is there something you want to ask?",
    "Put it together",
    "Look it over",
    "Have they been able to tell you how it was?",
    "What could you tell them before they have to ask?",
    "When will you say it?",
    "What stays yours?",
    "When will you both look at this again?",
    "Could I say no to this safely?",
    "Being open should be chosen. If refusing feels risky, please look at support first.",
    "Access to accounts can be hard to take back. Sharing what you did often does more than sharing a key.",
    "What keeps happening, in plain facts?",
    "What does it do to you?",
    "What is okay, and what isn't?",
    "If it happens, what will you do?",
    "What would you still be glad to offer?",
    "How will you say it?",
    "This reads as a rule for them. A boundary says what you will do.",
    "What was hardest?",
    "What helped?",
    "What do you want to ask?",
    "What do you want to remember?",
    "What will you try?",
    "What happened to you? Let it be as big as it was.",
    "What did it cost?",
    "What do you want for yourself now? Not forgiving is an answer.",
    "Is there anything you understand about them? Skip this if it isn't safe or isn't true.",
    "What would you like to put down?",
    "What will you keep?",
    "Forgiving is not saying it was fine, and it is not the same as going back.",
    "What did you do?",
    "Which of your values did it go against?",
    "What have you done to put it right?",
    "What would you say to a friend who had done this and owned it?",
    "Is this still happening?",
    "When did you act like the person you want to be this week?",
    "What did you know all along?",
    "What small word to yourself did you keep?",
    "Where did you go quiet to keep the peace?",
    "Things I did that I can trust",
    "How is it today? Skip what you like.",
    "One small thing that went a bit better, yours or shared?",
    "Dips are part of this. You've had { $count } and come back from each.",
    "What do you hope is ordinary between you a year from now?",
    "Which value of yours would that be?",
    "What could you do together in twenty minutes?",
    "When does the week have a gap?",
    "What was good? Anything to keep?",
    "Could you do this on a bad day?",
    "What got in the way?",
    "What would make it smaller or easier?",
    "Do you want to tell them?",
    "How much do you trust them today?",
    "How much does it hurt today?",
    "How close do you feel?",
    "How much do you trust yourself today?",
    "How steady do you feel?",
    "These are your own notes, not a test.",
    "Are you afraid of how they'd react if they read this?",
];

#[test]
fn every_file_is_a_guide_and_every_guide_has_its_line() {
    for file in FILES {
        serde_json::from_str::<Guide>(file).unwrap();
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/guides");
    let there = fs::read_dir(folder).unwrap().filter(|file| {
        let path = file.as_ref().unwrap().path();
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    assert_eq!(there.count(), FILES.len());
    let names: BTreeSet<&str> = all().iter().map(|guide| guide.id.as_str()).collect();
    assert_eq!(names.len(), FILES.len());
}

#[test]
fn steps_are_whole() {
    for guide in all() {
        let mut seen = BTreeSet::new();
        let fields: BTreeSet<_> = guide.steps.iter().flat_map(|step| &step.field).collect();
        for step in &guide.steps {
            let name = format!("{} {}", guide.id, step.id);
            assert!(seen.insert(&step.id), "{name} twice");
            assert_eq!(step.field.is_none(), step.input == Input::None, "{name}");
            assert_eq!(
                step.options.is_empty(),
                step.input != Input::Choice,
                "{name}"
            );
            assert_eq!(step.ends.is_some(), step.input == Input::Rating, "{name}");
            let looked_at = step.when.iter().chain(&step.unless);
            let looked_at = looked_at.map(|when| (&when.field, &when.is));
            let after = step.after.iter().map(|after| (&after.field, &after.is));
            for (field, is) in looked_at.chain(after) {
                assert!(fields.contains(field), "{name}: {field}");
                let offered = |answer: &String| {
                    let mut steps = guide.steps.iter();
                    steps.any(|step| {
                        step.field.as_ref() == Some(field)
                            && step.options.iter().any(|choice| choice.id == *answer)
                    })
                };
                assert!(is.iter().all(offered), "{name}: {is:?}");
            }
        }
    }
}

#[test]
fn every_key_has_its_words_in_every_language() {
    for (language, words) in languages() {
        for guide in all() {
            for key in guide.steps.iter().flat_map(keys) {
                assert!(words.contains_key(key), "{language}: {key}");
                assert!(key.starts_with("guide-"), "{key}");
            }
        }
    }
}

#[test]
fn original_words_stand_as_they_are() {
    let english = languages().remove("en").unwrap();
    let said: BTreeSet<&str> = english.values().map(String::as_str).collect();
    for line in ORIGINAL {
        assert!(said.contains(line), "{line}");
    }
}

#[test]
fn questions_are_short() {
    let english = languages().remove("en").unwrap();
    for guide in all() {
        for step in &guide.steps {
            let question = &english[&step.ask];
            let words = question.split_whitespace().count();
            assert!(
                words <= 14 || ORIGINAL.contains(&question.as_str()),
                "{words}: {question}"
            );
        }
    }
}

/// Answers stay with an entry whose kind is changed, so one name has one meaning for all kinds.
/// Which names are choices is part of how the index is made; see `is_choice`.
#[test]
fn one_name_is_answered_in_one_way() {
    let mut ways: BTreeMap<&String, Input> = BTreeMap::new();
    let mut choices = BTreeSet::new();
    for step in entry_steps() {
        let Some(field) = &step.field else { continue };
        assert_eq!(
            *ways.entry(field).or_insert(step.input),
            step.input,
            "{field}"
        );
        if step.input == Input::Choice {
            choices.insert(field.as_str());
        }
    }
    let indexed_without = BTreeSet::from([
        "checked",
        "heard_first",
        "stage",
        "still_happening",
        "tell",
        "toward",
        "way",
        "yours",
    ]);
    assert_eq!(choices, indexed_without);
}

#[test]
fn answers_fit_their_questions() {
    for (name, good, bad) in [
        ("decision", json!(7), json!(11)),
        ("decision", json!(0), json!(7.5)),
        ("toward", json!("both"), json!("nobody")),
        ("yours", json!("keep_the_peace"), json!(true)),
        ("feel", json!(["sad"]), json!("sad")),
        ("did", json!("I lied."), json!(["I lied."])),
    ] {
        check_answer(name, &good).unwrap();
        check_answer(name, &bad).unwrap_err();
    }
    check_answer("of_a_later_version", &json!({"any": 1})).unwrap();
}

#[test]
fn every_way_has_its_guide() {
    let has = |purpose: Purpose| {
        assert!(
            all().iter().any(|guide| guide.purpose == purpose),
            "{purpose:?}"
        );
    };
    for kind in [Kind::Talk, Kind::Apology, Kind::Forgiveness] {
        has(Purpose {
            kind: Some(kind),
            ..Purpose::default()
        });
    }
    for lens in ["self_trust", "future", "learning", "time"] {
        has(Purpose {
            kind: Some(Kind::Reflection),
            lens: Some(lens.to_owned()),
            ..Purpose::default()
        });
    }
    for commitment in ["promise", "openness", "boundary", "together"] {
        has(Purpose {
            commitment: Some(commitment.to_owned()),
            ..Purpose::default()
        });
    }
}
