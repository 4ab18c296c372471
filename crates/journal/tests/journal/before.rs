//! What commitments, values and check-ins said before they were changed.

use lamplight_journal::checkins::CheckinChange;
use lamplight_journal::commitments::{CommitmentChange, CommitmentKind, EventChange, Outcome};
use lamplight_journal::records::RecordId;
use lamplight_journal::values::{LookChange, ValueChange};
use lamplight_journal::{Journal, JournalError};

use crate::desk::Desk;

/// What one field said before, the latest first.
fn before(journal: &Journal, id: RecordId, field: &str) -> Vec<String> {
    let past = journal.past(id).unwrap();
    let said = past.iter().map(|state| state.state[field].clone());
    said.map(|value| value.as_str().map_or(value.to_string(), str::to_owned))
        .collect()
}

const HOUR: i64 = 3_600_000;

#[test]
fn every_change_keeps_what_stood_there() {
    let mut desk = Desk::new();
    let text = |text: &str| CommitmentChange {
        text: Some(text.to_owned()),
        ..CommitmentChange::default()
    };
    let promise = desk.add_commitment(CommitmentKind::Promise, text("Ring"), None);
    let promise = promise.unwrap();
    let note = |note: &str| EventChange {
        note: Some(note.to_owned()),
        ..EventChange::default()
    };
    let event = desk.add_event(promise, Outcome::Kept, note("rang"), None);
    let event = event.unwrap();
    let value = desk.add_value("Honest", "", None).unwrap();
    let lived = |lived: u8| LookChange {
        lived: Some(Some(lived)),
        ..LookChange::default()
    };
    let look = desk.add_look(value, lived(4), None).unwrap();
    let trust = |trust: u8| CheckinChange {
        trust: Some(Some(trust)),
        ..CheckinChange::default()
    };
    let checkin = desk.add_checkin(trust(3), None).unwrap();

    for turn in 1..=2_u8 {
        desk.hands.turn(HOUR);
        let word = format!("turn {turn}");
        desk.edit_commitment(promise, text(&word), None).unwrap();
        desk.edit_event(event, note(&word), None).unwrap();
        let change = ValueChange {
            name: Some(word),
            ..ValueChange::default()
        };
        desk.edit_value(value, change, None).unwrap();
        desk.edit_look(look, lived(4 + turn), None).unwrap();
        desk.edit_checkin(checkin, trust(3 + turn), None).unwrap();
    }
    assert_eq!(before(&desk, promise, "text"), ["turn 1", "Ring"]);
    assert_eq!(before(&desk, event, "note"), ["turn 1", "rang"]);
    assert_eq!(before(&desk, value, "name"), ["turn 1", "Honest"]);
    assert_eq!(before(&desk, look, "lived"), ["5", "4"]);
    assert_eq!(before(&desk, checkin, "trust"), ["4", "3"]);

    // What is refused is no change, and nothing is kept of it.
    desk.hands.turn(HOUR);
    let refused = [
        desk.edit_commitment(promise, text(" "), None),
        desk.edit_event(event, note(&"x".repeat(1024 * 1024 + 1)), None),
        desk.edit_look(look, lived(11), None),
        desk.edit_checkin(checkin, trust(11), None),
    ];
    for refused in refused {
        assert!(matches!(refused, Err(JournalError::Invalid { .. })));
    }
    for id in [promise, event, value, look, checkin] {
        assert_eq!(desk.past(id).unwrap().len(), 2);
    }
}

#[test]
fn what_was_written_is_there_after_a_lock() {
    let mut desk = Desk::new();
    let change = CommitmentChange {
        text: Some("Ring".to_owned()),
        ..CommitmentChange::default()
    };
    let id = desk.add_commitment(CommitmentKind::Promise, change, None);
    let id = id.unwrap();
    let event = desk.add_event(id, Outcome::Partly, EventChange::default(), None);
    let shown = desk.commitment(id).unwrap();
    assert_eq!(shown.events[0].id, event.unwrap());
    desk.reopen();
    assert_eq!(desk.commitment(id).unwrap(), shown);
}
