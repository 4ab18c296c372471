use lamplight_journal::clock::Clock as _;
use lamplight_journal::entries::{Change, NewEntry, Prepared, Status};
use lamplight_journal::intake::{Incoming, Left, Origin, Taken};

use crate::desk::{Desk, new};

fn incoming(desk: &Desk, origin: Origin, body: &str) -> Incoming {
    let entry_date = Some("2010-06-01T09:00:00+02:00".parse().unwrap());
    let entry = NewEntry {
        entry_date,
        ..new(body)
    };
    Incoming {
        origin,
        entry: Prepared::new(entry, &desk.hands.now()).unwrap(),
    }
}

fn named(source: &str) -> Origin {
    Origin::Named {
        format: "jsonl",
        source: source.to_owned(),
    }
}

#[test]
fn what_is_known_is_not_taken_twice() {
    let mut desk = Desk::new();
    let id = "00000000-0000-4000-8000-000000000001".parse().unwrap();
    let batch = [
        incoming(&desk, Origin::Id(id), "first"),
        incoming(&desk, named("a"), "second"),
        incoming(&desk, named("a"), "second again"),
    ];
    let taken = desk.take_in(&batch).unwrap();
    assert_eq!(taken[0], Taken::Added(id));
    assert!(matches!(taken[1], Taken::Added(_)));
    assert_eq!(taken[2], Taken::Left(Left::Same));
    assert_eq!(desk.take_in(&batch).unwrap(), [Taken::Left(Left::Same); 3]);
    assert_eq!(desk.ids("first OR second").len(), 0);
    assert_eq!(desk.ids("second").len(), 1);
    assert!(
        desk.history(id).unwrap().is_empty(),
        "an import makes no revisions"
    );
}

#[test]
fn what_lies_in_the_trash_is_known_and_what_went_for_good_is_not() {
    let mut desk = Desk::new();
    let batch = [incoming(&desk, named("a"), "one")];
    let Taken::Added(id) = desk.take_in(&batch).unwrap()[0] else {
        panic!()
    };
    desk.delete(id, None).unwrap();
    assert_eq!(desk.knows(&batch[0]).unwrap(), Some(Left::Trashed));
    assert_eq!(desk.take_in(&batch).unwrap(), [Taken::Left(Left::Trashed)]);
    desk.empty_trash(None, |_, _| Ok(())).unwrap();
    assert_eq!(
        desk.knows(&batch[0]).unwrap(),
        None,
        "nothing of it is remembered"
    );
}

#[test]
fn what_has_the_same_name_and_says_something_else_is_left_and_told_apart() {
    let mut desk = Desk::new();
    let id = Origin::Id("00000000-0000-4000-8000-000000000001".parse().unwrap());
    let first = incoming(&desk, id.clone(), "first");
    desk.take_in(&[first]).unwrap();
    let again = [incoming(&desk, id.clone(), "first")];
    assert_eq!(desk.take_in(&again).unwrap(), [Taken::Left(Left::Same)]);
    let other = [incoming(&desk, id, "otherwise")];
    assert_eq!(
        desk.take_in(&other).unwrap(),
        [Taken::Left(Left::Different)]
    );
    assert_eq!(desk.ids("first").len(), 1);
    assert!(desk.ids("otherwise").is_empty());
}

#[test]
fn what_a_format_has_no_room_for_is_not_held_against_it() {
    let mut desk = Desk::new();
    let id = desk.add(new("by hand"), None).unwrap();
    let change = Change {
        lens: Some(Some("future".to_owned())),
        fields: [("hope".to_owned(), "Tea.".into())].into_iter().collect(),
        feel_after: Some(Some(4)),
        ..Change::default()
    };
    desk.edit(id, change, None).unwrap();
    let entry = |new: NewEntry, desk: &Desk| Incoming {
        origin: Origin::Id(id),
        entry: Prepared::new(new, &desk.hands.now()).unwrap(),
    };
    let zone = Some("Europe/Dublin".to_owned());
    let date = Some(desk.entry(id).unwrap().entry_date);
    let bare = || NewEntry {
        entry_date: date,
        zone: zone.clone(),
        ..new("by hand")
    };
    let same = entry(bare(), &desk);
    assert_eq!(desk.knows(&same).unwrap(), Some(Left::Same));
    let says_else = NewEntry {
        status: Some(Status::Kept),
        ..bare()
    };
    let other = entry(says_else, &desk);
    assert_eq!(desk.knows(&other).unwrap(), Some(Left::Different));
}
