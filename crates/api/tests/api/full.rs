//! A journal with one of everything, and all that the table tells of it.

use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::Wall;

/// A journal with one of everything, among others of its kind, and what each is called.
pub struct Full {
    pub room: Room,
    wall: Wall,
    pub names: Vec<(&'static str, String)>,
}

impl Full {
    pub fn new() -> Self {
        let wall = Wall::at("2026-03-02T09:00:00+00:00");
        let room = Room::on(&wall);
        let mut full = Self {
            room,
            wall,
            names: Vec::new(),
        };
        full.people_and_writing();
        full.wall.set("2026-03-03T09:00:00+00:00");
        full.commitments_and_values();
        full.wall.set("2026-03-04T09:00:00+00:00");
        full.meetings_and_help();
        full.wall.set("2026-03-05T09:00:00+00:00");
        full
    }

    fn add(&mut self, noun: &'static str, request: &Value) -> String {
        let command = format!("{noun}_add");
        let id = self.room.new_id(&command, request);
        self.names.push((noun, id.clone()));
        id
    }

    /// The first of a kind.
    pub fn first(&self, noun: &str) -> &str {
        let mut all = self.names.iter();
        &all.find(|(of, _)| *of == noun).unwrap().1
    }

    fn people_and_writing(&mut self) {
        let person = json!({"label": "J.", "relation": "partner", "note": "Tea, no milk."});
        let person = self.add("person", &person);
        self.add("person", &json!({"label": "M."}));
        let matter = self.add(
            "matter",
            &json!({
                "title": "Sunday", "role": "i_hurt", "person": person, "happened": "2026-02-14",
                "what": "I did not ring.", "impact": "A cold supper.", "deceit": false,
            }),
        );
        let letter = json!({
            "kind": "apology", "title": "To J.", "tag": ["letters", "Sunday"],
            "body": format!("I am sorry, [J.](lamplight:person/{person})."), "person": person,
            "matter": matter, "fields": {"did": "I did not ring.", "feel": ["sorry"]},
            "feel_before": 2, "feel_after": 4, "starred": true, "rests_until": "2026-03-09",
        });
        let letter = self.add("entry", &letter);
        let other = json!({
            "kind": "reflection", "lens": "learning", "matter": matter,
            "body": format!("See [the letter](lamplight:entry/{letter})."),
        });
        self.add("entry", &other);
        self.add("entry", &json!({"kind": "talk", "title": "Of nobody"}));
    }

    fn commitments_and_values(&mut self) {
        let [person, matter, entry] =
            ["person", "matter", "entry"].map(|noun| self.first(noun).to_owned());
        let value = json!({"name": "Honest", "why": "To be believed."});
        let value = self.add("value", &value);
        self.add("value", &json!({"name": "Kind"}));
        for day in ["2026-03-01", "2026-03-02"] {
            let look = json!({
                "value": value, "on_day": day, "importance": 9, "lived": 4, "act": "Ring.",
            });
            self.add("look", &look);
        }
        let commitment = json!({
            "kind": "promise", "text": "I ring when I am late", "cadence": "daily",
            "when_cue": "it is six", "then_i_will": "ring", "why": "She waits.",
            "person": person, "matter": matter, "value": value, "from_entry": entry,
            "starts": "2026-03-01", "review_on": "2026-04-01", "ends": "2026-05-01",
            "fields": {"bad_day": "yes"},
        });
        let commitment = self.add("commitment", &commitment);
        self.add("commitment", &json!({"kind": "promise", "text": "Pause"}));
        for (day, outcome) in [("2026-03-01", "missed"), ("2026-03-02", "kept")] {
            let event = json!({
                "commitment": commitment, "on_day": day, "outcome": outcome, "note": "At six.",
                "obstacle": "late work", "learned": "An alarm.", "next": "At five.",
                "starred": true, "entry": entry,
            });
            self.add("event", &event);
        }
        for at in ["2026-03-01T08:00:00+00:00", "2026-03-02T08:00:00+00:00"] {
            let checkin = json!({
                "at": at, "person": person, "matter": matter, "trust": 4, "hurt": 6,
                "closeness": 0, "self_trust": 10, "steadiness": 5, "small_step": "We laughed.",
                "note": "Late.",
            });
            self.add("checkin", &checkin);
        }
    }

