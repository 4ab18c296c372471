//! Matters, links, the support list and the trash of records, by the table.

use std::sync::Arc;

use lamplight_api::{Event, Stale};
use serde_json::{Value, json};

use crate::room::{Hands, Room};

const NOBODY: &str = "0190a6f2-0000-7000-8000-000000000000";

/// Everything that the lists tell, and the past states of all that is in them.
pub fn content(room: &Room) -> Value {
    let mut content = json!({});
    for list in [
        "entry_list",
        "person_list",
        "matter_list",
        "support_list",
        "trash_list",
        "trash_records",
    ] {
        content[list] = room.call(list, &json!({}));
    }
    let mut ends = Vec::new();
    for (list, noun) in [
        ("entry_list", "entry"),
        ("person_list", "person"),
        ("matter_list", "matter"),
        ("support_list", "support"),
    ] {
        for line in content[list].as_array().unwrap() {
            ends.push(json!({"noun": noun, "id": line["id"]}));
        }
    }
    for end in ends {
        let name = end["id"].as_str().unwrap();
        let links = room.call("link_list", &json!({ "of": end }));
        let past = match end["noun"].as_str() {
            Some("entry") => room.call("entry_history", &json!({ "id": name })),
            _ => room.call("record_history", &json!({ "id": name })),
        };
        content[name] = json!([links, past]);
    }
    content
}

fn invalid(field: &str) -> (&'static str, Option<String>) {
    ("invalid", Some(field.to_owned()))
}

fn added(room: &Room, name: &str, request: &Value) -> Value {
    room.call(name, request)["id"].clone()
}

#[test]
fn a_matter_is_written_down_changed_and_shown() {
    let room = Room::new();
    let m = added(&room, "person_add", &json!({"label": "M."}));
    let add = json!({
        "role": "i_hurt", "title": "Sunday", "person": m, "happened": "spring 2023",
        "what": "I did not ring.", "impact": "She waited.", "deceit": true,
    });
    let id = added(&room, "matter_add", &add);
    let mut whole = json!({
        "id": id, "person": {"id": m, "label": "M."}, "title": "Sunday", "role": "i_hurt",
        "happened": "spring 2023", "what": "I did not ring.", "impact": "She waited.",
        "deceit": true, "status": "raw", "resurface": true, "removed": false,
    });
    assert_eq!(room.call("matter_list", &json!({})), json!([whole]));
    let of = |field: &str, value: Value| room.call("matter_list", &json!({ field: value }));
    assert_eq!(of("person", m.clone()), json!([whole]));
    assert_eq!(of("status", json!("raw")), json!([whole]));
    assert_eq!(of("status", json!("closed")), json!([]));
    assert_eq!(room.call("person_show", &json!({"id": m}))["matters"], 1);

    let edit = json!({"id": id, "deceit": null, "person": null, "status": "working"});
    room.call("matter_edit", &edit);
    let fields = whole.as_object_mut().unwrap();
    fields.remove("deceit");
    fields.remove("person");
    whole["status"] = json!("working");
    let mut counted = whole.clone();
    counted["entries"] = json!(0);
    counted["commitments"] = json!(0);
    assert_eq!(room.call("matter_show", &json!({"id": id})), counted);

    room.call("matter_delete", &json!({"id": id, "entries": "trash"}));
    assert_eq!(room.call("matter_list", &json!({})), json!([]));
    assert_eq!(
        room.call("matter_show", &json!({"id": id}))["removed"],
        true
    );
    room.call("trash_restore", &json!({"id": id}));
    assert_eq!(room.call("matter_list", &json!({})), json!([whole]));
}

