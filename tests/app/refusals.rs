//! Which window may give which command, and when. The capabilities are one wall, the proof that
//! every command asks for is another; each is tried without the other.

use lamplight_api::door;
use lamplight_app::folders;
use serde_json::{Value, json};
use tauri::Manager as _;

use crate::room::{OURS, Room, SECRETS, body, commands};

/// A request that the command would take, were it allowed.
fn fitting(command: &str) -> Value {
    match command {
        "keys_change" | "keys_rekey" => json!("a lamp\nanother lamp"),
        _ if SECRETS.contains(&command) => json!("a lamp"),
        "door_choose" | "door_forget" => json!({ "id": "0" }),
        "restore_plan" => json!({ "in_place": true, "by_recovery": false }),
        "unsaved_set" => json!({ "unsaved": "[]" }),
        "call" => json!({ "name": "entry_list" }),
        "job_stop" => json!({ "job": 1 }),
        "share_to_file" => json!({ "entry": [], "format": "pdf" }),
        "import_from" => json!({ "what": "file" }),
        "export_to" => json!({ "format": "jsonl" }),
        "backup_place_choose" => json!({ "which": "second" }),
        "open_link" => json!({ "url": "https://example.org/" }),
        _ => json!({}),
    }
}

fn code(refused: &Value) -> Option<&str> {
    refused["code"].as_str()
}

/// The capabilities speak in a sentence; the commands themselves with a code.
fn by_capability(refused: &Value) -> bool {
    refused
        .as_str()
        .is_some_and(|said| said.contains("not allowed"))
}

#[test]
fn while_locked_every_main_command_is_refused_by_itself() {
    let room = Room::new();
    for command in commands("main") {
        // The window is there, so the capability lets it through.
        let refused = room.ask("main", &command, fitting(&command)).unwrap_err();
        assert_eq!(code(&refused), Some("unsupported"), "{command}: {refused}");
    }
}

#[test]
fn main_commands_are_refused_from_the_window_lock() {
    let room = Room::new();
    for unlocked in [false, true] {
        if unlocked {
            room.unlock();
        }
        for command in commands("main") {
            let refused = room.ask("lock", &command, fitting(&command)).unwrap_err();
            assert!(by_capability(&refused), "{command}: {refused}");
        }
    }
}

#[test]
fn lock_commands_are_refused_from_the_window_main() {
    let room = Room::new();
    for unlocked in [false, true] {
        if unlocked {
            room.unlock();
        }
        for command in commands("lock") {
            let refused = room.ask("main", &command, fitting(&command)).unwrap_err();
            assert!(by_capability(&refused), "{command}: {refused}");
        }
    }
}

#[test]
fn lock_commands_are_refused_while_a_vault_is_open() {
    let room = Room::new();
    room.unlock();
    for command in commands("lock") {
        let refused = room.ask("lock", &command, fitting(&command)).unwrap_err();
        assert_eq!(code(&refused), Some("unsupported"), "{command}: {refused}");
    }
}

#[test]
fn a_recovery_code_is_offered_in_either_window_in_its_turn() {
    let room = Room::new();
    let refuses = |window: &str| {
        for command in commands("recovery") {
            let refused = room.ask(window, &command, fitting(&command)).unwrap_err();
            assert_eq!(code(&refused), Some("unsupported"), "{command}: {refused}");
        }
    };
    refuses("main");
    let first = room.ask("lock", "recovery_new", json!({})).unwrap();
    assert_eq!(first["asked"].as_array().unwrap().len(), 2);
    room.unlock();
    refuses("lock");
    room.ask("main", "recovery_new", json!({})).unwrap();
    assert!(room.ask("main", "recovery_code", json!({})).is_ok());
    room.ask("main", "recovery_drop", json!({})).unwrap();
    let gone = room.ask("main", "recovery_code", json!({})).unwrap_err();
    assert_eq!(code(&gone), Some("not_found"));
}

#[test]
fn no_other_window_and_no_other_origin_is_answered() {
    let room = Room::new();
    room.unlock();
    let all = ["main", "lock", "recovery"];
    for command in all.into_iter().flat_map(commands) {
        let request = fitting(&command);
        let refused = room.ask("other", &command, request.clone()).unwrap_err();
        assert!(by_capability(&refused), "{command}: {refused}");
        for origin in [
            "https://example.org",
            "http://localhost:1420",
            "data:text/html,x",
        ] {
            for window in ["main", "lock"] {
                let body = body(&command, request.clone());
                let answer = room.ask_from(origin, window, &command, body);
                assert!(
                    by_capability(&answer.unwrap_err()),
                    "{command} from {origin}"
                );
            }
        }
    }
}

