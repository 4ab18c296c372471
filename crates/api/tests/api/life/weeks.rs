//! The timelines of its matters and its weekly look.

use serde_json::{Value, json};

use super::{Life, each};

const SUNDAY: &str = "2026-02-15T19:30:00+00:00";
const LAST: &str = "2026-03-29T10:00:00+01:00";

fn timeline(life: &Life, matter: &str) -> Value {
    let request = json!({"id": format!("{{{matter}}}"), "since": true});
    life.ask("matter_timeline", &request)
}

#[test]
fn the_timeline_of_what_was_hidden_has_what_was_written_kept_and_brought() {
    let shown = timeline(&Life::until(SUNDAY), "money");
    let newest_first = json!([
        "evening 2026-02-14",
        "spent 2026-02-14",
        "pocket",
        "evening 2026-02-10",
        "spent 2026-02-07",
        "first",
        "silence",
        "evening 2026-02-01",
        "bank 2026-01-31",
        "evenings",
        "evening 2026-01-25",
        "spent 2026-01-24",
        "evening 2026-01-20",
        "spent 2026-01-17",
        "evening 2026-01-16",
        "evening 2026-01-13",
        "evening 2026-01-12",
        "checkin 2026-01-11",
        "letter",
        "telling",
        "hidden",
    ]);
    assert_eq!(each(&shown["moments"], "id"), newest_first);
    // 28 December to 15 February.
    assert_eq!(shown["since_days"], 49);
    let letter = json!({
        "of": "entry", "id": "letter", "on_day": "2026-01-08", "kind": "apology",
        "title": "To J.", "status": "given", "given_on": "2026-01-16",
    });
    assert_eq!(shown["moments"][18], letter);
    let meeting =
        json!({"of": "session", "id": "first", "on_day": "2026-02-03", "focus": "The card"});
    assert_eq!(shown["moments"][5], meeting);
}

#[test]
fn the_timeline_of_what_was_passed_on_leaves_out_what_is_sealed_and_what_is_still_to_come() {
    let names = |moment: &str| {
        let shown = timeline(&Life::until(moment), "gossip");
        assert_eq!(
            shown.get("since_days"),
            None,
            "it happened on no day that is known"
        );
        each(&shown["moments"], "id")
    };
    let march = json!([
        "to_m",
        "limit 2026-02-20",
        "coffee",
        "limit 2026-02-06",
        "call",
        "passed_on",
    ]);
    assert_eq!(names("2026-03-05T23:20:00+00:00"), march);
    let mut later = vec![json!("limit 2026-03-06"), json!("unsent")];
    later.extend(march.as_array().unwrap().clone());
    assert_eq!(names(LAST), json!(later));
    // The meeting to which the limit is brought.
    later.insert(0, json!("third"));
    assert_eq!(names("2026-03-31T09:00:00+01:00"), json!(later));
}

#[test]
fn the_look_of_a_week_has_its_days_and_what_is_to_be_looked_at() {
    let life = Life::until(SUNDAY);
    let shown = life.ask("week", &json!({}));
    let open = |id: &str, due: bool, events: Value| {
        let all = shown["commitments"].as_array().unwrap().iter();
        let mut all = all.filter(|line| line["commitment"]["id"] == id);
        let found = all.next().unwrap();
        assert_eq!(found["due"], due, "{id}");
        assert_eq!(found["events"], events, "{id}");
    };
    let on = |name: &str, outcome: &str| {
        let (_, day) = name.split_once(' ').unwrap();
        json!({"id": name, "on_day": day, "outcome": outcome})
    };
    let evenings = json!([
        on("evening 2026-02-10", "kept"),
        on("evening 2026-02-12", "missed"),
        on("evening 2026-02-14", "partly"),
    ]);
    open("evening", true, evenings);
    open("spent", false, json!([on("spent 2026-02-14", "partly")]));
    open("walk", false, json!([on("walk 2026-02-15", "partly")]));
    for quiet in ["limit", "bank"] {
        open(quiet, false, json!([]));
    }
    // What was for one time was kept the week before, and is done.
    assert_eq!(shown["commitments"].as_array().unwrap().len(), 5);
    assert_eq!(
        (&shown["from"], &shown["to"], &shown["done"]),
        (&json!("2026-02-09"), &json!("2026-02-15"), &json!(false))
    );
    assert_eq!(each(&shown["reviews"], "id"), json!(["limit"]));
    let values = json!([
        {"id": "honest", "name": "Honest", "looked_on": "2026-02-08"},
        {"id": "present", "name": "Present", "looked_on": "2026-01-11"},
    ]);
    assert_eq!(shown["values"], values);
    assert_eq!(shown.get("small_step"), None);
    assert_eq!(
        shown["next_session"],
        json!({"id": "second", "in_days": 9, "items": 2})
    );

    // On the evening of the look before, what was kept on the Saturday was still of the week.
    let before = Life::until("2026-02-08T20:00:00+00:00").ask("week", &json!({}));
    let all = before["commitments"].as_array().unwrap();
    let landlord = all
        .iter()
        .find(|line| line["commitment"]["id"] == "landlord");
    assert_eq!(
        landlord.unwrap()["events"],
        json!([on("landlord 2026-02-07", "kept")])
    );

    // It was had a week before, and counts until Sunday comes round.
    let saturday = Life::until("2026-02-14T22:00:00+00:00").ask("week", &json!({}));
    assert_eq!(saturday["done"], true);
    let last = Life::until(LAST).ask("week", &json!({}));
    let still_open = ["evening", "walk", "limit", "bank"];
    let ids: Vec<&Value> = last["commitments"].as_array().unwrap().iter().collect();
    let ids: Value = ids
        .iter()
        .map(|line| line["commitment"]["id"].clone())
        .collect();
    assert_eq!(ids, json!(still_open), "what is done is not open");
}
