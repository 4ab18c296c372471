//! What stands beside the text of an entry, seals and guides, by the table.

use std::sync::Arc;

use lamplight_api::Event;
use serde_json::{Value, json};

use crate::room::{Hands, Room};

fn person(room: &Room, label: &str) -> Value {
    room.call("person_add", &json!({"label": label}))["id"].clone()
}

fn ids(list: &Value) -> Vec<&Value> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|line| &line["id"])
        .collect()
}

#[test]
fn an_entry_is_given_all_that_stands_beside_it_and_parts_with_it() {
    let room = Room::new();
    let m = person(&room, "M.");
    let added = room.call(
        "entry_add",
        &json!({
            "kind": "apology", "body": "Words.", "lens": "free", "person": m, "status": "given",
            "feel_before": 2, "feel_after": 5, "shareable": true, "starred": true,
            "rests_until": "2026-03-09", "resurface": false,
            "fields": {"did": "I lied.", "yours": "part", "hours": 3, "late": true, "feel": ["sad"]},
        }),
    );
    let id = &added["id"];
    let shown = room.call("entry_show", &json!({"id": id}));
    for (field, value) in [
        ("lens", json!("free")),
        ("person", m.clone()),
        ("status", json!("given")),
        ("given_on", json!("2026-03-04")),
        ("feel_before", json!(2)),
        ("shareable", json!(true)),
        ("rests_until", json!("2026-03-09")),
        ("resurface", json!(false)),
        ("mentions", json!([])),
        ("mentioned_by", json!([])),
        (
            "fields",
            json!({"did": "I lied.", "yours": "part", "hours": 3, "late": true, "feel": ["sad"]}),
        ),
    ] {
        assert_eq!(shown[field], value, "{field}");
    }
    let line = &room.call("timeline", &json!({}))["entries"][0];
    for field in ["lens", "status", "person", "starred"] {
        assert_eq!(line[field], shown[field], "{field}");
    }

    let nothing = json!({
        "id": id, "lens": null, "person": null, "given_on": null, "status": "draft",
        "feel_before": null, "feel_after": null, "rests_until": null, "starred": false,
        "fields": {"did": null, "change": "I ring."},
    });
    assert_eq!(room.call("entry_edit", &nothing)["revision"], 2);
    let shown = room.call("entry_show", &json!({"id": id}));
    for field in [
        "lens",
        "person",
        "given_on",
        "feel_before",
        "feel_after",
        "rests_until",
    ] {
        assert_eq!(shown.get(field), None, "{field}");
    }
    assert_eq!(shown["fields"].get("did"), None);
    assert_eq!(shown["fields"]["change"], "I ring.");
    let past = room.call("entry_history", &json!({"id": id}));
    assert_eq!(past[0]["fields"]["did"], "I lied.");
    assert_eq!(past[0]["given_on"], "2026-03-04");
}

