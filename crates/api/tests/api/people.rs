//! People, by the table.

use serde_json::json;

use crate::records::content;
use crate::room::Room;

#[test]
fn somebody_is_written_down_changed_put_away_and_taken_back() {
    let room = Room::new();
    let added = room.call("person_add", &json!({"label": "M.", "relation": "friend"}));
    let id = &added["id"];
    room.call("person_edit", &json!({"id": id, "note": "Likes the sea."}));
    let shown = room.call("person_show", &json!({"id": id}));
    let whole = json!({
        "id": id, "label": "M.", "relation": "friend", "note": "Likes the sea.",
        "resurface": true, "removed": false,
    });
    let mut counted = whole.clone();
    for count in ["entries", "matters", "commitments"] {
        counted[count] = json!(0);
    }
    assert_eq!(shown, counted);
    assert_eq!(room.call("person_list", &json!({})), json!([whole]));

    room.call("person_delete", &json!({"id": id, "entries": "keep"}));
    assert_eq!(room.call("person_list", &json!({})), json!([]));
    assert_eq!(
        room.call("person_show", &json!({"id": id}))["removed"],
        true
    );
    assert_eq!(room.call("trash_restore", &json!({"id": id}))["id"], *id);
    assert_eq!(room.call("person_list", &json!({})), json!([whole]));
}

#[test]
fn a_person_that_cannot_be_is_refused_and_nothing_changes() {
    let room = Room::new();
    let add = |request| room.refused("person_add", &request);
    let label = ("invalid", Some("label".to_owned()));
    assert_eq!(add(json!({"label": " "})), label);
    assert_eq!(add(json!({"label": "x".repeat(257)})), label);
    let relation = ("invalid", Some("relation".to_owned()));
    assert_eq!(add(json!({"label": "M.", "relation": "foe"})), relation);
    assert_eq!(room.call("person_list", &json!({})), json!([]));
    let nobody = json!({"id": "0190a6f2-0000-7000-8000-000000000000", "label": "N."});
    assert_eq!(room.refused("person_edit", &nobody).0, "not_found");
}

#[test]
fn what_becomes_of_their_entries_has_to_be_said() {
    let room = Room::new();
    let id = room.call("person_add", &json!({"label": "M."}))["id"].clone();
    let before = content(&room);
    let entries = ("invalid", Some("entries".to_owned()));
    assert_eq!(room.refused("person_delete", &json!({"id": id})), entries);
    let burn = json!({"id": id, "entries": "burn"});
    assert_eq!(room.refused("person_delete", &burn), entries);
    assert_eq!(content(&room), before);
}
