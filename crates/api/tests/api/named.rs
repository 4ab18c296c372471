//! Somebody, or a matter, let go of for good by the commands: the independent reader finds what they
//! were called on the pages of the database before, and nowhere after.

use flate2::{Decompress, FlushDecompress, Status};
use lamplight_reader::{Page, Vault};
use serde_json::{Value, json};

use crate::room::Room;

/// What they are called, and were called before. No other word here begins like these.
const PERSON: &str = "Quillfeather";
const ONCE: &str = "Duskfeather";
const MATTER: &str = "Ravelstone";
const TYPED: &str = "Gloamfeather";

fn holds(bytes: &[u8], word: &str) -> bool {
    let word = word.as_bytes();
    let mut all = bytes.windows(word.len());
    all.any(|found| found.eq_ignore_ascii_case(word))
}

/// Where words stand: as they are, and in what a page holds deflated.
struct Pages(Vec<Page>);

impl Pages {
    /// Of the vault as it lies there, also while the room has it open.
    fn of(room: &Room) -> Self {
        let vault = Vault::open(&room.path("vault"), "a lamp in the window").unwrap();
        let pages = vault.pages().unwrap();
        assert!(pages.len() > 20);
        Self(pages)
    }

    fn plainly(&self, word: &str) -> bool {
        self.0.iter().any(|page| holds(&page.content, word))
    }

    /// Every byte of a page is taken for the beginning of a stream: what something said before may
    /// lie anywhere.
    fn packed(&self, word: &str) -> bool {
        let mut inflate = Decompress::new(false);
        let mut out = vec![0; 8192];
        let mut starts = self.0.iter().flat_map(|page| {
            let content = &page.content;
            (0..content.len()).map(move |start| &content[start..])
        });
        starts.any(|stream| {
            // A stream of JSON begins with a last block of fixed or of dynamic codes.
            if !matches!(stream[0] & 0b111, 0b011 | 0b101) {
                return false;
            }
            inflate.reset(false);
            let done = inflate.decompress(stream, &mut out, FlushDecompress::Finish);
            let length = usize::try_from(inflate.total_out()).unwrap();
            matches!(done, Ok(Status::StreamEnd)) && holds(&out[..length], word)
        })
    }

    fn anywhere(&self, word: &str) -> bool {
        self.plainly(word) || self.packed(word)
    }
}

/// A journal in which somebody and a matter are linked to wherever that can be.
struct Written {
    room: Room,
    person: String,
    matter: String,
}

impl Written {
    fn new() -> Self {
        let room = Room::new();
        // Others round about, so that pages split.
        for n in 0..40 {
            let body = format!("{} {n}", "the tide came in and went out ".repeat(n * 3));
            room.add("Round about", &body);
        }
        let person = room.new_id("person_add", &json!({"label": ONCE, "note": ONCE}));
        let matter = json!({"title": MATTER, "role": "both", "person": person});
        let matter = room.new_id("matter_add", &matter);
        let written = Self {
            room,
            person,
            matter,
        };
        let rename = json!({"id": written.person, "label": PERSON, "note": "Tea."});
        written.room.call("person_edit", &rename);
        written.entries();
        written
    }

    /// Links to both, as the editor writes them.
    fn links(&self) -> String {
        format!(
            "[{PERSON}](lamplight:person/{}) and [{MATTER}](lamplight:matter/{})",
            self.person, self.matter
        )
    }

