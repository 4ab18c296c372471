//! Sharing, in Markdown: pages are tested in `crates/share` and through the program.

use lamplight_api::share::{Share, password};
use lamplight_api::{Code, Event, Stale};
use serde_json::json;

use crate::room::Room;

#[test]
fn chosen_entries_become_a_file_and_a_note() {
    let room = Room::new();
    let id = room.add("Harbour", "We *walked*.");
    room.add("Not this one", "Secret.");
    let out = room.path("notes.md");
    let request = json!({"entry": [id, id], "format": "markdown", "out": out, "unprotected": true});
    room.told();
    let shared = room.call("share", &request);
    assert_eq!(
        (&shared["entries"], &shared["redactions"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(shared["file"], json!(out));
    assert!(shared.get("password").is_none());
    assert!(room.told().contains(&Event::Stale(Stale::Shares)));
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(
        text.contains("Harbour") && text.contains("Wed 4 March 2026"),
        "{text}"
    );
    assert!(!text.contains("Secret"));
    let log = room.call("share_log", &json!({}));
    assert_eq!(log[0]["sha256"], shared["sha256"]);
    assert_eq!(log[0]["protection"], "unprotected");
    assert_eq!(log[0]["entries"], json!([{"id": id, "revision": 1}]));
    assert_eq!(log[0]["at"], "2026-03-04T12:00:00.000Z");
}

#[test]
fn a_file_in_the_place_is_replaced_only_when_asked() {
    let room = Room::new();
    let id = room.add("a", "b");
    let out = room.path("notes.md");
    std::fs::write(&out, "mine").unwrap();
    let mut request = json!({"entry": [id], "format": "markdown", "out": out, "unprotected": true});
    assert_eq!(
        room.refused("share", &request),
        ("exists_not_empty", Some("out".to_owned()))
    );
    assert_eq!(std::fs::read(&out).unwrap(), b"mine");
    assert_eq!(room.call("share_log", &json!({})), json!([]));
    request["overwrite"] = json!(true);
    room.call("share", &request);
    assert_ne!(std::fs::read(&out).unwrap(), b"mine");
}

#[test]
fn a_stretch_of_days_has_both_its_ends() {
    let room = Room::new();
    room.add("a", "b");
    let share = |from: Option<&str>, to: Option<&str>, out: &str| {
        json!({
            "from": from, "to": to, "format": "markdown", "out": room.path(out), "unprotected": true,
        })
    };
    let (first, last) = (Some("2026-03-01"), Some("2026-03-04"));
    assert_eq!(
        room.call("share", &share(first, last, "a.md"))["entries"],
        1
    );
    let field = |from, to| room.refused("share", &share(from, to, "b.md")).1;
    assert_eq!(field(first, None).as_deref(), Some("to"));
    assert_eq!(field(None, last).as_deref(), Some("from"));
    assert_eq!(field(None, None).as_deref(), Some("entry"));
    let empty = share(Some("2020-01-01"), Some("2020-12-31"), "b.md");
    assert_eq!(room.refused("share", &empty).0, "not_found");
    assert!(!room.path("b.md").exists());
}

#[test]
fn what_cannot_be_protected_or_written_is_refused() {
    let room = Room::new();
    let id = room.add("a", "b");
    let share = |format: &str, unprotected: bool| {
        json!({
            "entries": [id], "format": format, "out": room.path("x"), "unprotected": unprotected,
        })
    };
    for format in ["markdown", "docx", "html"] {
        let refused = room.refused("share", &share(format, false));
        assert_eq!(
            refused,
            ("unsupported", Some("format".to_owned())),
            "{format}"
        );
    }
    assert_eq!(room.refused("share", &share("docx", true)).0, "unsupported");
    assert!(!room.path("x").exists());
    let chosen = Share {
        entry: vec![id],
        from: None,
        to: None,
        format: "pdf".to_owned(),
        out: room.path("x"),
        unprotected: true,
        overwrite: false,
        password: Some(password(b"four words are fine").unwrap()),
    };
    assert_eq!(room.desk.ask(chosen).unwrap_err().code, Code::Invalid);
    assert_eq!(password("café".as_bytes()).unwrap_err().code, Code::Invalid);
}

#[test]
fn an_entry_in_the_trash_is_not_shared() {
    let room = Room::new();
    let id = room.add("a", "b");
    room.call("entry_delete", &json!({"id": id}));
    let request = json!({
        "entry": [id], "format": "markdown", "out": room.path("x"), "unprotected": true,
    });
    assert_eq!(room.refused("share", &request).0, "not_found");
}
