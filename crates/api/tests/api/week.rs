//! The weekly look and the timeline of a matter, by the table.

use lamplight_api::{Event, Stale};
use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::Wall;

fn week(room: &Room) -> Value {
    room.call("week", &json!({}))
}

#[test]
fn the_look_has_what_is_open_and_what_came_of_it_in_seven_days() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = Room::on(&wall);
    let promise = json!({"kind": "promise", "text": "Ring", "cadence": "daily"});
    let promise = room.new_id("commitment_add", &promise);
    let boundary = json!({
        "kind": "boundary", "text": "I leave", "review_on": "2026-03-09",
    });
    let boundary = room.new_id("commitment_add", &boundary);
    let done = json!({"kind": "promise", "text": "Done", "status": "done"});
    room.new_id("commitment_add", &done);
    let event = |outcome: &str| {
        let event = json!({"commitment": promise, "outcome": outcome});
        room.new_id("event_add", &event)
    };
    event("kept");
    wall.set("2026-03-05T09:00:00+00:00");
    let missed = event("missed");
    wall.set("2026-03-10T09:00:00+00:00");
    let kept = event("kept");
    let honest = room.new_id("value_add", &json!({"name": "Honest"}));
    let kind = room.new_id("value_add", &json!({"name": "Kind"}));
    room.new_id(
        "look_add",
        &json!({"value": kind, "on_day": "2026-03-05", "lived": 4}),
    );
    room.new_id("checkin_add", &json!({"small_step": "We laughed."}));
    room.new_id("session_add", &json!({"on_day": "2026-03-12"}));
    wall.set("2026-03-11T09:00:00+00:00");
    let shown = week(&room);
    assert_eq!(
        (&shown["from"], &shown["to"]),
        (&json!("2026-03-05"), &json!("2026-03-11"))
    );
    assert_eq!(shown["done"], false);
    let commitments = shown["commitments"].as_array().unwrap();
    assert_eq!(commitments.len(), 2);
    assert_eq!(commitments[0]["commitment"]["id"], promise);
    assert_eq!(commitments[0]["due"], true);
    let events = json!([
        {"id": missed, "on_day": "2026-03-05", "outcome": "missed"},
        {"id": kept, "on_day": "2026-03-10", "outcome": "kept"},
    ]);
    assert_eq!(commitments[0]["events"], events);
    assert_eq!(commitments[1]["commitment"]["id"], boundary);
    assert_eq!(shown["reviews"][0]["id"], boundary);
    assert_eq!(shown["values"], json!([{"id": honest, "name": "Honest"}]));
    assert_eq!(shown["small_step"]["text"], "We laughed.");
    assert_eq!(shown["next_session"]["in_days"], 1);
    wall.set("2026-03-12T09:00:00+00:00");
    let looked = json!({"id": kind, "name": "Kind", "looked_on": "2026-03-05"});
    assert_eq!(week(&room)["values"][1], looked);
    wall.set("2026-03-17T09:00:00+00:00");
    assert_eq!(week(&room).get("small_step"), None);
}

