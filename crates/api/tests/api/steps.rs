//! Small steps of any kind, by the table.

use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::{NOBODY, invalid};

fn texts(room: &Room, filter: &Value) -> Value {
    let list = room.call("small_step_list", filter);
    let texts = list.as_array().unwrap().iter();
    texts.map(|step| step["text"].clone()).collect()
}

#[test]
fn small_steps_of_any_kind_lie_side_by_side() {
    let room = Room::new();
    let step = |at: &str, text: &str| {
        let request = json!({"at": at, "small_step": text, "trust": 1});
        room.new_id("checkin_add", &request)
    };
    step("2026-02-01", "one");
    let two = step("2026-02-03", "two");
    step("2026-02-05", " ");
    let promise = json!({"kind": "promise", "text": "Ring", "starts": "2026-01-01"});
    let promise = room.new_id("commitment_add", &promise);
    let event = |day: &str, outcome: &str, note: &str, starred: bool| {
        let request = json!({"commitment": promise, "on_day": day, "outcome": outcome,
            "note": note, "starred": starred});
        room.new_id("event_add", &request)
    };
    event("2026-02-02", "kept", "rang", false);
    event("2026-02-04", "kept", "", true);
    event("2026-02-06", "kept", "", false);
    let missed = event("2026-02-07", "missed", "too late", true);

    let steps = room.call("small_step_list", &json!({}));
    let newest = json!({"of": "event", "id": steps[0]["id"], "on_day": "2026-02-04", "text": "",
        "commitment": promise, "commitment_text": "Ring"});
    assert_eq!(steps[0], newest);
    let next = json!({"of": "checkin", "id": two, "on_day": "2026-02-03", "text": "two"});
    assert_eq!(steps[1], next);
    assert_eq!(texts(&room, &json!({})), json!(["", "two", "rang", "one"]));
    assert_eq!(texts(&room, &json!({"limit": 2})), json!(["", "two"]));
    let days = json!({"from": "2026-02-02", "to": "2026-02-03"});
    assert_eq!(texts(&room, &days), json!(["two", "rang"]));
    assert_eq!(texts(&room, &json!({"matter": NOBODY})), json!([]));

    room.call("event_edit", &json!({"id": missed, "outcome": "kept"}));
    assert_eq!(texts(&room, &json!({"limit": 1})), json!(["too late"]));
    room.call(
        "commitment_edit",
        &json!({"id": promise, "resurface": false}),
    );
    assert_eq!(
        texts(&room, &json!({"for_home": true})),
        json!(["two", "one"])
    );
    room.call("commitment_delete", &json!({"id": promise}));
    room.call("checkin_delete", &json!({"id": two}));
    assert_eq!(texts(&room, &json!({})), json!(["one"]));
}

#[test]
fn what_is_about_somebody_who_is_not_to_resurface_stays_off_home() {
    let room = Room::new();
    let quiet = json!({"label": "M.", "resurface": false});
    let quiet = room.new_id("person_add", &quiet);
    let near = room.new_id("person_add", &json!({"label": "S."}));
    for (person, text) in [(&quiet, "quiet"), (&near, "near")] {
        room.call(
            "checkin_add",
            &json!({"person": person, "small_step": text}),
        );
    }
    assert_eq!(texts(&room, &json!({"for_home": true})), json!(["near"]));
    assert_eq!(
        texts(&room, &json!({"limit": 500}))
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn a_list_that_cannot_be_is_refused() {
    let room = Room::new();
    let many = json!({"limit": 501});
    assert_eq!(
        room.refused_whole("small_step_list", &many),
        invalid("limit")
    );
    let backwards = json!({"from": "2026-03-04", "to": "2026-03-03"});
    assert_eq!(
        room.refused_whole("small_step_list", &backwards),
        invalid("to")
    );
}
