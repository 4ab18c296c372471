//! The letter of an apology, looked over.

use lamplight_apology::{Mark, Rule};
use lamplight_journal::JournalError;
use lamplight_journal::apology::LookedOver;
use lamplight_journal::entries::{Change, EntryId, Kind, NewEntry};
use serde_json::{Value, json};

use crate::desk::Desk;

const LETTER: &str = "Jo,\n\n> I'm sorry if you were hurt.\n\nI’m **sorry if** what I said hurt you. 🌊\n\n\
    - I'm sorry I was rude, but *you* were late.";
const IF: &str = "if what I said hurt you";
const BUT: &str = "but you were late";

fn apology(desk: &mut Desk, body: &str, fields: &Value) -> EntryId {
    let new = NewEntry {
        body: body.to_owned(),
        fields: fields.as_object().unwrap().clone(),
        ..NewEntry::of(Kind::Apology)
    };
    desk.add(new, None).unwrap()
}

/// What the marks of a rule cover of a text. Other rules may mark the same words.
fn under(text: &str, marks: &[Mark], rule: Rule) -> Vec<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let of_it = marks.iter().filter(|mark| mark.rule == rule);
    let words = of_it.map(|mark| String::from_utf16(&units[mark.start..mark.end]).unwrap());
    words.collect()
}

/// Whether an `if` is marked, and a `but`.
fn marked(looked: &LookedOver) -> (bool, bool) {
    let has = |rule| looked.check.marks.iter().any(|mark| mark.rule == rule);
    (has(Rule::Conditional), has(Rule::ButJustify))
}

#[test]
fn marks_stand_in_the_markdown_on_words_of_the_letter_only() {
    let mut desk = Desk::new();
    let id = apology(&mut desk, LETTER, &json!({}));
    let looked = desk.look_over(id).unwrap();
    let marks = &looked.check.marks;
    let of_if = under(LETTER, marks, Rule::Conditional);
    assert_eq!(of_if, ["if** what I said hurt you"]);
    let of_but = under(LETTER, marks, Rule::ButJustify);
    assert_eq!(of_but, ["but *you* were late"]);
    // The same of the words as they are shown.
    let shown =
        "Jo,\n\nI’m sorry if what I said hurt you. 🌊\n\nI'm sorry I was rude, but you were late.";
    let looked = desk.look_over_shown(id, shown).unwrap();
    let marks = &looked.check.marks;
    assert_eq!(under(shown, marks, Rule::Conditional), [IF]);
    assert_eq!(under(shown, marks, Rule::ButJustify), [BUT]);
    assert!(!looked.off && looked.kept.is_empty());
}

#[test]
fn what_the_writer_means_is_kept_until_the_words_change() {
    let mut desk = Desk::new();
    let id = apology(&mut desk, LETTER, &json!({}));
    let other = apology(&mut desk, LETTER, &json!({}));
    desk.keep_mark(id, Rule::Conditional, IF, None).unwrap();
    desk.keep_mark(id, Rule::Conditional, IF, None).unwrap();
    let looked = desk.look_over(id).unwrap();
    assert_eq!(marked(&looked), (false, true));
    let kept = under(LETTER, &looked.kept, Rule::Conditional);
    assert_eq!(kept, ["if** what I said hurt you"]);
    // In this entry, for this rule, these words.
    assert_eq!(marked(&desk.look_over(other).unwrap()), (true, true));
    desk.keep_mark(id, Rule::Passive, BUT, None).unwrap();
    assert_eq!(marked(&desk.look_over(id).unwrap()), (false, true));
    // The words may come with the markup that they have in the letter.
    desk.keep_mark(id, Rule::ButJustify, "but *you* were late", None)
        .unwrap();
    assert_eq!(marked(&desk.look_over(id).unwrap()), (false, false));
    desk.unkeep_mark(id, Rule::ButJustify, BUT, None).unwrap();

    // It holds over a lock, over a change elsewhere, and over other capitals and signs.
    desk.reopen();
    let edit = |desk: &mut Desk, from: &str, to: &str| {
        let body = desk.entry(id).unwrap().body;
        assert!(body.contains(from), "{from}");
        let change = Change {
            body: Some(body.replace(from, to)),
            ..Change::default()
        };
        desk.edit(id, change, None).unwrap();
    };
    edit(&mut desk, "Jo,", "Dear Jo,");
    edit(
        &mut desk,
        "**sorry if** what I said",
        "sorry *if what* I SAID",
    );
    assert_eq!(marked(&desk.look_over(id).unwrap()), (false, true));
    edit(&mut desk, "I SAID hurt you", "I wrote hurt you");
    assert_eq!(marked(&desk.look_over(id).unwrap()), (true, true));
    edit(&mut desk, "I wrote hurt you", "I said hurt you");
    assert_eq!(marked(&desk.look_over(id).unwrap()), (false, true));
    desk.unkeep_mark(id, Rule::Conditional, IF, None).unwrap();
    desk.unkeep_mark(id, Rule::Conditional, IF, None).unwrap();
    assert_eq!(marked(&desk.look_over(id).unwrap()), (true, true));
}

