//! A recovery code from its making to the day it is needed.

use lamplight_app::folders;
use serde_json::{Value, json};
use tauri::Manager as _;

use crate::room::{PASSPHRASE, Room};

/// The code that is offered.
fn shown(room: &Room, window: &str) -> String {
    let code = room.ask(window, "recovery_code", json!({})).unwrap();
    code.as_str().unwrap().to_owned()
}

/// The two groups that are asked for, as the page sends them.
fn typed(code: &str, begun: &Value) -> String {
    let group = |n: usize| {
        let number = usize::try_from(begun["asked"][n].as_u64().unwrap()).unwrap();
        code.split('-').nth(number - 1).unwrap()
    };
    format!("{}\n{}", group(0), group(1))
}

fn refusal(refused: Result<Value, Value>) -> Value {
    refused.unwrap_err()["code"].clone()
}

#[test]
fn a_vault_is_made_with_a_code_that_was_typed_back_and_opens_with_it() {
    let room = Room::new();
    let begun = room.ask("lock", "recovery_new", json!({})).unwrap();
    let code = shown(&room, "lock");
    let early = room.ask("lock", "door_create", json!(PASSPHRASE));
    assert_eq!(refusal(early), "invalid");
    assert!(!folders::vault(room.app.handle()).unwrap().exists());

    let wrong = room.ask("lock", "recovery_rehearse", json!("ZZZZ\nZZZZ"));
    assert_ne!(wrong.unwrap()["right"], json!([true, true]));
    let back = typed(&code, &begun);
    let right = room.ask("lock", "recovery_rehearse", json!(back)).unwrap();
    assert_eq!(right["right"], json!([true, true]));
    room.ask("lock", "door_create", json!(PASSPHRASE)).unwrap();
    let info = json!({ "name": "vault_info", "request": {} });
    assert_eq!(room.ask("main", "call", info).unwrap()["recovery"], true);
    // What the window lock was offered, the window main does not have.
    assert_eq!(
        refusal(room.ask("main", "recovery_code", json!({}))),
        "not_found"
    );

    room.host().close().wait();
    let none_yet = room.ask("lock", "door_recover", json!("new words"));
    assert_eq!(refusal(none_yet), "not_found");
    let slip = code.replacen(char::is_alphanumeric, "u", 1);
    let tried = room.ask("lock", "door_recovery", json!(slip)).unwrap();
    assert_eq!(tried["amiss"], json!({ "kind": "strange", "groups": [1] }));
    let other = "0000-0000-0000-0000-0000-0000-0000-0000-0000";
    let other = room.ask("lock", "door_recovery", json!(other));
    assert_eq!(refusal(other), "wrong_passphrase");
    let lower = code.to_lowercase().replace('-', " ");
    let tried = room.ask("lock", "door_recovery", json!(lower)).unwrap();
    assert_eq!(tried["amiss"], Value::Null);
    assert!(!room.host().is_unlocked());
    room.ask("lock", "door_recover", json!("new words"))
        .unwrap();

    room.host().close().wait();
    let old = room.ask("lock", "door_unlock", json!(PASSPHRASE));
    assert_eq!(refusal(old), "wrong_passphrase");
    let again = room.ask("lock", "door_recovery", json!(code)).unwrap();
    assert_eq!(again["amiss"], Value::Null);
    room.ask("lock", "door_unlock", json!("new words")).unwrap();
    room.host().close().wait();
    // What was typed from paper does not outlive the window that it was typed in.
    let later = room.ask("lock", "door_recover", json!("other words"));
    assert_eq!(refusal(later), "not_found");
}

#[test]
fn a_file_with_the_code_goes_where_somebody_says_and_not_beside_the_journal() {
    let room = Room::new();
    let save = || room.ask("lock", "recovery_save", json!({}));
    assert_eq!(
        refusal({
            *room.picked.0.lock().unwrap() = Some(room.folder.path().join("none.txt"));
            save()
        }),
        "not_found"
    );
    room.ask("lock", "recovery_new", json!({})).unwrap();
    *room.picked.0.lock().unwrap() = None;
    assert_eq!(save().unwrap()["saved"], false);

    let file = room.folder.path().join("code.txt");
    std::fs::write(&file, "somebody agreed to replace this").unwrap();
    *room.picked.0.lock().unwrap() = Some(file.clone());
    assert_eq!(save().unwrap()["saved"], true);
    let code = shown(&room, "lock");
    assert!(std::fs::read_to_string(&file).unwrap().starts_with(&code));

    let vault = folders::vault(room.app.handle()).unwrap();
    std::fs::create_dir_all(&vault).unwrap();
    *room.picked.0.lock().unwrap() = Some(vault.join("code.txt"));
    assert_eq!(refusal(save()), "invalid");
    assert_eq!(std::fs::read_dir(&vault).unwrap().count(), 0);

    room.ask("lock", "recovery_drop", json!({})).unwrap();
    assert!(!file.exists(), "a code that opens nothing");
    assert!(room.app.get_webview_window("lock").is_some());
}
