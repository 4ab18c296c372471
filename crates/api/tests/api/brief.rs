//! The sections of a counsellor's brief, by the table.

use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::Wall;

/// What came of the commitments in those weeks, and how it was.
fn happened(room: &Room, matter: &str, [promise, open, limit, outing]: [&str; 4]) {
    let event = |commitment: &str, day: &str, outcome: &str, more: Value| {
        let mut event = json!({"commitment": commitment, "on_day": day, "outcome": outcome});
        event
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        room.new_id("event_add", &event);
    };
    event(promise, "2026-02-02", "kept", json!({}));
    event(
        promise,
        "2026-02-03",
        "missed",
        json!({"learned": "Set an alarm."}),
    );
    event(promise, "2026-02-04", "not_needed", json!({}));
    event(promise, "2026-02-19", "kept", json!({}));
    event(open, "2026-02-04", "partly", json!({}));
    event(limit, "2026-02-04", "kept", json!({"note": "I went out."}));
    let good = json!({"note": "Quiet.", "starred": true});
    event(outing, "2026-02-05", "kept", good);
    let at = |day: &str, mut checkin: Value| {
        checkin["at"] = json!(format!("{day}T08:00:00+00:00"));
        room.new_id("checkin_add", &checkin);
    };
    at("2026-02-02", json!({"hurt": 7, "self_trust": 3}));
    at(
        "2026-02-08",
        json!({"small_step": "We laughed.", "matter": matter}),
    );
    at("2026-02-19", json!({"hurt": 5}));
    let honest = room.new_id("value_add", &json!({"name": "Honest"}));
    let look = json!({"value": honest, "on_day": "2026-02-06", "importance": 9, "lived": 5});
    room.new_id("look_add", &look);
}

/// A journal of three weeks: two friends and a partner, and one of everything.
struct Life {
    room: Room,
    matter: String,
    partner: String,
}

impl Life {
    fn new() -> Self {
        let wall = Wall::at("2026-02-01T09:00:00+00:00");
        let room = Room::on(&wall);
        let person = |label: &str, relation: &str| {
            room.new_id("person_add", &json!({"label": label, "relation": relation}))
        };
        let partner = person("Zanzibarine", "partner");
        wall.set("2026-02-01T09:01:00+00:00");
        let first = person("Quillon", "friend");
        wall.set("2026-02-01T09:02:00+00:00");
        let second = person("Obadiah", "friend");
        let matter = json!({"title": "Sunday", "role": "i_hurt", "person": partner});
        let matter = room.new_id("matter_add", &matter);
        let add = |entry: Value| room.new_id("entry_add", &entry);
        add(json!({
            "kind": "talk", "date": "2026-02-03", "person": partner, "matter": matter,
            "fields": {
                "saw": "I came home at two.", "feel": ["afraid", "ashamed"], "need": "Rest",
                "ask": "An hour", "heard": format!("[Obadiah](lamplight:person/{second}) saw it too."),
                "after": "We slept.",
            },
        }));
        add(json!({"kind": "talk", "date": "2026-02-04", "person": first}));
        let letter = add(json!({
            "kind": "apology", "date": "2026-02-05", "person": partner, "matter": matter,
            "body": "I am sorry I lied.", "status": "given", "given_on": "2026-02-01",
        }));
        let sealed = add(json!({"kind": "apology", "date": "2026-02-05", "matter": matter}));
        room.call("entry_seal", &json!({"id": sealed, "until": "2027-01-01"}));
        add(json!({
            "kind": "forgiveness", "date": "2026-02-06", "person": second, "body": "Never sent.",
            "fields": {"toward": "them", "stage": "not_now", "decision": 4, "feeling": 2,
                "release": "The waiting."},
        }));
        add(json!({
            "kind": "reflection", "lens": "self_trust", "date": "2026-02-07", "starred": true,
            "fields": {"acted": "I rang."},
        }));
        add(json!({
            "kind": "reflection", "lens": "future", "date": "2026-02-07",
            "fields": {"hope": "Toast on Sundays."},
        }));
        let mine = |mut commitment: Value| {
            commitment["person"] = json!(partner);
            commitment["matter"] = json!(matter);
            commitment["starts"] = json!("2026-02-01");
            room.new_id("commitment_add", &commitment)
        };
        let promise = mine(json!({
            "kind": "promise", "text": "Ring", "when_cue": "I am late", "from_entry": letter,
        }));
        let open = mine(json!({
            "kind": "openness", "text": "Money", "review_on": "2026-03-01",
            "fields": {"stays_mine": "My letters"},
        }));
        let limit =
            mine(json!({"kind": "boundary", "text": "No shouting", "then_i_will": "leave"}));
        let outing = mine(json!({"kind": "together", "text": "The harbour"}));
        room.new_id(
            "commitment_add",
            &json!({"kind": "promise", "text": "Other"}),
        );
        wall.set("2026-02-20T09:00:00+00:00");
        happened(&room, &matter, [&promise, &open, &limit, &outing]);
        let session = json!({"on_day": "2026-02-09", "with_label": "Ana", "next_steps": "Ring"});
        let session = room.new_id("session_add", &session);
        let ask = json!({"session": session, "type": "question", "text": "How?", "raised": true});
        room.new_id("item_add", &ask);
        room.new_id(
            "item_add",
            &json!({"session": session, "type": "entry", "entry": letter}),
        );
        Self {
            room,
            matter,
            partner,
        }
    }

