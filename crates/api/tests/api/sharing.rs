//! Sharing, in Markdown: pages are tested in `crates/share` and through the program.

use std::fmt::Write as _;

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
        matter: None,
        session: None,
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

#[test]
fn a_preview_is_what_the_file_says() {
    let room = Room::new();
    let second = room.add("Harbour *wall* #2", "We *walked*.\n\n- far\n");
    let tagged = json!({
        "kind": "apology", "body": "I said I would ring.", "tag": ["us two", "tél"],
        "date": "2026-03-01",
    });
    let first = room.call("entry_add", &tagged)["id"].clone();
    let request = json!({"entry": [second, first, second], "format": "markdown"});
    room.told();
    let preview = room.call("share_preview", &request);
    let stale = |event: &Event| matches!(event, Event::Stale(_));
    assert!(!room.told().iter().any(stale));

    let out = room.path("notes.md");
    let mut share = request;
    share["out"] = json!(out);
    share["unprotected"] = json!(true);
    room.call("share", &share);
    let file = std::fs::read_to_string(&out).unwrap();
    let bare = |text: &str| text.replace('\\', "");
    let text = |piece: &serde_json::Value, key: &str| piece[key].as_str().unwrap().to_owned();
    let mut shown = String::from("# Notes\n");
    for piece in preview["pieces"].as_array().unwrap() {
        let body = text(piece, "body");
        let end = if body.ends_with('\n') { "" } else { "\n" };
        let (title, facts) = (text(piece, "title"), text(piece, "facts"));
        write!(shown, "\n## {title}\n\n{facts}\n\n{body}{end}").unwrap();
    }
    assert_eq!(bare(&file), bare(&shown));
    assert!(shown.contains("## Sun 1 March 2026\n\nApology · #us two · #tél\n"));
    assert_eq!(preview["words"], 8);
    assert_eq!(preview["warnings"], json!([]));
}

#[test]
fn a_preview_refuses_what_sharing_refuses() {
    let room = Room::new();
    let id = room.add("a", "b");
    let preview = |entry: serde_json::Value, format: &str| {
        room.refused("share_preview", &json!({"entry": entry, "format": format}))
    };
    let of = |field: &str| Some(field.to_owned());
    assert_eq!(preview(json!([id]), "docx"), ("unsupported", of("format")));
    assert_eq!(preview(json!([]), "pdf"), ("invalid", of("entry")));
    room.call("entry_delete", &json!({"id": id}));
    assert_eq!(preview(json!([id]), "markdown").0, "not_found");
}

#[cfg(feature = "pdf")]
#[test]
fn a_preview_of_pages_foresees_what_they_cannot_show() {
    let room = Room::new();
    let id = room.add("Signs \u{e000}", "\u{e000} and \u{e001}");
    let request = json!({"entry": [id], "format": "pdf"});
    let preview = room.call("share_preview", &request);
    assert_eq!(
        preview["pieces"][0]["facts"], "Talk · Wed 4 March 2026",
        "pages say the kind first"
    );
    let mut share = request;
    share["out"] = json!(room.path("notes.pdf"));
    let shared = room.call("share", &share);
    assert_eq!(preview["warnings"].as_array().unwrap().len(), 2);
    assert_eq!(preview["warnings"], shared["warnings"]);
}

#[test]
fn nothing_is_written_into_the_vaults_own_folder() {
    let room = Room::new();
    let id = room.add("a", "b");
    let before = std::fs::read(room.path("vault").join("vault.hdr")).unwrap();
    for out in [
        "vault/vault.hdr",
        "vault/all.jsonl",
        "vault/deep/er/all.jsonl",
    ] {
        let share = json!({
            "entry": [id], "format": "markdown", "out": room.path(out), "unprotected": true,
            "overwrite": true,
        });
        let refused = ("invalid", Some("out".to_owned()));
        assert_eq!(room.refused("share", &share), refused, "{out}");
        for format in ["jsonl", "markdown"] {
            let export = json!({"format": format, "out": room.path(out)});
            assert_eq!(room.refused("export", &export), refused, "{out}");
        }
    }
    assert_eq!(
        std::fs::read(room.path("vault").join("vault.hdr")).unwrap(),
        before
    );
    assert!(!room.path("vault/deep").exists());
    room.call(
        "export",
        &json!({"format": "jsonl", "out": room.path("vault.jsonl")}),
    );
}