    fn entries(&self) {
        let links = self.links();
        let about = json!({"kind": "talk", "person": self.person, "matter": self.matter});
        let with = |more: Value| {
            let mut entry = about.clone();
            let more = more.as_object().unwrap().clone();
            entry.as_object_mut().unwrap().extend(more);
            entry
        };
        self.room.new_id(
            "entry_add",
            &with(json!({"body": format!("It was {links}.")})),
        );
        let answers = json!({"fields": {"heard": links, "feel": [links]}});
        self.room.new_id("entry_add", &with(answers));
        // Only what they said before has the links.
        let before = json!({"body": links, "fields": {"heard": links}});
        let id = self.room.new_id("entry_add", &with(before));
        let edit = json!({"id": id, "body": "Nobody.", "fields": {"heard": null}});
        self.room.call("entry_edit", &edit);
        let sealed = self.room.new_id("entry_add", &with(json!({"body": links})));
        self.room.call("entry_seal", &json!({"id": sealed}));
        let trashed = self
            .room
            .new_id("entry_add", &json!({"kind": "talk", "body": links}));
        self.room.call("entry_delete", &json!({"id": trashed}));
        // The index holds all of it.
        self.room.call("vault_verify", &json!({}));
    }

    /// Links in the texts of other records, as they are or as they were.
    fn records(&self) -> Vec<(&'static str, String)> {
        let links = self.links();
        let value = self
            .room
            .new_id("value_add", &json!({"name": "Honest", "why": links}));
        let look = json!({"value": value, "lived": 5, "act": links});
        let look = self.room.new_id("look_add", &look);
        let promise = json!({
            "kind": "promise", "text": links, "when_cue": links, "then_i_will": links,
            "why": links, "fields": {"bad_day": "yes", "situation": links, "each": [links]},
        });
        let promise = self.room.new_id("commitment_add", &promise);
        let event = json!({
            "commitment": promise, "outcome": "missed", "note": links, "obstacle": links,
            "learned": links, "next": links,
        });
        let event = self.room.new_id("event_add", &event);
        let checkin = json!({"hurt": 5, "small_step": links, "note": links});
        let checkin = self.room.new_id("checkin_add", &checkin);
        let session = json!({
            "on_day": "2026-03-09", "focus": links, "takeaways": links, "next_steps": links,
            "fields": {"hardest": links},
        });
        let session = self.room.new_id("session_add", &session);
        let item = json!({"session": session, "type": "question", "text": links});
        let item = self.room.new_id("item_add", &item);
        let support = json!({"kind": "person", "label": "K.", "how": links, "note": links});
        let support = self.room.new_id("support_add", &support);
        let other = json!({"label": "N.", "note": links});
        let other = self.room.new_id("person_add", &other);
        let about = json!({"title": "Else", "role": "both", "what": links, "impact": links});
        let about = self.room.new_id("matter_add", &about);
        // Of these only a past state has the links.
        for (edit, change) in [
            ("value_edit", json!({"id": value, "why": "Mine."})),
            (
                "checkin_edit",
                json!({"id": checkin, "small_step": "", "note": ""}),
            ),
        ] {
            self.room.call(edit, &change);
        }
        vec![
            ("value", value),
            ("look", look),
            ("commitment", promise),
            ("event", event),
            ("checkin", checkin),
            ("session", session),
            ("item", item),
            ("support", support),
            ("person", other),
            ("matter", about),
        ]
    }

    fn put_away(&self) {
        for (command, id) in [("matter", &self.matter), ("person", &self.person)] {
            let delete = json!({"id": id, "entries": "keep"});
            self.room.call(&format!("{command}_delete"), &delete);
        }
    }

    /// The words are there: as they are, and in what was said before.
    fn control(&self) {
        let pages = Pages::of(&self.room);
        for word in [PERSON, MATTER] {
            assert!(pages.plainly(word), "the control: {word}");
            assert!(pages.packed(word), "the control: {word}, packed");
        }
        assert!(pages.packed(ONCE), "the control: {ONCE}, packed");
    }

    fn gone(&self, words: &[&str], when: &str) {
        let pages = Pages::of(&self.room);
        for word in words {
            assert!(!pages.plainly(word), "{word}, {when}");
            assert!(!pages.packed(word), "{word}, packed, {when}");
        }
    }

    /// Locked, and with nobody there.
    fn ended(self) -> Self {
        Self {
            room: self.room.reopened(),
            ..self
        }
    }
}

