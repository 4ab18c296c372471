use lamplight_journal::entries::{Change, EntryId};

use crate::desk::Desk;

fn save(desk: &mut Desk, id: EntryId, body: &str, typing: bool) {
    let change = Change {
        body: Some(body.to_owned()),
        typing,
        ..Change::default()
    };
    desk.edit(id, change, None).unwrap();
}

fn bodies(desk: &Desk, id: EntryId) -> Vec<String> {
    desk.history(id)
        .unwrap()
        .into_iter()
        .map(|revision| revision.body)
        .collect()
}

#[test]
fn every_change_keeps_what_it_supersedes() {
    let mut desk = Desk::new();
    let id = desk.write("one");
    save(&mut desk, id, "two", false);
    save(&mut desk, id, "three", false);
    desk.reopen();
    assert_eq!(bodies(&desk, id), ["two", "one"]);
    let history = desk.history(id).unwrap();
    assert_eq!(
        history.iter().map(|r| r.revision).collect::<Vec<_>>(),
        [2, 1]
    );
}

#[test]
fn a_stretch_of_typing_becomes_one_revision() {
    let mut desk = Desk::new();
    let id = desk.write("Dear");
    for (n, body) in ["Dear J", "Dear J, I", "Dear J, I am", "Dear J, I am sorry"]
        .iter()
        .enumerate()
    {
        desk.hands.turn(2000);
        save(&mut desk, id, body, true);
        assert_eq!(
            desk.entry(id).unwrap().revision,
            u32::try_from(n).unwrap() + 2
        );
    }
    assert_eq!(bodies(&desk, id), ["Dear"], "the state before the stretch");
    desk.hands.turn(10 * 60 * 1000);
    save(&mut desk, id, "Dear J, I am sorry I lied.", true);
    assert_eq!(
        bodies(&desk, id),
        ["Dear J, I am sorry", "Dear"],
        "the next stretch begins"
    );
}

#[test]
fn a_save_that_takes_much_away_always_keeps_what_was_there() {
    let mut desk = Desk::new();
    let id = desk.write("start");
    let long = "A long letter. ".repeat(40);
    save(&mut desk, id, &long, true);
    desk.hands.turn(2000);
    save(&mut desk, id, "", true);
    assert_eq!(bodies(&desk, id), [long.as_str(), "start"]);
}

#[test]
fn a_clock_set_back_loses_and_reorders_nothing() {
    let mut desk = Desk::new();
    let id = desk.write("one");
    save(&mut desk, id, "two", true);
    desk.hands.turn(-400 * 24 * 3600 * 1000);
    save(&mut desk, id, "three", true);
    save(&mut desk, id, "four", false);
    assert_eq!(bodies(&desk, id), ["three", "two", "one"]);
    assert_eq!(desk.entry(id).unwrap().body, "four");
}
