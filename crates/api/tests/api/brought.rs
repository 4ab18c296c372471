//! Sharing what is brought to a meeting: a first page, then the entries, and nothing else.

use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::Wall;

/// A meeting on 9 March with one of everything brought to it, and much that is not.
fn meeting(room: &Room, wall: &Wall) -> String {
    let partner = json!({"label": "Zanzibarine", "relation": "partner"});
    let partner = room.new_id("person_add", &partner);
    room.new_id(
        "session_add",
        &json!({"on_day": "2026-02-23", "focus": "The one before."}),
    );
    let focus = format!("How [Zanzibarine](lamplight:person/{partner}) and I *talk*.");
    let session = json!({"on_day": "2026-03-09", "with_label": "Ana", "focus": focus});
    let session = room.new_id("session_add", &session);
    let promise = json!({"kind": "promise", "text": "Ring *when* late"});
    let promise = room.new_id("commitment_add", &promise);
    room.new_id(
        "commitment_add",
        &json!({"kind": "promise", "text": "Not this promise"}),
    );
    let outcomes = [
        ("2026-03-01", "kept", ""),
        ("2026-03-02", "missed", "Set an alarm."),
        ("2026-03-03", "kept", ""),
    ];
    wall.set("2026-03-05T09:00:00+00:00");
    for (day, outcome, learned) in outcomes {
        let event = json!({
            "commitment": promise, "on_day": day, "outcome": outcome, "learned": learned,
        });
        room.new_id("event_add", &event);
    }
    let first = json!({
        "kind": "talk", "title": "Harbour", "date": "2026-03-01", "body": "We *walked*.",
    });
    let first = room.new_id("entry_add", &first);
    let second = json!({"kind": "apology", "date": "2026-02-20", "body": "I am sorry."});
    let second = room.new_id("entry_add", &second);
    room.add("Not this one", "Not this text.");
    for (day, hurt) in [("2026-02-28", 7), ("2026-03-02", 5), ("2026-03-04", 1)] {
        let checkin = json!({"at": day, "hurt": hurt, "note": "Not this note."});
        room.new_id("checkin_add", &checkin);
    }
    let bring = |mut item: Value| {
        item["session"] = json!(session);
        room.new_id("item_add", &item);
    };
    for question in [
        "How do I begin?",
        "What if\n\n# not?",
        "When?",
        "Not the fourth?",
    ] {
        bring(json!({"type": "question", "text": question}));
    }
    bring(json!({"type": "entry", "entry": first}));
    bring(json!({"type": "entry", "entry": second}));
    bring(json!({"type": "commitment", "commitment": promise}));
    bring(json!({
        "type": "checkin_range", "from_day": "2026-02-28", "to_day": "2026-03-02",
    }));
    session
}

const PAGES: &str = r"# Notes

## Mon 9 March 2026

For our meeting

Covers Fri 20 February 2026 to Thu 5 March 2026

How partner and I *talk*.

### Questions

- How do I begin?
- What if not?
- When?

### What I said I would do

- Ring when late: 2 kept, 0 partly, 1 missed. Learned: Set an alarm.

### My own ratings, 0 to 10

| Day | Trust | Hurt | Closeness | Trust in myself | Steadiness |
| :-- | --: | --: | --: | --: | --: |
| Sat 28 February 2026 |  | 7 |  |  |  |
| Mon 2 March 2026 |  | 5 |  |  |  |

### Attached

- Apology · Fri 20 February 2026
- Talk · Sun 1 March 2026 · Harbour

## Fri 20 February 2026

Apology

I am sorry.

## Harbour

Sun 1 March 2026 · Talk

We *walked*.
";

#[test]
fn a_meeting_takes_along_what_was_brought_to_it_and_no_more() {
    let wall = Wall::at("2026-02-22T09:00:00+00:00");
    let room = Room::on(&wall);
    let session = meeting(&room, &wall);
    let out = room.path("notes.md");
    let request = json!({
        "session": session, "format": "markdown", "out": out, "unprotected": true,
    });
    let shared = room.call("share", &request);
    assert_eq!(shared["entries"], 2);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), PAGES);
    let noted = room.call("share_log", &json!({}));
    assert_eq!(noted[0]["entries"].as_array().unwrap().len(), 2);

    let preview = json!({"session": session, "format": "markdown"});
    let preview = room.call("share_preview", &preview);
    let pieces = preview["pieces"].as_array().unwrap();
    assert_eq!(pieces.len(), 3);
    for piece in pieces {
        assert!(
            PAGES.contains(piece["body"].as_str().unwrap().trim()),
            "{piece}"
        );
    }
}

#[test]
fn what_is_gone_is_not_taken_along() {
    let wall = Wall::at("2026-02-22T09:00:00+00:00");
    let room = Room::on(&wall);
    let session = meeting(&room, &wall);
    let items = room.call("session_show", &json!({"id": session}))["items"].clone();
    let of = |place: usize, field: &str| items[place][field].clone();
    room.call(
        "entry_seal",
        &json!({"id": of(4, "entry"), "until": "2026-12-01"}),
    );
    room.call("entry_delete", &json!({"id": of(5, "entry")}));
    room.call("commitment_delete", &json!({"id": of(6, "commitment")}));
    let preview = json!({"session": session, "format": "pdf"});
    let preview = room.call("share_preview", &preview);
    assert_eq!(preview["pieces"].as_array().unwrap().len(), 1);
    let page = preview["pieces"][0]["body"].as_str().unwrap();
    for gone in ["Harbour", "Ring", "Apology", "Attached"] {
        assert!(!page.contains(gone), "{page}");
    }
}

#[test]
fn a_meeting_is_shared_alone_and_only_when_something_is_brought() {
    let room = Room::new();
    let entry = room.add("a", "b");
    let session = room.new_id("session_add", &json!({"on_day": "2026-03-09"}));
    let out = room.path("x");
    let share = |more: Value| {
        let mut request = json!({
            "session": session, "format": "markdown", "out": out, "unprotected": true,
        });
        let fields = request.as_object_mut().unwrap();
        fields.extend(more.as_object().unwrap().clone());
        room.refused("share", &request)
    };
    let refused = ("invalid", Some("session".to_owned()));
    assert_eq!(share(json!({})), refused);
    room.call("session_edit", &json!({"id": session, "focus": "Sunday"}));
    assert_eq!(share(json!({"entry": [entry]})), refused);
    assert_eq!(
        share(json!({"from": "2026-03-01", "to": "2026-03-04"})),
        refused
    );
    room.call("session_delete", &json!({"id": session}));
    assert_eq!(share(json!({})).0, "not_found");
    assert!(!out.exists());
    assert_eq!(room.call("share_log", &json!({})), json!([]));
}
