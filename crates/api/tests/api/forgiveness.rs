//! Forgiveness over time, by the table.

use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::{NOBODY, Wall};

/// The points of one of the two, as `[day, value]`.
fn points(series: &Value, of: &str) -> Value {
    let points = series[of]["points"].as_array().unwrap().iter();
    json!(
        points
            .map(|one| json!([one["on_day"], one["value"]]))
            .collect::<Vec<_>>()
    )
}

#[test]
fn the_two_ratings_stay_apart_and_keep_what_was_changed() {
    let wall = Wall::at("2026-01-10T12:00:00+00:00");
    let room = Room::on(&wall);
    let matter = room.new_id(
        "matter_add",
        &json!({"title": "The letter", "role": "i_was_hurt"}),
    );
    let request = json!({"kind": "forgiveness", "date": "2026-01-03", "matter": matter,
        "fields": {"decision": 2, "feeling": 1}});
    let entry = room.new_id("entry_add", &request);
    let rate = |at: &str, fields: Value| {
        wall.set(at);
        room.call("entry_edit", &json!({"id": entry, "fields": fields}));
    };
    rate("2026-01-20T12:00:00+00:00", json!({"decision": 4}));
    // Of a day the last one stands, and what was taken back on its day was not given.
    rate(
        "2026-02-01T09:00:00+00:00",
        json!({"decision": 5, "feeling": 9}),
    );
    rate(
        "2026-02-01T21:00:00+00:00",
        json!({"decision": 8, "feeling": null}),
    );
    // Words alone are no rating.
    wall.set("2026-02-05T12:00:00+00:00");
    room.call("entry_edit", &json!({"id": entry, "body": "Not now."}));

    let series = room.call("forgiveness_series", &json!({"entry": entry}));
    let decision = json!([["2026-01-03", 2], ["2026-01-20", 4], ["2026-02-01", 8]]);
    assert_eq!(points(&series, "decision"), decision);
    assert_eq!(points(&series, "feeling"), json!([["2026-01-03", 1]]));
    let medians = json!([
        {"on_day": "2026-01-03", "median": 2.0},
        {"on_day": "2026-01-20", "median": 3.0},
        {"on_day": "2026-02-01", "median": 6.0},
    ]);
    assert_eq!(series["decision"]["medians"], medians);

    // Another entry about the matter is told with it, and one about nothing is not.
    let request = json!({"kind": "forgiveness", "date": "2026-01-20", "matter": matter,
        "fields": {"feeling": 3}});
    let other = room.new_id("entry_add", &request);
    let request = json!({"kind": "forgiveness", "fields": {"feeling": 10}});
    room.new_id("entry_add", &request);
    let of_matter = json!({"matter": matter});
    let series = room.call("forgiveness_series", &of_matter);
    let feeling = json!([["2026-01-03", 1], ["2026-01-20", 3]]);
    assert_eq!(points(&series, "feeling"), feeling);
    assert_eq!(points(&series, "decision"), decision);

    // What is sealed or in the trash says nothing, and neither does what nobody knows.
    room.call("entry_seal", &json!({"id": other}));
    room.call("entry_delete", &json!({"id": entry}));
    let none = json!({"points": [], "medians": []});
    let nothing = json!({"decision": none, "feeling": none});
    assert_eq!(room.call("forgiveness_series", &of_matter), nothing);
    let nobody = json!({"matter": NOBODY});
    assert_eq!(room.call("forgiveness_series", &nobody), nothing);
}
