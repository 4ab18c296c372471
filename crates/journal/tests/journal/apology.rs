//! The letter of an apology, looked over.

use lamplight_apology::{Mark, Rule};
use lamplight_journal::JournalError;
use lamplight_journal::apology::LookedOver;
use lamplight_journal::entries::{Change, EntryId, Kind, NewEntry};
use serde_json::{Value, json};

use crate::desk::Desk;

const LETTER: &str = "Jo,\n\n> I'm sorry if you were hurt.\n\nI’m **sorry if** what I said hurt you. 🌊\n\n\
    - You *made* me do it.";

fn apology(desk: &mut Desk, body: &str, fields: &Value) -> EntryId {
    let new = NewEntry {
        body: body.to_owned(),
        fields: fields.as_object().unwrap().clone(),
        ..NewEntry::of(Kind::Apology)
    };
    desk.add(new, None).unwrap()
}

/// The rule of each mark, and what it covers of a text.
fn marked(text: &str, marks: &[Mark]) -> Vec<(Rule, String)> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let words = |mark: &Mark| String::from_utf16(&units[mark.start..mark.end]).unwrap();
    marks.iter().map(|mark| (mark.rule, words(mark))).collect()
}

fn rules(looked: &LookedOver) -> Vec<Rule> {
    looked.check.marks.iter().map(|mark| mark.rule).collect()
}

#[test]
fn marks_stand_in_the_markdown_on_words_of_the_letter_only() {
    let mut desk = Desk::new();
    let id = apology(&mut desk, LETTER, &json!({}));
    let looked = desk.look_over(id).unwrap();
    let found = marked(LETTER, &looked.check.marks);
    let expected = [
        (Rule::Conditional, "if** what I said hurt you".to_owned()),
        (Rule::BlameShift, "You *made* me do it".to_owned()),
    ];
    assert_eq!(found, expected);
    // The same of the words as they are shown.
    let shown = "Jo,\n\nI’m sorry if what I said hurt you. 🌊\n\nYou made me do it.";
    let looked = desk.look_over_shown(id, shown).unwrap();
    let found = marked(shown, &looked.check.marks);
    assert_eq!(found[0].1, "if what I said hurt you");
    assert_eq!(found[1].1, "You made me do it");
    assert!(!looked.off && looked.kept.is_empty());
}

#[test]
fn what_the_writer_means_is_kept_until_the_words_change() {
    let mut desk = Desk::new();
    let id = apology(&mut desk, LETTER, &json!({}));
    let other = apology(&mut desk, LETTER, &json!({}));
    let words = "if what I said hurt you";
    desk.keep_mark(id, Rule::Conditional, words, None).unwrap();
    desk.keep_mark(id, Rule::Conditional, words, None).unwrap();
    let looked = desk.look_over(id).unwrap();
    assert_eq!(rules(&looked), [Rule::BlameShift]);
    let kept = marked(LETTER, &looked.kept);
    assert_eq!(
        kept,
        [(Rule::Conditional, "if** what I said hurt you".to_owned())]
    );
    // In this entry, for this rule, these words.
    assert_eq!(rules(&desk.look_over(other).unwrap()).len(), 2);
    desk.keep_mark(id, Rule::Passive, "You made me do it", None)
        .unwrap();
    assert_eq!(rules(&desk.look_over(id).unwrap()), [Rule::BlameShift]);

    // It holds over a lock, over a change elsewhere, and over other capitals and signs.
    desk.reopen();
    let edit = |desk: &mut Desk, from: &str, to: &str| {
        let body = desk.entry(id).unwrap().body.replace(from, to);
        let change = Change {
            body: Some(body),
            ..Change::default()
        };
        desk.edit(id, change, None).unwrap();
    };
    edit(&mut desk, "Jo,", "Dear Jo,");
    edit(
        &mut desk,
        "**sorry if** what I said",
        "sorry *if what* I said",
    );
    assert_eq!(rules(&desk.look_over(id).unwrap()), [Rule::BlameShift]);
    edit(&mut desk, "I said hurt you", "I wrote hurt you");
    assert_eq!(rules(&desk.look_over(id).unwrap()).len(), 2);
    edit(&mut desk, "I wrote hurt you", "I said hurt you");
    desk.unkeep_mark(id, Rule::Conditional, words, None)
        .unwrap();
    desk.unkeep_mark(id, Rule::Conditional, words, None)
        .unwrap();
    assert_eq!(rules(&desk.look_over(id).unwrap()).len(), 2);
}

#[test]
fn what_is_kept_goes_with_the_entry() {
    let mut desk = Desk::new();
    let id = apology(&mut desk, LETTER, &json!({}));
    let words = "You made me do it";
    desk.keep_mark(id, Rule::BlameShift, words, None).unwrap();
    desk.delete(id, None).unwrap();
    let refused = desk.keep_mark(id, Rule::BlameShift, words, None);
    assert!(matches!(
        refused,
        Err(JournalError::Invalid { field: "id", .. })
    ));
    desk.restore(id, None).unwrap();
    assert_eq!(rules(&desk.look_over(id).unwrap()), [Rule::Conditional]);
    desk.delete(id, None).unwrap();
    assert_eq!(desk.empty_trash(None, |_, _| Ok(())).unwrap().entries, 1);
    assert!(matches!(desk.look_over(id), Err(JournalError::NotFound(_))));
    let verified = desk.reopened_and_verified().unwrap();
    assert_eq!(verified.entries, 0);
}

#[test]
fn a_letter_to_keep_the_peace_is_not_looked_over() {
    let mut desk = Desk::new();
    let heavy = format!("{LETTER}\n\nI don't want to be here any more.");
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
        assert_eq!(rules(&desk.look_over(id).unwrap()).len(), 2, "{yours}");
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
