//! What cannot be, in one place: each is refused with a clear message, and nothing changes.

use serde_json::{Value, json};

use crate::full::{Full, same};

const ENDED: &str = "this is over; make it active again to add to it";
const AFTER: &str = "this day lies after the last day";
const NO_REVIEW: &str = "openness is for a time: choose a day to look at it again";
const NO_ENTRY: &str = "there is no entry with that name";
const NOT_BROUGHT: &str = "there is no entry with that name that could be brought";

/// Asks for what cannot be, and sees that it is said plainly and that everything is as it was.
fn refuse(full: &Full, command: &str, request: &Value, field: &str, message: &str) {
    let before = full.whole();
    full.room.told();
    let error = full.room.try_call(command, request).unwrap_err();
    let said = (
        error.code.as_str(),
        error.field.as_deref(),
        error.message.as_str(),
    );
    assert_eq!(
        said,
        ("invalid", Some(field), message),
        "{command} {request}"
    );
    assert_eq!(full.room.told(), [], "{command} {request}");
    same(&full.whole(), &before, command);
}

/// The same where the words are not looked at.
fn refuse_of(full: &Full, command: &str, request: &Value, field: &str) {
    let error = full.room.try_call(command, request).unwrap_err();
    assert!(!error.message.is_empty());
    refuse(full, command, request, field, &error.message);
}

#[test]
fn nothing_comes_of_a_commitment_that_has_ended() {
    let full = Full::new();
    let id = full.first("commitment").to_owned();
    for status in ["done", "let_go"] {
        let end = json!({"id": id, "status": status});
        full.room.call("commitment_edit", &end);
        let event = json!({"commitment": id, "outcome": "kept"});
        refuse(&full, "event_add", &event, "commitment", ENDED);
    }
    let again = json!({"id": id, "status": "active", "ends": "2026-03-04", "review_on": null});
    full.room.call("commitment_edit", &again);
    let event = json!({"commitment": id, "outcome": "kept"});
    refuse(&full, "event_add", &event, "on_day", AFTER);
}

#[test]
fn openness_has_a_day_to_be_looked_at_again() {
    let full = Full::new();
    let open = json!({"kind": "openness", "text": "What I spent"});
    refuse(&full, "commitment_add", &open, "review_on", NO_REVIEW);
    let promise = json!({"kind": "promise", "text": "Say it first"});
    let promise = full.room.new_id("commitment_add", &promise);
    let edit = json!({"id": promise, "kind": "openness"});
    refuse(&full, "commitment_edit", &edit, "review_on", NO_REVIEW);
    let open = json!({"kind": "openness", "text": "What I spent", "review_on": "2026-04-01"});
    let id = full.room.new_id("commitment_add", &open);
    let edit = json!({"id": id, "review_on": null});
    refuse(&full, "commitment_edit", &edit, "review_on", NO_REVIEW);
    // Looked at again, it goes on with a next day or is over.
    refuse(
        &full,
        "commitment_review",
        &json!({"id": id}),
        "next",
        NO_REVIEW,
    );
}

#[test]
fn nothing_is_brought_to_a_meeting_that_is_in_the_trash_or_sealed() {
    let full = Full::new();
    let entry = full.first("entry").to_owned();
    let item = json!({"session": full.first("session"), "type": "entry", "entry": entry});
    full.room.call("entry_delete", &json!({"id": entry}));
    refuse(&full, "item_add", &item, "entry", NOT_BROUGHT);
    full.room.call("trash_restore", &json!({"id": entry}));
    full.room.call("entry_seal", &json!({"id": entry}));
    refuse(&full, "item_add", &item, "entry", NOT_BROUGHT);
    // Nor is a commitment made from it, nor does anything that came of one point to it.
    full.room.call("entry_open", &json!({"id": entry}));
    full.room.call("entry_delete", &json!({"id": entry}));
    let promise = json!({"kind": "promise", "text": "Ring", "from_entry": entry});
    refuse(&full, "commitment_add", &promise, "from_entry", NO_ENTRY);
    let event = json!({"id": full.first("event"), "entry": entry});
    refuse(&full, "event_edit", &event, "entry", NO_ENTRY);
}

/// A promise that begins on 10 March.
fn promise(more: &Value) -> Value {
    let mut promise = json!({"kind": "promise", "text": "Ring", "starts": "2026-03-10"});
    let more = more.as_object().unwrap().clone();
    promise.as_object_mut().unwrap().extend(more);
    promise
}

