//! The host commands.

use serde_json::{Value, json};

use crate::browser::{Browser, PASSPHRASE};

fn code(refused: Result<Value, Value>) -> String {
    refused.unwrap_err()["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_vault_is_made_locked_and_unlocked() {
    let browser = Browser::new();
    let nothing = json!({});
    let before = browser.ask("door_state", &nothing).unwrap();
    assert_eq!(before["state"], "none");
    assert_eq!(
        before["place"],
        json!(browser.home.path().join("data/vault"))
    );
    let strength = browser.ask("door_strength", &json!({"passphrase": "password"}));
    assert_eq!(strength.unwrap()["score"], 0);
    browser
        .ask("door_create", &json!({"passphrase": PASSPHRASE}))
        .unwrap();
    assert_eq!(browser.get("/").body, "the main page");

    let add = json!({"kind": "talk", "body": "We walked."});
    browser.call("entry_add", &add).unwrap();
    browser.ask("lock_now", &nothing).unwrap();
    assert_eq!(browser.get("/").body, "the lock page");
    assert_eq!(
        browser.ask("door_state", &nothing).unwrap()["state"],
        "locked"
    );
    let wrong = browser.ask("door_unlock", &json!({"passphrase": "a lamp"}));
    assert_eq!(code(wrong), "wrong_passphrase");
    browser
        .ask("door_unlock", &json!({"passphrase": PASSPHRASE}))
        .unwrap();
    let list = browser.call("entry_list", &nothing).unwrap();
    assert_eq!(list[0]["word_count"], 2);
}

#[test]
fn each_window_has_its_own_commands() {
    let browser = Browser::new();
    let nothing = json!({});
    for name in [
        "call",
        "lock_now",
        "lock_ready",
        "stay_awake",
        "share_to_file",
        "about",
    ] {
        assert_eq!(code(browser.ask(name, &nothing)), "unsupported", "{name}");
    }
    browser
        .ask("door_create", &json!({"passphrase": PASSPHRASE}))
        .unwrap();
    for name in ["door_state", "door_strength", "door_create", "door_unlock"] {
        let request = json!({"passphrase": PASSPHRASE});
        assert_eq!(code(browser.ask(name, &request)), "unsupported", "{name}");
    }
    assert_eq!(code(browser.ask("door_burn", &nothing)), "not_found");
    assert_eq!(code(browser.ask("about", &json!({"x": 1}))), "invalid");
    let export = json!({"format": "jsonl", "out": "/x"});
    assert_eq!(code(browser.call("export", &export)), "unsupported");
}

#[test]
fn files_go_where_the_script_picked() {
    let browser = Browser::unlocked();
    let add = json!({"kind": "talk", "title": "Harbour", "body": "We walked."});
    let id = browser.call("entry_add", &add).unwrap()["id"].clone();
    let share = json!({"entry": [id], "format": "markdown", "unprotected": true});
    assert_eq!(browser.ask("share_to_file", &share).unwrap(), Value::Null);

    let notes = browser.home.path().join("notes.md");
    std::fs::write(&notes, "before").unwrap();
    browser.stage("pick", &json!({"path": notes}));
    let shared = browser.ask("share_to_file", &share).unwrap();
    assert_eq!(shared["file"], json!(notes));
    assert!(
        std::fs::read_to_string(&notes)
            .unwrap()
            .contains("## Harbour")
    );

    let all = browser.home.path().join("all.jsonl");
    browser.stage("pick", &json!({"path": all}));
    let exported = browser
        .ask("export_to", &json!({"format": "jsonl"}))
        .unwrap();
    assert_eq!(exported["entries"], 1);

    browser.stage("pick", &json!({"path": all}));
    let dry = browser.ask("import_from", &json!({"what": "file", "dry_run": true}));
    assert_eq!(dry.unwrap()["duplicates"], 1);
    let same = browser.ask("import_from", &json!({"what": "file", "same": true}));
    assert_eq!(same.unwrap()["imported"], 0);
    browser.stage("pick", &json!({"path": null}));
    let cancelled = browser.ask("import_from", &json!({"what": "folder"}));
    assert_eq!(cancelled.unwrap(), Value::Null);
}

#[test]
fn only_links_to_the_web_and_to_mail_are_opened() {
    let browser = Browser::unlocked();
    for url in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://example.org",
        "x",
        "data:,x",
        "lamplight:person/0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d",
    ] {
        assert_eq!(
            code(browser.ask("open_link", &json!({"url": url}))),
            "invalid",
            "{url}"
        );
    }
    let open = |url: &str| browser.ask("open_link", &json!({"url": url})).unwrap();
    assert_eq!(open("https://bücher.example/a"), json!(true));
    open("mailto:a@example.org");
    let links = browser.stage("state", &json!({}))["links"].clone();
    assert_eq!(
        links,
        json!(["https://xn--bcher-kva.example/a", "mailto:a@example.org"])
    );
}

#[test]
fn the_lock_page_takes_over_the_look() {
    let browser = Browser::unlocked();
    browser
        .call("setting_set", &json!({"key": "look", "value": "dusk"}))
        .unwrap();
    browser.ask("lock_now", &json!({})).unwrap();
    assert_eq!(
        browser.ask("door_state", &json!({})).unwrap()["look"],
        "dusk"
    );
    let other = browser.home.path().join("elsewhere");
    browser.stage("pick", &json!({"path": other}));
    let chosen = browser.ask("door_choose_place", &json!({})).unwrap();
    assert_eq!(chosen["place"], json!(other));
    assert_eq!(chosen["state"], "none");
}

#[test]
fn the_clock_stands_where_a_test_sets_it_and_goes_on() {
    let browser = Browser::unlocked();
    browser.stage("clock", &json!({"at": "2026-03-12T21:04:00+00:00"}));
    let add = json!({"kind": "talk", "body": "We walked."});
    let id = browser.call("entry_add", &add).unwrap()["id"].clone();
    browser.stage("clock", &json!({"at": "2026-03-13T08:00:00+00:00"}));
    browser.call("entry_delete", &json!({"id": id})).unwrap();
    let entry = browser.call("entry_show", &json!({"id": id})).unwrap();
    assert_eq!(entry["entry_date"], "2026-03-12T21:04:00+00:00");
    assert_eq!(entry["trashed_at"], "2026-03-13T08:00:00.000Z");

    browser.stage("clock", &json!({"at": null}));
    let id = browser.call("entry_add", &add).unwrap()["id"].clone();
    let entry = browser.call("entry_show", &json!({"id": id})).unwrap();
    assert_ne!(entry["created_at"], "2026-03-13T08:00:00.000Z");
}
