//! What came of commitments, by the table.

use lamplight_api::{Event, Stale};
use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::{NOBODY, Wall, invalid};

const NOON: &str = "2026-03-04T12:00:00+00:00";

fn promise(room: &Room, rest: &Value) -> String {
    let mut request = json!({"kind": "promise", "text": "Ring", "starts": "2026-02-01"});
    let rest = rest.as_object().unwrap().clone();
    request.as_object_mut().unwrap().extend(rest);
    room.new_id("commitment_add", &request)
}

#[test]
fn an_event_is_noted_changed_put_away_and_taken_back() {
    let room = Room::new();
    let id = promise(&room, &json!({}));
    let entry = room.add("After", "It went well.");
    room.told();
    let request = json!({"commitment": id, "outcome": "missed", "note": "Too late.",
        "obstacle": "work", "learned": "Earlier.", "next": "At six.", "entry": entry});
    let event = room.new_id("event_add", &request);
    assert_eq!(room.told(), [Event::Stale(Stale::Commitments)]);
    let mut whole = json!({
        "id": event, "commitment": id, "on_day": "2026-03-04", "outcome": "missed",
        "note": "Too late.", "obstacle": "work", "learned": "Earlier.", "next": "At six.",
        "starred": false, "entry": entry, "removed": false,
    });
    let list = || room.call("event_list", &json!({"commitment": id}));
    assert_eq!(list(), json!([whole]));

    let change = json!({"id": event, "outcome": "partly", "on_day": "2026-03-03",
        "starred": true, "obstacle": "", "entry": null});
    room.call("event_edit", &change);
    whole["outcome"] = json!("partly");
    whole["on_day"] = json!("2026-03-03");
    whole["starred"] = json!(true);
    whole["obstacle"] = json!("");
    whole.as_object_mut().unwrap().remove("entry");
    assert_eq!(list(), json!([whole]));

    room.call("event_delete", &json!({"id": event}));
    assert_eq!(list(), json!([]));
    room.call("trash_restore", &json!({"id": event}));
    assert_eq!(list(), json!([whole]));
    // It goes with its commitment, and comes back with it.
    room.call("commitment_delete", &json!({"id": id}));
    room.call("trash_restore", &json!({"id": id}));
    assert_eq!(list(), json!([whole]));
}

#[test]
fn what_cannot_have_come_of_it_is_refused_and_nothing_changes() {
    let room = Room::new();
    let trashed = room.add("", "x");
    room.call("entry_delete", &json!({"id": trashed}));
    let id = promise(&room, &json!({"ends": "2026-03-01"}));
    let done = promise(&room, &json!({"status": "done"}));
    let let_go = promise(&room, &json!({"status": "let_go"}));
    let put_away = promise(&room, &json!({}));
    room.call("commitment_delete", &json!({"id": put_away}));
    let together = promise(&room, &json!({"kind": "together"}));
    let open = promise(
        &room,
        &json!({"kind": "openness", "review_on": "2026-04-01"}),
    );
    let kept = json!({"commitment": together, "outcome": "kept"});
    let event = room.new_id("event_add", &kept);

    let of = |commitment: &str, rest: Value| {
        let mut request = json!({"commitment": commitment, "outcome": "kept"});
        request
            .as_object_mut()
            .unwrap()
            .extend(rest.as_object().unwrap().clone());
        request
    };
    for (request, field) in [
        (of(&done, json!({})), "commitment"),
        (of(&let_go, json!({"on_day": "2026-02-02"})), "commitment"),
        (of(&put_away, json!({})), "commitment"),
        (of(NOBODY, json!({})), "commitment"),
        (of(&id, json!({})), "on_day"),
        (of(&id, json!({"on_day": "2026-03-02"})), "on_day"),
        (of(&id, json!({"on_day": "2026-01-31"})), "on_day"),
        (of(&together, json!({"on_day": "2026-03-05"})), "on_day"),
        (of(&together, json!({"outcome": "not_needed"})), "outcome"),
        (of(&open, json!({"outcome": "not_needed"})), "outcome"),
        (of(&together, json!({"outcome": "failed"})), "outcome"),
        (of(&together, json!({"entry": trashed})), "entry"),
        (of(&together, json!({"entry": NOBODY})), "entry"),
        (
            of(&together, json!({"obstacle": "x".repeat(4097)})),
            "obstacle",
        ),
        (
            of(&together, json!({"note": "x".repeat(1024 * 1024 + 1)})),
            "note",
        ),
        (
            of(&together, json!({"learned": "x".repeat(1024 * 1024 + 1)})),
            "learned",
        ),
        (
            of(&together, json!({"next": "x".repeat(1024 * 1024 + 1)})),
            "next",
        ),
    ] {
        assert_eq!(
            room.refused_whole("event_add", &request),
            invalid(field),
            "{field}"
        );
    }
    for (change, field) in [
        (json!({"on_day": "2026-03-05"}), "on_day"),
        (json!({"on_day": "2026-01-31"}), "on_day"),
        (json!({"outcome": "not_needed"}), "outcome"),
        (json!({"entry": trashed}), "entry"),
    ] {
        let mut request = change;
        request["id"] = json!(event);
        assert_eq!(
            room.refused_whole("event_edit", &request),
            invalid(field),
            "{request}"
        );
    }
    for name in ["event_edit", "event_delete"] {
        assert_eq!(
            room.refused_whole(name, &json!({"id": NOBODY})).0,
            "not_found"
        );
    }
    let nothing = json!({"commitment": NOBODY});
    assert_eq!(room.refused_whole("event_list", &nothing).0, "not_found");
}

