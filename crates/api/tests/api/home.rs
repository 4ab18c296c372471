//! Home on given days, by the table.

use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::Wall;

fn home(room: &Room) -> Value {
    room.call("home", &json!({}))
}

fn texts<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    let list = list.as_array().unwrap().iter();
    list.map(|one| one[field].as_str().unwrap()).collect()
}

fn commitment(room: &Room, request: &Value) -> String {
    room.new_id("commitment_add", request)
}

#[test]
fn an_empty_journal_has_a_greeting_and_nothing_more() {
    let wall = Wall::at("2026-03-04T12:00:00+13:00");
    let room = Room::on(&wall);
    let empty = json!({
        "part_of_day": "afternoon", "day": "2026-03-04",
        "today": {"due": [], "when_it_comes_up": []}, "reviews": [], "small_steps": [],
        "lines": [], "checkin_today": false,
    });
    assert_eq!(home(&room), empty);
    for (hour, part) in [
        ("00", "night"),
        ("04", "night"),
        ("05", "morning"),
        ("11", "morning"),
        ("17", "afternoon"),
        ("18", "evening"),
        ("22", "evening"),
        ("23", "night"),
    ] {
        wall.set(&format!("2026-03-04T{hour}:59:00-10:00"));
        assert_eq!(home(&room)["part_of_day"], part, "{hour}");
    }
}

#[test]
fn the_last_draft_is_where_the_writer_left_off() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = Room::on(&wall);
    let person = room.new_id("person_add", &json!({"label": "M.", "relation": "friend"}));
    let letter = json!({
        "kind": "apology", "title": "Sunday", "body": "I said I would *ring*.", "person": person,
    });
    let letter = room.new_id("entry_add", &letter);
    wall.set("2026-03-04T09:10:00+00:00");
    let kept = json!({"kind": "reflection", "title": "Kept", "status": "kept"});
    room.new_id("entry_add", &kept);
    let draft = json!({
        "id": letter, "kind": "apology", "title": "Sunday", "excerpt": "I said I would ring.",
        "person": "M.",
    });
    assert_eq!(home(&room)["draft"], draft);
    // It is not said twice.
    assert_eq!(home(&room)["lines"], json!([]));

    wall.set("2026-03-04T09:20:00+00:00");
    let later = room.new_id("entry_add", &json!({"kind": "talk", "title": "Later"}));
    assert_eq!(home(&room)["draft"]["id"], later);
    let line = json!([{"tool": "apology", "entry": letter, "title": "Sunday", "person": "M."}]);
    assert_eq!(home(&room)["lines"], line);

    let hide = |change: Value, back: Value| {
        room.call("entry_edit", &change);
        assert_ne!(home(&room)["draft"]["id"], later, "{change}");
        room.call("entry_edit", &back);
        assert_eq!(home(&room)["draft"]["id"], later, "{change}");
    };
    hide(
        json!({"id": later, "resurface": false}),
        json!({"id": later, "resurface": true}),
    );
    hide(
        json!({"id": later, "rests_until": "2026-03-05"}),
        json!({"id": later, "rests_until": null}),
    );
    hide(
        json!({"id": later, "status": "kept"}),
        json!({"id": later, "status": "draft"}),
    );
    room.call("entry_seal", &json!({"id": later, "until": "2026-03-06"}));
    assert_eq!(home(&room)["draft"]["id"], letter);
    wall.set("2026-03-06T00:01:00+00:00");
    assert_eq!(home(&room)["draft"]["id"], later);
    room.call("entry_delete", &json!({"id": later}));
    assert_eq!(home(&room)["draft"]["id"], letter);

    room.call("person_edit", &json!({"id": person, "resurface": false}));
    assert_eq!(home(&room).get("draft"), None);
}

#[test]
fn a_matter_that_is_not_to_come_up_takes_all_of_its_own_along() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = Room::on(&wall);
    let matter = room.new_id("matter_add", &json!({"title": "The lie", "role": "i_hurt"}));
    room.new_id("entry_add", &json!({"kind": "talk", "matter": matter}));
    let promise = json!({
        "kind": "promise", "text": "Ring when late", "cadence": "daily", "matter": matter,
    });
    let promise = commitment(&room, &promise);
    let step = json!({"matter": matter, "small_step": "We laughed."});
    room.new_id("checkin_add", &step);
    room.call(
        "event_add",
        &json!({"commitment": promise, "outcome": "kept", "starred": true}),
    );
    wall.set("2026-03-05T09:00:00+00:00");
    let before = home(&room);
    assert!(before.get("draft").is_some());
    assert_eq!(before["today"]["due"].as_array().unwrap().len(), 1);
    assert_eq!(before["small_steps"].as_array().unwrap().len(), 2);
    room.call("matter_edit", &json!({"id": matter, "resurface": false}));
    let after = home(&room);
    assert_eq!(after.get("draft"), None);
    assert_eq!(after["today"]["due"], json!([]));
    assert_eq!(after["small_steps"], json!([]));
}