#[test]
fn a_matter_that_cannot_be_is_refused_and_nothing_changes() {
    let room = Room::new();
    let m = added(&room, "person_add", &json!({"label": "M."}));
    let gone = added(&room, "person_add", &json!({"label": "N."}));
    let id = added(
        &room,
        "matter_add",
        &json!({"role": "both", "title": "Sunday", "person": m}),
    );
    room.call("person_delete", &json!({"id": gone, "entries": "keep"}));
    let before = content(&room);
    let long = |bytes: usize| json!("x".repeat(bytes));
    for (field, value) in [
        ("role", json!("judge")),
        ("title", json!(" \n")),
        ("title", long(4097)),
        ("person", json!("x")),
        ("person", json!(NOBODY)),
        ("person", gone.clone()),
        ("person", id.clone()),
        ("happened", long(257)),
        ("what", long(1024 * 1024 + 1)),
        ("impact", long(1024 * 1024 + 1)),
        ("deceit", json!("perhaps")),
        ("status", json!("won")),
        ("resurface", json!(2)),
    ] {
        let mut add = json!({"role": "both", "title": "Monday"});
        add[field] = value.clone();
        assert_eq!(room.refused("matter_add", &add), invalid(field), "{field}");
        let edit = json!({"id": id, field: value});
        assert_eq!(
            room.refused("matter_edit", &edit),
            invalid(field),
            "{field}"
        );
    }
    assert_eq!(
        room.refused("matter_add", &json!({"title": "Monday"})),
        invalid("role")
    );
    for field in ["person", "status"] {
        let list = json!({ field: "x" });
        assert_eq!(room.refused("matter_list", &list), invalid(field));
    }
    assert_eq!(
        room.refused("matter_list", &json!({"person": gone})),
        invalid("person")
    );
    for name in ["matter_edit", "matter_show"] {
        assert_eq!(room.refused(name, &json!({"id": NOBODY})).0, "not_found");
        // Somebody's name is no matter's.
        assert_eq!(room.refused(name, &json!({"id": m})).0, "not_found");
        assert_eq!(room.refused(name, &json!({"id": 7})), invalid("id"));
    }
    let delete = json!({"id": id});
    assert_eq!(room.refused("matter_delete", &delete), invalid("entries"));
    assert_eq!(content(&room), before);

    // A title may be taken away where something else says what it is.
    room.call("matter_edit", &json!({"id": id, "what": "I did not ring."}));
    room.call("matter_edit", &json!({"id": id, "title": ""}));
    room.call("matter_delete", &json!({"id": id, "entries": "keep"}));
    let removed = room.call("trash_records", &json!({}));
    let mut removed = removed.as_array().unwrap().iter();
    let matter = removed.find(|record| record["id"] == id).unwrap();
    assert_eq!(matter["label"], "I did not ring.");
    let edit = json!({"id": id, "status": "closed"});
    assert_eq!(room.refused("matter_edit", &edit).0, "not_found");
    let again = json!({"id": id, "entries": "keep"});
    assert_eq!(room.refused("matter_delete", &again), invalid("id"));
}

#[test]
fn things_are_linked_and_seen_from_both_ends() {
    let room = Room::new();
    let m = added(&room, "person_add", &json!({"label": "M."}));
    let entry = room.add("Harbour", "We walked.");
    let (p, e) = (
        json!({"noun": "person", "id": m}),
        json!({"noun": "entry", "id": entry}),
    );
    let add = json!({"from": e, "to": p, "relation": "about"});
    let id = added(&room, "link_add", &add);
    assert_eq!(added(&room, "link_add", &add), id);
    assert_eq!(
        room.call("link_list", &json!({"of": e})),
        json!([{"id": id, "relation": "about", "outward": true,
            "other": {"noun": "person", "id": m, "label": "M."}}])
    );
    assert_eq!(
        room.call("link_list", &json!({"of": p})),
        json!([{"id": id, "relation": "about", "outward": false,
            "other": {"noun": "entry", "id": entry, "label": "Harbour"}}])
    );
    room.call("person_edit", &json!({"id": m, "label": "Mara"}));
    let today = room.call("link_list", &json!({"of": e}));
    assert_eq!(today[0]["other"]["label"], "Mara");

    let trashed = room.add("", "put away");
    room.call("entry_delete", &json!({"id": trashed}));
    let before = content(&room);
    for (field, value) in [
        ("from", json!({"noun": "entry", "id": trashed})),
        ("from", json!({"noun": "entry", "id": "x"})),
        ("from", json!({"noun": "foe", "id": m})),
        ("from", json!({"noun": "link", "id": id})),
        ("to", json!({"noun": "matter", "id": m})),
        ("to", json!({"noun": "person", "id": NOBODY})),
        ("to", e.clone()),
        ("to", json!({"noun": "person"})),
        ("relation", json!("against")),
    ] {
        let mut link = json!({"from": e, "to": p, "relation": "led_to"});
        link[field] = value;
        assert_eq!(room.refused("link_add", &link), invalid(field), "{link}");
    }
    let of = json!({"of": {"noun": "matter", "id": NOBODY}});
    assert_eq!(room.refused("link_list", &of).0, "not_found");
    // A link is deleted by its own name alone.
    assert_eq!(
        room.refused("link_delete", &json!({"id": m})).0,
        "not_found"
    );
    assert_eq!(content(&room), before);

    room.call("link_delete", &json!({"id": id}));
    assert_eq!(room.call("link_list", &json!({"of": e})), json!([]));
    let in_trash = || {
        let records = room.call("trash_records", &json!({}));
        let mut all = records.as_array().unwrap().iter();
        all.find(|one| one["id"] == id).unwrap()["label"].clone()
    };
    assert_eq!(in_trash(), "Harbour – Mara");
    room.call("trash_restore", &json!({"id": id}));
    assert_eq!(content(&room), before);
    // What is sealed, or in the trash as well, is not named.
    room.call("link_delete", &json!({"id": id}));
    room.call("entry_seal", &json!({"id": entry}));
    assert_eq!(in_trash(), "Mara");
    room.call("person_delete", &json!({"id": m, "entries": "keep"}));
    assert_eq!(in_trash(), "");
}