#[test]
fn what_can_have_come_of_it_is_taken() {
    let room = Room::new();
    let of = |rest: Value, request: Value| {
        let mut request = request;
        request["commitment"] = json!(promise(&room, &rest));
        room.new_id("event_add", &request)
    };
    // On the last day of it, and while it rests.
    let last = json!({"on_day": "2026-03-01", "outcome": "not_needed"});
    of(json!({"ends": "2026-03-01"}), last);
    of(json!({"status": "paused"}), json!({"outcome": "kept"}));
    of(
        json!({"kind": "boundary"}),
        json!({"outcome": "not_needed"}),
    );
    // What came of it can be put right when it is over.
    let together = promise(&room, &json!({"kind": "together"}));
    let event = json!({"commitment": together, "outcome": "kept"});
    let event = room.new_id("event_add", &event);
    room.call(
        "commitment_edit",
        &json!({"id": together, "status": "done"}),
    );
    let change = json!({"id": event, "outcome": "partly", "on_day": "2026-03-02"});
    room.call("event_edit", &change);
    let shown = room.call("commitment_show", &json!({"id": together}));
    assert_eq!(shown["events"][0]["outcome"], "partly");
}

#[test]
fn a_promise_tells_how_it_went() {
    let room = Room::on(&Wall::at(NOON));
    let id = promise(&room, &json!({"cadence": "daily"}));
    for (day, outcome, obstacle) in [
        ("2026-02-01", "missed", "tired"),
        ("2026-02-25", "kept", ""),
        ("2026-02-20", "missed", "work"),
        ("2026-03-01", "not_needed", ""),
        ("2026-02-26", "missed", "Tired"),
        ("2026-03-04", "partly", ""),
    ] {
        let request = json!({"commitment": id, "on_day": day, "outcome": outcome,
            "obstacle": obstacle});
        room.call("event_add", &request);
    }
    let shown = room.call("commitment_show", &json!({"id": id}));
    assert_eq!(shown["due"], false);
    let told = &shown["over_time"];
    let dots = told["dots"].as_array().unwrap().iter();
    let dots: Vec<(&str, bool)> = dots
        .map(|dot| {
            let day = dot["on_day"].as_str().unwrap();
            (day, dot["picked_up_again"].as_bool().unwrap())
        })
        .collect();
    let expected = [
        ("2026-02-01", false),
        ("2026-02-20", false),
        ("2026-02-25", true),
        ("2026-02-26", false),
        ("2026-03-01", false),
        ("2026-03-04", true),
    ];
    assert_eq!(dots, expected);
    assert_eq!(
        (&told["kept"], &told["partly"], &told["of"]),
        (&json!(1), &json!(1), &json!(4))
    );
    let obstacles = json!([{"words": "Tired", "times": 2}, {"words": "work", "times": 1}]);
    assert_eq!(told["obstacles"], obstacles);
}

