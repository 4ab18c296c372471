//! Whether the system is to show that there is something for today, by the table.

use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::Wall;

fn is_due(room: &Room) -> bool {
    let answer = room.call("reminder", &json!({}));
    // Nothing but yes or no: no name, no kind, no count.
    assert_eq!(answer.as_object().unwrap().len(), 1, "{answer}");
    answer["due"].as_bool().unwrap()
}

fn switch(room: &Room, value: &str) {
    let setting = json!({"key": "notifications", "value": value});
    room.call("setting_set", &setting);
}

/// A journal in which it is switched on.
fn switched_on(wall: &Wall) -> Room {
    let room = Room::on(wall);
    switch(&room, "on");
    room
}

fn daily(room: &Room) -> String {
    let promise = json!({"kind": "promise", "text": "Ring when late", "cadence": "daily"});
    room.new_id("commitment_add", &promise)
}

#[test]
fn it_is_off_until_the_writer_switches_it_on() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = Room::on(&wall);
    daily(&room);
    let setting = room.call("setting_get", &json!({"key": "notifications"}));
    assert_eq!(
        (&setting["value"], &setting["default"]),
        (&json!("off"), &json!("off"))
    );
    assert!(!is_due(&room));
    switch(&room, "on");
    assert!(is_due(&room));
    switch(&room, "off");
    assert!(!is_due(&room));
}

#[test]
fn it_is_shown_once_a_day_also_when_the_vault_was_locked_between() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = switched_on(&wall);
    daily(&room);
    room.told();
    let request = json!({"request_id": "0190a6f2-0000-7000-8000-000000000001"});
    let kept = json!({"on_day": "2026-03-04"});
    assert_eq!(room.call("reminder_done", &request), kept);
    assert_eq!(room.told(), [], "the window shows nothing of it");
    assert!(!is_due(&room));
    wall.set("2026-03-04T23:59:59+00:00");
    assert!(!is_due(&room));
    let room = room.reopened();
    assert!(!is_due(&room));

    wall.set("2026-03-05T00:00:00+00:00");
    assert!(is_due(&room), "the next day by the writer's wall");
    assert_eq!(room.call("reminder_done", &request), kept);
    assert!(is_due(&room), "a request that was answered is done once");
    room.call("reminder_done", &json!({}));
    assert!(!is_due(&room));
    wall.set("2025-03-05T09:00:00+00:00");
    room.call("reminder", &json!({}));
    wall.set("2026-03-05T10:00:00+00:00");
    assert!(
        !is_due(&room),
        "after the clock was set back and right again"
    );
}

#[test]
fn it_is_for_what_home_has_for_today_and_for_nothing_that_it_leaves_out() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = switched_on(&wall);
    assert!(!is_due(&room), "an empty journal");
    let hidden = room.new_id("person_add", &json!({"label": "M.", "relation": "ex"}));
    room.call("person_edit", &json!({"id": hidden, "resurface": false}));
    for quiet in [
        json!({"kind": "promise", "text": "When it comes up"}),
        json!({"kind": "promise", "text": "Not yet", "cadence": "daily", "starts": "2026-03-09"}),
        json!({"kind": "promise", "text": "Paused", "cadence": "daily", "status": "paused"}),
        json!({"kind": "promise", "text": "Quiet", "cadence": "daily", "resurface": false}),
        json!({"kind": "promise", "text": "Of somebody hidden", "cadence": "daily", "person": hidden}),
        json!({"kind": "boundary", "text": "I leave the room", "cadence": "daily"}),
    ] {
        room.new_id("commitment_add", &quiet);
        assert!(!is_due(&room), "{quiet}");
    }
    room.new_id("entry_add", &json!({"kind": "apology", "title": "A draft"}));
    room.new_id("checkin_add", &json!({"small_step": "We laughed."}));
    assert!(!is_due(&room), "what was written waits");

    let promise = daily(&room);
    assert!(is_due(&room));
    let kept = room.new_id(
        "event_add",
        &json!({"commitment": promise, "outcome": "kept"}),
    );
    assert!(!is_due(&room), "something came of it today");
    room.call("event_delete", &json!({"id": kept}));
    assert!(is_due(&room));
    room.call("commitment_delete", &json!({"id": promise}));
    assert!(!is_due(&room));
}

#[test]
fn nothing_is_shown_of_openness_that_may_not_be_free() {
    for (free, due) in [("yes", true), ("not_sure", false), ("no", false)] {
        let wall = Wall::at("2026-03-04T09:00:00+00:00");
        let room = switched_on(&wall);
        let openness = json!({
            "kind": "openness", "text": "The evening's plans", "cadence": "daily",
            "review_on": "2026-03-04", "fields": {"safe_to_refuse": free},
        });
        let openness = room.new_id("commitment_add", &openness);
        assert_eq!(is_due(&room), due, "{free}");
        wall.set("2026-05-04T09:00:00+00:00");
        assert_eq!(is_due(&room), due, "{free}, long after its review");
        let answer = json!({"id": openness, "fields": {"safe_to_refuse": "no"}});
        room.call("commitment_edit", &answer);
        assert!(!is_due(&room));
    }
}

#[test]
fn a_review_counts_and_a_boundary_on_the_day_of_its_own_only() {
    let wall = Wall::at("2026-03-08T09:00:00+00:00");
    let room = switched_on(&wall);
    let boundary = json!({"kind": "boundary", "text": "I leave", "review_on": "2026-03-09"});
    room.new_id("commitment_add", &boundary);
    let on = |day: &str| {
        wall.set(&format!("{day}T09:00:00+00:00"));
        is_due(&room)
    };
    assert_eq!(
        ["2026-03-08", "2026-03-09", "2026-03-10"].map(on),
        [false, true, false]
    );
    let promise = json!({"kind": "promise", "text": "Pause", "review_on": "2026-03-12"});
    room.new_id("commitment_add", &promise);
    assert_eq!(
        ["2026-03-11", "2026-03-12", "2026-03-13"].map(on),
        [false, true, true]
    );
}

#[test]
fn a_meeting_counts_on_its_day_until_it_has_begun() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = switched_on(&wall);
    let session = json!({"on_day": "2026-03-05", "at_time": "16:30"});
    let session = room.new_id("session_add", &session);
    assert!(!is_due(&room), "tomorrow");
    wall.set("2026-03-05T16:30:00+00:00");
    assert!(is_due(&room));
    wall.set("2026-03-05T16:31:00+00:00");
    assert!(!is_due(&room));
    wall.set("2026-03-05T09:00:00+00:00");
    room.call("session_delete", &json!({"id": session}));
    assert!(!is_due(&room));
}

#[test]
fn the_day_is_that_of_the_writers_wall() {
    // One moment, from Auckland to Honolulu: it is the fifth there, and the fourth here.
    let wall = Wall::at("2026-03-05T10:00:00+13:00");
    let room = switched_on(&wall);
    let promise =
        json!({"kind": "promise", "text": "Ring", "starts": "2026-03-05", "cadence": "once"});
    room.new_id("commitment_add", &promise);
    assert!(is_due(&room));
    wall.set("2026-03-04T11:00:00-10:00");
    assert!(!is_due(&room));
}

#[test]
fn it_takes_no_more_than_it_needs() {
    let wall = Wall::at("2026-03-04T09:00:00+00:00");
    let room = switched_on(&wall);
    let odd: Value = json!({"text": "Ring M."});
    assert_eq!(room.refused("reminder", &odd).0, "invalid");
    assert_eq!(room.refused("reminder_done", &odd).0, "invalid");
}
