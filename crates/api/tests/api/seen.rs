//! How far a vault has come: what a host keeps to tell an older copy by.

use serde_json::json;

use crate::room::Room;

#[test]
fn every_change_moves_it_on_and_opening_again_does_not_move_it_back() {
    let room = Room::new();
    let first = room.desk.seen();
    let id = room.add("A walk", "We walked along the river.");
    let second = room.desk.seen();
    assert!(first.is_older_than(&second));
    room.call("entry_show", &json!({ "id": id }));
    assert!(!room.desk.seen().is_older_than(&second));
    room.call("entry_delete", &json!({ "id": id }));
    room.call("trash_empty", &json!({}));
    let last = room.desk.seen();
    assert!(second.is_older_than(&last));
    let about = room.call("vault_info", &json!({}));
    assert_eq!(about["generation"], last.generation);
    assert_eq!(about["vault_id"], last.vault_id.to_string());
    let room = room.reopened();
    assert!(!room.desk.seen().is_older_than(&last));
}
