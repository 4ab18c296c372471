//! What stands beside the text of an entry.

use lamplight_journal::JournalError;
use lamplight_journal::entries::{
    Change, EntryId, FacetChange, Facets, Fields, Filter, Kind, LONGEST_FIELDS, NewEntry, Status,
};
use lamplight_journal::people::{NewPerson, Relation};
use lamplight_journal::records::{Noun, RecordId};
use serde_json::{Value, json};

use crate::desk::{Desk, new};

pub fn person(desk: &mut Desk, label: &str) -> RecordId {
    let person = NewPerson {
        label: label.to_owned(),
        relation: Relation::Friend,
        note: String::new(),
        resurface: true,
    };
    desk.add_person(&person, None).unwrap()
}

pub fn fields(answers: Value) -> Fields {
    serde_json::from_value(answers).unwrap()
}

fn about(desk: &mut Desk, facets: Facets) -> EntryId {
    let entry = NewEntry {
        facets,
        ..new("about somebody")
    };
    desk.add(entry, None).unwrap()
}

fn refused_for(desk: &mut Desk, id: EntryId, change: Change) -> String {
    let before = desk.entry(id).unwrap();
    let refusal = desk.edit(id, change, None).unwrap_err();
    assert_eq!(desk.entry(id).unwrap(), before, "nothing changed");
    match refusal {
        JournalError::Invalid { field, .. } => field.to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_entry_keeps_all_that_stands_beside_it() {
    let mut desk = Desk::new();
    let person = person(&mut desk, "M.");
    let entry = NewEntry {
        lens: Some("self_trust".to_owned()),
        status: Some(Status::Ready),
        feel_before: Some(3),
        feel_after: Some(6),
        fields: fields(json!({"acted": "I rang.", "later": true, "feel": ["sad", "calm"]})),
        facets: Facets {
            person: Some(person),
            starred: true,
            shareable: true,
            resurface: false,
            rests_until: Some("2026-03-09".parse().unwrap()),
            ..Facets::default()
        },
        ..new("words here")
    };
    let id = desk.add(entry.clone(), None).unwrap();
    desk.reopen();
    let kept = desk.entry(id).unwrap();
    assert_eq!(kept.lens, entry.lens);
    assert_eq!(kept.status, Status::Ready);
    assert_eq!((kept.feel_before, kept.feel_after), (Some(3), Some(6)));
    assert_eq!(kept.fields, entry.fields);
    assert_eq!(kept.facets, entry.facets);
    assert_eq!(kept.word_count, 6, "two of the text, four of the answers");
    let line = &desk.list(&Filter::default(), None).unwrap()[0];
    assert_eq!(line.lens.as_deref(), Some("self_trust"));
    assert_eq!(line.person, Some(person));
    assert!(line.starred);
}

#[test]
fn what_is_written_by_hand_is_a_draft() {
    let mut desk = Desk::new();
    let id = desk.write("by hand");
    assert_eq!(desk.entry(id).unwrap().status, Status::Draft);
}

#[test]
fn facets_make_no_revision_and_what_it_says_does() {
    let mut desk = Desk::new();
    let id = desk.write("words");
    let before = desk.entry(id).unwrap();
    desk.hands.turn(60_000);
    let facets = FacetChange {
        starred: Some(true),
        rests_until: Some(Some("2026-03-04".parse().unwrap())),
        ..FacetChange::default()
    };
    let change = Change {
        facets,
        ..Change::default()
    };
    assert_eq!(desk.edit(id, change, None).unwrap(), 1);
    let after = desk.entry(id).unwrap();
    assert!(after.facets.starred);
    assert_eq!(after.updated_at, before.updated_at);
    assert_eq!(desk.history(id).unwrap(), []);

    let change = Change {
        fields: fields(json!({"did": "I lied.", "way": "letter"})),
        feel_after: Some(Some(4)),
        ..Change::default()
    };
    assert_eq!(desk.edit(id, change, None).unwrap(), 2);
    let change = Change {
        kind: Some(Kind::Apology),
        fields: fields(json!({"did": null, "change": "I ring."})),
        feel_after: Some(None),
        ..Change::default()
    };
    assert_eq!(desk.edit(id, change, None).unwrap(), 3);
    let kept = desk.entry(id).unwrap();
    assert_eq!(
        kept.fields,
        fields(json!({"way": "letter", "change": "I ring."}))
    );
    assert_eq!(kept.feel_after, None);
    let past = desk.history(id).unwrap();
    assert_eq!(past[0].fields["did"], "I lied.");
    assert_eq!(past[0].feel_after, Some(4));
    assert!(past[1].fields.is_empty());
    assert!(desk.entry(id).unwrap().facets.starred);
}

#[test]
fn what_is_given_was_given_some_day_that_has_come() {
    let mut desk = Desk::new();
    let id = desk.write("a letter");
    let given = || Change {
        status: Some(Status::Given),
        ..Change::default()
    };
    let tomorrow = Change {
        given_on: Some(Some("2026-03-05".parse().unwrap())),
        ..given()
    };
    assert_eq!(refused_for(&mut desk, id, tomorrow), "given_on");
    desk.edit(id, given(), None).unwrap();
    let today = desk.entry(id).unwrap().given_on.unwrap();
    assert_eq!(today.to_string(), "2026-03-04");
    // Said first and written down later.
    let earlier = Change {
        given_on: Some(Some("2026-02-28".parse().unwrap())),
        ..Change::default()
    };
    desk.edit(id, earlier, None).unwrap();
    // A clock set back takes nothing away.
    desk.hands.turn(-366 * 86_400_000);
    let other = Change {
        title: Some("The call".to_owned()),
        ..Change::default()
    };
    desk.edit(id, other, None).unwrap();
    let kept = desk.entry(id).unwrap();
    assert_eq!(kept.given_on.unwrap().to_string(), "2026-02-28");
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let mut desk = Desk::new();
    let id = desk.write("words");
    let gone = person(&mut desk, "N.");
    desk.remove(Noun::Person, gone, None).unwrap();
    let facets = |facets| Change {
        facets,
        ..Change::default()
    };
    let answers = |answers| Change {
        fields: fields(answers),
        ..Change::default()
    };
    let nobody: RecordId = "0190a6f2-0000-7000-8000-000000000000".parse().unwrap();
    for (change, field) in [
        (
            facets(FacetChange {
                person: Some(Some(nobody)),
                ..FacetChange::default()
            }),
            "person",
        ),
        (
            facets(FacetChange {
                person: Some(Some(gone)),
                ..FacetChange::default()
            }),
            "person",
        ),
        (
            facets(FacetChange {
                matter: Some(Some(nobody)),
                ..FacetChange::default()
            }),
            "matter",
        ),
        (
            facets(FacetChange {
                rests_until: Some(Some("2026-03-03".parse().unwrap())),
                ..FacetChange::default()
            }),
            "rests_until",
        ),
        (
            Change {
                feel_before: Some(Some(11)),
                ..Change::default()
            },
            "feel_before",
        ),
        (
            Change {
                lens: Some(Some("x".repeat(65))),
                ..Change::default()
            },
            "lens",
        ),
        (answers(json!({"decision": 11})), "fields"),
        (answers(json!({"toward": "nobody"})), "fields"),
        (answers(json!({"deep": {"a": 1}})), "fields"),
        (answers(json!({"mixed": ["a", 1]})), "fields"),
        (answers(json!({"": "x"})), "fields"),
        (
            answers(json!({"long": "x".repeat(LONGEST_FIELDS)})),
            "fields",
        ),
    ] {
        assert_eq!(refused_for(&mut desk, id, change), field);
    }
    let most = Change {
        fields: fields(json!({"long": "x".repeat(LONGEST_FIELDS - 100)})),
        ..Change::default()
    };
    desk.edit(id, most, None).unwrap();
}

#[test]
fn somebody_in_the_trash_is_still_named_and_gone_for_good_is_not() {
    let mut desk = Desk::new();
    let person = person(&mut desk, "M.");
    let id = about(
        &mut desk,
        Facets {
            person: Some(person),
            ..Facets::default()
        },
    );
    desk.remove(Noun::Person, person, None).unwrap();
    assert_eq!(desk.entry(id).unwrap().facets.person, Some(person));
    let marked = Change {
        facets: FacetChange {
            starred: Some(true),
            ..FacetChange::default()
        },
        ..Change::default()
    };
    desk.edit(id, marked, None).unwrap();
    desk.empty_trash(None, |_, _| Ok(())).unwrap();
    assert_eq!(desk.entry(id).unwrap().facets.person, None);
}

#[test]
fn lists_are_narrowed_by_what_stands_beside() {
    let mut desk = Desk::new();
    let [m, n] = ["M.", "N."].map(|label| person(&mut desk, label));
    let facets = Facets {
        person: Some(m),
        starred: true,
        ..Facets::default()
    };
    let first = about(&mut desk, facets);
    let second = desk.write(&format!("I saw [her](lamplight:person/{m})."));
    let third = about(
        &mut desk,
        Facets {
            person: Some(n),
            ..Facets::default()
        },
    );
    let lens = Change {
        lens: Some(Some("future".to_owned())),
        status: Some(Status::Kept),
        ..Change::default()
    };
    desk.edit(third, lens, None).unwrap();
    let by = |filter: Filter| -> Vec<EntryId> {
        let list = desk.list(&filter, None).unwrap();
        let page = desk.timeline(&filter, None, 50).unwrap();
        let ids: Vec<_> = list.iter().map(|line| line.id).collect();
        let shown: Vec<_> = page.entries.iter().map(|line| line.summary.id).collect();
        assert_eq!(ids, shown);
        ids
    };
    let all = Filter::default;
    let person = |id| Filter {
        person: Some(id),
        ..all()
    };
    assert_eq!(by(person(m)), [second, first]);
    assert_eq!(by(person(n)), [third]);
    let starred = |yes| Filter {
        starred: Some(yes),
        ..all()
    };
    assert_eq!(by(starred(true)), [first]);
    assert_eq!(by(starred(false)), [third, second]);
    let lens = Filter {
        lens: Some("future".to_owned()),
        ..all()
    };
    assert_eq!(by(lens), [third]);
    let drafts = Filter {
        status: Some(Status::Draft),
        ..all()
    };
    assert_eq!(by(drafts), [second, first]);
    let found = |filter: &Filter| {
        let found = desk.search("about", filter, lamplight_journal::search::By::Newest, 9);
        found.unwrap().total
    };
    assert_eq!(found(&person(m)), 1);
    assert_eq!(found(&all()), 2);
}

#[test]
fn an_entry_of_answers_alone_begins_with_the_first_of_them() {
    let mut desk = Desk::new();
    let entry = NewEntry {
        body: "\n".to_owned(),
        fields: fields(json!({"change": "I ring.", "did": "I *forgot*.", "yours": "yes"})),
        ..NewEntry::of(Kind::Apology)
    };
    desk.add(entry, None).unwrap();
    let page = desk.timeline(&Filter::default(), None, 9).unwrap();
    assert_eq!(page.entries[0].excerpt, "I forgot.");
}
