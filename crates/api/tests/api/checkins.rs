//! Check-ins, by the table.

use lamplight_api::{Event, Stale};
use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::{NOBODY, Wall, invalid};

const NOON: &str = "2026-03-04T12:00:00+00:00";

#[test]
fn a_checkin_is_noted_changed_put_away_and_taken_back() {
    let room = Room::new();
    let person = room.new_id("person_add", &json!({"label": "M."}));
    room.told();
    let request = json!({"person": person, "trust": 4, "hurt": 0, "closeness": 10,
        "self_trust": 6, "steadiness": 5, "small_step": "We laughed.", "note": "Tired."});
    let id = room.new_id("checkin_add", &request);
    assert_eq!(room.told(), [Event::Stale(Stale::Checkins)]);
    let mut whole = json!({
        "id": id, "at": NOON, "zone": "Europe/Dublin", "on_day": "2026-03-04", "person": person,
        "trust": 4, "hurt": 0, "closeness": 10, "self_trust": 6, "steadiness": 5,
        "small_step": "We laughed.", "note": "Tired.", "removed": false,
    });
    let show = || room.call("checkin_show", &json!({"id": id}));
    assert_eq!(show(), whole);

    let change = json!({"id": id, "at": "2026-03-03T23:30:00-10:00", "trust": null,
        "person": null, "note": ""});
    room.call("checkin_edit", &change);
    whole["at"] = json!("2026-03-03T23:30:00-10:00");
    whole["on_day"] = json!("2026-03-03");
    whole["note"] = json!("");
    let fields = whole.as_object_mut().unwrap();
    for gone in ["trust", "person", "zone"] {
        fields.remove(gone);
    }
    assert_eq!(show(), whole);
    assert_eq!(room.call("checkin_list", &json!({})), json!([whole]));

    room.call("checkin_delete", &json!({"id": id}));
    assert_eq!(room.call("checkin_list", &json!({})), json!([]));
    assert_eq!(show()["removed"], true);
    room.call("trash_restore", &json!({"id": id}));
    assert_eq!(room.call("checkin_list", &json!({})), json!([whole]));
}

#[test]
fn a_checkin_that_cannot_be_is_refused_and_nothing_changes() {
    let room = Room::new();
    let id = room.new_id("checkin_add", &json!({"trust": 4}));
    for (rest, field) in [
        (json!({"trust": 11}), "trust"),
        (json!({"trust": 4, "hurt": 11}), "hurt"),
        (json!({"closeness": 255}), "closeness"),
        (json!({"self_trust": -1}), "self_trust"),
        (json!({"steadiness": 4.5}), "steadiness"),
        (json!({"trust": "4"}), "trust"),
        (json!({"note": "x", "at": "soon"}), "at"),
        (json!({"note": "x", "at": "2026-02-30"}), "at"),
        (json!({"note": "x", "person": NOBODY}), "person"),
        (json!({"note": "x", "matter": NOBODY}), "matter"),
        (json!({"small_step": "x".repeat(4097)}), "small_step"),
        (json!({"note": "x".repeat(1024 * 1024 + 1)}), "note"),
    ] {
        assert_eq!(
            room.refused_whole("checkin_add", &rest),
            invalid(field),
            "{field}"
        );
        let mut edit = rest;
        edit["id"] = json!(id);
        assert_eq!(
            room.refused_whole("checkin_edit", &edit),
            invalid(field),
            "{field}"
        );
    }
    for nothing in [
        json!({}),
        json!({"note": " ", "small_step": "\n"}),
        json!({"at": NOON}),
    ] {
        assert_eq!(room.refused_whole("checkin_add", &nothing), invalid("note"));
    }
    let nothing = json!({"id": id, "trust": null});
    assert_eq!(
        room.refused_whole("checkin_edit", &nothing),
        invalid("note")
    );
    for name in ["checkin_show", "checkin_edit", "checkin_delete"] {
        assert_eq!(
            room.refused_whole(name, &json!({"id": NOBODY})).0,
            "not_found"
        );
    }
    let backwards = json!({"scale": "trust", "from": "2026-03-04", "to": "2026-03-03"});
    assert_eq!(
        room.refused_whole("checkin_series", &backwards),
        invalid("to")
    );
    let unknown = json!({"scale": "score"});
    assert_eq!(
        room.refused_whole("checkin_series", &unknown),
        invalid("scale")
    );
}