    fn section(&self, tool: &str) -> Value {
        let days = json!({"tool": tool, "from": "2026-02-01", "to": "2026-02-14"});
        self.room.call("brief_section", &days)
    }

    fn of_matter(&self, tool: &str) -> Value {
        let days = json!({
            "tool": tool, "from": "2026-02-01", "to": "2026-02-14", "matter": self.matter,
        });
        self.room.call("brief_section", &days)
    }
}

const TOOLS: [&str; 10] = [
    "talk",
    "apology",
    "openness",
    "boundary",
    "session",
    "forgiveness",
    "self_trust",
    "time",
    "together",
    "promise",
];

#[test]
fn each_tool_has_its_section() {
    let life = Life::new();
    let talk = life.section("talk");
    assert_eq!((&talk["prepared"], &talk["had"]), (&json!(2), &json!(1)));
    let first = &talk["talks"][0];
    assert_eq!(first["feel"], "afraid, ashamed");
    assert_eq!(first["role"], json!({"relation": "partner"}));
    assert_eq!(first["heard"], "friend 2 saw it too.");
    assert_eq!(
        talk["talks"][1]["role"],
        json!({"relation": "friend", "number": 1})
    );

    let apology = life.section("apology");
    assert_eq!(
        apology["letters"].as_array().unwrap().len(),
        1,
        "a sealed one is not told"
    );
    let letter = &apology["letters"][0];
    assert_eq!(letter["letter"], "I am sorry I lied.");
    assert_eq!(letter["given_on"], "2026-02-01");
    assert_eq!(letter["present"][0], "regret");
    assert!(letter.get("marks").is_none());
    let counts = json!({"kept": 1, "partly": 0, "missed": 1, "not_needed": 1});
    assert_eq!(letter["promises"][0]["counts"], counts);

    let open = &life.section("openness")["open"][0];
    assert_eq!(
        (&open["stays_mine"], &open["review_on"]),
        (&json!("My letters"), &json!("2026-03-01"))
    );
    assert_eq!(open["counts"]["partly"], 1);

    let limit = &life.section("boundary")["limits"][0];
    let day = json!({"on_day": "2026-02-04", "outcome": "kept", "note": "I went out."});
    assert_eq!(
        (&limit["then_i_will"], &limit["days"]),
        (&json!("leave"), &json!([day]))
    );

    let meeting = &life.section("session")["meetings"][0];
    assert_eq!(
        meeting["questions"],
        json!([{"text": "How?", "raised": true}])
    );
    assert_eq!(meeting["next_steps"], "Ring");

    let self_trust = life.section("self_trust");
    assert_eq!(self_trust["lines"][0]["acted"], "I rang.");
    assert_eq!(self_trust["lines"][0]["starred"], true);
    assert_eq!(self_trust["values"][0]["gap"], 4);

    let time = life.section("time");
    let ratings = time["ratings"].as_array().unwrap();
    assert_eq!(ratings.len(), 1);
    assert_eq!(
        (&ratings[0]["hurt"], ratings[0].get("trust")),
        (&json!(7), None)
    );
    let small = json!({"of": "checkin", "on_day": "2026-02-08", "text": "We laughed."});
    assert!(time["steps"].as_array().unwrap().contains(&small), "{time}");

    let together = life.section("together");
    assert_eq!(together["hopes"][0]["hope"], "Toast on Sundays.");
    assert_eq!(together["done"][0]["worth_repeating"], json!(["Quiet."]));

    let promises = life.section("promise")["promises"].clone();
    assert_eq!(promises[0]["counts"], counts);
    let lesson = json!([{"on_day": "2026-02-03", "note": "", "learned": "Set an alarm."}]);
    assert_eq!(promises[0]["lessons"], lesson);
    assert_eq!(promises.as_array().unwrap().len(), 2);
}