    fn meetings_and_help(&mut self) {
        let [matter, entry, commitment] =
            ["matter", "entry", "commitment"].map(|noun| self.first(noun).to_owned());
        let session = json!({
            "on_day": "2026-03-12", "at_time": "10:30", "with_label": "A.", "focus": "Sunday",
        });
        let session = self.add("session", &session);
        let bring = |mut item: Value| {
            item["session"] = json!(session);
            item
        };
        for item in [
            json!({"type": "entry", "entry": entry, "text": "The end of it."}),
            json!({"type": "question", "text": "How do I begin?", "raised": true}),
            json!({"type": "matter", "matter": matter}),
            json!({"type": "commitment", "commitment": commitment}),
            json!({"type": "checkin_range", "from_day": "2026-03-01", "to_day": "2026-03-02"}),
        ] {
            self.add("item", &bring(item));
        }
        for (kind, label) in [("person", "K."), ("helpline", "The quiet line")] {
            let support = json!({
                "kind": kind, "label": label, "how": "Ring.", "hours": "Nights.", "note": "Kind.",
            });
            self.add("support", &support);
        }
        let end = |noun: &str, id: &str| json!({"noun": noun, "id": id});
        for relation in ["led_to", "beside"] {
            let link = json!({
                "from": end("entry", &entry), "to": end("commitment", &commitment),
                "relation": relation,
            });
            self.add("link", &link);
        }
    }

    /// All that the table tells of this journal.
    pub fn whole(&self) -> Value {
        let ask = |command: &str, request: Value| self.room.call(command, &request);
        let mut whole = json!({});
        for list in [
            "entry_list",
            "timeline",
            "tag_list",
            "person_list",
            "matter_list",
            "commitment_list",
            "value_list",
            "checkin_list",
            "small_step_list",
            "session_list",
            "support_list",
            "trash_list",
            "trash_records",
            "home",
            "week",
        ] {
            whole[list] = ask(list, json!({}));
        }
        whole["found"] = ask("search", json!({"query": "sorry"}))["hits"].clone();
        for scale in ["trust", "hurt", "closeness", "self_trust", "steadiness"] {
            whole[scale] = ask("checkin_series", json!({"scale": scale}));
        }
        // What is sealed is refused, and that is told in place of it.
        let ask = |command: &str, request: Value| {
            let answer = self.room.try_call(command, &request);
            answer.unwrap_or_else(|error| json!(error.code.as_str()))
        };
        for (noun, id) in &self.names {
            let mut told = vec![match *noun {
                "entry" => ask("entry_history", json!({"id": id})),
                _ => ask("record_history", json!({"id": id})),
            }];
            if !["link", "event", "look", "item", "support", "value"].contains(noun) {
                told.push(ask(&format!("{noun}_show"), json!({"id": id})));
            }
            match *noun {
                "matter" => told.push(ask("matter_timeline", json!({"id": id, "since": true}))),
                "commitment" => told.push(ask("event_list", json!({"commitment": id}))),
                "value" => told.push(ask("look_list", json!({"value": id}))),
                "link" => return_links(&mut told, self),
                _ => {}
            }
            whole[id] = json!(told);
        }
        whole
    }

    pub fn locked_and_unlocked(self) -> Self {
        Self {
            room: self.room.reopened(),
            ..self
        }
    }
}

/// Sees that two are the same, part by part so that a failure is short.
pub fn same(now: &Value, before: &Value, what: &str) {
    for (part, told) in before.as_object().unwrap() {
        assert_eq!(&now[part], told, "{what}: {part}");
    }
    assert_eq!(now, before, "{what}");
}

/// What is linked to the entry and to the commitment.
fn return_links(told: &mut Vec<Value>, full: &Full) {
    for noun in ["entry", "commitment"] {
        let end = json!({"of": {"noun": noun, "id": full.first(noun)}});
        told.push(full.room.call("link_list", &end));
    }
}
