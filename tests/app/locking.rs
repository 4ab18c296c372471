//! Who locks when several want to, and what was going on meanwhile.

use std::thread;

use lamplight_app::locking;
use lamplight_app::unsaved::Unsaved;
use serde_json::{Value, json};
use tauri::Manager as _;

use crate::room::{OURS, PASSPHRASE, Room, ask_in, body};

fn code(refused: &Value) -> Option<&str> {
    refused["code"].as_str()
}

#[test]
fn whoever_locks_second_does_nothing() {
    let room = Room::new();
    let visit = room.unlock();
    assert!(room.host().lock(&visit));
    assert!(!room.host().lock(&visit));
    // It would find the window there already, and end the program.
    locking::lock(room.app.handle(), &visit);
    assert!(room.app.get_webview_window("lock").is_some());
    assert!(!room.host().is_unlocked());
}

#[test]
fn whoever_meant_the_session_before_does_not_lock_this_one() {
    let room = Room::new();
    let before = room.unlock();
    assert!(room.host().lock(&before));
    room.unlock();
    assert!(!room.host().lock(&before));
    assert!(room.host().is_unlocked());
    assert!(before.session().is_err());
}

#[test]
fn while_one_opens_a_vault_nobody_else_does() {
    let room = Room::new();
    room.unlock();
    room.host().close().wait();
    let host = room.host();
    let opening = host.begin_opening().unwrap();
    let refused = room.ask("lock", "door_unlock", json!(PASSPHRASE));
    assert_eq!(code(&refused.unwrap_err()), Some("vault_in_use"));
    drop(opening);
    room.unlock();
    // A page that is read anew asks once more for what was done already.
    assert!(host.begin_opening().is_err());
    assert!(host.is_unlocked());
}

#[test]
fn closing_waits_for_whoever_still_holds_the_vault() {
    let room = Room::new();
    let held = room.unlock().session().unwrap();
    let closing = room.host().close();
    let waiting = thread::spawn(move || closing.wait());
    assert!(room.host().session().is_err());
    assert!(!waiting.is_finished());
    drop(held);
    waiting.join().unwrap();
    // It is closed: the same vault opens again.
    room.unlock();
}

#[test]
fn a_dialog_does_not_keep_the_vault_open_and_nothing_is_written_after_the_lock() {
    let room = Room::new();
    let visit = room.unlock();
    let add = json!({ "name": "entry_add", "request": { "kind": "talk", "body": "x" } });
    let id = room.ask("main", "call", add).unwrap()["id"].clone();
    let out = room.folder.path().join("out");
    *room.picked.0.lock().unwrap() = Some(out.clone());
    for (command, request) in [
        ("share_to_file", json!({ "entry": [id], "format": "pdf" })),
        ("import_from", json!({ "what": "file" })),
        ("export_to", json!({ "format": "jsonl" })),
        ("backup_to", json!({})),
        ("backup_place_choose", json!({ "which": "second" })),
    ] {
        let visit = room.host().visit().unwrap_or_else(|_| visit.clone());
        room.picked.1.stay();
        let main = room.window("main");
        let asked = thread::spawn(move || ask_in(&main, OURS, command, body(command, request)));
        room.picked.1.wait();
        assert!(room.host().lock(&visit), "{command}");
        // While the dialog still stands there.
        room.host().close().wait();
        room.unlock();
        room.picked.1.go();
        let refused = asked.join().unwrap().unwrap_err();
        assert_eq!(code(&refused), Some("unsupported"), "{command}");
        assert!(!out.exists(), "{command}");
    }
}

#[test]
fn what_could_not_be_saved_is_there_after_the_lock_for_the_same_vault_only() {
    let room = Room::new();
    room.unlock();
    let get = || room.ask("main", "unsaved_get", json!({})).unwrap()["unsaved"].clone();
    let set = |unsaved: Value| {
        let request = json!({ "unsaved": unsaved });
        room.ask("main", "unsaved_set", request).unwrap();
    };
    assert_eq!(get(), Value::Null);
    set(json!("words \u{202e}"));
    assert!(room.app.state::<Unsaved>().is_any());
    room.host().close().wait();
    room.unlock();
    assert_eq!(get(), json!("words \u{202e}"));

    room.host().close().wait();
    *room.picked.0.lock().unwrap() = Some(room.folder.path().join("another"));
    room.ask("lock", "door_choose_place", json!({})).unwrap();
    room.unlock();
    assert_eq!(get(), Value::Null, "another vault");
    set(Value::Null);
    assert!(
        room.app.state::<Unsaved>().is_any(),
        "those of the first are not lost"
    );
}
