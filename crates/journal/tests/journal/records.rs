//! Records over a real vault: what goes to the trash, what comes back with it, and what it was.

use lamplight_journal::entries::{EntryId, Filter};
use lamplight_journal::links::{LinkEnd, LinkNoun, LinkRelation};
use lamplight_journal::matters::{MatterChange, MatterFilter, MatterRole, MatterStatus, NewMatter};
use lamplight_journal::people::{NewPerson, PersonChange, Relation};
use lamplight_journal::records::{Named, Noun, RecordId, TheirEntries};
use lamplight_journal::support::{NewSupport, SupportKind};
use lamplight_journal::{JournalError, RequestId};

use crate::desk::Desk;

pub fn person(desk: &mut Desk, label: &str) -> RecordId {
    let new = NewPerson {
        label: label.to_owned(),
        relation: Relation::Friend,
        note: String::new(),
        resurface: true,
    };
    desk.add_person(&new, None).unwrap()
}

pub fn matter(desk: &mut Desk, title: &str, person: Option<RecordId>) -> RecordId {
    let new = NewMatter {
        person,
        ..NewMatter::of(MatterRole::Both, title.to_owned())
    };
    desk.add_matter(new, None).unwrap()
}

fn invalid<T: std::fmt::Debug>(answer: Result<T, JournalError>) -> &'static str {
    match answer.unwrap_err() {
        JournalError::Invalid { field, .. } => field,
        other => panic!("{other:?}"),
    }
}

fn entry(id: EntryId) -> LinkEnd {
    LinkEnd {
        noun: LinkNoun::Entry,
        id: id.into(),
    }
}

#[test]
fn whom_a_matter_is_with_is_shown_while_they_stand() {
    let mut desk = Desk::new();
    let m = person(&mut desk, "M.");
    let id = matter(&mut desk, "Sunday", Some(m));
    let with_m = MatterFilter {
        person: Some(m),
        status: None,
    };
    assert_eq!(desk.matters(&with_m).unwrap().len(), 1);
    let label = "M.".to_owned();
    let named = Some(Named { id: m, label });
    assert_eq!(desk.matter(id).unwrap().person, named);

    desk.remove_person(m, TheirEntries::Keep, None).unwrap();
    assert_eq!(desk.matter(id).unwrap().person, None);
    assert_eq!(invalid(desk.matters(&with_m)), "person");
    // A change of something else does not let go of whom it is with.
    let change = MatterChange {
        status: Some(MatterStatus::Resting),
        ..MatterChange::default()
    };
    desk.edit_matter(id, change, None).unwrap();
    desk.take_back(m, None).unwrap();
    let shown = desk.matter(id).unwrap();
    assert_eq!((shown.person, shown.status), (named, MatterStatus::Resting));

    let change = MatterChange {
        person: Some(None),
        ..MatterChange::default()
    };
    desk.edit_matter(id, change, None).unwrap();
    assert_eq!(desk.matter(id).unwrap().person, None);
}

#[test]
fn what_is_taken_back_survives_a_lock() {
    let mut desk = Desk::new();
    let m = person(&mut desk, "M.");
    let id = matter(&mut desk, "Sunday", Some(m));
    let written = desk.write("a heron");
    desk.remove_matter(id, TheirEntries::Keep, None).unwrap();
    desk.remove_person(m, TheirEntries::Keep, None).unwrap();
    desk.delete(written, None).unwrap();
    desk.reopen();
    assert!(desk.people().unwrap().is_empty());
    assert_eq!(desk.removed().unwrap().len(), 2);
    assert_eq!(desk.take_back(id, None).unwrap(), Some(Noun::Matter));
    assert_eq!(desk.take_back(m, None).unwrap(), Some(Noun::Person));
    assert_eq!(desk.take_back(written.into(), None).unwrap(), None);
    assert_eq!(desk.matter(id).unwrap().person.unwrap().id, m);
    assert_eq!(desk.ids("heron"), [written]);
    assert!(desk.removed().unwrap().is_empty());
    let again = desk.take_back(m, None);
    assert!(matches!(again, Err(JournalError::NotFound(_))));
}

#[test]
fn taking_back_asked_twice_is_done_once_and_answers_the_same() {
    let mut desk = Desk::new();
    let request = Some(RequestId::from_u128(7));
    let m = person(&mut desk, "M.");
    desk.remove_person(m, TheirEntries::Trash, None).unwrap();
    let first = desk.take_back(m, request).unwrap();
    assert_eq!(desk.take_back(m, request).unwrap(), first);
    assert_eq!(first, Some(Noun::Person));
}

