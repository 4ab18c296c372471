//! Entries out of sight.

use lamplight_journal::JournalError;
use lamplight_journal::entries::{Change, EntryId, Filter, NewEntry, Sealed};

use proptest::prelude::*;

use crate::desk::{Desk, new};

const DAY: i64 = 86_400_000;

fn refused(result: Result<impl std::fmt::Debug, JournalError>) -> &'static str {
    match result.unwrap_err() {
        JournalError::Invalid { field, .. } => field,
        JournalError::NotFound(noun) => noun,
        JournalError::Vault(error) => panic!("{error:?}"),
    }
}

fn listed(desk: &Desk) -> Vec<EntryId> {
    let list = desk.list(&Filter::default(), None).unwrap();
    list.into_iter().map(|line| line.id).collect()
}

#[test]
fn a_sealed_entry_is_nowhere_until_it_is_opened() {
    let mut desk = Desk::new();
    let tagged = NewEntry {
        tags: vec!["sea".to_owned()],
        ..new("an unsent letter")
    };
    let id = desk.add(tagged, None).unwrap();
    let other = desk.write("another letter");
    desk.settle(u32::MAX).unwrap();
    let until = desk.seal(id, None, None).unwrap();
    assert_eq!(until.to_string(), "9999-12-31");

    assert_eq!(listed(&desk), [other]);
    assert_eq!(desk.ids("letter"), [other]);
    assert_eq!(
        desk.timeline(&Filter::default(), None, 9)
            .unwrap()
            .entries
            .len(),
        1
    );
    assert_eq!(desk.tags().unwrap(), []);
    let mut exported = Vec::new();
    desk.each_entry(&Filter::default(), |entry| {
        exported.push(entry.id);
        Ok::<_, JournalError>(())
    })
    .unwrap();
    assert_eq!(exported, [other]);
    assert_eq!(refused(desk.entry(id)), "id");
    assert_eq!(refused(desk.history(id)), "id");
    assert_eq!(refused(desk.entries(&[id])), "id");
    let change = Change {
        body: Some("else".to_owned()),
        ..Change::default()
    };
    assert_eq!(refused(desk.edit(id, change, None)), "id");

    let sealed = Filter {
        sealed: Sealed::Only,
        ..Filter::default()
    };
    let line = &desk.list(&sealed, None).unwrap()[0];
    assert_eq!((line.id, line.sealed_until), (id, Some(until)));
    let verified = desk.verify(|_, _| Ok(())).unwrap();
    assert!(!verified.index_rebuilt);
    assert_eq!(verified.entries, 2, "nothing is lost");

    desk.unseal(id, None).unwrap();
    assert_eq!(desk.ids("unsent"), [id]);
    assert_eq!(desk.entry(id).unwrap().body, "an unsent letter");
    assert_eq!(refused(desk.unseal(id, None)), "sealed entry");
    assert!(!desk.verify(|_, _| Ok(())).unwrap().index_rebuilt);
}

#[test]
fn a_seal_ends_on_its_day_at_the_next_unlock_or_the_next_look() {
    let mut desk = Desk::new();
    let [id, other] = ["first", "second"].map(|body| desk.write(body));
    assert_eq!(
        refused(desk.seal(id, Some("2026-03-04".parse().unwrap()), None)),
        "until"
    );
    desk.seal(id, Some("2026-03-06".parse().unwrap()), None)
        .unwrap();
    desk.seal(other, Some("2026-03-07".parse().unwrap()), None)
        .unwrap();
    desk.hands.turn(DAY);
    assert_eq!(desk.open_due().unwrap(), 0);
    desk.hands.turn(DAY);
    desk.reopen();
    assert_eq!(listed(&desk), [id]);
    assert_eq!(desk.ids("first"), [id]);
    desk.hands.turn(DAY);
    assert_eq!(desk.open_due().unwrap(), 1);
    assert_eq!(desk.open_due().unwrap(), 0);
    assert_eq!(listed(&desk).len(), 2);
    assert!(!desk.verify(|_, _| Ok(())).unwrap().index_rebuilt);
}