#[test]
fn what_was_for_one_time_and_kept_stays_in_the_look_of_its_week() {
    let wall = Wall::at("2026-03-03T09:00:00+00:00");
    let room = Room::on(&wall);
    let once = |text: &str, more: Value| {
        let mut promise = json!({"kind": "promise", "text": text, "cadence": "once"});
        promise
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        room.new_id("commitment_add", &promise)
    };
    let person = room.new_id("person_add", &json!({"label": "J."}));
    let write = once("Write", json!({}));
    let ring = once("Ring", json!({}));
    let asked = once("Ask", json!({"resurface": false}));
    let named = once("Tell", json!({"person": person}));
    let finished = once("Finish", json!({}));
    room.call("person_edit", &json!({"id": person, "resurface": false}));
    let note = |commitment: &str, outcome: &str| {
        let event = json!({"commitment": commitment, "outcome": outcome});
        room.new_id("event_add", &event)
    };
    let kept = note(&write, "kept");
    let missed = note(&ring, "missed");
    note(&asked, "kept");
    note(&named, "kept");
    note(&finished, "partly");
    room.call(
        "commitment_edit",
        &json!({"id": finished, "status": "done"}),
    );
    wall.set("2026-03-04T09:00:00+00:00");
    let stroll = json!({"kind": "promise", "text": "Walk", "cadence": "daily"});
    let stroll = room.new_id("commitment_add", &stroll);

    let shown = || {
        let lines = week(&room)["commitments"].clone();
        let lines = lines.as_array().unwrap().iter();
        let lines: Vec<Value> = lines
            .map(|line| json!([line["commitment"]["id"], line["due"], line["events"]]))
            .collect();
        lines
    };
    let on =
        |id: &str, outcome: &str| json!([{"id": id, "on_day": "2026-03-03", "outcome": outcome}]);
    let write = json!([write, false, on(&kept, "kept")]);
    let ring = json!([ring, false, on(&missed, "missed")]);
    let stroll = json!([stroll, true, []]);
    let mut both = shown();
    assert_eq!(both.pop(), Some(stroll), "what starts later comes later");
    assert_eq!(both.len(), 2);
    assert!(both.contains(&write) && both.contains(&ring));
    wall.set("2026-03-09T09:00:00+00:00");
    assert!(shown().contains(&write));
    wall.set("2026-03-10T09:00:00+00:00");
    assert_eq!(shown().len(), 2, "the days of the look went on");
    assert!(!shown().iter().any(|line| line[0] == write[0]));
}

#[test]
fn what_is_not_to_come_up_is_not_in_the_look() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = Room::on(&wall);
    let person = room.new_id("person_add", &json!({"label": "J."}));
    let promise = json!({"kind": "promise", "text": "Ring", "person": person});
    room.new_id("commitment_add", &promise);
    let step = json!({"small_step": "We laughed.", "person": person});
    room.new_id("checkin_add", &step);
    assert_eq!(week(&room)["commitments"][0]["commitment"]["person"], "J.");
    room.call("person_edit", &json!({"id": person, "resurface": false}));
    assert_eq!(week(&room)["commitments"], json!([]));
    assert_eq!(week(&room).get("small_step"), None);
}

#[test]
fn the_look_is_done_until_its_day_comes_round() {
    // Wednesday in Auckland.
    let wall = Wall::at("2026-03-04T09:00:00+13:00");
    let room = Room::on(&wall);
    assert_eq!(week(&room)["done"], false);
    room.told();
    assert_eq!(
        room.call("week_done", &json!({})),
        json!({"on_day": "2026-03-04"})
    );
    assert_eq!(room.told(), [Event::Stale(Stale::Settings)]);
    assert_eq!(week(&room)["done"], true);
    wall.set("2026-03-07T23:59:00+13:00");
    assert_eq!(week(&room)["done"], true);
    // Sunday there, Saturday still in Honolulu.
    wall.set("2026-03-08T00:00:00+13:00");
    assert_eq!(week(&room)["done"], false);
    wall.set("2026-03-07T01:00:00-10:00");
    assert_eq!(week(&room)["done"], true);
    room.call(
        "setting_set",
        &json!({"key": "week_day", "value": "thursday"}),
    );
    assert_eq!(week(&room)["done"], false);
    room.call(
        "setting_set",
        &json!({"key": "week_day", "value": "wednesday"}),
    );
    assert_eq!(week(&room)["done"], true);
    wall.set("2025-03-04T09:00:00+13:00");
    assert_eq!(week(&room)["done"], false);
}

#[test]
fn the_look_over_a_leap_day_has_seven_days() {
    let wall = Wall::at("2028-03-01T09:00:00+00:00");
    let room = Room::on(&wall);
    let shown = week(&room);
    assert_eq!(
        (&shown["from"], &shown["to"]),
        (&json!("2028-02-24"), &json!("2028-03-01"))
    );
}