fn on(room: &Room, at: &str, rest: &Value) -> String {
    let mut request = rest.clone();
    request["at"] = json!(at);
    room.new_id("checkin_add", &request)
}

#[test]
fn a_list_is_narrowed_by_days_and_person() {
    let room = Room::new();
    let person = room.new_id("person_add", &json!({"label": "M."}));
    let note = json!({"note": "x"});
    let first = on(&room, "2026-03-01", &note);
    let second = on(&room, "2026-03-02T23:00:00-10:00", &note);
    // Earlier by the clocks of the world, later on the wall.
    let third = on(
        &room,
        "2026-03-03T00:30:00+13:00",
        &json!({"note": "x", "person": person}),
    );
    let found = |filter: Value| -> Vec<String> {
        let list = room.call("checkin_list", &filter);
        let ids = list.as_array().unwrap().iter();
        ids.map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        found(json!({})),
        [third.clone(), second.clone(), first.clone()]
    );
    assert_eq!(found(json!({"limit": 1})), std::slice::from_ref(&third));
    let days = json!({"from": "2026-03-02", "to": "2026-03-02"});
    assert_eq!(found(days), [second]);
    assert_eq!(found(json!({"person": person})), [third]);
}

#[test]
fn a_series_has_points_medians_and_dips_and_nothing_for_missing_days() {
    let room = Room::on(&Wall::at(NOON));
    let of = |at: &str, trust: u8| on(&room, at, &json!({"trust": trust, "hurt": 10 - trust}));
    of("2026-01-01", 6);
    let low = of("2026-02-10T08:00:00+00:00", 7);
    of("2026-02-10T20:00:00+00:00", 6);
    of("2026-02-12", 3);
    of("2026-02-20", 7);
    of("2026-03-01", 1);
    on(&room, "2026-02-15", &json!({"note": "no number"}));
    let away = of("2026-02-16", 0);
    room.call("checkin_delete", &json!({"id": away}));

    let request = json!({"scale": "trust", "from": "2026-02-10", "to": "2026-03-04"});
    let series = room.call("checkin_series", &request);
    let points = series["points"].as_array().unwrap();
    let first = json!({"checkin": low, "on_day": "2026-02-10",
        "at": "2026-02-10T08:00:00+00:00", "value": 7});
    assert_eq!(points[0], first);
    let values: Vec<&Value> = points.iter().map(|point| &point["value"]).collect();
    assert_eq!(values, [7, 6, 3, 7, 1]);
    let medians = json!([
        {"on_day": "2026-02-10", "median": 6.5},
        {"on_day": "2026-02-12", "median": 6.0},
        {"on_day": "2026-02-20", "median": 6.5},
        {"on_day": "2026-03-01", "median": 6.0},
    ]);
    assert_eq!(series["medians"], medians);
    assert_eq!(
        (&series["dips"], &series["came_back"]),
        (&json!(2), &json!(1))
    );

    // Of what hurts, more is the harder day.
    let hurt = room.call("checkin_series", &json!({"scale": "hurt"}));
    assert_eq!((&hurt["dips"], &hurt["came_back"]), (&json!(2), &json!(1)));
    // What comes after the days that are asked for shows whether it came back.
    let until = json!({"scale": "trust", "to": "2026-02-12"});
    let series = room.call("checkin_series", &until);
    assert_eq!(
        (&series["dips"], &series["came_back"]),
        (&json!(1), &json!(1))
    );

    let none = json!({"points": [], "medians": [], "dips": 0, "came_back": 0});
    assert_eq!(
        room.call("checkin_series", &json!({"scale": "steadiness"})),
        none
    );
    let nobody = json!({"scale": "trust", "person": NOBODY});
    assert_eq!(room.call("checkin_series", &nobody), none);
}
