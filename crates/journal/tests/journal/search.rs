use lamplight_journal::entries::{Change, EntryId, Filter, Kind, NewEntry};
use lamplight_journal::search::By;
use proptest::prelude::*;

use crate::desk::{Desk, new};

#[test]
fn words_are_found_in_any_spelling_and_script() {
    let mut desk = Desk::new();
    let accented = desk.write("Me duele el **cora**zón, naïve façade");
    let chinese = desk.write("我今天遇见盖茨比了");
    let arabic = desk.write("وقال غاتسبي: والكتابة صعبة");
    let emoji = desk.write("thanks 🙏🏽");
    let titled = desk
        .add(
            NewEntry {
                title: "Größe".to_owned(),
                tags: vec!["Küche".to_owned()],
                ..new("")
            },
            None,
        )
        .unwrap();
    for (query, id) in [
        ("corazon", accented),
        ("CORAZÓN", accented),
        ("cora\u{301}zon", accented),
        ("facade naive", accented),
        ("盖茨比", chinese),
        ("茨", chinese),
        ("غاتسبي", arabic),
        ("كتابة", arabic),
        ("🙏", emoji),
        ("grosse", titled),
        ("kuche", titled),
        ("Küche Größe", titled),
    ] {
        assert_eq!(desk.ids(query), [id], "{query}");
    }
    // The same once the index holds them.
    desk.settle(100).unwrap();
    assert_eq!(desk.ids("盖茨比"), [chinese]);
    assert_eq!(desk.ids("كتابة"), [arabic]);
    assert!(desk.ids("盖比").is_empty());
    assert!(desk.find("").hits.is_empty() && desk.find("… \" *").hits.is_empty());
}

#[test]
fn newest_first_whatever_the_order_of_writing() {
    let mut desk = Desk::new();
    let dates = ["2020-05-05", "2024-01-01", "2019-01-01", "2022-02-02"];
    let ids: Vec<EntryId> = dates
        .iter()
        .map(|date| desk.write_on(date, "tide"))
        .collect();
    let expected = [ids[1], ids[3], ids[0], ids[2]];
    assert_eq!(desk.ids("tide"), expected);
    desk.settle(100).unwrap();
    assert_eq!(desk.ids("tide"), expected);
    let first = desk
        .search("tide", &Filter::default(), By::Newest, 2)
        .unwrap();
    assert_eq!(first.total, 4);
    assert_eq!(
        first.hits.iter().map(|hit| hit.id).collect::<Vec<_>>(),
        expected[..2]
    );
    // A date that is changed moves the entry.
    let entry_date = Some("2025-01-01".parse().unwrap());
    desk.edit(
        ids[2],
        Change {
            entry_date,
            ..Change::default()
        },
        None,
    )
    .unwrap();
    assert_eq!(desk.ids("tide")[0], ids[2]);
}

#[test]
fn filters_and_rank() {
    let mut desk = Desk::new();
    let body = desk.write("a storm, in passing");
    let title = desk
        .add(
            NewEntry {
                title: "Storm".to_owned(),
                kind: Kind::Talk,
                ..new("we spoke")
            },
            None,
        )
        .unwrap();
    desk.settle(100).unwrap();
    let talks = Filter {
        kind: Some(Kind::Talk),
        ..Filter::default()
    };
    let found = desk.search("storm", &talks, By::Newest, 50).unwrap();
    assert_eq!((found.total, found.hits[0].id), (1, title));
    let ranked = desk
        .search("storm", &Filter::default(), By::Rank, 50)
        .unwrap();
    assert_eq!(
        ranked.hits.iter().map(|hit| hit.id).collect::<Vec<_>>(),
        [title, body]
    );
}

#[test]
fn a_snippet_shows_the_hit() {
    let mut desk = Desk::new();
    desk.write(&format!(
        "{} the *zanzibarine* lamp {}",
        "before ".repeat(200),
        "after ".repeat(200)
    ));
    let hit = &desk.find("zanzibarine").hits[0];
    let [(start, end)] = hit.snippet.marks[..] else {
        panic!("{:?}", hit.snippet)
    };
    let units: Vec<u16> = hit.snippet.text.encode_utf16().collect();
    let marked = String::from_utf16(&units[start as usize..end as usize]).unwrap();
    assert_eq!(marked, "zanzibarine");
    assert!(!hit.snippet.text.contains('*') && hit.snippet.text.chars().count() <= 162);
}

#[test]
fn a_query_that_is_too_long_is_refused() {
    let desk = Desk::new();
    assert!(
        desk.search(&"x".repeat(4097), &Filter::default(), By::Newest, 1)
            .is_err()
    );
}

