//! Commitments, by the table.

use std::slice::from_ref;

use lamplight_api::{Event, Stale};
use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::{NOBODY, Wall, invalid};

const NOON: &str = "2026-03-04T12:00:00+00:00";

fn said(room: &Room, id: &str) -> Value {
    room.call("commitment_show", &json!({"id": id}))["commitment"].clone()
}

#[test]
fn a_promise_is_made_changed_put_away_and_taken_back() {
    let room = Room::new();
    let person = room.new_id("person_add", &json!({"label": "M."}));
    let value = room.new_id("value_add", &json!({"name": "Honest"}));
    let entry = room.add("Sunday", "I will ring.");
    room.told();
    let id = room.new_id(
        "commitment_add",
        &json!({
            "kind": "promise", "text": "Ring on Sundays", "person": person, "value": value,
            "from_entry": entry, "when_cue": "When I have had my tea", "then_i_will": "I will ring",
            "why": "They wait.", "standing": "told_them", "cadence": "weekly",
            "ends": "2026-06-01", "fields": {"size": true, "private": "the rest"},
        }),
    );
    assert_eq!(room.told(), [Event::Stale(Stale::Commitments)]);
    let whole = json!({
        "id": id, "kind": "promise", "person": person, "value": value, "from_entry": entry,
        "text": "Ring on Sundays", "when_cue": "When I have had my tea",
        "then_i_will": "I will ring", "why": "They wait.", "standing": "told_them",
        "cadence": "weekly", "starts": "2026-03-04", "ends": "2026-06-01", "status": "active",
        "fields": {"size": true, "private": "the rest"}, "resurface": true, "removed": false,
    });
    assert_eq!(said(&room, &id), whole);

    room.call(
        "commitment_edit",
        &json!({
            "id": id, "text": "Ring on Sunday evenings", "person": null, "ends": null,
            "review_on": "2026-04-01", "fields": {"size": null, "effect": ["calm", 2]},
        }),
    );
    let mut changed = whole.clone();
    changed["text"] = json!("Ring on Sunday evenings");
    changed["review_on"] = json!("2026-04-01");
    changed["fields"] = json!({"private": "the rest", "effect": ["calm", 2]});
    let fields = changed.as_object_mut().unwrap();
    fields.remove("person");
    fields.remove("ends");
    assert_eq!(said(&room, &id), changed);

    room.call("commitment_delete", &json!({"id": id}));
    assert_eq!(room.call("commitment_list", &json!({})), json!([]));
    let shown = room.call("commitment_show", &json!({"id": id}));
    assert_eq!(shown["commitment"]["removed"], true);
    assert_eq!(
        (&shown["due"], &shown["reminds"]),
        (&json!(false), &json!(false))
    );
    assert_eq!(
        room.refused_whole("commitment_edit", &json!({"id": id, "text": "x"}))
            .0,
        "not_found"
    );
    room.call("trash_restore", &json!({"id": id}));
    assert_eq!(said(&room, &id), changed);
}

#[test]
fn a_commitment_tells_the_entry_it_was_made_from_while_that_is_to_be_seen() {
    let room = Room::new();
    let entry = room.add("To M.", "I am sorry.");
    let request = json!({"kind": "promise", "text": "Ring", "from_entry": entry});
    let id = room.new_id("commitment_add", &request);
    let from = || room.call("commitment_show", &json!({"id": id}))["from"].clone();
    assert_eq!(from(), json!({"id": entry, "label": "To M."}));
    room.call("entry_edit", &json!({"id": entry, "title": ""}));
    assert_eq!(from()["label"], "I am sorry.");

    for (away, back) in [
        ("entry_delete", "trash_restore"),
        ("entry_seal", "entry_open"),
    ] {
        room.call(away, &json!({"id": entry}));
        assert_eq!(from(), Value::Null, "{away}");
        room.call(back, &json!({"id": entry}));
        assert_eq!(from()["id"], json!(entry), "{back}");
    }
    room.call("entry_delete", &json!({"id": entry}));
    room.call("trash_empty", &json!({}));
    assert_eq!(from(), Value::Null);
    let other = room.new_id("commitment_add", &json!({"kind": "promise", "text": "x"}));
    let shown = room.call("commitment_show", &json!({"id": other}));
    assert_eq!(shown.get("from"), None);
}

#[test]
fn a_request_is_done_once() {
    let room = Room::new();
    let name = "0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d";
    let request = json!({"kind": "promise", "text": "Ring", "request_id": name});
    let first = room.call("commitment_add", &request);
    assert_eq!(room.call("commitment_add", &request), first);
    let list = room.call("commitment_list", &json!({}));
    assert_eq!(list.as_array().unwrap().len(), 1);
    let other = json!({"id": first["id"], "status": "done", "request_id": name});
    assert_eq!(
        room.refused_whole("commitment_edit", &other),
        invalid("request_id")
    );
}

