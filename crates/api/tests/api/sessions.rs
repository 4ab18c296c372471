//! Sessions and what is brought to them, by the table.

use lamplight_api::{Event, Stale};
use serde_json::{Value, json};

use crate::room::Room;

/// Everything there is of sessions, in the trash too.
fn whole(room: &Room) -> Value {
    let sessions = room.call("session_list", &json!({}));
    let shown = sessions.as_array().unwrap().iter();
    let shown: Vec<Value> = shown
        .map(|session| room.call("session_show", &json!({"id": session["id"]})))
        .collect();
    json!([shown, room.call("trash_list", &json!({}))])
}

fn session(room: &Room) -> Value {
    let request = json!({"on_day": "2026-03-09", "at_time": "10:30", "with_label": "Ana"});
    room.call("session_add", &request)["id"].clone()
}

#[test]
fn a_meeting_is_written_down_changed_put_away_and_taken_back() {
    let room = Room::new();
    let id = session(&room);
    assert_eq!(room.told(), [Event::Stale(Stale::Sessions)]);
    let change = json!({
        "id": id, "type": "couple", "focus": "Sunday", "at_time": null,
        "fields": {"hardest": "Not ringing."},
    });
    room.call("session_edit", &change);
    room.call(
        "session_edit",
        &json!({"id": id, "takeaways": "Say it sooner."}),
    );
    let whole = json!({
        "id": id, "on_day": "2026-03-09", "with_label": "Ana", "type": "couple",
        "focus": "Sunday", "takeaways": "Say it sooner.", "next_steps": "",
        "fields": {"hardest": "Not ringing."}, "removed": false,
    });
    let shown = json!({"session": whole, "items": []});
    assert_eq!(room.call("session_show", &json!({"id": id})), shown);
    let earlier = room.call("session_add", &json!({"on_day": "2026-02-02"}))["id"].clone();
    let listed = room.call("session_list", &json!({}));
    assert_eq!(listed[0], whole);
    assert_eq!(listed[1]["id"], earlier);
    assert_eq!(listed[1]["type"], "individual");

    room.call("session_delete", &json!({"id": id}));
    assert_eq!(room.call("session_list", &json!({}))[0]["id"], earlier);
    let put_away = room.call("session_show", &json!({"id": id}));
    assert_eq!(put_away["session"]["removed"], true);
    assert_eq!(
        room.refused("session_edit", &json!({"id": id, "focus": "x"}))
            .0,
        "not_found"
    );
    room.call("trash_restore", &json!({"id": id}));
    assert_eq!(room.call("session_show", &json!({"id": id})), shown);
}

#[test]
fn a_meeting_that_cannot_be_is_refused_and_nothing_changes() {
    let room = Room::new();
    let id = session(&room);
    let before = whole(&room);
    room.told();
    let field = |name: &str| ("invalid", Some(name.to_owned()));
    for time in ["9:30", "24:00", "noon", "09:30:00", ""] {
        let add = json!({"on_day": "2026-03-09", "at_time": time});
        assert_eq!(
            room.refused("session_add", &add),
            field("at_time"),
            "{time}"
        );
        let edit = json!({"id": id, "at_time": time});
        assert_eq!(
            room.refused("session_edit", &edit),
            field("at_time"),
            "{time}"
        );
    }
    for day in ["2026-02-29", "9 March", "2026-3-9"] {
        let add = json!({"on_day": day});
        assert_eq!(room.refused("session_add", &add), field("on_day"), "{day}");
    }
    let add = json!({"on_day": "2026-03-09", "with_label": "x".repeat(257)});
    assert_eq!(room.refused("session_add", &add), field("with_label"));
    let add = json!({"on_day": "2026-03-09", "type": "family"});
    assert_eq!(room.refused("session_add", &add), field("type"));
    assert_eq!(room.refused("session_add", &json!({})), field("on_day"));
    assert_eq!(whole(&room), before);
    assert_eq!(room.told(), []);
}