#[test]
fn commands_of_plugins_and_of_the_core_are_refused() {
    let room = Room::new();
    for (window, command) in [
        ("main", "plugin:window|close"),
        ("main", "plugin:webview|internal_toggle_devtools"),
        ("main", "plugin:webview|create_webview_window"),
        ("main", "plugin:path|resolve_directory"),
        ("main", "plugin:event|emit"),
        ("lock", "plugin:event|listen"),
        ("lock", "plugin:window|set_title"),
    ] {
        let answer = room.ask_from(OURS, window, command, json!({}).into());
        assert!(by_capability(&answer.unwrap_err()), "{command} in {window}");
    }
}

#[test]
fn what_is_allowed_is_answered() {
    let room = Room::new();
    let state = room.ask("lock", "door_state", json!({})).unwrap();
    assert_eq!(state["state"], "none");
    assert_eq!(state["look"], "system");
    assert_eq!(state["language"], "system");
    let strength = json!("harbour kettle unlikely nineteen");
    let strength = room.ask("lock", "door_strength", strength).unwrap();
    assert_eq!(strength["score"], 4);

    room.unlock();
    let added = json!({ "kind": "talk", "body": "We walked to the harbour." });
    let added = json!({ "name": "entry_add", "request": added });
    room.ask("main", "call", added).unwrap();
    let listed = room
        .ask("main", "call", json!({ "name": "entry_list" }))
        .unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    for quiet in ["stay_awake", "lock_ready"] {
        assert_eq!(room.ask("main", quiet, json!({})).unwrap(), json!({}));
    }
    let about = room.ask("main", "about", json!({})).unwrap();
    assert_eq!(about["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn a_view_names_no_path() {
    let room = Room::new();
    room.unlock();
    for name in ["share", "import", "export"] {
        let request = json!({ "name": name, "request": { "path": "/etc/passwd" } });
        let refused = room.ask("main", "call", request).unwrap_err();
        assert_eq!(code(&refused), Some("unsupported"), "{name}: {refused}");
    }
}

#[test]
fn what_does_not_fit_is_refused_without_a_word_of_it() {
    let room = Room::new();
    let odd = [
        ("lock", "door_state", json!({ "zanzibarine": 1 })),
        ("lock", "door_create", json!("")),
        ("main", "unsaved_set", json!({ "unsaved": ["zanzibarine"] })),
        ("main", "unsaved_set", json!({ "zanzibarine": null })),
        (
            "main",
            "call",
            json!({ "name": "entry_list", "zanzibarine": {} }),
        ),
        (
            "main",
            "call",
            json!({ "name": "entry_list", "request": { "zanzibarine": 1 } }),
        ),
        ("main", "job_stop", json!({ "job": "zanzibarine" })),
        (
            "main",
            "open_link",
            json!({ "url": "javascript:zanzibarine" }),
        ),
        ("main", "import_from", json!({ "what": "zanzibarine" })),
        ("main", "export_to", json!({ "format": "zanzibarine" })),
    ];
    let (lock, main): (Vec<_>, Vec<_>) = odd.into_iter().partition(|odd| odd.0 == "lock");
    let refuse = |(window, command, request): (&str, &str, Value)| {
        let refused = room.ask(window, command, request).unwrap_err();
        let code = code(&refused).map(str::to_owned);
        assert!(code.is_some_and(|code| code == "invalid" || code == "unsupported"));
        assert!(
            !refused.to_string().contains("zanzibarine"),
            "{command}: {refused}"
        );
    };
    lock.into_iter().for_each(refuse);
    let missing = room.ask_from(OURS, "lock", "door_state", json!({}).into());
    assert_eq!(code(&missing.unwrap_err()), Some("invalid"));
    room.unlock();
    main.into_iter().for_each(refuse);
}

#[test]
fn a_secret_is_taken_as_bytes_only() {
    let (locked, open) = (Room::new(), Room::new());
    open.unlock();
    for command in SECRETS {
        let of_main = command.starts_with("keys_") || command.starts_with("vault_");
        let (room, window) = if of_main {
            (&open, "main")
        } else {
            (&locked, "lock")
        };
        for json in [
            json!({ "request": { "passphrase": "zanzibarine" } }),
            json!({ "passphrase": "zanzibarine" }),
            json!("zanzibarine"),
        ] {
            let refused = room.ask_from(OURS, window, command, json.into());
            let refused = refused.unwrap_err();
            assert_eq!(code(&refused), Some("invalid"), "{command}");
            assert!(!refused.to_string().contains("zanzibarine"), "{refused}");
        }
        // A code that is no text is told to be none; there is nothing to compare with one yet.
        if !["door_recovery", "recovery_rehearse", "restore_run"].contains(&command) {
            let no_text = room.ask_from(OURS, window, command, vec![0xff, 0xfe].into());
            assert_eq!(code(&no_text.unwrap_err()), Some("invalid"), "{command}");
        }
    }
}

#[test]
fn a_request_of_a_hundred_megabytes_is_refused() {
    let room = Room::new();
    room.unlock();
    let body = "x".repeat(100 * 1024 * 1024);
    let request = json!({ "name": "entry_add", "request": { "kind": "talk", "body": body } });
    let refused = room.ask("main", "call", request).unwrap_err();
    assert_eq!(code(&refused), Some("invalid"));
}

#[test]
fn a_request_that_is_repeated_is_done_once() {
    let room = Room::new();
    room.unlock();
    let add = json!({
        "kind": "talk",
        "body": "once",
        "request_id": "01890a5d-ac96-774b-bcce-b302099a8057",
    });
    let add = json!({ "name": "entry_add", "request": add });
    let first = room.ask("main", "call", add.clone()).unwrap();
    assert_eq!(room.ask("main", "call", add).unwrap(), first);
    let listed = room
        .ask("main", "call", json!({ "name": "entry_list" }))
        .unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 1);
}

#[test]
fn after_locking_nothing_is_answered_and_the_vault_is_closed() {
    let room = Room::new();
    room.unlock();
    room.ask("main", "call", json!({ "name": "entry_list" }))
        .unwrap();
    room.host().close().wait();
    let refused = room.ask("main", "call", json!({ "name": "entry_list" }));
    assert_eq!(code(&refused.unwrap_err()), Some("unsupported"));
    // Nobody holds it: another program can open it.
    room.unlock();
    room.ask("main", "call", json!({ "name": "entry_list" }))
        .unwrap();
}

#[test]
fn a_wrong_passphrase_and_a_damaged_header_are_told_apart() {
    let room = Room::new();
    room.unlock();
    room.host().close().wait();
    let try_with = |passphrase: &str| {
        room.ask("lock", "door_unlock", json!(passphrase))
            .unwrap_err()
    };
    assert_eq!(
        code(&try_with("a lamp in the widow")),
        Some("wrong_passphrase")
    );
    let vault = folders::vault(room.app.handle()).unwrap();
    for name in ["vault.hdr", "vault.hdr.2"] {
        std::fs::write(vault.join(name), vec![b' '; 4096]).unwrap();
    }
    assert_eq!(
        code(&try_with("a lamp in the window")),
        Some("header_damaged")
    );
    assert!(door::passphrase(b"").is_err());
    assert_eq!(
        room.ask("lock", "door_state", json!({})).unwrap()["state"],
        "locked"
    );
}

#[test]
fn the_look_of_an_open_vault_is_the_look_of_the_door() {
    let room = Room::new();
    room.unlock();
    for (key, value) in [("look", "dusk"), ("language", "en")] {
        let set = json!({ "key": key, "value": value });
        let set = json!({ "name": "setting_set", "request": set });
        assert_eq!(room.ask("main", "call", set).unwrap()["value"], value);
    }
    let minutes = json!({ "key": "lock_after_minutes", "value": 7 });
    let minutes = json!({ "name": "setting_set", "request": minutes });
    assert_eq!(room.ask("main", "call", minutes).unwrap()["value"], 7);
    room.host().close().wait();
    let state = room.ask("lock", "door_state", json!({})).unwrap();
    assert_eq!(
        (&state["look"], &state["language"]),
        (&json!("dusk"), &json!("en"))
    );
    assert!(room.app.get_webview_window("lock").is_some());
}