#[test]
fn a_letter_that_is_not_to_be_sent_is_told_only_when_it_was_chosen() {
    let life = Life::new();
    let section = life.section("forgiveness");
    let forgiving = &section["forgiving"][0];
    assert_eq!(forgiving["stage"], "not_now");
    assert_eq!(
        (&forgiving["decision"], &forgiving["feeling"]),
        (&json!(4), &json!(2))
    );
    assert_eq!(forgiving["release"], "The waiting.");
    assert!(!section.to_string().contains("Never sent."));
    let chosen = json!({
        "tool": "forgiveness", "from": "2026-02-01", "to": "2026-02-14", "letters": true,
    });
    let chosen = life.room.call("brief_section", &chosen);
    assert_eq!(chosen["forgiving"][0]["letter"], "Never sent.");
}

#[test]
fn nobodys_label_is_in_any_section() {
    let life = Life::new();
    for tool in TOOLS {
        let section = life.section(tool);
        assert_eq!(section["tool"], tool);
        for label in ["Zanzibarine", "Quillon", "Obadiah", "Ana\"", "lamplight:"] {
            assert!(!section.to_string().contains(label), "{tool}: {section}");
        }
    }
    // Somebody in the trash is nobody.
    let delete = json!({"id": life.partner, "entries": "keep"});
    life.room.call("person_delete", &delete);
    assert_eq!(life.section("talk")["talks"][0].get("role"), None);
}

#[test]
fn a_section_keeps_to_its_matter_and_its_days() {
    let life = Life::new();
    assert_eq!(life.of_matter("talk")["prepared"], 1);
    assert_eq!(life.of_matter("forgiveness")["forgiving"], json!([]));
    assert_eq!(
        life.of_matter("promise")["promises"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        life.of_matter("session")["meetings"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(life.of_matter("time")["ratings"], json!([]));
    let late = json!({"tool": "promise", "from": "2026-02-15", "to": "2026-02-28"});
    let late = life.room.call("brief_section", &late);
    assert_eq!(late["promises"][0]["counts"]["kept"], 1);
    assert_eq!(late["promises"][0]["lessons"], json!([]));

    let refused = |request: Value| life.room.refused("brief_section", &request);
    let turned = json!({"tool": "talk", "from": "2026-02-15", "to": "2026-02-14"});
    assert_eq!(refused(turned), ("invalid", Some("to".to_owned())));
    let nothing = json!({
        "tool": "talk", "from": "2026-02-01", "to": "2026-02-14",
        "matter": "0190a6f2-0000-7000-8000-000000000000",
    });
    assert_eq!(refused(nothing).0, "not_found");
    let unknown = json!({"tool": "streak", "from": "2026-02-01", "to": "2026-02-14"});
    assert_eq!(refused(unknown), ("invalid", Some("tool".to_owned())));
}