#[test]
fn today_has_what_is_due_and_apart_what_is_for_when_it_comes_up() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = Room::on(&wall);
    let person = room.new_id("person_add", &json!({"label": "J.", "relation": "partner"}));
    let daily = json!({
        "kind": "promise", "text": "Ring", "when_cue": "I am late", "cadence": "daily",
        "person": person,
    });
    let daily = commitment(&room, &daily);
    commitment(&room, &json!({"kind": "promise", "text": "Pause"}));
    commitment(
        &room,
        &json!({"kind": "promise", "text": "Not yet", "starts": "2026-03-09"}),
    );
    let boundary = json!({
        "kind": "boundary", "text": "I leave the room", "cadence": "daily",
        "review_on": "2026-03-06",
    });
    commitment(&room, &boundary);
    let quiet = json!({"kind": "promise", "text": "Quiet", "cadence": "daily", "resurface": false});
    commitment(&room, &quiet);
    let forced = json!({
        "kind": "openness", "text": "Tell all", "cadence": "daily", "review_on": "2026-03-20",
        "fields": {"safe_to_refuse": "not_sure"},
    });
    commitment(&room, &forced);
    let due = json!([{
        "id": daily, "kind": "promise", "text": "Ring", "when_cue": "I am late", "person": "J.",
    }]);
    let shown = home(&room);
    assert_eq!(shown["today"]["due"], due);
    assert_eq!(
        texts(&shown["today"]["when_it_comes_up"], "text"),
        ["Pause"]
    );
    assert_eq!(shown["reviews"], json!([]));
    room.call(
        "event_add",
        &json!({"commitment": daily, "outcome": "missed"}),
    );
    assert_eq!(home(&room)["today"]["due"], json!([]));

    // A boundary comes up on the day it is to be looked at, and on no other.
    wall.set("2026-03-06T23:30:00+00:00");
    let on_its_day = home(&room);
    assert_eq!(texts(&on_its_day["reviews"], "text"), ["I leave the room"]);
    assert_eq!(on_its_day["lines"][0]["tool"], "boundary");
    wall.set("2026-03-07T00:30:00+00:00");
    assert_eq!(home(&room)["reviews"], json!([]));
    assert_eq!(home(&room)["lines"], json!([]));
    // No reminder of openness that could not be refused, not even to look at it again.
    wall.set("2026-03-20T09:00:00+00:00");
    assert_eq!(home(&room)["reviews"], json!([]));
}

#[test]
fn each_tool_has_one_line_at_most() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = Room::on(&wall);
    let person = room.new_id("person_add", &json!({"label": "J.", "relation": "partner"}));
    for title in ["Monday", "Sunday"] {
        let talk = json!({"kind": "talk", "title": title, "status": "ready", "person": person});
        room.new_id("entry_add", &talk);
        let letter = json!({"kind": "apology", "title": title});
        room.new_id("entry_add", &letter);
        let forgiving = json!({"kind": "forgiveness", "title": title, "status": "kept"});
        room.new_id("entry_add", &forgiving);
        let drink = json!({
            "kind": "openness", "text": "Thursday's drink", "cadence": "weekly",
            "review_on": "2026-04-01", "person": person,
        });
        commitment(&room, &drink);
        let outing = json!({
            "kind": "together", "text": "A walk", "cadence": "weekly", "starts": "2026-03-08",
            "person": person,
        });
        commitment(&room, &outing);
    }
    room.new_id("value_add", &json!({"name": "Honest"}));
    wall.set("2026-03-04T09:30:00+00:00");
    room.new_id("entry_add", &json!({"kind": "reflection"}));
    let lines = home(&room)["lines"].clone();
    let tools = ["talk", "apology", "forgiveness", "openness", "together"];
    assert_eq!(texts(&lines, "tool"), tools);
    assert_eq!(lines[0]["person"], "J.");
    let together = json!({
        "tool": "together", "commitment": lines[4]["commitment"], "text": "A walk",
        "person": "J.", "on_day": "2026-03-08", "in_days": 4,
    });
    assert_eq!(lines[4], together);
    let with_value = room.call("home", &json!({"value": true}));
    assert_eq!(with_value["lines"][5]["name"], "Honest");

    // What was to be forgiven is left alone after a week.
    wall.set("2026-03-10T23:59:00+00:00");
    assert!(texts(&home(&room)["lines"], "tool").contains(&"forgiveness"));
    wall.set("2026-03-11T00:00:00+00:00");
    assert!(!texts(&home(&room)["lines"], "tool").contains(&"forgiveness"));
}