#[test]
fn what_cannot_be_is_refused_with_its_field() {
    let room = Room::new();
    let id = room.call("entry_add", &json!({"kind": "talk", "body": "x"}))["id"].clone();
    let nobody = "0190a6f2-0000-7000-8000-000000000000";
    for (change, field) in [
        (json!({"person": nobody}), "person"),
        (json!({"matter": nobody}), "matter"),
        (json!({"status": "sent"}), "status"),
        (json!({"given_on": "2026-03-05"}), "given_on"),
        (json!({"rests_until": "2026-03-03"}), "rests_until"),
        (json!({"feel_after": 11}), "feel_after"),
        (json!({"fields": {"toward": "nobody"}}), "fields"),
        (json!({"fields": {"decision": 10.5}}), "fields"),
    ] {
        let mut request = change.clone();
        request["id"] = id.clone();
        let refused = room.refused("entry_edit", &request);
        assert_eq!(refused, ("invalid", Some(field.to_owned())), "{change}");
        let mut request = change;
        request["kind"] = json!("talk");
        let refused = room.refused("entry_add", &request);
        assert_eq!(refused, ("invalid", Some(field.to_owned())));
    }
    assert_eq!(
        room.call("entry_list", &json!({}))
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(room.call("entry_show", &json!({"id": id}))["revision"], 1);
}

#[test]
fn lists_and_searches_are_narrowed_in_the_same_way() {
    let room = Room::new();
    let m = person(&room, "M.");
    let add = |request: Value| room.call("entry_add", &request)["id"].clone();
    let about = add(json!({"kind": "talk", "body": "words", "person": m, "lens": "time"}));
    let link = format!("words to [M.](lamplight:person/{})", m.as_str().unwrap());
    let spoken = add(json!({"kind": "talk", "body": link, "starred": true, "status": "kept"}));
    add(json!({"kind": "talk", "body": "words"}));
    for (filter, wanted) in [
        (json!({"person": m}), vec![&spoken, &about]),
        (json!({"lens": "time"}), vec![&about]),
        (json!({"status": "kept"}), vec![&spoken]),
        (json!({"starred": true}), vec![&spoken]),
        (json!({"matter": m}), vec![&spoken]),
    ] {
        assert_eq!(ids(&room.call("entry_list", &filter)), wanted, "{filter}");
        let page = room.call("timeline", &filter);
        assert_eq!(ids(&page["entries"]), wanted, "{filter}");
        let mut search = filter.clone();
        search["query"] = json!("words");
        let found = room.call("search", &search);
        assert_eq!(ids(&found["hits"]), wanted, "{filter}");
        assert_eq!(found["total"], wanted.len(), "{filter}");
    }
    let shown = room.call("entry_show", &json!({"id": spoken}));
    assert_eq!(
        shown["mentions"],
        json!([{"noun": "person", "id": m, "label": "M."}])
    );
}

#[test]
fn answers_are_found_and_shown_where_they_were_found() {
    let room = Room::new();
    let fields = json!({"heard": "You said the harbour was closed.", "checked": "not_yet"});
    let request = json!({"kind": "talk", "body": "Monday.", "fields": fields});
    let id = room.call("entry_add", &request)["id"].clone();
    let found = room.call("search", &json!({"query": "harbour"}));
    assert_eq!(
        found["hits"][0]["snippet"],
        "Monday. You said the harbour was closed."
    );
    let nothing = room.call("search", &json!({"query": "yet"}));
    assert_eq!(nothing["total"], 0, "a choice is no word of the writer's");
    let other = json!({"id": id, "fields": {"heard": "The lighthouse."}});
    room.call("entry_edit", &other);
    assert_eq!(
        room.call("search", &json!({"query": "harbour"}))["total"],
        0
    );
    assert_eq!(
        room.call("search", &json!({"query": "lighthouse"}))["total"],
        1
    );
    assert_eq!(
        room.call("vault_verify", &json!({}))["index_rebuilt"],
        false
    );
    assert_eq!(
        room.call("search", &json!({"query": "lighthouse"}))["total"],
        1
    );
}

#[test]
fn a_seal_is_put_on_and_ends_by_itself_while_the_vault_is_open() {
    let hands = Hands::new();
    let room = Room::by(Arc::new(hands.clone()));
    let add = |body: &str| {
        room.call("entry_add", &json!({"kind": "forgiveness", "body": body}))["id"].clone()
    };
    let [id, other] = ["first", "second"].map(add);
    let seal = room.call("entry_seal", &json!({"id": id, "until": "2026-03-06"}));
    assert_eq!(seal["sealed_until"], "2026-03-06");
    let seal = room.call("entry_seal", &json!({"id": other}));
    assert_eq!(seal["sealed_until"], "9999-12-31");
    assert_eq!(room.call("entry_list", &json!({})), json!([]));
    let sealed = room.call("entry_list", &json!({"sealed": true}));
    assert_eq!(sealed[1]["sealed_until"], "2026-03-06");
    assert_eq!(room.refused("entry_show", &json!({"id": id})).0, "invalid");
    let past = json!({"id": id, "until": "2026-03-04"});
    assert_eq!(
        room.refused("entry_seal", &past),
        ("invalid", Some("until".to_owned()))
    );

    hands.turn(48);
    room.told();
    assert_eq!(ids(&room.call("entry_list", &json!({}))), [&id]);
    let told = room.told();
    assert!(
        told.iter().any(|event| matches!(event, Event::Stale(_))),
        "{told:?}"
    );
    room.call("entry_open", &json!({"id": other}));
    assert_eq!(
        room.call("entry_show", &json!({"id": other}))["body"],
        "second"
    );
    let room = room.reopened();
    assert_eq!(
        room.call("entry_list", &json!({}))
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn guides_are_listed_and_an_apology_is_put_together() {
    let room = Room::new();
    let guides = room.call("guide_list", &json!({}));
    let talk = &guides[0];
    assert_eq!(talk["for"], json!({"kind": "talk"}));
    assert_eq!(
        talk["steps"][0],
        json!({"id": "saw", "ask": "guide-talk-saw", "field": "saw", "input": "text"})
    );
    let fields = json!({"change": "I will ring", "did": "I forgot to ring.", "yours": "yes"});
    let request = json!({"kind": "apology", "body": "Kept.", "fields": fields});
    let id = room.call("entry_add", &request)["id"].clone();
    let letter = room.call("apology_letter", &json!({"id": id}));
    assert_eq!(letter["text"], "I forgot to ring.\n\nI will ring.");
    assert_eq!(room.call("entry_show", &json!({"id": id}))["body"], "Kept.");
    let talk = room.call("entry_add", &json!({"kind": "talk", "body": "x"}));
    assert_eq!(
        room.refused("apology_letter", &json!({"id": talk["id"]})).0,
        "invalid"
    );
}

#[test]
fn what_is_shared_tells_the_label_of_a_link_alone() {
    let room = Room::new();
    let m = person(&room, "M.");
    let body = format!("I saw [her](lamplight:person/{}).", m.as_str().unwrap());
    room.call("entry_add", &json!({"kind": "talk", "body": body}));
    let out = room.path("shared.md");
    let request =
        |field: &str| json!({field: m, "format": "markdown", "out": out, "unprotected": true});
    assert_eq!(room.call("share", &request("matter"))["entries"], 1);
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(text.contains("I saw her."), "{text}");
    assert!(!text.contains("lamplight"), "{text}");
    let nothing = json!({
        "matter": "0190a6f2-0000-7000-8000-000000000000", "format": "markdown",
        "out": room.path("other.md"), "unprotected": true,
    });
    assert_eq!(
        room.refused("share", &nothing),
        ("not_found", Some("matter".to_owned()))
    );
    let both = json!({"matter": m, "from": "2026-03-01", "to": "2026-03-31",
        "format": "markdown", "out": room.path("other.md"), "unprotected": true});
    assert_eq!(room.refused("share", &both).0, "invalid");
}
