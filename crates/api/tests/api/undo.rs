//! Whatever is put away comes back as it was, also after a lock, and what was changed is still told.

use serde_json::{Value, json};

use crate::full::{Full, same};

impl Full {
    /// Puts something away, locks, unlocks and takes it back.
    fn there_and_back(self, noun: &str, id: &str, more: &Value) -> Self {
        let before = self.whole();
        let mut delete = more.clone();
        delete["id"] = json!(id);
        self.room.call(&format!("{noun}_delete"), &delete);
        let away = self.whole();
        let trash = |whole: &Value| {
            let lists = [&whole["trash_list"], &whole["trash_records"]];
            let lines = lists.iter().flat_map(|list| list.as_array().unwrap());
            lines.filter(|line| line["id"] == json!(id)).count()
        };
        assert_eq!((trash(&before), trash(&away)), (0, 1), "{noun}");
        let full = self.locked_and_unlocked();
        same(&full.whole(), &away, &format!("{noun}, locked"));
        full.room.call("trash_restore", &json!({"id": id}));
        same(&full.whole(), &before, noun);
        full
    }
}

#[test]
fn whatever_is_put_away_comes_back_after_a_lock_as_it_was() {
    let mut full = Full::new();
    let nouns = [
        "entry",
        "commitment",
        "event",
        "checkin",
        "session",
        "item",
        "value",
        "look",
        "support",
        "link",
    ];
    for noun in nouns {
        let id = full.first(noun).to_owned();
        full = full.there_and_back(noun, &id, &json!({}));
    }
    for noun in ["person", "matter"] {
        let id = full.first(noun).to_owned();
        for entries in ["keep", "trash"] {
            full = full.there_and_back(noun, &id, &json!({"entries": entries}));
        }
    }
    // Every noun the trash knows was there.
    let asked: Vec<&str> = full.names.iter().map(|(noun, _)| *noun).collect();
    for noun in lamplight_journal::records::Noun::ALL {
        assert!(asked.contains(&noun.as_str()), "{noun}");
    }
}

#[test]
fn all_of_it_put_away_comes_back_after_a_lock_the_whole_before_its_parts() {
    let full = Full::new();
    let before = full.whole();
    let all: Vec<(&str, String)> = full.names.clone();
    // The parts first, each by itself.
    for (noun, id) in all.iter().rev() {
        let mut delete = json!({"id": id});
        if ["person", "matter"].contains(noun) {
            delete["entries"] = json!("trash");
        }
        full.room.call(&format!("{noun}_delete"), &delete);
    }
    let full = full.locked_and_unlocked();
    let away = full.whole();
    assert_eq!(away["entry_list"], json!([]));
    assert_eq!(away["trash_list"].as_array().unwrap().len(), 3);
    assert_eq!(
        away["trash_records"].as_array().unwrap().len(),
        all.len() - 3
    );
    for part in ["event", "item", "look"] {
        let restore = json!({"id": full.first(part)});
        let refused = full.room.refused("trash_restore", &restore);
        assert_eq!(refused, ("invalid", Some("id".to_owned())), "{part}");
    }
    same(&full.whole(), &away, "refused");
    for (_, id) in &all {
        full.room.call("trash_restore", &json!({"id": id}));
    }
    same(&full.whole(), &before, "all");
}

#[test]
fn what_every_record_said_before_it_was_changed_is_told_after_a_lock() {
    let full = Full::new();
    let changes = [
        ("person", json!({"label": "J.J."}), "label", json!("J.")),
        (
            "matter",
            json!({"what": "Otherwise."}),
            "what",
            json!("I did not ring."),
        ),
        (
            "commitment",
            json!({"why": "Otherwise."}),
            "why",
            json!("She waits."),
        ),
        (
            "event",
            json!({"outcome": "kept"}),
            "outcome",
            json!("missed"),
        ),
        ("checkin", json!({"hurt": null}), "hurt", json!(6)),
        (
            "session",
            json!({"focus": "Otherwise."}),
            "focus",
            json!("Sunday"),
        ),
        (
            "item",
            json!({"text": "Otherwise."}),
            "text",
            json!("The end of it."),
        ),
        (
            "value",
            json!({"why": "Otherwise."}),
            "why",
            json!("To be believed."),
        ),
        ("look", json!({"lived": 5}), "lived", json!(4)),
        ("support", json!({"how": "Write."}), "how", json!("Ring.")),
    ];
    for (noun, change, _, _) in &changes {
        let mut edit = change.clone();
        edit["id"] = json!(full.first(noun));
        full.room.call(&format!("{noun}_edit"), &edit);
    }
    let full = full.locked_and_unlocked();
    for (noun, _, field, said) in &changes {
        let request = json!({"id": full.first(noun)});
        let past = full.room.call("record_history", &request);
        assert_eq!(past.as_array().unwrap().len(), 1, "{noun}");
        assert_eq!(&past[0]["state"][*field], said, "{noun}");
        assert_eq!(
            past[0]["superseded_at"], "2026-03-05T09:00:00.000Z",
            "{noun}"
        );
    }
}