#[test]
fn nobody_is_pressed_to_forgive_or_to_keep_the_peace() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = Room::on(&wall);
    let peace = json!({"kind": "apology", "fields": {"yours": "keep_the_peace"}});
    room.new_id("entry_add", &peace);
    let not_now = json!({"kind": "forgiveness", "status": "kept", "fields": {"stage": "not_now"}});
    room.new_id("entry_add", &not_now);
    let alone = json!({"kind": "talk", "status": "ready"});
    room.new_id("entry_add", &alone);
    wall.set("2026-03-04T09:30:00+00:00");
    room.new_id("entry_add", &json!({"kind": "reflection"}));
    assert_eq!(home(&room)["lines"], json!([]));
}

#[test]
fn what_was_to_be_forgiven_is_no_draft_after_a_week() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = Room::on(&wall);
    room.new_id(
        "entry_add",
        &json!({"kind": "forgiveness", "title": "Then"}),
    );
    assert_eq!(home(&room)["draft"]["title"], "Then");
    wall.set("2026-03-11T09:00:00+00:00");
    assert_eq!(home(&room).get("draft"), None);
}

#[test]
fn the_next_meeting_is_a_countdown_and_a_count() {
    let wall = Wall::at("2028-02-26T09:00:00+00:00");
    let room = Room::on(&wall);
    assert_eq!(home(&room).get("next_session"), None);
    let early = json!({"on_day": "2028-02-29", "at_time": "09:30", "with_label": "Ana"});
    let early = room.new_id("session_add", &early);
    let late = room.new_id(
        "session_add",
        &json!({"on_day": "2028-02-29", "at_time": "16:00"}),
    );
    let march = room.new_id("session_add", &json!({"on_day": "2028-03-02"}));
    room.new_id("session_add", &json!({"on_day": "2028-02-25"}));
    let question = json!({"session": early, "type": "question", "text": "How do I begin?"});
    room.new_id("item_add", &question);
    let entry = room.add("Harbour", "We walked.");
    room.new_id(
        "item_add",
        &json!({"session": early, "type": "entry", "entry": entry}),
    );
    let next = |room: &Room| home(room)["next_session"].clone();
    assert_eq!(next(&room), json!({"id": early, "in_days": 3, "items": 2}));
    // What is gone cannot be brought.
    room.call("entry_delete", &json!({"id": entry}));
    assert_eq!(next(&room)["items"], 1);
    wall.set("2028-02-29T09:30:00+00:00");
    assert_eq!(next(&room)["id"], early);
    wall.set("2028-02-29T09:31:00+00:00");
    assert_eq!(next(&room), json!({"id": late, "in_days": 0, "items": 0}));
    wall.set("2028-02-29T23:59:00+00:00");
    assert_eq!(next(&room), json!({"id": march, "in_days": 2, "items": 0}));
    wall.set("2028-03-02T23:59:00+00:00");
    assert_eq!(next(&room)["in_days"], 0);
    room.call("session_delete", &json!({"id": march}));
    assert_eq!(next(&room), Value::Null);
}

#[test]
fn a_day_is_the_day_on_the_wall_from_auckland_to_honolulu() {
    let wall = Wall::at("2026-03-04T08:00:00+13:00");
    let room = Room::on(&wall);
    let daily = json!({"kind": "promise", "text": "Ring", "cadence": "daily"});
    let daily = commitment(&room, &daily);
    room.call(
        "event_add",
        &json!({"commitment": daily, "outcome": "kept", "note": "Rang."}),
    );
    room.new_id("checkin_add", &json!({"steadiness": 6}));
    room.new_id(
        "session_add",
        &json!({"on_day": "2026-03-05", "at_time": "10:00"}),
    );
    let there = home(&room);
    assert_eq!(there["today"]["due"], json!([]));
    assert_eq!(there["checkin_today"], true);
    assert_eq!(there["next_session"]["in_days"], 1);
    // An hour later, over the date line: it is the day before, on which nothing came of it yet.
    wall.set("2026-03-03T10:00:00-10:00");
    let here = home(&room);
    assert_eq!(here["day"], "2026-03-03");
    assert_eq!(here["checkin_today"], false);
    assert_eq!(here["next_session"]["in_days"], 2);
    assert_eq!(here["small_steps"], json!([]), "a step of tomorrow");
    // The promise began on a day that has not come here.
    assert_eq!(here["today"]["due"], json!([]));
    wall.set("2026-03-04T10:00:00-10:00");
    assert_eq!(
        home(&room)["today"]["due"],
        json!([]),
        "it was kept on this day"
    );
    wall.set("2026-03-05T00:00:00-10:00");
    assert_eq!(texts(&home(&room)["today"]["due"], "text"), ["Ring"]);
}

