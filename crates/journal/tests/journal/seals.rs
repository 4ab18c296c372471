//! Entries out of sight.

use lamplight_journal::JournalError;
use lamplight_journal::entries::{Change, EntryId, Filter, NewEntry, Sealed};

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
