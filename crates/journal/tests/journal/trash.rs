use lamplight_journal::JournalError;
use lamplight_journal::entries::{Change, Filter, NewEntry};
use lamplight_journal::trash::Gone;

use crate::desk::{Desk, new};

#[test]
fn the_trash_hides_an_entry_and_gives_it_back_whole() {
    let mut desk = Desk::new();
    let id = desk
        .add(
            NewEntry {
                tags: vec!["shore".to_owned()],
                ..new("a heron")
            },
            None,
        )
        .unwrap();
    let stays = desk.write("another heron");
    desk.delete(id, None).unwrap();
    assert_eq!(desk.ids("heron"), [stays]);
    assert_eq!(desk.list(&Filter::default(), None).unwrap().len(), 1);
    assert_eq!(desk.trash().unwrap()[0].id, id);
    assert!(
        desk.tags().unwrap().is_empty(),
        "a tag in the trash is in no list"
    );
    assert!(matches!(
        desk.delete(id, None),
        Err(JournalError::Invalid { .. })
    ));
    let change = Change {
        body: Some("changed".to_owned()),
        ..Change::default()
    };
    assert!(matches!(
        desk.edit(id, change, None),
        Err(JournalError::Invalid { .. })
    ));
    desk.restore(id, None).unwrap();
    assert!(matches!(
        desk.restore(id, None),
        Err(JournalError::NotFound(_))
    ));
    assert_eq!(desk.find("heron").total, 2);
    assert_eq!(desk.entry(id).unwrap().body, "a heron");
    assert_eq!(desk.tags().unwrap()[0].name, "shore");
    desk.verify(|_, _| Ok(())).unwrap();
}

#[test]
fn emptying_takes_only_what_is_in_the_trash() {
    let mut desk = Desk::new();
    let goes = desk
        .add(
            NewEntry {
                tags: vec!["gone".to_owned()],
                ..new("one")
            },
            None,
        )
        .unwrap();
    let stays = desk.write("two");
    desk.delete(goes, None).unwrap();
    assert_eq!(desk.empty_trash(None, |_, _| Ok(())).unwrap().entries, 1);
    assert_eq!(
        desk.empty_trash(None, |_, _| Ok(())).unwrap(),
        Gone::default()
    );
    assert!(matches!(desk.entry(goes), Err(JournalError::NotFound(_))));
    assert_eq!(desk.entry(stays).unwrap().body, "two");
    let verified = desk.verify(|_, _| Ok(())).unwrap();
    assert_eq!(
        (verified.entries, verified.trashed, verified.index_rebuilt),
        (1, 0, false)
    );
}

#[test]
fn wiping_that_was_stopped_is_finished_at_the_next_opening() {
    let mut desk = Desk::new();
    for n in 0..50 {
        let id = desk.write(&format!("gloamwort {n} {}", "filler ".repeat(200)));
        desk.delete(id, None).unwrap();
    }
    let stopped = desk.empty_trash(None, |_, _| Err(lamplight_journal::VaultError::Cancelled));
    assert!(stopped.is_err());
    assert!(
        desk.trash().unwrap().is_empty(),
        "the entries are gone all the same"
    );
    desk.reopen();
    assert_eq!(desk.find("gloamwort").total, 0);
    desk.verify(|_, _| Ok(())).unwrap();
}
