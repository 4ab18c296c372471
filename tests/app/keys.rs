//! Exchanging what opens the open vault, and removing the vault.

use lamplight_api::door::{self, OfferedCode};
use lamplight_app::{folders, removal};
use serde_json::{Value, json};
use tauri::Manager as _;

use crate::room::{OURS, PASSPHRASE, Room, ask_in, body};

const NEW: &str = "another lamp in another window";

fn code(refused: Value) -> String {
    refused["code"].as_str().unwrap().to_owned()
}

fn two(now: &str, new: &str) -> Value {
    json!(format!("{now}\n{new}"))
}

/// Locks, and says whether a passphrase opens the vault again.
fn opens(room: &Room, passphrase: &str) -> Option<String> {
    room.host().close().wait();
    let opened = room.ask("lock", "door_unlock", json!(passphrase));
    opened.err().map(code)
}

#[test]
fn a_wrong_passphrase_of_now_changes_nothing() {
    let room = Room::new();
    room.unlock();
    let wrong = json!("a lamp in the widow");
    for (command, request) in [
        ("keys_check", wrong.clone()),
        ("keys_change", two("a lamp in the widow", NEW)),
        ("keys_rekey", two("a lamp in the widow", NEW)),
        ("keys_recovery_remove", wrong.clone()),
        ("vault_removal", wrong.clone()),
        ("vault_remove", wrong),
    ] {
        let refused = room.ask("main", command, request).unwrap_err();
        assert_eq!(code(refused), "wrong_passphrase", "{command}");
    }
    // Only one where two are needed.
    let refused = room.ask("main", "keys_change", json!(PASSPHRASE));
    assert_eq!(code(refused.unwrap_err()), "invalid");
    assert!(room.host().is_unlocked());
    assert_eq!(opens(&room, PASSPHRASE), None);
}

#[test]
fn the_new_passphrase_opens_and_the_old_one_does_not() {
    for command in ["keys_change", "keys_rekey"] {
        let room = Room::new();
        room.unlock();
        room.ask("main", "keys_check", json!(PASSPHRASE)).unwrap();
        let changed = room.ask("main", command, two(PASSPHRASE, NEW)).unwrap();
        assert_eq!(changed, json!({ "complete": true }), "{command}");
        assert_eq!(
            opens(&room, PASSPHRASE).as_deref(),
            Some("wrong_passphrase")
        );
        assert_eq!(opens(&room, NEW), None, "{command}");
    }
}

#[test]
fn a_recovery_code_counts_once_it_was_typed_back_and_not_before() {
    let room = Room::new();
    room.unlock();
    let recovery = || {
        let info = json!({ "name": "vault_info" });
        room.ask("main", "call", info).unwrap()["recovery"].clone()
    };
    let put = || room.ask("main", "keys_recovery", json!(PASSPHRASE));
    assert_eq!(code(put().unwrap_err()), "not_found");

    let offered = room.app.state::<OfferedCode>();
    let asked = offered.begin().unwrap();
    assert_eq!(code(put().unwrap_err()), "invalid");
    assert_eq!(recovery(), false);
    let line = offered.line().unwrap();
    let groups: Vec<&str> = line.split('-').collect();
    let typed = asked
        .map(|number| groups[usize::from(number) - 1])
        .join("\n");
    assert_eq!(offered.rehearse(typed.as_bytes()).unwrap(), [true, true]);
    put().unwrap();
    assert_eq!(recovery(), true);
    room.ask("main", "keys_recovery_remove", json!(PASSPHRASE))
        .unwrap();
    assert_eq!(recovery(), false);
    assert_eq!(opens(&room, PASSPHRASE), None);
}

#[test]
fn a_removed_vault_is_gone_and_the_window_at_the_door_says_so() {
    let room = Room::new();
    room.unlock();
    let vault = folders::vault(room.app.handle()).unwrap();
    let looked = room
        .ask("main", "vault_removal", json!(PASSPHRASE))
        .unwrap();
    assert_eq!(looked["place"], json!(vault));
    assert_eq!(looked["backups"], 0);
    // The usual place of backups is not there before the first of them, and nothing is in it.
    assert_eq!(looked["away"], json!([]));
    assert_eq!(looked["copies"], json!([]));
    assert!(vault.join("vault.hdr").exists() && room.host().is_unlocked());
    let visit = room.host().visit().unwrap();
    let passphrase = door::passphrase(PASSPHRASE.as_bytes()).unwrap();
    removal::remove(room.app.handle(), &visit, &passphrase).unwrap();
    assert!(!vault.exists());
    assert!(!room.host().is_unlocked());
    let state = room.ask("lock", "door_state", json!({})).unwrap();
    assert_eq!(state["state"], "none");
    let ended = json!({ "place": vault, "folder": true, "complete": true, "backups": 0 });
    assert_eq!(state["removal"], ended);
    // A new one in its place is another story.
    room.ask("lock", "door_create", json!(PASSPHRASE)).unwrap();
    room.host().close().wait();
    let state = room.ask("lock", "door_state", json!({})).unwrap();
    assert_eq!(state["removal"], Value::Null);
}

#[test]
fn copies_that_lie_beside_a_vault_are_told_before_it_is_removed() {
    let room = Room::new();
    room.unlock();
    let vault = folders::vault(room.app.handle()).unwrap();
    let copy = vault.with_file_name("vault.before-restore-2026-03-04");
    std::fs::create_dir(&copy).unwrap();
    std::fs::copy(vault.join("vault.hdr"), copy.join("vault.hdr")).unwrap();
    std::fs::create_dir(vault.with_file_name("another")).unwrap();
    let looked = room
        .ask("main", "vault_removal", json!(PASSPHRASE))
        .unwrap();
    assert_eq!(looked["copies"], json!([copy]));
}

#[test]
fn a_lock_that_comes_before_the_removal_is_told_at_the_door() {
    let room = Room::new();
    let visit = room.unlock();
    let vault = folders::vault(room.app.handle()).unwrap();
    // Whoever holds it keeps it from being closed; that it is locked counts.
    let session = visit.session().unwrap();
    let closing = room.host().close();
    let passphrase = door::passphrase(PASSPHRASE.as_bytes()).unwrap();
    removal::remove(room.app.handle(), &visit, &passphrase).unwrap_err();
    drop(session);
    closing.wait();
    let state = room.ask("lock", "door_state", json!({})).unwrap();
    assert_eq!(state["removal"], json!({ "place": vault, "backups": 0 }));
    assert!(vault.join("vault.hdr").exists());
}

#[test]
fn a_lock_in_the_middle_of_an_exchange_is_told_once_when_the_vault_is_open_again() {
    let room = Room::new();
    let visit = room.unlock();
    let given_up = || room.ask("main", "keys_given_up", json!({})).unwrap();
    assert_eq!(given_up(), json!({ "given_up": false }));
    let main = room.window("main");
    let exchange = std::thread::spawn(move || {
        let both = body("keys_rekey", two(PASSPHRASE, NEW));
        ask_in(&main, OURS, "keys_rekey", both)
    });
    let works = || visit.session().unwrap().watch.works();
    while !works() && !exchange.is_finished() {
        std::thread::yield_now();
    }
    room.host().close().wait();
    let exchange = exchange.join().unwrap();
    assert_eq!(code(exchange.unwrap_err()), "cancelled");
    room.unlock();
    assert_eq!(given_up(), json!({ "given_up": true }));
    assert_eq!(given_up(), json!({ "given_up": false }));
}