#[test]
fn who_is_still_typing_has_the_newest_before_they_are_counted() {
    let mut desk = Desk::new();
    let long = format!("{}\nthe end", "nothing of it here\n".repeat(600));
    let mut written: Vec<EntryId> = (0..40)
        .map(|n| desk.write(&format!("Thoughts {n}")))
        .collect();
    written.push(desk.write(&long.replace("the end", "thistles")));
    let first = desk.search_first("th*", &Filter::default(), 12).unwrap();
    let ids: Vec<EntryId> = first.hits.iter().map(|hit| hit.id).collect();
    written.reverse();
    assert_eq!(ids, written[..12]);
    assert_eq!((first.counted, first.total), (false, 12));
    // Too few of the newest hold it: the index is asked, and counts.
    for (query, total) in [("thi*", 1), ("no*", 1), ("qu*", 0)] {
        let found = desk.search_first(query, &Filter::default(), 12).unwrap();
        assert_eq!((found.counted, found.total), (true, total), "{query}");
    }
    assert!(
        desk.search_first(&"x".repeat(4097), &Filter::default(), 1)
            .is_err()
    );
}

/// What happens to a few entries.
#[derive(Debug, Clone)]
enum Step {
    Add(String),
    Edit(usize, String),
    Delete(usize),
    Restore(usize),
    Settle(u32),
    Reopen,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let words = proptest::collection::vec(
        prop::sample::select(vec![
            "lamp",
            "river",
            "Río",
            "walk",
            "walked",
            "盖茨比",
            "茨比",
            "وغاتسبي",
            "غاتسبي",
            "don't",
        ]),
        0..6,
    )
    .prop_map(|words| words.join(" "));
    let step = prop_oneof![
        3 => words.clone().prop_map(Step::Add),
        4 => (0..8_usize, words).prop_map(|(n, body)| Step::Edit(n, body)),
        2 => (0..8_usize).prop_map(Step::Delete),
        1 => (0..8_usize).prop_map(Step::Restore),
        2 => (0..4_u32).prop_map(Step::Settle),
        1 => Just(Step::Reopen),
    ];
    proptest::collection::vec(step, 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// However entries came about, search finds exactly those whose present text holds the query,
    /// and the index agrees with the entries.
    #[test]
    fn search_finds_what_is_there_now(steps in steps()) {
        let mut desk = Desk::new();
        let mut entries: Vec<(EntryId, String, bool)> = Vec::new();
        for step in steps {
            match step {
                Step::Add(body) => entries.push((desk.write(&body), body, true)),
                Step::Edit(n, body) => if let Some(entry) = entries.get_mut(n).filter(|e| e.2) {
                    desk.edit(entry.0, Change { body: Some(body.clone()), ..Change::default() }, None).unwrap();
                    entry.1 = body;
                },
                Step::Delete(n) => if let Some(entry) = entries.get_mut(n).filter(|e| e.2) {
                    desk.delete(entry.0, None).unwrap();
                    entry.2 = false;
                },
                Step::Restore(n) => if let Some(entry) = entries.get_mut(n).filter(|e| !e.2) {
                    desk.restore(entry.0, None).unwrap();
                    entry.2 = true;
                },
                Step::Settle(n) => { desk.settle(n).unwrap(); }
                Step::Reopen => desk.reopen(),
            }
            for (query, holds) in [
                ("lamp", &(|b: &str| b.split(' ').any(|w| w == "lamp")) as &dyn Fn(&str) -> bool),
                ("rio", &|b: &str| b.split(' ').any(|w| w == "Río")),
                ("walk*", &|b: &str| b.contains("walk")),
                ("茨比", &|b: &str| b.contains("茨比")),
                ("غاتسبي", &|b: &str| b.contains("غاتسبي")),
                ("\"lamp river\"", &|b: &str| b.contains("lamp river")),
                ("don't walked", &|b: &str| b.contains("don't") && b.contains("walked")),
            ] {
                let mut found = desk.ids(query);
                found.sort();
                let mut expected: Vec<EntryId> =
                    entries.iter().filter(|e| e.2 && holds(&e.1)).map(|e| e.0).collect();
                expected.sort();
                prop_assert_eq!(found, expected, "{}", query);
            }
            // Without counting, the newest come all the same.
            for (query, limit) in [("wa*", 1), ("lamp wa*", 1), ("ri*", 2), ("walk*", 3), ("la*", 50)] {
                let all = desk.search(query, &Filter::default(), By::Newest, limit).unwrap();
                let first = desk.search_first(query, &Filter::default(), limit).unwrap();
                prop_assert!(all.counted);
                prop_assert_eq!(&first.hits, &all.hits, "{}", query);
                prop_assert!(first.total <= all.total && (!first.counted || first.total == all.total));
            }
        }
        prop_assert!(!desk.verify(|_, _| Ok(())).unwrap().index_rebuilt);
    }
}
