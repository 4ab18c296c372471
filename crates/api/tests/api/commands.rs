//! Queries and changes.

use lamplight_api::search::Search;
use lamplight_api::{Caller, Code, Event, Stale};
use serde_json::{Value, json};

use crate::room::Room;

#[test]
fn an_entry_goes_its_way_from_first_word_to_trash_and_back() {
    let room = Room::new();
    let id = room.add("Harbour", "We *walked*.");
    let shown = room.call("entry_show", &json!({"id": id}));
    assert_eq!(shown["body"], "We *walked*.");
    assert_eq!(shown["revision"], 1);
    assert_eq!(shown["entry_date"], "2026-03-04T12:00:00+00:00");
    assert_eq!(shown["created_at"], "2026-03-04T12:00:00.000Z");
    assert_eq!(shown["zone"], "Europe/Dublin");

    let change = json!({"id": id, "body": "We ran.", "tag": ["sea"], "if_revision": 1});
    let edited = room.call("entry_edit", &change);
    assert_eq!(edited, json!({"id": id, "revision": 2}));
    let history = room.call("entry_history", &json!({"id": id}));
    assert_eq!(history[0]["body"], "We *walked*.");
    assert_eq!(
        room.refused("entry_history", &json!({"id": id, "revision": 2})),
        ("not_found", Some("revision".to_owned()))
    );

    room.call("entry_delete", &json!({"id": id}));
    assert_eq!(room.call("entry_list", &json!({})), json!([]));
    assert_eq!(room.call("trash_list", &json!({}))[0]["id"], json!(id));
    room.call("trash_restore", &json!({"id": id}));
    let list = room.call("entry_list", &json!({"tag": "SEA", "kind": "talk"}));
    let line = json!([{
        "id": id, "kind": "talk", "title": "Harbour", "entry_date": "2026-03-04T12:00:00+00:00",
        "tags": ["sea"], "word_count": 2, "status": "draft", "starred": false,
    }]);
    assert_eq!(list, line);
    assert_eq!(
        room.call("tag_list", &json!({})),
        json!([{"name": "sea", "entries": 1}])
    );
}

#[test]
fn a_search_answers_with_snippets_and_marks() {
    let room = Room::new();
    let id = room.add("Sunday", "We went to the 🌊 harbour.");
    let found = room.call("search", &json!({"query": "harbour", "limit": 5}));
    assert_eq!(found["total"], 1);
    assert!(found["took_ms"].as_f64().unwrap() > 0.0);
    let hit = &found["hits"][0];
    assert_eq!(hit["id"], json!(id));
    assert_eq!(hit["snippet"], "We went to the 🌊 harbour.");
    assert_eq!(hit["marks"], json!([[18, 25]]));
    let keys: Vec<&String> = hit.as_object().unwrap().keys().collect();
    for key in ["id", "title", "entry_date", "snippet"] {
        assert!(keys.iter().any(|k| *k == key), "{key}");
    }
    assert_eq!(
        room.call("search", &json!({"query": "harbour", "to": "2026-03-03"}))["total"],
        0
    );
    assert_eq!(
        room.refused("search", &json!({"query": "x".repeat(5000)})),
        ("invalid", Some("query".to_owned()))
    );
}

#[test]
fn the_timeline_goes_page_by_page() {
    let room = Room::new();
    for day in 1..=5 {
        let request = json!({"kind": "reflection", "date": format!("2026-02-0{day}"), "body": "x"});
        room.call("entry_add", &request);
    }
    let mut days: Vec<String> = Vec::new();
    let mut cursor = Value::Null;
    loop {
        let page = room.call("timeline", &json!({"limit": 2, "cursor": cursor}));
        for line in page["entries"].as_array().unwrap() {
            assert_eq!(line["excerpt"], "x");
            days.push(line["entry_date"].as_str().unwrap().to_owned());
        }
        match page.get("next") {
            Some(next) => cursor = next.clone(),
            None => break,
        }
    }
    let all = [
        "2026-02-05",
        "2026-02-04",
        "2026-02-03",
        "2026-02-02",
        "2026-02-01",
    ];
    assert_eq!(days, all);
    assert_eq!(
        room.refused("timeline", &json!({"cursor": "5"})),
        ("invalid", Some("cursor".to_owned()))
    );
    assert_eq!(
        room.refused("timeline", &json!({"limit": 501}))
            .1
            .as_deref(),
        Some("limit")
    );
}

#[test]
fn settings_say_what_they_may_be() {
    let room = Room::new();
    let all = room.call("setting_list", &json!({}));
    assert!(
        all.as_array()
            .unwrap()
            .iter()
            .all(|s| s["value"] == s["default"])
    );
    let request = json!({"key": "lock_after_minutes", "value": 10});
    let set = room.call("setting_set", &request);
    assert_eq!((&set["value"], &set["default"]), (&json!(10), &json!(3)));
    assert_eq!(set["bounds"], json!([1, 60]));
    let look = room.call("setting_get", &json!({"key": "look"}));
    assert_eq!(look["words"], json!(["system", "day", "dusk"]));
    assert_eq!(
        room.refused("setting_set", &json!({"key": "look", "value": 7})),
        ("invalid", Some("value".to_owned()))
    );
    assert_eq!(
        room.refused("setting_get", &json!({"key": "x"})).0,
        "not_found"
    );
}