#[test]
fn what_is_kept_goes_with_the_entry() {
    let mut desk = Desk::new();
    let id = apology(&mut desk, LETTER, &json!({}));
    desk.keep_mark(id, Rule::Conditional, IF, None).unwrap();
    desk.delete(id, None).unwrap();
    let refused = desk.keep_mark(id, Rule::Conditional, IF, None);
    assert!(matches!(
        refused,
        Err(JournalError::Invalid { field: "id", .. })
    ));
    desk.restore(id, None).unwrap();
    assert_eq!(marked(&desk.look_over(id).unwrap()), (false, true));
    desk.delete(id, None).unwrap();
    assert_eq!(desk.empty_trash(None, |_, _| Ok(())).unwrap().entries, 1);
    assert!(matches!(desk.look_over(id), Err(JournalError::NotFound(_))));
    assert_eq!(desk.reopened_and_verified().unwrap().entries, 0);
}

#[test]
fn a_letter_to_keep_the_peace_is_not_looked_over() {
    let mut desk = Desk::new();
    let heavy = format!("{LETTER}\n\nI don't want to be here any more. I want to kill myself.");
    let id = apology(&mut desk, &heavy, &json!({"yours": "keep_the_peace"}));
    let looked = desk.look_over(id).unwrap();
    assert!(looked.off && looked.check.marks.is_empty() && looked.check.present.is_empty());
    assert_eq!(looked.check.suggest_next, None);
    // The way to the support list is still there, unless the writer does not want it.
    assert!(looked.check.support);
    desk.set("support_line", &json!("off"), None).unwrap();
    assert!(!desk.look_over(id).unwrap().check.support);
    for yours in ["yes", "part", "not_sure"] {
        let id = apology(&mut desk, LETTER, &json!({"yours": yours}));
        assert_eq!(
            marked(&desk.look_over(id).unwrap()),
            (true, true),
            "{yours}"
        );
    }
}

#[test]
fn only_the_letter_of_an_apology_is_looked_over() {
    let mut desk = Desk::new();
    let diary = desk.write(LETTER);
    let refusals = [
        desk.look_over(diary).map(|_| ()),
        desk.look_over_shown(diary, LETTER).map(|_| ()),
        desk.keep_mark(diary, Rule::Vague, "it all", None),
    ];
    for refused in refusals {
        assert!(matches!(
            refused,
            Err(JournalError::Invalid { field: "id", .. })
        ));
    }
    let id = apology(&mut desk, LETTER, &json!({}));
    let refused = desk.keep_mark(id, Rule::Vague, " … ", None);
    assert!(matches!(
        refused,
        Err(JournalError::Invalid { field: "words", .. })
    ));
}
