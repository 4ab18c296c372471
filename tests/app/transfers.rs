//! Files out and in, with a picker in place of the system's dialog.

use std::fs;

use lamplight_api::door;
use serde_json::{Value, json};

use crate::room::{PASSPHRASE, Room};

fn add(room: &Room, body: &str) -> String {
    let request = json!({ "kind": "talk", "body": body });
    let request = json!({ "name": "entry_add", "request": request });
    let added = room.ask("main", "call", request).unwrap();
    added["id"].as_str().unwrap().to_owned()
}

fn pick(room: &Room, name: &str) -> std::path::PathBuf {
    let place = room.folder.path().join(name);
    *room.picked.0.lock().unwrap() = Some(place.clone());
    place
}

#[test]
fn what_is_cancelled_does_nothing() {
    let room = Room::new();
    let chosen = room.ask("lock", "door_choose_place", json!({})).unwrap();
    assert_eq!(chosen, Value::Null);
    room.unlock();
    let id = add(&room, "x");
    for (command, request) in [
        ("share_to_file", json!({ "entry": [id], "format": "pdf" })),
        ("import_from", json!({ "what": "folder" })),
        ("export_to", json!({ "format": "markdown" })),
        ("backup_to", json!({})),
        ("backup_place_choose", json!({ "which": "second" })),
    ] {
        assert_eq!(
            room.ask("main", command, request).unwrap(),
            Value::Null,
            "{command}"
        );
    }
}

#[test]
fn the_chosen_place_is_kept() {
    let room = Room::new();
    let place = pick(&room, "elsewhere");
    let chosen = room.ask("lock", "door_choose_place", json!({})).unwrap();
    assert_eq!(
        (&chosen["place"], &chosen["state"]),
        (&json!(place), &json!("none"))
    );
    let state = room.ask("lock", "door_state", json!({})).unwrap();
    assert_eq!(state["place"], json!(place));
}

#[test]
fn entries_are_shared_to_the_place_that_was_picked() {
    let room = Room::new();
    room.unlock();
    let id = add(&room, "We walked to the harbour.");
    let out = pick(&room, "notes.md");
    fs::write(&out, "an older one").unwrap();
    let request = json!({ "entry": [id], "format": "markdown" });
    let refused = room.ask("main", "share_to_file", request).unwrap_err();
    assert_eq!(
        refused["code"], "unsupported",
        "not without a word on protection"
    );
    assert_eq!(fs::read_to_string(&out).unwrap(), "an older one");

    let request = json!({ "entry": [id], "format": "markdown", "unprotected": true });
    let shared = room.ask("main", "share_to_file", request).unwrap();
    assert_eq!(shared["entries"], 1);
    assert!(
        fs::read_to_string(&out)
            .unwrap()
            .contains("We walked to the harbour.")
    );
}

#[test]
fn an_export_takes_the_place_of_a_file_and_is_imported_again() {
    let room = Room::new();
    room.unlock();
    add(&room, "We walked to the harbour.");
    let out = pick(&room, "notes.jsonl");
    fs::write(&out, "an older one").unwrap();
    let exported = room
        .ask("main", "export_to", json!({ "format": "jsonl" }))
        .unwrap();
    assert_eq!(
        (&exported["entries"], &exported["out"]),
        (&json!(1), &json!(out))
    );
    assert!(fs::read_to_string(&out).unwrap().contains("harbour"));
    let left: Vec<_> = fs::read_dir(room.folder.path())
        .unwrap()
        .flatten()
        .collect();
    assert_eq!(left.len(), 2, "the vault's folder and the file: {left:?}");

    let early = json!({ "what": "file", "same": true });
    let refused = room.ask("main", "import_from", early.clone()).unwrap_err();
    assert_eq!(refused["code"], "not_found");
    let dry = json!({ "what": "file", "dry_run": true });
    assert_eq!(
        room.ask("main", "import_from", dry).unwrap()["duplicates"],
        1
    );
    *room.picked.0.lock().unwrap() = None;
    assert_eq!(room.ask("main", "import_from", early).unwrap()["found"], 1);
}

#[test]
fn a_backup_takes_the_place_of_a_file_and_gives_the_journal_back() {
    let room = Room::new();
    room.unlock();
    add(&room, "We walked to the harbour.");
    let out = pick(&room, "notes.lampbak");
    fs::write(&out, "an older one").unwrap();
    let made = room.ask("main", "backup_to", json!({})).unwrap();
    assert_eq!(made["out"], json!(out));
    let again = room.folder.path().join("again");
    let passphrase = door::passphrase(PASSPHRASE.as_bytes()).unwrap();
    let scratch = std::env::temp_dir();
    door::restore(&out, &again, &passphrase, &scratch, |_, _| Ok(())).unwrap();
    let proof = door::prove(&out, &passphrase, &scratch, |_, _| Ok(())).unwrap();
    assert_eq!((proof.entries, proof.trashed), (1, 0));
    let left = fs::read_dir(room.folder.path()).unwrap().flatten();
    assert_eq!(left.count(), 3, "two vaults and the file");
}
