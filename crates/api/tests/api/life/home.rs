//! Home of six days of that life, whole.

use serde_json::{Value, json};

use super::Life;

fn home(moment: &str) -> Value {
    Life::until(moment).ask("home", &json!({}))
}

fn evening() -> Value {
    json!({
        "id": "evening", "kind": "promise", "text": "One true thing about the day",
        "when_cue": "we sit down to eat", "person": "J.",
    })
}

fn spent() -> Value {
    json!({
        "id": "spent", "kind": "openness", "text": "What I spent this week",
        "when_cue": "Saturday breakfast", "person": "J.",
    })
}

fn limit() -> Value {
    json!({
        "id": "limit", "kind": "boundary", "text": "No talk about people who are not there",
        "when_cue": "", "person": "M.",
    })
}

fn to_m() -> Value {
    json!({
        "id": "to_m", "kind": "apology", "title": "To M.",
        "excerpt": "I spoke to N. before I spoke to you.", "person": "M.",
    })
}

/// A small step that a commitment was, on a day, with its note.
fn kept(day: &str, commitment: &str, text: &str, note: &str) -> Value {
    json!({
        "of": "event", "id": format!("{commitment} {day}"), "on_day": day, "text": note,
        "commitment": commitment, "commitment_text": text,
    })
}

fn in_passing(day: &str, text: &str) -> Value {
    json!({"of": "checkin", "id": format!("checkin {day}"), "on_day": day, "text": text})
}

fn to_j() -> Value {
    json!({"of": "entry", "id": "letter", "on_day": "2026-01-16", "text": "To J."})
}

fn at_supper() -> Value {
    let text = "One true thing about the day";
    kept("2026-01-16", "evening", text, "Said it at supper.")
}

fn herons() -> Value {
    kept(
        "2026-01-18",
        "walk",
        "A walk by the harbour",
        "We saw the herons.",
    )
}

fn posted() -> Value {
    kept(
        "2026-02-07",
        "landlord",
        "Write to the landlord",
        "Posted it.",
    )
}

/// The small steps from the end of February on, the latest first.
fn february() -> [Value; 3] {
    let walk = "A walk by the harbour";
    let limit = "No talk about people who are not there";
    let evening = "One true thing about the day";
    [
        kept(
            "2026-02-22",
            "evening",
            evening,
            "The hard one, about the card.",
        ),
        kept("2026-02-22", "walk", walk, "Chips on the wall."),
        kept("2026-02-20", "limit", limit, "I said goodnight."),
    ]
}

fn next_walk(on_day: &str, in_days: u32) -> Value {
    json!({
        "tool": "together", "commitment": "walk", "text": "A walk by the harbour", "person": "J.",
        "on_day": on_day, "in_days": in_days,
    })
}

fn coffee() -> Value {
    json!({"tool": "talk", "entry": "coffee", "title": "Coffee", "person": "M."})
}

fn spent_line() -> Value {
    json!({
        "tool": "openness", "commitment": "spent", "text": "What I spent this week", "person": "J.",
    })
}

fn limit_line() -> Value {
    json!({
        "tool": "boundary", "commitment": "limit",
        "text": "No talk about people who are not there",
    })
}

#[test]
fn in_the_first_week_there_is_a_letter_to_go_on_with_and_a_talk_that_is_planned() {
    let friday = json!({
        "part_of_day": "morning", "day": "2026-01-09",
        "draft": {
            "id": "letter", "kind": "apology", "title": "To J.", "excerpt": "", "person": "J.",
        },
        "today": {"due": [], "when_it_comes_up": []}, "reviews": [], "small_steps": [],
        "lines": [{
            "tool": "talk", "entry": "telling", "title": "Telling the rest", "person": "J.",
        }],
        "checkin_today": false,
    });
    assert_eq!(home("2026-01-09T08:30:00+00:00"), friday);
}

