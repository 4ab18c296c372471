//! Several vaults, and one from a backup.

use std::fs;
use std::path::PathBuf;

use lamplight_api::door::KnownVaults;
use lamplight_api::vault::VaultBackup;
use lamplight_app::folders;
use lamplight_app::preferences::Preferences;
use serde_json::{Value, json};
use tauri::Manager as _;

use crate::room::{PASSPHRASE, Room};

fn ask(room: &Room, command: &str, request: Value) -> Value {
    room.ask("lock", command, request).unwrap()
}

fn usual(room: &Room) -> PathBuf {
    folders::vault(room.app.handle()).unwrap()
}

fn places(state: &Value) -> Vec<String> {
    let vaults = state["vaults"].as_array().unwrap().iter();
    vaults
        .map(|vault| vault["place"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_vault_is_listed_chosen_and_forgotten_by_a_name_that_is_no_path() {
    let room = Room::new();
    drop(room.unlock());
    room.host().close().wait();
    let elsewhere = room.folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    *room.picked.0.lock().unwrap() = Some(elsewhere.clone());
    let state = ask(&room, "door_choose_place", json!({}));
    assert_eq!(state["state"], "none");
    ask(&room, "door_create", json!(PASSPHRASE));
    room.host().close().wait();

    let state = ask(&room, "door_state", json!({}));
    assert_eq!(state["place"], json!(elsewhere));
    // The one at the usual place was never opened by this window, and is listed all the same.
    let first = usual(&room).to_string_lossy().into_owned();
    assert_eq!(
        places(&state),
        [elsewhere.to_string_lossy().into_owned(), first.clone()]
    );
    let id = state["vaults"][0]["id"].clone();
    assert!(!id.as_str().unwrap().contains(['/', '\\']));
    // A path is no name.
    let state = ask(&room, "door_choose", json!({ "id": usual(&room) }));
    assert_eq!(state["place"], json!(elsewhere));
    let state = ask(&room, "door_forget", json!({ "id": id }));
    assert_eq!(places(&state), [first]);
    assert!(elsewhere.join("vault.hdr").exists());
    assert_eq!(state["place"], json!(usual(&room)));
    let kept = fs::read_to_string(folders::preferences(room.app.handle()).unwrap()).unwrap();
    assert!(!kept.contains("elsewhere"), "{kept}");
}

#[test]
fn a_vault_is_restored_in_the_place_of_the_one_that_is_there() {
    let room = Room::new();
    let visit = room.unlock();
    let backup = room.folder.path().join("notes.lampbak");
    let out = backup.clone();
    visit
        .session()
        .unwrap()
        .desk
        .ask(VaultBackup { out })
        .unwrap();
    // It had come further than the backup when it was last open.
    let mut seen = visit.session().unwrap().desk.seen();
    seen.generation += 5;
    let known = room.app.state::<Preferences>();
    let note = |known: &mut KnownVaults| known.keep(&usual(&room), seen);
    known.change_vaults(note).unwrap();
    drop(visit);
    room.host().close().wait();

    let plan = json!({ "in_place": true, "by_recovery": false });
    let early = room.ask("lock", "restore_plan", plan.clone()).unwrap_err();
    assert_eq!(early["code"], "not_found");
    *room.picked.0.lock().unwrap() = Some(folders::preferences(room.app.handle()).unwrap());
    let no_backup = room.ask("lock", "restore_pick", json!({})).unwrap_err();
    assert!(["not_a_vault", "not_found"].contains(&no_backup["code"].as_str().unwrap()));
    *room.picked.0.lock().unwrap() = Some(backup);
    let note = ask(&room, "restore_pick", json!({}));
    assert_eq!(note["recovery"], false);
    ask(&room, "restore_plan", plan);
    let wrong = room
        .ask("lock", "restore_run", json!("another"))
        .unwrap_err();
    assert_eq!(wrong["code"], "wrong_passphrase");
    assert_eq!(ask(&room, "restore_progress", json!({})), Value::Null);
    let there = ask(&room, "restore_run", json!(PASSPHRASE));
    let aside = there["aside"].as_str().unwrap();
    assert!(aside.contains("vault.before-restore-") && fs::exists(aside).unwrap());
    assert_eq!(there["door"]["state"], "locked");
    // Both are on the list, and the one from the backup is not told as an older copy.
    assert_eq!(places(&there["door"])[1], aside);
    ask(&room, "door_unlock", json!(PASSPHRASE));
    let age = room.ask("main", "vault_is_older", json!({})).unwrap();
    assert_eq!(age, json!({ "older": false }));
}