#[test]
fn what_is_brought_is_linked_by_its_words_only_while_it_is_to_be_seen() {
    let room = Room::new();
    let entry = room.add("Harbour", "We walked.");
    let session = added(&room, "session_add", &json!({"on_day": "2026-03-09"}));
    let bring = json!({"session": session, "type": "entry", "entry": entry,
        "text": "What I could not say."});
    let item = added(&room, "item_add", &bring);
    let s = json!({"noun": "session", "id": session});
    let i = json!({"noun": "item", "id": item});
    let add = json!({"from": s, "to": i, "relation": "beside"});
    let link = added(&room, "link_add", &add);
    let names = || {
        let links = room.call("link_list", &json!({ "of": s }));
        let links = links.as_array().unwrap().iter();
        let names: Vec<Value> = links.map(|link| link["other"]["label"].clone()).collect();
        json!(names)
    };
    let words = json!(["What I could not say."]);
    assert_eq!(names(), words);
    room.call("entry_seal", &json!({"id": entry, "until": "2999-01-01"}));
    assert_eq!(names(), json!([]));
    assert_eq!(room.refused("link_add", &add), invalid("to"));
    // Nor do the words stand in the trash.
    let in_trash = |id: &Value| {
        let records = room.call("trash_records", &json!({}));
        let mut all = records.as_array().unwrap().iter();
        all.find(|one| &one["id"] == id).unwrap()["label"].clone()
    };
    room.call("item_delete", &json!({ "id": item }));
    assert_eq!(in_trash(&item), "");
    room.call("trash_restore", &json!({ "id": item }));
    room.call("link_delete", &json!({ "id": link }));
    assert!(!in_trash(&link).as_str().unwrap().contains("could not"));
    room.call("trash_restore", &json!({ "id": link }));
    room.call("entry_open", &json!({ "id": entry }));
    assert_eq!(names(), words);
}

#[test]
fn the_support_list_is_the_writers() {
    let room = Room::new();
    assert_eq!(room.call("support_list", &json!({})), json!([]));
    let full = json!({"kind": "counsellor", "label": "Dr A.", "how": "555 0100",
        "hours": "weekdays", "note": "Asks well."});
    let one = added(&room, "support_add", &full);
    let two = added(
        &room,
        "support_add",
        &json!({"kind": "person", "label": "J."}),
    );
    room.call("support_order", &json!({"id": [two]}));
    let list = room.call("support_list", &json!({}));
    assert_eq!(
        list[0],
        json!({"id": two, "kind": "person", "label": "J.", "how": "", "hours": "", "note": ""})
    );
    let mut whole = full;
    whole["id"] = one.clone();
    assert_eq!(list[1], whole);
    let edit = json!({"id": one, "hours": "", "kind": "other"});
    room.call("support_edit", &edit);
    let past = room.call("record_history", &json!({"id": one}));
    assert_eq!(past[0]["state"]["hours"], "weekdays");

    let before = content(&room);
    for (field, value) in [
        ("kind", json!("friend")),
        ("label", json!("")),
        ("label", json!("x".repeat(257))),
        ("how", json!("x".repeat(4097))),
        ("hours", json!("x".repeat(4097))),
        ("note", json!("x".repeat(1024 * 1024 + 1))),
    ] {
        let mut add = json!({"kind": "helpline", "label": "Line"});
        add[field] = value.clone();
        assert_eq!(room.refused("support_add", &add), invalid(field));
        let edit = json!({"id": one, field: value});
        assert_eq!(room.refused("support_edit", &edit), invalid(field));
    }
    for ids in [json!([one, one]), json!([NOBODY]), json!(["x"]), json!(one)] {
        let order = json!({ "id": ids });
        assert_eq!(room.refused("support_order", &order), invalid("id"));
    }
    let nobody = json!({"id": NOBODY});
    for name in ["support_edit", "support_delete"] {
        assert_eq!(room.refused(name, &nobody).0, "not_found");
    }
    assert_eq!(content(&room), before);
    room.call("support_delete", &json!({"id": one}));
    assert_eq!(room.call("support_list", &json!({})), json!([list[0]]));
    room.call("trash_restore", &json!({"id": one}));
    assert_eq!(content(&room), before);
}