#[test]
fn in_the_third_week_what_is_due_is_there_and_a_meeting_in_a_fortnight() {
    let tuesday = json!({
        "part_of_day": "morning", "day": "2026-01-20",
        "today": {"due": [evening(), spent()], "when_it_comes_up": []}, "reviews": [],
        "next_session": {"id": "first", "in_days": 14, "items": 3},
        "small_steps": [
            herons(), at_supper(), to_j(), in_passing("2026-01-11", "We ate at the table."),
        ],
        "lines": [
            {"tool": "forgiveness", "entry": "passed_on", "title": "In confidence"},
            spent_line(),
            next_walk("2026-01-25", 5),
        ],
        "checkin_today": false,
    });
    assert_eq!(home("2026-01-20T07:40:00+00:00"), tuesday);
}

#[test]
fn on_the_day_a_boundary_is_to_be_looked_at_it_is_there() {
    let sunday = json!({
        "part_of_day": "evening", "day": "2026-02-15",
        "draft": {
            "id": "call", "kind": "talk", "title": "The Friday call",
            "excerpt": "Keep it short.", "person": "M.",
        },
        "today": {"due": [evening()], "when_it_comes_up": []}, "reviews": [limit()],
        "next_session": {"id": "second", "in_days": 9, "items": 2},
        "small_steps": [
            posted(), in_passing("2026-01-28", "I rang before I was asked."), herons(),
            at_supper(), to_j(),
        ],
        "lines": [
            {"tool": "forgiveness", "entry": "pocket", "title": "The coat pocket"},
            limit_line(),
            next_walk("2026-02-22", 7),
        ],
        "checkin_today": false,
    });
    assert_eq!(home("2026-02-15T19:30:00+00:00"), sunday);
    // The next day it has gone from Home, whether it was looked at or not.
    let monday = home("2026-02-16T07:00:00+00:00");
    assert_eq!(monday["reviews"], json!([]));
}

#[test]
fn the_last_of_february_is_the_day_of_what_began_on_the_last_of_january() {
    let bank = json!({
        "id": "bank", "kind": "promise", "text": "Read the bank letter together", "when_cue": "",
        "person": "J.",
    });
    let mut steps = february().to_vec();
    steps.extend([
        posted(),
        in_passing("2026-01-28", "I rang before I was asked."),
    ]);
    let saturday = json!({
        "part_of_day": "morning", "day": "2026-02-28", "draft": to_m(),
        "today": {"due": [evening(), spent(), bank], "when_it_comes_up": []}, "reviews": [],
        "small_steps": steps,
        "lines": [coffee(), spent_line(), next_walk("2026-03-01", 1)],
        "checkin_today": false,
    });
    assert_eq!(home("2026-02-28T08:00:00+00:00"), saturday);
    let friday = home("2026-02-27T23:59:00+00:00");
    assert_eq!(friday["today"]["due"], json!([evening(), spent()]));
}

#[test]
fn what_was_sealed_tonight_is_nowhere_on_the_screen() {
    let mut steps = february().to_vec();
    steps.extend([
        posted(),
        in_passing("2026-01-28", "I rang before I was asked."),
    ]);
    let thursday = json!({
        "part_of_day": "night", "day": "2026-03-05", "draft": to_m(),
        "today": {"due": [evening(), spent()], "when_it_comes_up": []}, "reviews": [],
        "small_steps": steps,
        "lines": [coffee(), spent_line(), next_walk("2026-03-08", 3)],
        "checkin_today": false,
    });
    assert_eq!(home("2026-03-05T23:20:00+00:00"), thursday);
}

#[test]
fn on_the_last_sunday_the_clocks_have_changed_and_the_walk_is_today() {
    let walk = json!({
        "id": "walk", "kind": "together", "text": "A walk by the harbour", "when_cue": "",
        "person": "J.",
    });
    let mut steps = vec![in_passing("2026-03-10", "I asked before I decided.")];
    steps.extend(february());
    steps.push(posted());
    let sunday = json!({
        "part_of_day": "morning", "day": "2026-03-29", "draft": to_m(),
        "today": {"due": [evening(), walk], "when_it_comes_up": []}, "reviews": [limit()],
        "next_session": {"id": "third", "in_days": 2, "items": 3},
        "small_steps": steps,
        "lines": [coffee(), limit_line(), next_walk("2026-03-29", 0)],
        "checkin_today": false,
    });
    assert_eq!(home("2026-03-29T10:00:00+01:00"), sunday);
}