#[test]
fn what_is_refused_names_its_field() {
    let room = Room::new();
    let id = room.add("", "");
    let unknown = "0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d";
    assert_eq!(
        room.refused("entry_show", &json!({"id": unknown})).0,
        "not_found"
    );
    assert_eq!(
        room.refused("entry_show", &json!({"id": "x"})),
        ("invalid", Some("id".to_owned()))
    );
    for (field, value) in [("from", "soon"), ("to", "2026-02-30")] {
        let refused = room.refused("entry_list", &json!({ field: value }));
        assert_eq!(refused, ("invalid", Some(field.to_owned())));
    }
    let edit = |field: &str, value: Value| json!({"id": id, field: value});
    assert_eq!(
        room.refused("entry_edit", &edit("if_revision", json!(9))),
        ("invalid", Some("if_revision".to_owned()))
    );
    assert_eq!(
        room.refused("entry_edit", &edit("tag", json!([""]))),
        ("invalid", Some("tag".to_owned()))
    );
    assert_eq!(
        room.refused("entry_edit", &edit("date", json!("x")))
            .1
            .as_deref(),
        Some("date")
    );
    assert_eq!(
        room.refused("entry_burn", &json!({})),
        ("not_found", Some("name".to_owned()))
    );
}

#[test]
fn a_request_asked_twice_is_done_once() {
    let room = Room::new();
    let request_id = "0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d";
    let add = json!({"kind": "talk", "body": "once", "request_id": request_id});
    let first = room.call("entry_add", &add);
    assert_eq!(room.call("entry_add", &add), first);
    assert_eq!(
        room.call("entry_list", &json!({}))
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let room = room.reopened();
    assert_eq!(room.call("entry_add", &add), first);
    let id = first["id"].clone();
    assert_eq!(
        room.refused("entry_delete", &json!({"id": id, "request_id": request_id})),
        ("invalid", Some("request_id".to_owned()))
    );
}

#[test]
fn a_change_tells_what_went_stale_and_a_refused_one_tells_nothing() {
    let room = Room::new();
    let id = room.add("a", "b");
    let entries = [Event::Stale(Stale::Entries), Event::Stale(Stale::Tags)];
    assert_eq!(room.told(), entries);
    room.call("entry_list", &json!({}));
    room.refused("entry_edit", &json!({"id": id, "if_revision": 7}));
    assert_eq!(room.told(), []);
    room.call("setting_set", &json!({"key": "look", "value": "day"}));
    assert_eq!(room.told(), [Event::Stale(Stale::Settings)]);
}

#[test]
fn a_view_never_supplies_a_path() {
    let room = Room::new();
    let out = room.path("all.jsonl");
    let request = json!({"format": "jsonl", "out": out}).to_string();
    let refused = room
        .desk
        .call(Caller::View, "export", &request)
        .unwrap_err();
    assert_eq!(refused.code, Code::Unsupported);
    assert!(!out.exists());
    room.desk.call(Caller::View, "entry_list", "").unwrap();
}

#[test]
fn answers_come_in_the_order_of_the_questions() {
    let room = Room::new();
    let bodies: Vec<String> = (0..20).map(|n| format!("thought {n}")).collect();
    let pending: Vec<_> = bodies
        .iter()
        .map(|body| {
            let json = json!({"kind": "talk", "body": body}).to_string();
            room.desk
                .dispatch(Caller::Host, "entry_add", &json)
                .unwrap()
        })
        .collect();
    let search = room.desk.begin(Search {
        query: "thought".to_owned(),
        limit: Some(0),
        ..Search::default()
    });
    assert_eq!(search.wait().unwrap().total, 20);
    for answer in pending {
        answer.wait().unwrap();
    }
}

#[test]
fn a_closed_desk_answers_that_it_is_closed() {
    let room = Room::new();
    let passphrase = lamplight_api::door::passphrase(b"a lamp in the window").unwrap();
    let again = lamplight_api::door::open(
        &room.path("vault"),
        &passphrase,
        lamplight_api::door::Surroundings {
            clock: std::sync::Arc::new(crate::room::Noon),
            scratch: room.path("."),
            listener: Box::new(|_| {}),
        },
    );
    assert_eq!(again.err().unwrap().code, Code::VaultInUse);
    // Dropping it lets go of the vault.
    let room = room.reopened();
    room.call("vault_info", &json!({}));
}

#[test]
fn where_the_writer_left_off_is_kept_and_makes_nothing_stale() {
    let room = Room::new();
    assert_eq!(room.call("place_get", &json!({})), json!({}));
    room.told();
    let place = r#"{"view":"entry","caret":12}"#;
    assert_eq!(room.call("place_set", &json!({"place": place})), json!({}));
    assert_eq!(room.told(), []);
    let long = json!({"place": "x".repeat(16 * 1024 + 1)});
    assert_eq!(
        room.refused("place_set", &long),
        ("invalid", Some("place".to_owned()))
    );
    let room = room.reopened();
    assert_eq!(room.call("place_get", &json!({}))["place"], place);
}