#[test]
fn the_trash_and_a_seal_do_not_undo_each_other() {
    let mut desk = Desk::new();
    let id = desk.write("both");
    desk.seal(id, Some("2026-03-06".parse().unwrap()), None)
        .unwrap();
    desk.delete(id, None).unwrap();
    assert_eq!(refused(desk.seal(id, None, None)), "id");
    desk.restore(id, None).unwrap();
    assert_eq!(desk.ids("both"), []);
    desk.delete(id, None).unwrap();
    desk.hands.turn(3 * DAY);
    assert_eq!(desk.open_due().unwrap(), 1);
    assert_eq!(desk.ids("both"), []);
    desk.restore(id, None).unwrap();
    assert_eq!(desk.ids("both"), [id]);
    assert!(!desk.verify(|_, _| Ok(())).unwrap().index_rebuilt);
}

#[test]
fn an_entry_that_waits_for_the_index_is_sealed_whole() {
    let mut desk = Desk::new();
    let id = desk.write("before");
    desk.settle(u32::MAX).unwrap();
    let change = Change {
        body: Some("after".to_owned()),
        ..Change::default()
    };
    desk.edit(id, change, None).unwrap();
    desk.seal(id, None, None).unwrap();
    assert_eq!(desk.ids("before"), []);
    assert_eq!(desk.ids("after"), []);
    assert!(!desk.verify(|_, _| Ok(())).unwrap().index_rebuilt);
}

/// Something done to one of a few entries.
#[derive(Debug, Clone)]
enum Act {
    Body(usize, String),
    Answer(usize, Option<String>),
    Seal(usize),
    Open(usize),
    Trash(usize),
    Restore(usize),
    Settle,
}

fn act() -> impl Strategy<Value = Act> {
    let words = "(apple|pear|plum)( (apple|pear|plum)){0,2}";
    prop_oneof![
        (0..3_usize, words).prop_map(|(at, text)| Act::Body(at, text)),
        (0..3_usize, prop::option::of(words)).prop_map(|(at, text)| Act::Answer(at, text)),
        (0..3_usize).prop_map(Act::Seal),
        (0..3_usize).prop_map(Act::Open),
        (0..3_usize).prop_map(Act::Trash),
        (0..3_usize).prop_map(Act::Restore),
        Just(Act::Settle),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever is done in whatever order, search finds the words of text and answers of what is in
    /// sight and no others, and the index agrees.
    #[test]
    fn search_finds_what_is_in_sight(acts in prop::collection::vec(act(), 1..24)) {
        let mut desk = Desk::new();
        let ids = [(); 3].map(|()| desk.write("apple"));
        let mut shown = [(); 3].map(|()| ("apple".to_owned(), String::new(), true, true));
        for act in acts {
            // What cannot be done is refused and changes nothing.
            match act {
                Act::Body(at, body) => {
                    let change = Change { body: Some(body.clone()), ..Change::default() };
                    if desk.edit(ids[at], change, None).is_ok() {
                        shown[at].0 = body;
                    }
                }
                Act::Answer(at, answer) => {
                    let value = answer.clone().map_or(serde_json::Value::Null, Into::into);
                    let fields = [("did".to_owned(), value)].into_iter().collect();
                    let change = Change { fields, ..Change::default() };
                    if desk.edit(ids[at], change, None).is_ok() {
                        shown[at].1 = answer.unwrap_or_default();
                    }
                }
                Act::Seal(at) => shown[at].2 &= desk.seal(ids[at], None, None).is_err(),
                Act::Open(at) => shown[at].2 |= desk.unseal(ids[at], None).is_ok(),
                Act::Trash(at) => shown[at].3 &= desk.delete(ids[at], None).is_err(),
                Act::Restore(at) => shown[at].3 |= desk.restore(ids[at], None).is_ok(),
                Act::Settle => {
                    desk.settle(u32::MAX).unwrap();
                }
            }
        }
        for word in ["apple", "pear", "plum"] {
            let mut found = desk.ids(word);
            found.sort_unstable();
            let mut expected: Vec<EntryId> = ids
                .iter()
                .zip(&shown)
                .filter(|(_, (body, answer, open, there))| {
                    *open && *there && (body.contains(word) || answer.contains(word))
                })
                .map(|(id, _)| *id)
                .collect();
            expected.sort_unstable();
            prop_assert_eq!(found, expected, "{}", word);
        }
        prop_assert!(!desk.verify(|_, _| Ok(())).unwrap().index_rebuilt);
    }
}