#[test]
fn things_are_brought_in_the_writers_order() {
    let room = Room::new();
    let session = session(&room);
    let entry = room.add("Harbour", "We walked.");
    let bring = |mut item: Value| {
        item["session"] = session.clone();
        room.call("item_add", &item)["id"].clone()
    };
    let asked = bring(json!({"type": "question", "text": "How do I begin?"}));
    let brought = bring(json!({"type": "entry", "entry": entry, "text": "The second half."}));
    let range = json!({"type": "checkin_range", "from_day": "2026-02-28", "to_day": "2026-03-04"});
    let range = bring(range);
    let items = |room: &Room| {
        let shown = room.call("session_show", &json!({"id": session}));
        shown["items"].clone()
    };
    let shown = items(&room);
    assert_eq!(
        shown[1],
        json!({
            "id": brought, "session": session, "type": "entry", "entry": entry, "label": "Harbour",
            "text": "The second half.", "raised": false, "gone": false,
        })
    );
    room.call("item_edit", &json!({"id": asked, "raised": true}));
    room.call("item_edit", &json!({"id": range, "to_day": "2026-02-28"}));
    let order = json!({"session": session, "items": [range, asked, brought]});
    room.call("item_order", &order);
    let shown = items(&room);
    let ids: Vec<&Value> = shown.as_array().unwrap().iter().map(|i| &i["id"]).collect();
    assert_eq!(ids, [&range, &asked, &brought]);
    assert_eq!(shown[0]["to_day"], "2026-02-28");
    assert_eq!(
        (&shown[1]["raised"], &shown[1]["text"]),
        (&json!(true), &json!("How do I begin?"))
    );

    room.call("item_delete", &json!({"id": asked}));
    assert_eq!(items(&room).as_array().unwrap().len(), 2);
    room.call("trash_restore", &json!({"id": asked}));
    assert_eq!(items(&room), shown);
}

#[test]
fn an_item_that_cannot_be_is_refused_and_nothing_changes() {
    let room = Room::new();
    let session = session(&room);
    let entry = room.add("Harbour", "We walked.");
    let trashed = room.add("Gone", "Away.");
    room.call("entry_delete", &json!({"id": trashed}));
    let nothing = "0190a6f2-0000-7000-8000-000000000000";
    let bring = |item: Value| room.call("item_add", &item)["id"].clone();
    let asked = bring(json!({"session": session, "type": "question", "text": "How?"}));
    let days = json!({
        "session": session, "type": "checkin_range", "from_day": "2026-03-01",
        "to_day": "2026-03-04",
    });
    let range = bring(days);
    let before = whole(&room);
    room.told();
    let refuse = |command: &str, request: Value, field: &str| {
        let refused = room.refused(command, &request);
        assert_eq!(refused, ("invalid", Some(field.to_owned())), "{request}");
    };
    let add = |mut item: Value, field: &str| {
        item["session"] = session.clone();
        refuse("item_add", item, field);
    };
    add(json!({"type": "entry", "entry": trashed}), "entry");
    add(json!({"type": "entry", "entry": nothing}), "entry");
    add(json!({"type": "entry"}), "entry");
    add(json!({"type": "matter", "matter": nothing}), "matter");
    add(
        json!({"type": "commitment", "commitment": nothing}),
        "commitment",
    );
    add(
        json!({"type": "entry", "entry": entry, "matter": nothing}),
        "matter",
    );
    add(
        json!({"type": "question", "text": "How?", "entry": entry}),
        "entry",
    );
    add(
        json!({"type": "entry", "entry": entry, "from_day": "2026-03-01"}),
        "from_day",
    );
    add(json!({"type": "question"}), "text");
    add(json!({"type": "question", "text": " \n"}), "text");
    add(
        json!({"type": "checkin_range", "from_day": "2026-03-01"}),
        "to_day",
    );
    add(
        json!({"type": "checkin_range", "from_day": "2026-03-02", "to_day": "2026-03-01"}),
        "to_day",
    );
    add(json!({"type": "shout"}), "type");
    refuse(
        "item_add",
        json!({"session": nothing, "type": "question", "text": "How?"}),
        "session",
    );
    refuse("item_edit", json!({"id": asked, "text": ""}), "text");
    refuse(
        "item_edit",
        json!({"id": asked, "to_day": "2026-03-02"}),
        "to_day",
    );
    refuse(
        "item_edit",
        json!({"id": range, "from_day": "2026-03-05"}),
        "to_day",
    );
    for order in [
        json!([asked]),
        json!([asked, asked]),
        json!([asked, range, nothing]),
    ] {
        refuse(
            "item_order",
            json!({"session": session, "items": order}),
            "items",
        );
    }
    assert_eq!(whole(&room), before);
    assert_eq!(room.told(), []);

    room.call("session_delete", &json!({"id": session}));
    refuse(
        "item_add",
        json!({"session": session, "type": "question", "text": "How?"}),
        "session",
    );
}

