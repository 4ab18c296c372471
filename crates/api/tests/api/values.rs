//! Values and looks at them, by the table.

use lamplight_api::{Event, Stale};
use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::{NOBODY, Wall, invalid};

const NOON: &str = "2026-03-04T12:00:00+00:00";

fn names(room: &Room) -> Value {
    let list = room.call("value_list", &json!({}));
    let names = list.as_array().unwrap().iter();
    names.map(|value| value["name"].clone()).collect()
}

#[test]
fn a_value_shows_its_latest_look_and_the_gap() {
    let wall = Wall::at(NOON);
    let room = Room::on(&wall);
    let id = room.new_id(
        "value_add",
        &json!({"name": "Honest", "why": "It is lighter."}),
    );
    let mut whole = json!({"id": id, "name": "Honest", "why": "It is lighter.", "removed": false});
    assert_eq!(room.call("value_list", &json!({})), json!([whole]));
    room.call("value_edit", &json!({"id": id, "name": "Honesty"}));
    whole["name"] = json!("Honesty");

    room.told();
    let request = json!({"value": id, "importance": 9, "lived": 4, "act": "Say it first."});
    let look = room.new_id("look_add", &request);
    assert_eq!(room.told(), [Event::Stale(Stale::Values)]);
    let mut seen = json!({"id": look, "value": id, "on_day": "2026-03-04", "importance": 9,
        "lived": 4, "act": "Say it first.", "removed": false});
    whole["look"] = seen.clone();
    whole["gap"] = json!(5);
    assert_eq!(room.call("value_list", &json!({})), json!([whole]));

    // An earlier day does not come before a later one.
    let earlier = json!({"value": id, "on_day": "2026-02-04", "importance": 1, "lived": 2});
    let earlier = room.new_id("look_add", &earlier);
    assert_eq!(room.call("value_list", &json!({}))[0]["gap"], 5);
    room.call("look_edit", &json!({"id": look, "importance": null}));
    seen.as_object_mut().unwrap().remove("importance");
    let listed = room.call("value_list", &json!({}));
    assert_eq!((&listed[0]["look"], listed[0].get("gap")), (&seen, None));
    let looks = room.call("look_list", &json!({"value": id}));
    assert_eq!((&looks[0], &looks[1]["id"]), (&seen, &json!(earlier)));

    room.call("look_delete", &json!({"id": look}));
    assert_eq!(room.call("value_list", &json!({}))[0]["gap"], -1);
    room.call("trash_restore", &json!({"id": look}));
    assert_eq!(room.call("value_list", &json!({}))[0]["look"], seen);
}

#[test]
fn values_stand_in_the_writers_order() {
    let room = Room::new();
    let add = |name: &str| room.new_id("value_add", &json!({"name": name}));
    let [a, b, c, d] = ["a", "b", "c", "d"].map(add);
    assert_eq!(names(&room), json!(["a", "b", "c", "d"]));
    room.call("value_order", &json!({"ids": [d, b]}));
    assert_eq!(names(&room), json!(["d", "b", "a", "c"]));
    room.call("value_delete", &json!({"id": b}));
    assert_eq!(names(&room), json!(["d", "a", "c"]));
    for ids in [json!([a, a]), json!([b, c]), json!([NOBODY]), json!("a")] {
        assert_eq!(
            room.refused_whole("value_order", &json!({"ids": ids})),
            invalid("ids")
        );
    }
    room.call("trash_restore", &json!({"id": b}));
    assert_eq!(names(&room), json!(["d", "b", "a", "c"]));
    room.call("value_add", &json!({"name": "e"}));
    assert_eq!(names(&room), json!(["d", "b", "a", "c", "e"]));
}

#[test]
fn a_value_or_look_that_cannot_be_is_refused_and_nothing_changes() {
    let room = Room::new();
    let id = room.new_id("value_add", &json!({"name": "Honest"}));
    let look = room.new_id("look_add", &json!({"value": id, "lived": 4}));
    let gone = room.new_id("value_add", &json!({"name": "Brave"}));
    room.call("value_delete", &json!({"id": gone}));
    for (request, field) in [
        (json!({"name": " "}), "name"),
        (json!({"name": "x".repeat(257)}), "name"),
        (
            json!({"name": "x", "why": "x".repeat(1024 * 1024 + 1)}),
            "why",
        ),
    ] {
        assert_eq!(room.refused_whole("value_add", &request), invalid(field));
        let mut edit = request;
        edit["id"] = json!(id);
        assert_eq!(room.refused_whole("value_edit", &edit), invalid(field));
    }
    for (rest, field) in [
        (json!({"importance": 11}), "importance"),
        (json!({"importance": -1}), "importance"),
        (json!({"lived": 11}), "lived"),
        (json!({"lived": 4.5}), "lived"),
        (json!({"lived": 4, "on_day": "2026-03-05"}), "on_day"),
        (json!({"act": "x".repeat(1024 * 1024 + 1)}), "act"),
    ] {
        let mut edit = rest.clone();
        edit["id"] = json!(look);
        assert_eq!(room.refused_whole("look_edit", &edit), invalid(field));
        let mut add = rest;
        add["value"] = json!(id);
        assert_eq!(room.refused_whole("look_add", &add), invalid(field));
    }
    let nothing = json!({"value": id, "act": " "});
    assert_eq!(
        room.refused_whole("look_add", &nothing),
        invalid("importance")
    );
    let nothing = json!({"id": look, "lived": null});
    assert_eq!(
        room.refused_whole("look_edit", &nothing),
        invalid("importance")
    );
    for value in [NOBODY, &gone] {
        let request = json!({"value": value, "lived": 4});
        assert_eq!(room.refused_whole("look_add", &request), invalid("value"));
    }
    for name in ["value_edit", "value_delete", "look_edit", "look_delete"] {
        assert_eq!(
            room.refused_whole(name, &json!({"id": NOBODY})).0,
            "not_found"
        );
    }
}