#[test]
fn a_link_is_one_however_often_it_is_made_and_is_seen_from_both_ends() {
    let mut desk = Desk::new();
    let m = person(&mut desk, "M.");
    let p = LinkEnd {
        noun: LinkNoun::Person,
        id: m,
    };
    let first = desk.write("We *walked* along the river.");
    let second = desk.write("And the day after.");
    let (a, b) = (entry(first), entry(second));
    let led = desk.add_link(a, b, LinkRelation::LedTo, None).unwrap();
    let again = desk.add_link(a, b, LinkRelation::LedTo, None).unwrap();
    assert_eq!(led, again);
    let back = desk.add_link(b, a, LinkRelation::LedTo, None).unwrap();
    assert_ne!(led, back, "this one says something else");
    let beside = desk.add_link(a, p, LinkRelation::Beside, None).unwrap();
    let turned = desk.add_link(p, a, LinkRelation::Beside, None).unwrap();
    assert_eq!(beside, turned, "neither end of it is the first");

    let links = desk.links(a).unwrap();
    let seen: Vec<_> = links
        .iter()
        .map(|link| (link.id, link.outward, link.other.label.as_str()))
        .collect();
    let expected = [
        (led, true, "And the day after."),
        (back, false, "And the day after."),
        (beside, true, "M."),
    ];
    assert_eq!(seen, expected);
    let from_m = desk.links(p).unwrap();
    assert_eq!(from_m[0].other.label, "We walked along the river.");
    assert_eq!(from_m[0].other.noun, LinkNoun::Entry);
    assert!(!from_m[0].outward);

    // What is at the other end goes out of sight, and comes back.
    desk.delete(second, None).unwrap();
    desk.remove_person(m, TheirEntries::Keep, None).unwrap();
    assert!(desk.links(a).unwrap().is_empty());
    desk.restore(second, None).unwrap();
    desk.take_back(m, None).unwrap();
    assert_eq!(desk.links(a).unwrap().len(), 3);

    // A link in the trash that is made again is the same one, out of the trash.
    desk.remove(Noun::Link, led, None).unwrap();
    assert_eq!(desk.links(a).unwrap().len(), 2);
    assert_eq!(desk.add_link(a, b, LinkRelation::LedTo, None).unwrap(), led);
    assert!(desk.removed().unwrap().is_empty());
}

#[test]
fn a_link_needs_two_things_that_stand() {
    let mut desk = Desk::new();
    let m = person(&mut desk, "M.");
    let p = LinkEnd {
        noun: LinkNoun::Person,
        id: m,
    };
    let other_noun = LinkEnd {
        noun: LinkNoun::Matter,
        id: m,
    };
    let gone = desk.write("gone");
    desk.delete(gone, None).unwrap();
    let mut link = |from, to| invalid(desk.add_link(from, to, LinkRelation::About, None));
    assert_eq!(link(p, p), "to");
    assert_eq!(link(p, entry(gone)), "to");
    assert_eq!(link(entry(gone), p), "from");
    assert_eq!(link(other_noun, p), "from");
    assert!(desk.links(p).unwrap().is_empty());
    assert!(matches!(
        desk.links(other_noun),
        Err(JournalError::NotFound("matter"))
    ));
}

#[test]
fn the_support_list_has_the_writers_order() {
    let mut desk = Desk::new();
    let mut add = |label: &str| {
        let new = NewSupport {
            kind: SupportKind::Helpline,
            label: label.to_owned(),
            how: String::new(),
            hours: String::new(),
            note: String::new(),
        };
        desk.add_support(&new, None).unwrap()
    };
    let (one, two, three) = (add("one"), add("two"), add("three"));
    let order = |desk: &Desk| -> Vec<String> {
        let list = desk.support().unwrap();
        list.into_iter().map(|support| support.label).collect()
    };
    desk.order_support(&[three, one], None).unwrap();
    assert_eq!(order(&desk), ["three", "one", "two"]);
    assert_eq!(invalid(desk.order_support(&[two, two], None)), "id");
    desk.remove(Noun::Support, one, None).unwrap();
    assert_eq!(invalid(desk.order_support(&[one], None)), "id");
    assert_eq!(order(&desk), ["three", "two"]);
    desk.take_back(one, None).unwrap();
    assert_eq!(order(&desk), ["three", "one", "two"]);
}