#[test]
fn the_trash_tells_gives_back_and_lets_go_of_records() {
    let hands = Hands::new();
    let room = Room::by(Arc::new(hands.clone()));
    let m = added(&room, "person_add", &json!({"label": "M."}));
    let matter = added(
        &room,
        "matter_add",
        &json!({"role": "both", "title": "Sunday"}),
    );
    let entry = room.add("Harbour", "We walked.");
    let before = content(&room);
    room.call("person_delete", &json!({"id": m, "entries": "trash"}));
    hands.turn(1);
    room.call("matter_delete", &json!({"id": matter, "entries": "keep"}));
    room.call("entry_delete", &json!({"id": entry}));
    let removed = json!([
        {"id": matter, "noun": "matter", "label": "Sunday",
            "removed_at": "2026-03-04T13:00:00.000Z"},
        {"id": m, "noun": "person", "label": "M.", "removed_at": "2026-03-04T12:00:00.000Z"},
    ]);
    assert_eq!(room.call("trash_records", &json!({})), removed);
    assert_eq!(
        room.call("trash_list", &json!({}))
            .as_array()
            .unwrap()
            .len(),
        1
    );

    // Ten seconds or ten days later, and after a lock.
    let room = room.reopened();
    let request_id = "0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d";
    let restore = json!({"id": m, "request_id": request_id});
    let first = room.call("trash_restore", &restore);
    assert_eq!(room.call("trash_restore", &restore), first);
    for id in [&matter, &json!(entry)] {
        room.call("trash_restore", &json!({ "id": id }));
    }
    assert_eq!(content(&room), before);
    for name in ["trash_restore", "trash_purge"] {
        assert_eq!(room.refused(name, &json!({"id": m})).0, "not_found");
        assert_eq!(room.refused(name, &json!({"id": NOBODY})).0, "not_found");
        assert_eq!(room.refused(name, &json!({"id": "x"})), invalid("id"));
    }
    assert_eq!(content(&room), before);

    room.call("person_delete", &json!({"id": m, "entries": "keep"}));
    let purge = json!({"id": m, "request_id": NOBODY});
    let gone = room.call("trash_purge", &purge);
    assert_eq!(gone, json!({"removed": 0, "records": 1}));
    assert_eq!(room.call("trash_purge", &purge), gone);
    assert_eq!(
        room.refused("person_show", &json!({"id": m})).0,
        "not_found"
    );
    room.call("matter_delete", &json!({"id": matter, "entries": "keep"}));
    room.call("entry_delete", &json!({"id": entry}));
    assert_eq!(
        room.call("trash_empty", &json!({})),
        json!({"removed": 1, "records": 1})
    );
    assert_eq!(room.call("trash_records", &json!({})), json!([]));
}

#[test]
fn what_a_record_said_is_told_with_its_moments() {
    let hands = Hands::new();
    let room = Room::by(Arc::new(hands.clone()));
    let m = added(&room, "person_add", &json!({"label": "M."}));
    hands.turn(2);
    room.call("person_edit", &json!({"id": m, "label": "Mara"}));
    let past = room.call("record_history", &json!({"id": m}));
    assert_eq!(past[0]["saved_at"], "2026-03-04T12:00:00.000Z");
    assert_eq!(past[0]["superseded_at"], "2026-03-04T14:00:00.000Z");
    assert_eq!(past[0]["state"]["label"], "M.");
    assert_eq!(past.as_array().unwrap().len(), 1);
    let refused = |id: &str| room.refused("record_history", &json!({ "id": id }));
    assert_eq!(refused(NOBODY).0, "not_found");
    assert_eq!(refused("x"), invalid("id"));
}

#[test]
fn somebody_changed_makes_stale_what_shows_their_label() {
    let room = Room::new();
    let m = added(&room, "person_add", &json!({"label": "M."}));
    assert_eq!(room.told(), [Event::Stale(Stale::Matters)]);
    room.call("person_edit", &json!({"id": m, "label": "Mara"}));
    let told = room.told();
    for stale in [
        Stale::Matters,
        Stale::Entries,
        Stale::Commitments,
        Stale::Checkins,
    ] {
        assert!(told.contains(&Event::Stale(stale)), "{stale:?}");
    }
    let support = json!({"kind": "person", "label": "J."});
    room.call("support_add", &support);
    assert_eq!(room.told(), [Event::Stale(Stale::Support)]);
    room.refused("person_delete", &json!({"id": m}));
    assert_eq!(room.told(), []);
    room.call("person_delete", &json!({"id": m, "entries": "trash"}));
    assert!(room.told().contains(&Event::Stale(Stale::Tags)));
}