#[test]
fn what_was_for_one_time_is_done_once_it_was_kept() {
    let room = Room::new();
    let person = room.new_id("person_add", &json!({"label": "M."}));
    let rest = json!({"cadence": "once", "person": person, "review_on": "2026-03-01"});
    let id = promise(&room, &rest);
    let show = || room.call("commitment_show", &json!({"id": id}));
    let stands = || {
        let shown = show();
        let status = shown["commitment"]["status"].as_str().unwrap().to_owned();
        for filter in [json!({"status": status}), json!({})] {
            let list = room.call("commitment_list", &filter);
            assert_eq!(list[0]["commitment"]["status"], status, "{filter}");
            assert_eq!(list[0]["due"], shown["due"]);
        }
        (status, shown["due"].as_bool().unwrap())
    };
    let open = || room.call("person_show", &json!({"id": person}))["commitments"].clone();
    let kept = json!({"commitment": id, "outcome": "kept"});
    let (due, done) = (("active".to_owned(), true), ("done".to_owned(), false));

    let event = room.new_id("event_add", &kept);
    assert_eq!((stands(), open()), (done.clone(), json!(0)));
    assert_eq!(show()["review_due"], false);
    assert_eq!(show()["reminds"], false);
    let home = room.call("home", &json!({}));
    assert_eq!(
        (&home["today"]["due"], &home["reviews"]),
        (&json!([]), &json!([]))
    );
    assert_eq!(
        room.refused_whole("event_add", &kept),
        invalid("commitment")
    );

    // What came of it is taken back: it is as it was, also after another change.
    room.call("commitment_edit", &json!({"id": id, "why": "They wait."}));
    room.call("event_delete", &json!({"id": event}));
    assert_eq!((stands(), open()), (due.clone(), json!(1)));
    room.call("trash_restore", &json!({"id": event}));
    assert_eq!(stands(), done);
    room.call("event_edit", &json!({"id": event, "outcome": "partly"}));
    assert_eq!(stands(), ("active".to_owned(), false));
    room.call("event_edit", &json!({"id": event, "outcome": "kept"}));
    assert_eq!(stands(), done);

    // Taken up again it is due, until it is kept once more.
    room.call("commitment_edit", &json!({"id": id, "status": "active"}));
    assert_eq!(stands(), due);
    let again = room.new_id("event_add", &kept);
    assert_eq!(stands(), done);
    room.call("event_delete", &json!({"id": again}));
    assert_eq!(stands(), due);
    // The writer's own word that it is done stays, whatever is taken back.
    room.call("commitment_edit", &json!({"id": id, "status": "done"}));
    room.call("event_delete", &json!({"id": event}));
    assert_eq!(stands(), done);
    assert_eq!(show()["events"], json!([]));
}

#[test]
fn the_trash_is_emptied_of_commitments_and_what_hung_on_them() {
    let room = Room::new();
    let value = room.new_id("value_add", &json!({"name": "Honest"}));
    room.call("look_add", &json!({"value": value, "lived": 4}));
    let id = promise(&room, &json!({"value": value}));
    let kept = promise(&room, &json!({"value": value}));
    let event = json!({"commitment": id, "outcome": "kept", "note": "x"});
    room.call("event_add", &event);
    room.call("commitment_delete", &json!({"id": id}));
    room.call("value_delete", &json!({"id": value}));
    room.call("trash_empty", &json!({}));
    assert_eq!(
        room.refused("commitment_show", &json!({"id": id})).0,
        "not_found"
    );
    assert_eq!(
        room.refused("look_list", &json!({"value": value})).0,
        "not_found"
    );
    let shown = room.call("commitment_show", &json!({"id": kept}));
    assert_eq!(shown["commitment"].get("value"), None);
    room.call("vault_verify", &json!({}));
}