#[test]
fn what_cannot_be_promised_is_refused_and_nothing_changes() {
    let room = Room::new();
    let trashed = room.add("", "x");
    room.call("entry_delete", &json!({"id": trashed}));
    let gone = room.new_id("person_add", &json!({"label": "M."}));
    let id = room.new_id(
        "commitment_add",
        &json!({"kind": "openness", "text": "Say it first", "review_on": "2026-04-01",
            "person": gone}),
    );
    room.call("person_delete", &json!({"id": gone, "entries": "keep"}));
    for (change, field) in [
        (json!({"text": " "}), "text"),
        (json!({"text": "x".repeat(4097)}), "text"),
        (json!({"when_cue": "x".repeat(4097)}), "when_cue"),
        (json!({"then_i_will": "x".repeat(4097)}), "then_i_will"),
        (json!({"why": "x".repeat(1024 * 1024 + 1)}), "why"),
        (json!({"kind": "threat"}), "kind"),
        (json!({"cadence": "hourly"}), "cadence"),
        (json!({"standing": "they_must"}), "standing"),
        (json!({"status": "failed"}), "status"),
        (json!({"starts": "soon"}), "starts"),
        (json!({"review_on": "2026-02-30"}), "review_on"),
        (json!({"ends": "2026-03-03"}), "ends"),
        (json!({"review_on": "2026-03-03"}), "review_on"),
        (
            json!({"review_on": "2026-05-01", "ends": "2026-04-30"}),
            "review_on",
        ),
        (
            json!({"starts": "2026-05-01", "ends": "2026-04-30"}),
            "ends",
        ),
        (json!({"person": NOBODY}), "person"),
        (json!({"person": gone}), "person"),
        (json!({"matter": NOBODY}), "matter"),
        (json!({"value": NOBODY}), "value"),
        (json!({"from_entry": NOBODY}), "from_entry"),
        (json!({"from_entry": trashed}), "from_entry"),
        (json!({"from_entry": "x"}), "from_entry"),
        (json!({"fields": {"safe_to_refuse": "maybe"}}), "fields"),
        (json!({"fields": {"private": {"deep": 1}}}), "fields"),
        (json!({"fields": [1]}), "fields"),
    ] {
        let mut edit = change.clone();
        edit["id"] = json!(id);
        assert_eq!(
            room.refused_whole("commitment_edit", &edit),
            invalid(field),
            "{edit}"
        );
        let mut add = json!({"kind": "openness", "text": "Say it", "review_on": "2026-04-01"});
        add.as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        assert_eq!(
            room.refused_whole("commitment_add", &add),
            invalid(field),
            "{add}"
        );
    }
    let open = json!({"kind": "openness", "text": "Say it first"});
    assert_eq!(
        room.refused_whole("commitment_add", &open),
        invalid("review_on")
    );
    let endless = json!({"id": id, "review_on": null});
    assert_eq!(
        room.refused_whole("commitment_edit", &endless),
        invalid("review_on")
    );
    for name in [
        "commitment_show",
        "commitment_delete",
        "commitment_edit",
        "commitment_review",
    ] {
        assert_eq!(
            room.refused_whole(name, &json!({"id": NOBODY})).0,
            "not_found"
        );
    }
    // Somebody in the trash stays where they were: a change of another thing is taken.
    room.call("commitment_edit", &json!({"id": id, "why": "It is time."}));
    assert_eq!(said(&room, &id)["person"], json!(gone));
}

