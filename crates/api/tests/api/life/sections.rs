//! What a counsellor's brief says of those weeks, tool by tool.

use serde_json::{Value, json};

use super::{Life, each};

/// The section of a tool over the first six weeks, as it is on their last day.
fn section(tool: &str) -> Value {
    let life = Life::until("2026-02-15T19:30:00+00:00");
    let days = json!({"tool": tool, "from": "2026-01-05", "to": "2026-02-15"});
    let section = life.ask("brief_section", &days);
    assert_eq!(section["tool"], tool);
    section
}

fn counts(kept: u32, partly: u32, missed: u32, not_needed: u32) -> Value {
    json!({"kept": kept, "partly": partly, "missed": missed, "not_needed": not_needed})
}

#[test]
fn talks_prepared_and_had() {
    let talks = section("talk");
    assert_eq!((&talks["prepared"], &talks["had"]), (&json!(3), &json!(2)));
    let talks = &talks["talks"];
    assert_eq!(each(talks, "entry"), json!(["telling", "call", "silence"]));
    assert_eq!(each(talks, "had"), json!([true, false, true]));
    assert_eq!(talks[0]["feel"], "ashamed, afraid");
    assert_eq!(talks[1]["role"], json!({"relation": "friend"}));
    assert_eq!(talks[2]["heard"], "It was the shop, not me.");
}

#[test]
fn the_letter_with_what_came_of_the_promise_made_from_it() {
    let letters = section("apology")["letters"].clone();
    assert_eq!(each(&letters, "entry"), json!(["letter"]));
    let letter = &letters[0];
    assert_eq!(
        (&letter["status"], &letter["given_on"]),
        (&json!("given"), &json!("2026-01-16"))
    );
    let kept = json!([{
        "commitment": "evening", "text": "One true thing about the day",
        "counts": counts(6, 2, 3, 1),
    }]);
    assert_eq!(letter["promises"], kept);
}

#[test]
fn openness_with_its_day_and_what_stays_private() {
    let open = json!([{
        "commitment": "spent", "role": {"relation": "partner"}, "text": "What I spent this week",
        "stays_mine": "Letters from my sister.", "review_on": "2026-03-09",
        "counts": counts(3, 1, 1, 0),
    }]);
    assert_eq!(section("openness")["open"], open);
}

#[test]
fn the_limit_and_the_days_it_mattered() {
    let limits = json!([{
        "commitment": "limit", "role": {"relation": "friend"},
        "text": "No talk about people who are not there",
        "then_i_will": "say goodnight and hang up",
        "days": [
            {"on_day": "2026-01-23", "outcome": "not_needed", "note": ""},
            {"on_day": "2026-01-30", "outcome": "missed", "note": "I stayed on."},
            {"on_day": "2026-02-06", "outcome": "partly", "note": ""},
        ],
    }]);
    assert_eq!(section("boundary")["limits"], limits);
}

#[test]
fn the_meeting_that_was_and_not_the_one_to_come() {
    let meetings = json!([{
        "session": "first", "on_day": "2026-02-03", "focus": "The card",
        "questions": [{"text": "How do I say the number without excuses?", "raised": true}],
        "takeaways": "Say the number first, then stop.", "next_steps": "Write to the landlord.",
    }]);
    assert_eq!(section("session")["meetings"], meetings);
}

#[test]
fn both_kinds_of_forgiveness_each_with_two_ratings() {
    let both = section("forgiveness")["forgiving"].clone();
    assert_eq!(each(&both, "entry"), json!(["passed_on", "pocket"]));
    assert_eq!(each(&both, "toward"), json!(["them", "myself"]));
    assert_eq!(each(&both, "stage"), json!(["naming_it", "working_on_it"]));
    assert_eq!(each(&both, "decision"), json!([4, 6]));
    assert_eq!(each(&both, "feeling"), json!([1, 3]));
    assert_eq!(both[1]["put_right"], "The guitar is sold.");
}

#[test]
fn lines_of_self_trust_and_gaps_of_values() {
    let section = section("self_trust");
    assert_eq!(each(&section["lines"], "entry"), json!(["told", "word"]));
    assert_eq!(each(&section["lines"], "starred"), json!([true, false]));
    assert_eq!(
        each(&section["values"], "name"),
        json!(["Honest", "Present"])
    );
    assert_eq!(each(&section["values"], "gap"), json!([4, 2]));
}

#[test]
fn own_ratings_as_a_table_and_small_steps() {
    let section = section("time");
    let days = json!([
        "2026-01-05",
        "2026-01-06",
        "2026-01-08",
        "2026-01-11",
        "2026-01-14",
        "2026-01-25",
        "2026-01-28",
        "2026-02-01",
        "2026-02-08",
    ]);
    assert_eq!(each(&section["ratings"], "on_day"), days);
    assert_eq!(
        section["ratings"][1],
        json!({"checkin": "checkin 2026-01-06", "on_day": "2026-01-06", "steadiness": 3})
    );
    let steps = json!([
        "We ate at the table.",
        "To J.",
        "Said it at supper.",
        "We saw the herons.",
        "I rang before I was asked.",
        "Posted it.",
    ]);
    assert_eq!(each(&section["steps"], "text"), steps);
}

#[test]
fn hopes_in_own_words_and_what_was_done() {
    let together = section("together");
    let hopes = json!(["Toast and the radio, and nothing to hide."]);
    assert_eq!(each(&together["hopes"], "hope"), hopes);
    let walk = json!([{
        "commitment": "walk", "role": {"relation": "partner"}, "text": "A walk by the harbour",
        "hope": "Sundays that are ordinary again.", "counts": counts(3, 1, 1, 0),
        "worth_repeating": ["We saw the herons."],
    }]);
    assert_eq!(together["done"], walk);
}

#[test]
fn promises_counted_with_what_was_noted_and_learned() {
    let promises = section("promise")["promises"].clone();
    assert_eq!(
        each(&promises, "commitment"),
        json!(["evening", "bank", "landlord"])
    );
    assert_eq!(
        each(&promises, "counts"),
        json!([counts(6, 2, 3, 1), counts(1, 0, 0, 0), counts(1, 0, 0, 0)])
    );
    let lessons = json!([
        {"on_day": "2026-01-15", "note": "", "learned": "Before supper, not after."},
        {"on_day": "2026-01-16", "note": "Said it at supper.", "learned": ""},
    ]);
    assert_eq!(promises[0]["lessons"], lessons);
}
