use lamplight_journal::JournalError;
use lamplight_journal::entries::{Change, Filter, Kind, LONGEST_BODY, NewEntry};

use crate::desk::{Desk, new};

#[test]
fn an_entry_comes_back_as_it_was_written() {
    let mut desk = Desk::new();
    let entry = NewEntry {
        title: " A title, exactly \u{202e}so ".to_owned(),
        tags: vec![
            "Größe".to_owned(),
            "心情 日记".to_owned(),
            "Größe".to_owned(),
        ],
        feeling: Some(7),
        entry_date: Some("2024-02-29T23:30:00-10:00".parse().unwrap()),
        zone: Some("Pacific/Honolulu".to_owned()),
        ..new("One *two*\r\nthree\u{0}four")
    };
    let id = desk.add(entry.clone(), None).unwrap();
    desk.reopen();
    let kept = desk.entry(id).unwrap();
    assert_eq!((&kept.title, &kept.body), (&entry.title, &entry.body));
    assert_eq!(
        kept.tags,
        ["Größe", "心情 日记"],
        "the same tag twice is one tag"
    );
    assert_eq!(kept.entry_date.to_string(), "2024-02-29T23:30:00-10:00");
    assert_eq!(
        kept.entry_date.day().to_string(),
        "2024-02-29",
        "the day on the writer's wall"
    );
    assert_eq!(
        (kept.feeling, kept.revision, kept.word_count),
        (Some(7), 1, 4)
    );
    assert_eq!(kept.zone.as_deref(), Some("Pacific/Honolulu"));
}

#[test]
fn without_a_date_it_is_now_in_the_clocks_zone() {
    let mut desk = Desk::new();
    let id = desk.write("now");
    let kept = desk.entry(id).unwrap();
    assert_eq!(kept.entry_date.to_string(), "2026-03-04T12:00:00+00:00");
    assert_eq!(kept.zone.as_deref(), Some("Europe/Dublin"));
}

#[test]
fn what_is_too_long_or_out_of_range_is_refused_and_nothing_is_kept() {
    let mut desk = Desk::new();
    let refused = |desk: &mut Desk, entry: NewEntry| match desk.add(entry, None) {
        Err(JournalError::Invalid { field, .. }) => field,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        refused(&mut desk, new(&"x".repeat(LONGEST_BODY + 1))),
        "body"
    );
    assert_eq!(
        refused(
            &mut desk,
            NewEntry {
                title: "t".repeat(4097),
                ..new("")
            }
        ),
        "title"
    );
    assert_eq!(
        refused(
            &mut desk,
            NewEntry {
                tags: vec![" ".to_owned()],
                ..new("")
            }
        ),
        "tags"
    );
    assert_eq!(
        refused(
            &mut desk,
            NewEntry {
                feeling: Some(11),
                ..new("")
            }
        ),
        "feeling"
    );
    let many = (0..101).map(|n| n.to_string()).collect();
    assert_eq!(
        refused(
            &mut desk,
            NewEntry {
                tags: many,
                ..new("")
            }
        ),
        "tags"
    );
    assert_eq!(desk.count().unwrap(), 0);
}

#[test]
fn a_change_takes_what_it_names_and_leaves_the_rest() {
    let mut desk = Desk::new();
    let id = desk
        .add(
            NewEntry {
                title: "old".to_owned(),
                ..new("one two")
            },
            None,
        )
        .unwrap();
    let change = Change {
        body: Some("three".to_owned()),
        kind: Some(Kind::Talk),
        ..Change::default()
    };
    assert_eq!(desk.edit(id, change, None).unwrap(), 2);
    let kept = desk.entry(id).unwrap();
    assert_eq!(
        (kept.title.as_str(), kept.body.as_str(), kept.kind),
        ("old", "three", Kind::Talk)
    );
    assert_eq!(kept.word_count, 1);
    assert_eq!(
        desk.edit(id, Change::default(), None).unwrap(),
        2,
        "no change, no revision"
    );
}

#[test]
fn a_change_on_an_old_revision_is_refused() {
    let mut desk = Desk::new();
    let id = desk.write("one");
    let to = |body: &str, based: u32| Change {
        body: Some(body.to_owned()),
        if_revision: Some(based),
        ..Change::default()
    };
    assert_eq!(desk.edit(id, to("two", 1), None).unwrap(), 2);
    let refused = desk.edit(id, to("three", 1), None);
    assert!(matches!(
        refused,
        Err(JournalError::Invalid {
            field: "if_revision",
            ..
        })
    ));
    assert_eq!(desk.entry(id).unwrap().body, "two");
}

#[test]
fn lists_are_newest_first_and_filters_hold() {
    let mut desk = Desk::new();
    let early = desk.write_on("2026-03-01T23:50:00+00:00", "early");
    let late = desk.write_on("2026-03-03T08:00:00+00:00", "late");
    // Written at 00:30 of the 2nd in Auckland: an instant before `early`, and a later day.
    let auckland = desk.write_on("2026-03-02T00:30:00+13:00", "auckland");
    let tagged = NewEntry {
        tags: vec!["Corazón".to_owned()],
        kind: Kind::Apology,
        entry_date: Some("2026-03-02".parse().unwrap()),
        ..new("tagged")
    };
    let tagged = desk.add(tagged, None).unwrap();
    let list = |filter: &Filter| -> Vec<_> {
        desk.list(filter, None)
            .unwrap()
            .into_iter()
            .map(|summary| summary.id)
            .collect()
    };
    assert_eq!(list(&Filter::default()), [late, tagged, early, auckland]);
    let day = |text: &str| Some(text.parse().unwrap());
    let from = Filter {
        from: day("2026-03-02"),
        ..Filter::default()
    };
    assert_eq!(list(&from), [late, tagged, auckland]);
    let one_day = Filter {
        from: day("2026-03-02"),
        to: day("2026-03-02"),
        ..Filter::default()
    };
    assert_eq!(list(&one_day), [tagged, auckland]);
    let instant = Filter {
        to: day("2026-03-01T23:50:00Z"),
        ..Filter::default()
    };
    assert_eq!(list(&instant), [early, auckland]);
    assert_eq!(
        list(&Filter {
            kind: Some(Kind::Apology),
            ..Filter::default()
        }),
        [tagged]
    );
    assert_eq!(
        list(&Filter {
            tag: Some("CORAZON".to_owned()),
            ..Filter::default()
        }),
        [tagged]
    );
    assert_eq!(desk.list(&Filter::default(), Some(2)).unwrap().len(), 2);
}

#[test]
fn unknown_names_are_said_to_be_unknown() {
    let mut desk = Desk::new();
    let id = "0190a6f2-0000-7000-8000-000000000000".parse().unwrap();
    assert!(matches!(desk.entry(id), Err(JournalError::NotFound(_))));
    assert!(matches!(
        desk.edit(id, Change::default(), None),
        Err(JournalError::NotFound(_))
    ));
    assert!(matches!(
        desk.delete(id, None),
        Err(JournalError::NotFound(_))
    ));
    assert!(matches!(
        desk.restore(id, None),
        Err(JournalError::NotFound(_))
    ));
    assert!(matches!(desk.history(id), Err(JournalError::NotFound(_))));
}