#[test]
fn a_label_is_nowhere_once_somebody_and_a_matter_are_let_go_of_one_by_one() {
    let written = Written::new();
    written.control();
    written.put_away();
    written.control();
    let person = json!({"id": written.person});
    let gone = written.room.call("trash_purge", &person);
    assert_eq!(gone, json!({"removed": 0, "records": 1}));
    written.gone(&[PERSON, ONCE], "with the vault open");
    assert!(Pages::of(&written.room).anywhere(MATTER));
    let matter = json!({"id": written.matter});
    written.room.call("trash_purge", &matter);
    written.gone(&[PERSON, ONCE, MATTER], "with the vault open");
    // What was written about them is there, and speaks of someone.
    let entries = written.room.call("entry_list", &json!({"limit": 100}));
    assert_eq!(entries.as_array().unwrap().len(), 43);
    let found = written.room.call("search", &json!({"query": "someone"}));
    assert_eq!(found["total"], 2);
    written.room.call("vault_verify", &json!({}));
    let written = written.ended();
    written.gone(&[PERSON, ONCE, MATTER], "after a lock");
}

#[test]
fn a_label_is_nowhere_once_the_trash_with_somebody_and_a_matter_is_emptied() {
    let written = Written::new();
    written.put_away();
    written.control();
    let emptied = written.room.call("trash_empty", &json!({}));
    assert_eq!(emptied, json!({"removed": 1, "records": 2}));
    written.gone(&[PERSON, ONCE, MATTER], "with the vault open");
    written.room.call("vault_verify", &json!({}));
    let written = written.ended();
    written.gone(&[PERSON, ONCE, MATTER], "after a lock");
}

#[test]
fn a_label_that_was_typed_by_hand_is_the_writers_own_word_and_stays() {
    let written = Written::new();
    let person = written.room.new_id("person_add", &json!({"label": TYPED}));
    let matter =
        json!({"title": format!("{TYPED} and the boat"), "role": "i_hurt", "person": person});
    let matter = written.room.new_id("matter_add", &matter);
    let link = format!("[{TYPED}](lamplight:person/{person})");
    let body = format!("{link} came. It rained on {TYPED}.");
    let entry = written
        .room
        .new_id("entry_add", &json!({"kind": "talk", "body": body}));
    let delete = json!({"id": person, "entries": "keep"});
    written.room.call("person_delete", &delete);
    written.room.call("trash_purge", &json!({"id": person}));
    let shown = written.room.call("matter_show", &json!({"id": matter}));
    assert_eq!(shown["title"], format!("{TYPED} and the boat"));
    assert_eq!(shown.get("person"), None);
    let shown = written.room.call("entry_show", &json!({"id": entry}));
    assert_eq!(
        shown["body"],
        format!("someone came. It rained on {TYPED}.")
    );
    assert!(Pages::of(&written.room).plainly(TYPED));
}

#[test]
fn a_link_in_the_text_of_any_record_speaks_of_someone_once_they_are_gone() {
    let written = Written::new();
    let records = written.records();
    written.put_away();
    written.control();
    written.room.call("trash_empty", &json!({}));
    written.gone(&[PERSON, ONCE, MATTER], "with the vault open");
    let said = "someone and something";
    let promise = &records[2].1;
    let shown = written
        .room
        .call("commitment_show", &json!({"id": promise}));
    let commitment = &shown["commitment"];
    for field in ["text", "when_cue", "then_i_will", "why"] {
        assert_eq!(commitment[field], said, "{field}");
    }
    let fields = json!({"bad_day": "yes", "situation": said, "each": [said]});
    assert_eq!(commitment["fields"], fields);
    assert_eq!(shown["events"][0]["learned"], said);
    let value = json!({"id": records[0].1});
    let past = written.room.call("record_history", &value);
    assert_eq!(past[0]["state"]["why"], said);
    for (noun, id) in &records {
        let request = json!({"id": id});
        let told = written.room.call("record_history", &request);
        assert!(!told.to_string().contains("lamplight:"), "{noun}");
    }
    written.room.call("vault_verify", &json!({}));
}