#[test]
fn a_request_id_of_one_kind_of_record_puts_away_none_of_another() {
    let mut desk = Desk::new();
    let new = NewSupport {
        kind: SupportKind::Person,
        label: "J.".to_owned(),
        how: String::new(),
        hours: String::new(),
        note: String::new(),
    };
    let support = desk.add_support(&new, None).unwrap();
    let (from, to) = (desk.write("one"), desk.write("two"));
    let link = desk
        .add_link(entry(from), entry(to), LinkRelation::LedTo, None)
        .unwrap();
    let request = Some(RequestId::from_u128(3));
    desk.remove(Noun::Support, support, request).unwrap();
    desk.remove(Noun::Support, support, request).unwrap();
    let refused = invalid(desk.remove(Noun::Link, link, request));
    assert_eq!(refused, "request_id");
    assert_eq!(desk.links(entry(from)).unwrap().len(), 1);
}

#[test]
fn a_sitting_of_changes_keeps_what_stood_before_it() {
    let mut desk = Desk::new();
    let m = person(&mut desk, "M.");
    let id = matter(&mut desk, "Sunday", Some(m));
    let made = desk.hands.millis();
    let title = |desk: &mut Desk, title: &str| {
        let change = MatterChange {
            title: Some(title.to_owned()),
            ..MatterChange::default()
        };
        desk.edit_matter(id, change, None).unwrap();
    };
    desk.hands.turn(3_600_000);
    title(&mut desk, "Sunday");
    assert!(desk.past(id).unwrap().is_empty(), "nothing was changed");
    title(&mut desk, "That Sunday");
    desk.hands.turn(60_000);
    title(&mut desk, "The Sunday by the sea");
    let past = desk.past(id).unwrap();
    assert_eq!(past.len(), 1);
    assert_eq!(past[0].state["title"], "Sunday");
    assert_eq!(past[0].state["person"], m.to_string());
    assert_eq!(
        (past[0].saved_at, past[0].superseded_at),
        (made, made + 3_600_000)
    );
    desk.hands.turn(3_600_000);
    title(&mut desk, "Sunday");
    let past = desk.past(id).unwrap();
    assert_eq!(past[0].state["title"], "The Sunday by the sea");
    desk.remove_matter(id, TheirEntries::Keep, None).unwrap();
    assert_eq!(desk.past(id).unwrap(), past, "also from the trash");
    desk.purge(id, None, |_, _| Ok(())).unwrap();
    assert!(matches!(desk.past(id), Err(JournalError::NotFound(_))));
}

#[test]
fn somebody_changed_is_remembered_as_they_were() {
    let mut desk = Desk::new();
    let m = person(&mut desk, "M.");
    desk.hands.turn(1000);
    let change = PersonChange {
        label: Some("Mara".to_owned()),
        ..PersonChange::default()
    };
    desk.edit_person(m, change.clone(), None).unwrap();
    let updated = desk.person(m).unwrap().updated_at;
    desk.hands.turn(3_600_000);
    desk.edit_person(m, change, None).unwrap();
    assert_eq!(desk.person(m).unwrap().updated_at, updated);
    let past = desk.past(m).unwrap();
    assert_eq!(past.len(), 1);
    assert_eq!(past[0].state["label"], "M.");
}

#[test]
fn one_thing_goes_for_good_and_the_rest_of_the_trash_stays() {
    let mut desk = Desk::new();
    let m = person(&mut desk, "M.");
    let id = matter(&mut desk, "Sunday", Some(m));
    let (goes, stays) = (desk.write("one"), desk.write("two"));
    let end = LinkEnd {
        noun: LinkNoun::Matter,
        id,
    };
    desk.add_link(entry(stays), end, LinkRelation::About, None)
        .unwrap();
    for id in [goes, stays] {
        desk.delete(id, None).unwrap();
    }
    let standing = desk.purge(id, None, |_, _| Ok(()));
    assert!(matches!(standing, Err(JournalError::NotFound(_))));
    desk.remove_person(m, TheirEntries::Keep, None).unwrap();
    desk.remove_matter(id, TheirEntries::Keep, None).unwrap();
    let gone = desk.purge(goes.into(), None, |_, _| Ok(())).unwrap();
    assert_eq!((gone.entries, gone.records), (1, 0));
    let request = Some(RequestId::from_u128(9));
    let gone = desk.purge(m, request, |_, _| Ok(())).unwrap();
    assert_eq!((gone.entries, gone.records), (0, 1));
    assert_eq!(desk.purge(m, request, |_, _| Ok(())).unwrap(), gone);
    assert!(desk.person(m).is_err());
    assert_eq!(desk.trash().unwrap()[0].id, stays);
    assert_eq!(desk.removed().unwrap()[0].id, id);
    let gone = desk.empty_trash(None, |_, _| Ok(())).unwrap();
    assert_eq!((gone.entries, gone.records), (1, 1));
    desk.verify(|_, _| Ok(())).unwrap();
    assert!(desk.list(&Filter::default(), None).unwrap().is_empty());
}