#[test]
fn a_list_is_narrowed_by_kind_status_person_and_day() {
    let room = Room::new();
    let person = room.new_id("person_add", &json!({"label": "M."}));
    let add = |kind: &str, rest: Value| {
        let mut request = json!({"kind": kind, "text": kind});
        request
            .as_object_mut()
            .unwrap()
            .extend(rest.as_object().unwrap().clone());
        room.new_id("commitment_add", &request)
    };
    let value = room.new_id("value_add", &json!({"name": "Honest"}));
    let daily = add(
        "promise",
        json!({"cadence": "daily", "starts": "2026-03-01", "value": value}),
    );
    let later = add(
        "together",
        json!({"cadence": "weekly", "starts": "2026-03-08"}),
    );
    let comes_up = add(
        "boundary",
        json!({"person": person, "review_on": "2026-03-04"}),
    );
    let paused = add("promise", json!({"cadence": "daily", "status": "paused"}));
    let found = |filter: Value| -> Vec<String> {
        let list = room.call("commitment_list", &filter);
        let ids = list.as_array().unwrap().iter();
        ids.map(|line| line["commitment"]["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        found(json!({})),
        [&later, &paused, &comes_up, &daily].map(String::clone)
    );
    assert_eq!(
        found(json!({"kind": "promise"})),
        [paused.clone(), daily.clone()]
    );
    assert_eq!(found(json!({"status": "paused"})), from_ref(&paused));
    assert_eq!(found(json!({"person": person})), from_ref(&comes_up));
    assert_eq!(found(json!({"value": value})), from_ref(&daily));
    assert_eq!(found(json!({"matter": NOBODY})), [] as [String; 0]);
    assert_eq!(found(json!({"cadence": "when_it_comes_up"})), [comes_up]);
    assert_eq!(found(json!({"due_on": "2026-03-04"})), from_ref(&daily));
    assert_eq!(
        found(json!({"due_on": "2026-03-09"})),
        [later, daily.clone()]
    );

    let lines = room.call("commitment_list", &json!({"kind": "boundary"}));
    let line = &lines[0];
    assert_eq!(
        (&line["due"], &line["review_due"], &line["reminds"]),
        (&json!(false), &json!(true), &json!(true))
    );
}

#[test]
fn openness_that_could_not_be_refused_never_reminds() {
    let room = Room::new();
    let reminds = |fields: Value| {
        let request = json!({"kind": "openness", "text": "Say it first", "cadence": "daily",
            "review_on": "2026-04-01", "fields": fields});
        let id = room.new_id("commitment_add", &request);
        room.call("commitment_show", &json!({"id": id}))["reminds"].clone()
    };
    assert_eq!(reminds(json!({"safe_to_refuse": "yes"})), true);
    assert_eq!(reminds(json!({})), true);
    assert_eq!(reminds(json!({"safe_to_refuse": "not_sure"})), false);
    assert_eq!(reminds(json!({"safe_to_refuse": "no"})), false);
    let quiet = json!({"kind": "promise", "text": "x", "resurface": false});
    let id = room.new_id("commitment_add", &quiet);
    assert_eq!(
        room.call("commitment_show", &json!({"id": id}))["reminds"],
        false
    );
}

#[test]
fn what_is_worth_a_second_look_is_noticed_and_kept_all_the_same() {
    let room = Room::new();
    let noticed = |kind: &str, text: &str| {
        let request = json!({"kind": kind, "text": text});
        room.call("commitment_check", &request)["notices"].clone()
    };
    assert_eq!(noticed("boundary", "You can't see him."), json!(["rule"]));
    assert_eq!(noticed("openness", "My password"), json!(["keys"]));
    assert_eq!(noticed("boundary", "My password"), json!([]));
    assert_eq!(noticed("promise", "You can't see him."), json!([]));
    assert_eq!(noticed("boundary", "I leave the room."), json!([]));

    let request = json!({"kind": "boundary", "text": "Shouting",
        "fields": {"limit": "You must not shout at me."}});
    let id = room.new_id("commitment_add", &request);
    let shown = room.call("commitment_show", &json!({"id": id}));
    assert_eq!(shown["notices"], json!(["rule"]));
}

#[test]
fn a_review_moves_the_day_and_is_remembered() {
    let wall = Wall::at(NOON);
    let room = Room::on(&wall);
    let id = room.new_id(
        "commitment_add",
        &json!({"kind": "openness", "text": "Say it first", "review_on": "2026-04-01"}),
    );
    let review = |rest: Value| {
        let mut request = rest;
        request["id"] = json!(id);
        request
    };
    wall.set("2026-04-02T09:00:00+01:00");
    for (request, field) in [
        (json!({}), "next"),
        (json!({"next": "2026-04-02"}), "next"),
        (
            json!({"next": "2026-05-01", "on_day": "2026-04-03"}),
            "on_day",
        ),
        (
            json!({"next": "2026-05-01", "on_day": "2026-03-01"}),
            "on_day",
        ),
    ] {
        let refused = room.refused_whole("commitment_review", &review(request.clone()));
        assert_eq!(refused, invalid(field), "{request}");
    }
    let line = |name: &str| room.call("commitment_list", &json!({}))[0][name].clone();
    assert_eq!(line("review_due"), true);
    room.call("commitment_review", &review(json!({"next": "2026-04-30"})));
    assert_eq!(line("review_due"), false);
    wall.set("2026-05-01T09:00:00+01:00");
    let last = json!({"on_day": "2026-04-30", "status": "done"});
    room.call("commitment_review", &review(last));
    let shown = room.call("commitment_show", &json!({"id": id}));
    let held = json!(["2026-04-02", "2026-04-30"]);
    assert_eq!(shown["over_time"]["reviews_held"], held);
    assert_eq!(shown["commitment"]["review_on"], "2026-04-30");
    assert_eq!(shown["commitment"]["status"], "done");
}
