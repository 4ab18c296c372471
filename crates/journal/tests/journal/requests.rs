use lamplight_journal::RequestId;
use lamplight_journal::entries::{Change, Filter};

use crate::desk::{Desk, new};

fn request(n: u128) -> RequestId {
    RequestId::from_u128(n)
}

#[test]
fn the_same_request_twice_changes_things_once_and_answers_the_same() {
    let mut desk = Desk::new();
    let first = desk.add(new("once"), Some(request(1))).unwrap();
    desk.reopen();
    let again = desk.add(new("once"), Some(request(1))).unwrap();
    assert_eq!(first, again);
    assert_eq!(desk.list(&Filter::default(), None).unwrap().len(), 1);
    let change = || Change {
        body: Some("twice".to_owned()),
        ..Change::default()
    };
    assert_eq!(desk.edit(first, change(), Some(request(2))).unwrap(), 2);
    assert_eq!(desk.edit(first, change(), Some(request(2))).unwrap(), 2);
    desk.delete(first, Some(request(3))).unwrap();
    desk.delete(first, Some(request(3))).unwrap();
    assert_eq!(
        desk.empty_trash(Some(request(4)), |_, _| Ok(()))
            .unwrap()
            .entries,
        1
    );
    assert_eq!(
        desk.empty_trash(Some(request(4)), |_, _| Ok(()))
            .unwrap()
            .entries,
        1
    );
}

#[test]
fn one_request_id_serves_one_command() {
    let mut desk = Desk::new();
    let id = desk.add(new("once"), Some(request(1))).unwrap();
    assert!(desk.delete(id, Some(request(1))).is_err());
    assert!(desk.trash().unwrap().is_empty());
}

#[test]
fn a_refused_request_may_be_asked_again() {
    let mut desk = Desk::new();
    let id = desk.write("here");
    let stale = Change {
        body: Some("x".to_owned()),
        if_revision: Some(9),
        ..Change::default()
    };
    assert!(desk.edit(id, stale, Some(request(1))).is_err());
    let good = Change {
        body: Some("x".to_owned()),
        if_revision: Some(1),
        ..Change::default()
    };
    assert_eq!(desk.edit(id, good, Some(request(1))).unwrap(), 2);
}