#[test]
fn days_come_in_their_order() {
    let full = Full::new();
    let id = |noun: &str| full.first(noun).to_owned();
    for (command, request, field, message) in [
        (
            "commitment_add",
            promise(&json!({"ends": "2026-03-09"})),
            "ends",
            "the last day lies before the first",
        ),
        (
            "commitment_add",
            promise(&json!({"review_on": "2026-03-09"})),
            "review_on",
            "the day to look at it again lies before the first day",
        ),
        (
            "commitment_add",
            promise(&json!({"ends": "2026-03-20", "review_on": "2026-03-21"})),
            "review_on",
            "the day to look at it again lies after the last day",
        ),
        (
            "commitment_edit",
            json!({"id": id("commitment"), "ends": "2026-02-28"}),
            "ends",
            "the last day lies before the first",
        ),
        (
            "commitment_review",
            json!({"id": id("commitment"), "next": "2026-03-05"}),
            "next",
            "the next look lies after this one",
        ),
        (
            "item_add",
            json!({
                "session": id("session"), "type": "checkin_range", "from_day": "2026-03-02",
                "to_day": "2026-03-01",
            }),
            "to_day",
            "the last day lies before the first",
        ),
        (
            "brief_section",
            json!({"tool": "time", "from": "2026-03-02", "to": "2026-03-01"}),
            "to",
            "the last day lies before the first",
        ),
        (
            "checkin_series",
            json!({"scale": "trust", "from": "2026-03-02", "to": "2026-03-01"}),
            "to",
            "the last day lies before the first",
        ),
    ] {
        refuse(&full, command, &request, field, message);
    }
}

#[test]
fn a_day_is_one_of_the_calendar_and_one_on_which_it_can_be() {
    let full = Full::new();
    let id = |noun: &str| full.first(noun).to_owned();
    for (command, request, field) in [
        (
            "event_add",
            json!({"commitment": id("commitment"), "outcome": "kept", "on_day": "2026-03-06"}),
            "on_day",
        ),
        (
            "event_add",
            json!({"commitment": id("commitment"), "outcome": "kept", "on_day": "2026-02-28"}),
            "on_day",
        ),
        (
            "event_edit",
            json!({"id": id("event"), "on_day": "2026-05-02"}),
            "on_day",
        ),
        (
            "look_add",
            json!({"value": id("value"), "on_day": "2026-03-06", "lived": 5}),
            "on_day",
        ),
        (
            "entry_edit",
            json!({"id": id("entry"), "status": "given", "given_on": "2026-03-06"}),
            "given_on",
        ),
        (
            "entry_edit",
            json!({"id": id("entry"), "rests_until": "2026-03-04"}),
            "rests_until",
        ),
        (
            "entry_seal",
            json!({"id": id("entry"), "until": "2026-03-05"}),
            "until",
        ),
        ("session_add", json!({"on_day": "2026-02-29"}), "on_day"),
        (
            "commitment_add",
            promise(&json!({"ends": "2027-02-29"})),
            "ends",
        ),
        (
            "event_add",
            json!({"commitment": id("commitment"), "outcome": "kept", "on_day": "5 March"}),
            "on_day",
        ),
    ] {
        refuse_of(&full, command, &request, field);
    }
}

#[test]
fn a_rating_is_a_whole_number_from_0_to_10() {
    let full = Full::new();
    let id = |noun: &str| full.first(noun).to_owned();
    let value = id("value");
    let ratings = [
        (
            "checkin_add",
            json!({}),
            vec!["trust", "hurt", "closeness", "self_trust", "steadiness"],
        ),
        (
            "checkin_edit",
            json!({"id": id("checkin")}),
            vec!["trust", "hurt", "closeness", "self_trust", "steadiness"],
        ),
        (
            "look_add",
            json!({"value": value}),
            vec!["importance", "lived"],
        ),
        (
            "look_edit",
            json!({"id": id("look")}),
            vec!["importance", "lived"],
        ),
        (
            "entry_add",
            json!({"kind": "talk"}),
            vec!["feel_before", "feel_after"],
        ),
        (
            "entry_edit",
            json!({"id": id("entry")}),
            vec!["feel_before", "feel_after"],
        ),
    ];
    for (command, request, fields) in ratings {
        for field in fields {
            for wrong in [
                json!(11),
                json!(-1),
                json!(255),
                json!(256),
                json!(5.5),
                json!("5"),
            ] {
                let mut request = request.clone();
                request[field] = wrong;
                refuse_of(&full, command, &request, field);
            }
        }
    }
    for answer in ["decision", "feeling"] {
        for wrong in [json!(11), json!(-1), json!(5.5)] {
            let fields = json!({"kind": "forgiveness", "fields": {answer: wrong}});
            refuse_of(&full, "entry_add", &fields, "fields");
        }
    }
    // Both ends are ratings.
    for right in [0, 10] {
        let checkin = json!({"id": id("checkin"), "hurt": right});
        full.room.call("checkin_edit", &checkin);
        let shown = full
            .room
            .call("checkin_show", &json!({"id": id("checkin")}));
        assert_eq!(shown["hurt"], right);
    }
}
