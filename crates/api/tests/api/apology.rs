//! An apology looked over, by the table.

use serde_json::{Value, json};

use crate::room::Room;

const LETTER: &str = "I'm **sorry if** what I said hurt you.\n\n> sorry if you were hurt";
const SHOWN: &str = "I'm sorry if what I said hurt you.";
const IF: &str = "if what I said hurt you";

fn apology(room: &Room, fields: &Value) -> Value {
    let request = json!({"kind": "apology", "body": LETTER, "fields": fields});
    room.call("entry_add", &request)["id"].clone()
}

/// What the marks of one rule cover of a text in ASCII.
fn under<'a>(marks: &Value, rule: &str, text: &'a str) -> Vec<&'a str> {
    let at = |mark: &Value, end: &str| usize::try_from(mark[end].as_u64().unwrap()).unwrap();
    let marks = marks.as_array().into_iter().flatten();
    let of_it = marks.filter(|mark| mark["rule"] == rule);
    let words = of_it.map(|mark| &text[at(mark, "start")..at(mark, "end")]);
    words.collect()
}

#[test]
fn a_text_and_a_letter_are_looked_over() {
    let room = Room::new();
    let id = apology(&room, &json!({}));
    let text = room.call("apology_check", &json!({"text": SHOWN}));
    assert_eq!(under(&text["marks"], "conditional", SHOWN), [IF]);
    let keys: Vec<&String> = text.as_object().unwrap().keys().collect();
    let contract = ["language", "marks", "present", "suggest_next", "support"];
    assert_eq!(
        keys, contract,
        "a text has what the contract says and nothing else"
    );
    assert_eq!(
        (&text["language"], &text["support"]),
        (&json!("eng"), &json!(false))
    );

    let stored = room.call("apology_check", &json!({"id": id}));
    let of_if = under(&stored["marks"], "conditional", LETTER);
    assert_eq!(
        of_if,
        ["if** what I said hurt you"],
        "the quote is not read"
    );
    let shown = room.call("apology_check", &json!({"id": id, "text": SHOWN}));
    assert_eq!(shown["marks"], text["marks"]);
    // Looking changes nothing.
    let entry = room.call("entry_show", &json!({"id": id}));
    assert_eq!(
        (&entry["revision"], &entry["body"]),
        (&json!(1), &json!(LETTER))
    );
}

#[test]
fn marks_are_kept_and_taken_back() {
    let room = Room::new();
    let id = apology(&room, &json!({}));
    let keep = json!({"id": id, "rule": "conditional", "words": IF,
        "request_id": "0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d"});
    for _ in 0..2 {
        assert_eq!(room.call("apology_keep", &keep), json!({"id": id}));
    }
    let seen = room.call("apology_check", &json!({"id": id, "text": SHOWN}));
    assert_eq!(under(&seen["marks"], "conditional", SHOWN), [""; 0]);
    assert_eq!(under(&seen["kept"], "conditional", SHOWN), [IF]);
    let back = json!({"id": id, "rule": "conditional", "words": "IF what, I said hurt you"});
    room.call("apology_unkeep", &back);
    let seen = room.call("apology_check", &json!({"id": id, "text": SHOWN}));
    assert_eq!(under(&seen["marks"], "conditional", SHOWN), [IF]);
    assert!(seen.get("kept").is_none());
}

#[test]
fn a_letter_to_keep_the_peace_is_left_alone() {
    let room = Room::new();
    let id = apology(&room, &json!({"yours": "keep_the_peace"}));
    let seen = room.call("apology_check", &json!({"id": id}));
    assert_eq!(seen["off"], true);
    assert_eq!((&seen["marks"], &seen["present"]), (&json!([]), &json!([])));
    assert_eq!(seen["suggest_next"], Value::Null);
}

#[test]
fn what_cannot_be_looked_over_is_refused() {
    let room = Room::new();
    let talk = room.call("entry_add", &json!({"kind": "talk", "body": LETTER}));
    let refused = |request: Value| room.refused("apology_check", &request);
    let named = |code, field: &str| (code, Some(field.to_owned()));
    assert_eq!(refused(json!({})), named("invalid", "text"));
    assert_eq!(refused(json!({"id": talk["id"]})), named("invalid", "id"));
    assert_eq!(refused(json!({"id": "x"})), named("invalid", "id"));
    let nobody = json!({"id": "0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d"});
    assert_eq!(refused(nobody).0, "not_found");
    let id = apology(&room, &json!({}));
    let keep = json!({"id": id, "rule": "unheard-of", "words": IF});
    assert_eq!(room.refused("apology_keep", &keep).0, "invalid");
    let keep = json!({"id": id, "rule": "vague", "words": " "});
    assert_eq!(
        room.refused("apology_keep", &keep),
        named("invalid", "words")
    );
}