/// A matter with one of everything on its timeline, and the names of those, newest first.
fn matter(room: &Room, wall: &Wall) -> (String, Vec<String>) {
    let request = json!({"title": "Sunday", "role": "i_hurt", "happened": "2026-02-14"});
    let matter = room.new_id("matter_add", &request);
    wall.set("2026-03-01T09:00:00+00:00");
    let talk = room.new_id(
        "entry_add",
        &json!({"kind": "talk", "matter": matter, "title": "T"}),
    );
    let sealed = room.new_id("entry_add", &json!({"kind": "talk", "matter": matter}));
    room.call("entry_seal", &json!({"id": sealed, "until": "2027-01-01"}));
    let promise = json!({"kind": "promise", "text": "Ring", "matter": matter});
    let promise = room.new_id("commitment_add", &promise);
    wall.set("2026-03-02T09:00:00+00:00");
    let event = |outcome: &str| {
        let event = json!({"commitment": promise, "outcome": outcome});
        room.new_id("event_add", &event)
    };
    let kept = event("kept");
    event("missed");
    event("not_needed");
    wall.set("2026-03-03T09:00:00+00:00");
    let partly = event("partly");
    let step = json!({"matter": matter, "small_step": "We laughed."});
    let step = room.new_id("checkin_add", &step);
    room.new_id("checkin_add", &json!({"matter": matter, "hurt": 3}));
    let session = room.new_id(
        "session_add",
        &json!({"on_day": "2026-03-04", "focus": "F"}),
    );
    let ahead = room.new_id("session_add", &json!({"on_day": "2026-03-09"}));
    for session in [&session, &ahead] {
        room.new_id(
            "item_add",
            &json!({"session": session, "type": "entry", "entry": talk}),
        );
    }
    let other = room.new_id("session_add", &json!({"on_day": "2026-03-04"}));
    room.new_id(
        "item_add",
        &json!({"session": other, "type": "question", "text": "How?"}),
    );
    wall.set("2026-03-05T09:00:00+00:00");
    // Written on one day, in the order of their moments.
    (matter, vec![session, step, partly, kept, talk])
}

#[test]
fn a_matter_has_its_own_timeline_newest_first_page_by_page() {
    let wall = Wall::at("2026-02-28T09:00:00+00:00");
    let room = Room::on(&wall);
    let (matter, expected) = matter(&room, &wall);
    let whole = room.call("matter_timeline", &json!({"id": matter}));
    let names = |page: &Value| -> Vec<String> {
        let moments = page["moments"].as_array().unwrap().iter();
        moments
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let mut found = names(&whole);
    // The step and the event of one moment stand in the order of their names.
    found[1..3].sort();
    let mut sorted = expected.clone();
    sorted[1..3].sort();
    assert_eq!(found, sorted);
    assert_eq!(whole.get("since_days"), None);
    assert_eq!(whole.get("next"), None);
    let talk = json!({
        "of": "entry", "id": expected[4], "on_day": "2026-03-01", "kind": "talk", "title": "T",
        "status": "draft",
    });
    assert_eq!(whole["moments"][4], talk);
    assert_eq!(whole["moments"][3]["outcome"], "kept");
    assert_eq!(whole["moments"][0]["focus"], "F");

    let mut paged = Vec::new();
    let mut request = json!({"id": matter, "limit": 2});
    loop {
        let page = room.call("matter_timeline", &request);
        paged.extend(names(&page));
        match page.get("next") {
            Some(next) => request["cursor"] = next.clone(),
            None => break,
        }
    }
    assert_eq!(paged, names(&whole));

    let since = room.call("matter_timeline", &json!({"id": matter, "since": true}));
    assert_eq!(since["since_days"], 19);
    room.call(
        "matter_edit",
        &json!({"id": matter, "happened": "spring 2023"}),
    );
    let since = room.call("matter_timeline", &json!({"id": matter, "since": true}));
    assert_eq!(since.get("since_days"), None);
    let cursor = json!({"id": matter, "cursor": "2026-03-01"});
    let refused = room.refused("matter_timeline", &cursor);
    assert_eq!(refused, ("invalid", Some("cursor".to_owned())));
}
