//! Links to people and entries.

use lamplight_journal::entries::{Change, EntryId, Mentioned, NewEntry};
use lamplight_journal::records::Noun;
use lamplight_reader::Vault;
use serde_json::json;

use crate::desk::{Desk, new};
use crate::facets::{fields, person};

fn mentioned(noun: &str, id: &dyn ToString, label: &str) -> Mentioned {
    Mentioned {
        noun: noun.to_owned(),
        id: id.to_string(),
        label: label.to_owned(),
    }
}

/// Whether a text stands on any page of the database, read with the key.
fn on_a_page(desk: &Desk, text: &str) -> bool {
    let vault = Vault::open(&desk.home.path().join("vault"), "a lamp in the window").unwrap();
    let pages = vault.pages().unwrap();
    pages.iter().any(|page| page.holds(text.as_bytes()))
}

fn rewritten(desk: &mut Desk, id: EntryId, body: &str) {
    let change = Change {
        body: Some(body.to_owned()),
        ..Change::default()
    };
    desk.edit(id, change, None).unwrap();
}

#[test]
fn links_are_followed_both_ways_by_their_names_of_today() {
    let mut desk = Desk::new();
    let m = person(&mut desk, "M.");
    let first = NewEntry {
        title: "Sunday".to_owned(),
        fields: fields(json!({"heard": format!("[she](lamplight:person/{m}) said")})),
        ..new("words")
    };
    let first = desk.add(first, None).unwrap();
    let second = desk.write(&format!(
        "See [then](lamplight:entry/{first}), and [there](lamplight:entry/{first})."
    ));
    assert_eq!(
        desk.mentions(first).unwrap(),
        [mentioned("person", &m, "M.")]
    );
    assert_eq!(
        desk.mentions(second).unwrap(),
        [mentioned("entry", &first, "Sunday")]
    );
    assert_eq!(
        desk.mentioned_by(first).unwrap(),
        [mentioned("entry", &second, "")]
    );
    assert_eq!(desk.ids("there"), [second]);
    assert_eq!(desk.ids("lamplight"), [], "an address is no word");
    desk.remove(Noun::Person, m, None).unwrap();
    assert_eq!(desk.mentions(first).unwrap(), []);
    rewritten(&mut desk, second, "Nothing.");
    assert_eq!(desk.mentioned_by(first).unwrap(), []);
}

#[test]
fn nothing_is_left_of_a_label_once_somebody_is_gone_for_good() {
    let mut desk = Desk::new();
    let gone = person(&mut desk, "Quillfeather");
    let stays = person(&mut desk, "M.");
    let link = format!("[Quillfeather](lamplight:person/{gone})");
    let now = desk.write(&format!("{link} and [M.](lamplight:person/{stays}) came."));
    let before = desk.write(&format!("It was {link}."));
    let answered = NewEntry {
        fields: fields(json!({"heard": format!("{link} was late"), "feel": [link.clone()]})),
        ..new("a talk")
    };
    let answered = desk.add(answered, None).unwrap();
    let sealed = desk.write(&link);
    desk.settle(u32::MAX).unwrap();
    // Waits for the index, which holds what is only a revision now.
    rewritten(&mut desk, before, "It was nobody.");
    desk.seal(sealed, None, None).unwrap();
    assert_eq!(desk.find("quillfeather").total, 2);
    assert!(on_a_page(&desk, "Quillfeather") && on_a_page(&desk, "quillfeather"));

    desk.remove(Noun::Person, gone, None).unwrap();
    desk.empty_trash(None, |_, _| Ok(())).unwrap();

    assert_eq!(desk.find("quillfeather").total, 0);
    assert!(!on_a_page(&desk, "Quillfeather") && !on_a_page(&desk, "quillfeather"));
    assert!(!on_a_page(&desk, &gone.to_string()));
    let entry = desk.entry(now).unwrap();
    assert_eq!(
        entry.body,
        format!("someone and [M.](lamplight:person/{stays}) came.")
    );
    assert_eq!(entry.revision, 2, "whoever writes it is told");
    assert_eq!(
        desk.mentions(now).unwrap(),
        [mentioned("person", &stays, "M.")]
    );
    let past = desk.history(before).unwrap();
    assert_eq!(past[0].body, "It was someone.");
    let entry = desk.entry(answered).unwrap();
    assert_eq!(
        entry.fields,
        fields(json!({"heard": "someone was late", "feel": ["someone"]}))
    );
    desk.unseal(sealed, None).unwrap();
    assert_eq!(desk.entry(sealed).unwrap().body, "someone");
    assert_eq!(desk.find("someone").total, 3);
    assert!(!desk.verify(|_, _| Ok(())).unwrap().index_rebuilt);
}
