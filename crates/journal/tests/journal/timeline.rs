use lamplight_journal::entries::{EntryId, Filter};

use crate::desk::Desk;

fn walk(desk: &Desk, limit: u32) -> Vec<EntryId> {
    let mut ids = Vec::new();
    let mut cursor = None;
    loop {
        let page = desk.timeline(&Filter::default(), cursor, limit).unwrap();
        assert!(page.entries.len() <= limit as usize);
        ids.extend(page.entries.iter().map(|line| line.summary.id));
        match page.next {
            Some(next) => cursor = Some(next.to_string().parse().unwrap()),
            None => return ids,
        }
    }
}

#[test]
fn pages_follow_one_another_without_gap_or_repeat() {
    let mut desk = Desk::new();
    // Many of the same instant: the row decides.
    for n in 0..25 {
        desk.write_on(
            &format!("2026-03-{:02}T10:00:00Z", n / 5 + 1),
            &format!("entry {n}"),
        );
    }
    let all: Vec<EntryId> = desk
        .list(&Filter::default(), None)
        .unwrap()
        .into_iter()
        .map(|s| s.id)
        .collect();
    for limit in [1, 3, 5, 24, 25, 26] {
        assert_eq!(walk(&desk, limit), all, "{limit} a page");
    }
}

#[test]
fn an_entry_that_comes_meanwhile_moves_no_page() {
    let mut desk = Desk::new();
    for n in 1..=9 {
        desk.write_on(&format!("2026-03-0{n}"), "x");
    }
    let first = desk.timeline(&Filter::default(), None, 4).unwrap();
    desk.write_on("2026-04-01", "newer than all");
    let second = desk.timeline(&Filter::default(), first.next, 4).unwrap();
    let days: Vec<String> = second
        .entries
        .iter()
        .map(|line| line.summary.entry_date.to_string())
        .collect();
    assert_eq!(
        days,
        ["2026-03-05", "2026-03-04", "2026-03-03", "2026-03-02"]
    );
    assert_eq!(second.entries[0].excerpt, "x");
}

#[test]
fn a_cursor_from_nowhere_is_refused() {
    for text in ["", "1", "a~b", "1~", "~1"] {
        assert!(
            text.parse::<lamplight_journal::timeline::Cursor>().is_err(),
            "{text}"
        );
    }
}
