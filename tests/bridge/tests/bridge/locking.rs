//! Events, saves that wait or fail, and locking while a page is open.

use std::thread;

use serde_json::{Value, json};

use crate::browser::{Browser, next};

#[test]
fn a_page_hears_what_went_stale_while_it_asks() {
    let browser = Browser::unlocked();
    let (first, second) = (browser.events(), browser.events());
    browser
        .call("entry_add", &json!({"kind": "talk", "body": "x"}))
        .unwrap();
    for events in [first, second] {
        assert_eq!(
            next(&events),
            json!({"event": "entries-changed", "payload": null})
        );
        assert_eq!(next(&events)["event"], "tags-changed");
    }
    let events = browser.events();
    browser.call("vault_verify", &json!({})).unwrap();
    let progress = next(&events);
    assert_eq!(progress["event"], "job-progress");
    assert_eq!(progress["payload"]["command"], "vault_verify");
}

#[test]
fn a_save_is_refused_as_often_as_the_script_says() {
    let browser = Browser::unlocked();
    browser.stage("refuse", &json!({"times": 2}));
    let add = json!({"kind": "talk", "body": "x"});
    for _ in 0..2 {
        let refused = browser.call("entry_add", &add).unwrap_err();
        assert_eq!(
            (&refused["code"], &refused["retry"]),
            (&json!("no_space"), &json!(true))
        );
        browser
            .call("place_set", &json!({"place": "here"}))
            .unwrap();
        browser.call("entry_list", &json!({})).unwrap();
    }
    browser.call("entry_add", &add).unwrap();
}

#[test]
fn a_save_that_is_held_keeps_nobody_else_waiting() {
    let browser = Browser::unlocked();
    browser.stage("hold", &json!({}));
    let add = json!({"kind": "talk", "body": "x"});
    thread::scope(|scope| {
        let held = scope.spawn(|| browser.call("entry_add", &add).unwrap());
        assert_eq!(browser.call("entry_list", &json!({})).unwrap(), json!([]));
        browser.stage("release", &json!({}));
        held.join().unwrap();
    });
    assert_ne!(browser.call("entry_list", &json!({})).unwrap(), json!([]));
}

#[test]
fn a_page_may_save_before_it_is_locked() {
    let browser = Browser::unlocked();
    let events = browser.events();
    thread::scope(|scope| {
        scope.spawn(|| browser.stage("lock", &json!({"reason": "idle"})));
        assert_eq!(
            next(&events),
            json!({"event": "locking", "payload": {"reason": "idle"}})
        );
        browser
            .call(
                "entry_add",
                &json!({"kind": "talk", "body": "the last word"}),
            )
            .unwrap();
        browser.ask("lock_ready", &json!({})).unwrap();
    });
    let told: Vec<Value> = (0..3).map(|_| next(&events)).collect();
    assert_eq!(told[2], json!({"event": "locked", "payload": null}));
    assert_eq!(browser.stage("state", &json!({}))["open"], false);
}

#[test]
fn a_page_that_does_not_answer_is_locked_all_the_same() {
    let browser = Browser::unlocked();
    browser.ask("stay_awake", &json!({})).unwrap();
    browser.stage("lock", &json!({"reason": "suspend"}));
    let state = browser.stage("state", &json!({}));
    assert_eq!(
        (&state["open"], &state["awake"]),
        (&json!(false), &json!(1))
    );
}