#[test]
fn what_is_put_away_later_shows_as_gone_without_a_word_of_it() {
    let room = Room::new();
    let session = session(&room);
    let entry = room.add("Zanzibarine", "We walked.");
    let item = json!({
        "session": session, "type": "entry", "entry": entry, "text": "Zanzibarine again.",
    });
    let item = room.call("item_add", &item)["id"].clone();
    let shown = || room.call("session_show", &json!({"id": session}));
    let before = shown();
    room.call("entry_delete", &json!({"id": entry}));
    let gone = shown();
    assert_eq!(gone["items"][0]["gone"], true);
    assert!(!gone.to_string().contains("Zanzibarine"), "{gone}");
    // It can be marked as raised all the same, and its words are not lost by that.
    room.call("item_edit", &json!({"id": item, "raised": true}));
    room.call("trash_restore", &json!({"id": entry}));
    let back = shown();
    assert_eq!(back["items"][0]["text"], before["items"][0]["text"]);
    assert_eq!(back["items"][0]["raised"], true);
    room.call("entry_delete", &json!({"id": entry}));
    room.call("trash_empty", &json!({}));
    assert_eq!(shown()["items"], json!([]));
}

#[test]
fn a_meeting_asked_for_twice_is_one_meeting() {
    let room = Room::new();
    let request = json!({
        "on_day": "2026-03-09", "request_id": "0190a6f2-0000-4000-8000-000000000001",
    });
    let first = room.call("session_add", &request);
    assert_eq!(room.call("session_add", &request), first);
    assert_eq!(
        room.call("session_list", &json!({}))
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn what_is_sealed_or_put_away_cannot_be_brought_and_shows_as_gone() {
    let room = Room::new();
    let session = session(&room);
    let matter = json!({"title": "Zanzibarine", "role": "i_hurt"});
    let matter = room.new_id("matter_add", &matter);
    let promise = json!({"kind": "promise", "text": "Zanzibarine"});
    let promise = room.new_id("commitment_add", &promise);
    let entry = room.add("Zanzibarine", "We walked.");
    let of = |noun: &str, id: &str| {
        let mut item = json!({"session": session, "type": noun, "text": "Zanzibarine"});
        item[noun] = json!(id);
        item
    };
    let all = [
        ("entry", &entry),
        ("matter", &matter),
        ("commitment", &promise),
    ];
    for (noun, id) in all {
        room.call("item_add", &of(noun, id));
    }
    let items = || room.call("session_show", &json!({"id": session}))["items"].clone();
    let before = items();
    for (place, (noun, _)) in all.iter().enumerate() {
        assert_eq!(before[place]["label"], "Zanzibarine", "{noun}");
    }
    room.call("entry_seal", &json!({"id": entry, "until": "2026-03-10"}));
    room.call("matter_delete", &json!({"id": matter, "entries": "keep"}));
    room.call("commitment_delete", &json!({"id": promise}));
    let gone = items();
    assert!(!gone.to_string().contains("Zanzibarine"), "{gone}");
    let content = whole(&room);
    for (noun, id) in all {
        let refused = room.refused("item_add", &of(noun, id));
        assert_eq!(refused, ("invalid", Some(noun.to_owned())));
    }
    assert_eq!(whole(&room), content);
    room.call("entry_open", &json!({"id": entry}));
    room.call("trash_restore", &json!({"id": matter}));
    room.call("trash_restore", &json!({"id": promise}));
    assert_eq!(items(), before);
}

#[test]
fn guided_answers_of_a_meeting_change_one_by_one() {
    let room = Room::new();
    let id = session(&room);
    let edit = |fields: Value| {
        room.call("session_edit", &json!({"id": id, "fields": fields}));
        room.call("session_show", &json!({"id": id}))["session"]["fields"].clone()
    };
    edit(json!({"hardest": "Not ringing."}));
    let both = json!({"hardest": "Not ringing.", "helped": "The walk."});
    assert_eq!(edit(json!({"helped": "The walk."})), both);
    assert_eq!(
        edit(json!({"hardest": null})),
        json!({"helped": "The walk."})
    );
    let before = whole(&room);
    let deep = json!({"id": id, "fields": {"helped": {"deep": 1}}});
    let refused = room.refused("session_edit", &deep);
    assert_eq!(refused, ("invalid", Some("fields".to_owned())));
    assert_eq!(whole(&room), before);
}