#[test]
fn the_nights_of_a_clock_change_have_one_day_each() {
    for (before, after, next) in [
        // Dublin, forward and back.
        (
            "2026-03-29T00:59:00+00:00",
            "2026-03-29T02:00:00+01:00",
            "2026-03-30T00:00:00+01:00",
        ),
        (
            "2026-10-25T01:59:00+01:00",
            "2026-10-25T01:00:00+00:00",
            "2026-10-26T00:00:00+00:00",
        ),
        // Auckland, back and forward.
        (
            "2026-04-05T02:59:00+13:00",
            "2026-04-05T02:00:00+12:00",
            "2026-04-06T00:00:00+12:00",
        ),
        (
            "2026-09-27T01:59:00+12:00",
            "2026-09-27T03:00:00+13:00",
            "2026-09-28T00:00:00+13:00",
        ),
    ] {
        let wall = Wall::at(before);
        let room = Room::on(&wall);
        let daily = json!({"kind": "promise", "text": "Ring", "cadence": "daily"});
        let daily = commitment(&room, &daily);
        room.new_id("checkin_add", &json!({"steadiness": 6}));
        room.call(
            "event_add",
            &json!({"commitment": daily, "outcome": "kept"}),
        );
        wall.set(after);
        let same = home(&room);
        assert_eq!(same["checkin_today"], true, "{after}");
        assert_eq!(same["today"]["due"], json!([]), "{after}");
        wall.set(next);
        let other = home(&room);
        assert_eq!(other["checkin_today"], false, "{next}");
        assert_eq!(texts(&other["today"]["due"], "text"), ["Ring"], "{next}");
    }
}

#[test]
fn a_clock_set_back_a_year_loses_nothing_and_brings_nothing_up_early() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = Room::on(&wall);
    let draft = room.new_id("entry_add", &json!({"kind": "talk", "title": "Draft"}));
    let daily = json!({"kind": "promise", "text": "Ring", "cadence": "daily"});
    let daily = commitment(&room, &daily);
    room.call(
        "event_add",
        &json!({"commitment": daily, "outcome": "kept", "note": "Rang."}),
    );
    let forgiving = json!({"kind": "forgiveness", "status": "kept"});
    room.new_id("entry_add", &forgiving);
    room.new_id("session_add", &json!({"on_day": "2026-03-06"}));
    let before = home(&room);
    wall.set("2025-03-04T09:00:00+00:00");
    let back = home(&room);
    assert_eq!(back["draft"]["id"], draft);
    assert_eq!(back["today"]["due"], json!([]));
    assert_eq!(back["small_steps"], json!([]));
    assert_eq!(back["lines"], json!([]));
    assert_eq!(back["next_session"]["in_days"], 367);
    wall.set("2026-03-04T09:00:00+00:00");
    assert_eq!(home(&room), before);
}

#[test]
fn the_last_five_small_steps_are_of_any_kind() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = Room::on(&wall);
    for day in 1..=4 {
        wall.set(&format!("2026-03-0{day}T09:00:00+00:00"));
        let step = json!({"small_step": format!("Step {day}")});
        room.new_id("checkin_add", &step);
    }
    wall.set("2026-03-05T09:00:00+00:00");
    let promise = commitment(&room, &json!({"kind": "promise", "text": "Ring"}));
    let kept = json!({"commitment": promise, "outcome": "kept", "note": "Rang."});
    room.call("event_add", &kept);
    wall.set("2026-03-06T09:00:00+00:00");
    room.new_id(
        "entry_add",
        &json!({"kind": "apology", "title": "Given", "status": "given"}),
    );
    let steps = home(&room)["small_steps"].clone();
    assert_eq!(
        texts(&steps, "of"),
        ["entry", "event", "checkin", "checkin", "checkin"]
    );
    assert_eq!(
        texts(&steps, "text"),
        ["Given", "Rang.", "Step 4", "Step 3", "Step 2"]
    );
}
