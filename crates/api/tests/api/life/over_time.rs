//! What its tools show over time.

use serde_json::{Value, json};

use super::{Life, each};

const SUNDAY: &str = "2026-02-15T19:30:00+00:00";
const LAST: &str = "2026-03-29T10:00:00+01:00";

#[test]
fn a_promise_shows_dots_with_what_was_picked_up_again_and_two_counts_of_thirty_days() {
    let shown = |moment: &str| {
        let life = Life::until(moment);
        life.ask("commitment_show", &json!({"id": "{evening}"}))
    };
    let dots = |shown: &Value| {
        let mut letters = String::new();
        for dot in shown["over_time"]["dots"].as_array().unwrap() {
            letters.push_str(match dot["outcome"].as_str().unwrap() {
                "kept" => "k",
                "partly" => "p",
                "missed" => "m",
                _ => "n",
            });
            if dot["picked_up_again"] == true {
                letters.push('^');
            }
        }
        letters
    };
    let sunday = shown(SUNDAY);
    assert_eq!(dots(&sunday), "kkmk^pmk^knkmp^");
    let over_time = &sunday["over_time"];
    // From 17 January on: 25 January, 1 and 10 February; 20 January, 14 February; and two missed.
    assert_eq!(
        (&over_time["kept"], &over_time["partly"], &over_time["of"]),
        (&json!(3), &json!(2), &json!(7))
    );
    let obstacles = json!([{"words": "Tired", "times": 2}, {"words": "late work", "times": 1}]);
    assert_eq!(over_time["obstacles"], obstacles);
    assert_eq!(
        (&sunday["due"], &sunday["review_due"], &sunday["reminds"]),
        (&json!(true), &json!(false), &json!(true))
    );

    let last = shown(LAST);
    assert_eq!(dots(&last), "k^pmk^knkmp^kkk");
    let over_time = &last["over_time"];
    // 3 and 20 March.
    assert_eq!(
        (&over_time["kept"], &over_time["partly"], &over_time["of"]),
        (&json!(2), &json!(0), &json!(2))
    );
}

#[test]
fn openness_ends_and_keeps_the_days_it_was_looked_at() {
    let request = json!({"id": "{spent}"});
    let sunday = Life::until(SUNDAY).ask("commitment_show", &request);
    assert_eq!(sunday["commitment"]["review_on"], "2026-03-09");
    assert_eq!(sunday["over_time"]["reviews_held"], json!(["2026-02-09"]));
    let life = Life::until(LAST);
    let last = life.ask("commitment_show", &request);
    assert_eq!(last["commitment"]["status"], "done");
    let held = json!(["2026-02-09", "2026-03-09"]);
    assert_eq!(last["over_time"]["reviews_held"], held);
    assert_eq!(
        (&last["due"], &last["review_due"]),
        (&json!(false), &json!(false))
    );
    let before = life.ask("event_list", &json!({"commitment": "{spent}"}));
    let event = life.named(&json!({"commitment": "{spent}", "outcome": "kept"}));
    let refused = life.room.refused("event_add", &event);
    assert_eq!(refused, ("invalid", Some("commitment".to_owned())));
    let after = life.ask("event_list", &json!({"commitment": "{spent}"}));
    assert_eq!(after, before);
}

#[test]
fn steadiness_is_points_on_their_days_with_a_median_of_four_weeks() {
    let series = |moment: &str| {
        let life = Life::until(moment);
        life.ask("checkin_series", &json!({"scale": "steadiness"}))
    };
    let last = series(LAST);
    let points: Vec<(Value, Value)> = last["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| (point["on_day"].clone(), point["value"].clone()))
        .collect();
    let medians: Vec<(Value, Value)> = last["medians"]
        .as_array()
        .unwrap()
        .iter()
        .map(|median| (median["on_day"].clone(), median["median"].clone()))
        .collect();
    let by_hand = [
        ("2026-01-05", 3, 3.0),
        ("2026-01-06", 3, 3.0),
        ("2026-01-08", 4, 3.0),
        ("2026-01-11", 6, 3.5),
        ("2026-01-14", 1, 3.0),
        ("2026-01-25", 4, 3.5),
        ("2026-01-28", 5, 4.0),
        ("2026-02-01", 6, 4.0),
        ("2026-02-08", 6, 5.0),
        ("2026-02-23", 3, 5.5),
        ("2026-03-01", 5, 5.0),
        ("2026-03-10", 7, 5.0),
        ("2026-03-22", 7, 6.0),
    ];
    let expected = |value: fn(i32, f64) -> Value| -> Vec<(Value, Value)> {
        by_hand
            .iter()
            .map(|(day, point, median)| (json!(day), value(*point, *median)))
            .collect()
    };
    assert_eq!(points, expected(|point, _| json!(point)));
    assert_eq!(medians, expected(|_, median| json!(median)));
    // On 14 January, back on the 25th; on 23 February, back on 10 March.
    assert_eq!((&last["dips"], &last["came_back"]), (&json!(2), &json!(2)));
    let within = series("2026-03-01T20:00:00+00:00");
    assert_eq!(
        (&within["dips"], &within["came_back"]),
        (&json!(2), &json!(1))
    );
    // Days without a word are not there, and a scale that was left out is blank.
    let life = Life::until(LAST);
    let self_trust = life.ask("checkin_series", &json!({"scale": "self_trust"}));
    assert_eq!(each(&self_trust["points"], "value"), json!([2, 3, 5, 4]));
}

#[test]
fn small_steps_are_of_any_kind_and_of_a_matter_where_that_is_asked() {
    let life = Life::until(LAST);
    let all = life.ask("small_step_list", &json!({"limit": 50}));
    let names = json!([
        "checkin 2026-03-10",
        "evening 2026-02-22",
        "walk 2026-02-22",
        "limit 2026-02-20",
        "landlord 2026-02-07",
        "checkin 2026-01-28",
        "walk 2026-01-18",
        "evening 2026-01-16",
        "letter",
        "checkin 2026-01-11",
    ]);
    assert_eq!(each(&all, "id"), names);
    let of_it = life.ask("small_step_list", &json!({"matter": "{money}"}));
    let names = json!([
        "evening 2026-02-22",
        "evening 2026-01-16",
        "letter",
        "checkin 2026-01-11"
    ]);
    assert_eq!(each(&of_it, "id"), names);
}

#[test]
fn values_show_their_latest_look_and_how_far_apart_it_was() {
    let shown = |moment: &str| {
        let values = Life::until(moment).ask("value_list", &json!({}));
        let values = values.as_array().unwrap().iter();
        let looks = values.map(|value| {
            let look = &value["look"];
            json!([
                value["name"],
                look["on_day"],
                look["importance"],
                look["lived"],
                value["gap"]
            ])
        });
        looks.collect::<Value>()
    };
    let sunday = json!([
        ["Honest", "2026-02-08", 9, 5, 4],
        ["Present", "2026-01-11", 7, 5, 2],
    ]);
    assert_eq!(shown(SUNDAY), sunday);
    let last = json!([
        ["Honest", "2026-03-15", 9, 7, 2],
        ["Present", "2026-03-15", 8, 6, 2],
    ]);
    assert_eq!(shown(LAST), last);
}

#[test]
fn a_meeting_shows_what_was_brought_and_what_was_taken_away() {
    let shown = Life::until(LAST).ask("session_show", &json!({"id": "{first}"}));
    let meeting = &shown["session"];
    assert_eq!(meeting["takeaways"], "Say the number first, then stop.");
    assert_eq!(meeting["next_steps"], "Write to the landlord.");
    let items = &shown["items"];
    assert_eq!(
        each(items, "type"),
        json!(["question", "entry", "checkin_range"])
    );
    assert_eq!(each(items, "raised"), json!([true, false, false]));
    assert_eq!(items[1]["label"], "To J.");
    assert_eq!(
        (&items[2]["from_day"], &items[2]["to_day"]),
        (&json!("2026-01-05"), &json!("2026-02-02"))
    );
}

#[test]
fn the_letter_is_put_together_from_its_answers_and_its_versions_are_kept() {
    let life = Life::until("2026-01-10T19:10:00+00:00");
    let request = json!({"id": "{letter}"});
    let together = "I hid the card and lied when you asked.\n\nYou found out from a letter.\n\n\
        The lying was mine.\n\nI say what I spent before you ask.\n\nI sell the guitar.";
    assert_eq!(
        life.ask("apology_letter", &request),
        json!({"text": together})
    );
    let life = Life::until(LAST);
    let letter = life.ask("entry_show", &request);
    assert_eq!(letter["body"], together);
    assert_eq!(
        (&letter["status"], &letter["given_on"], &letter["revision"]),
        (&json!("given"), &json!("2026-01-16"), &json!(4))
    );
    let past = life.ask("entry_history", &request);
    assert_eq!(each(&past, "revision"), json!([3, 2, 1]));
    assert_eq!(past[2]["fields"].get("mine"), None);
    // Every answer of every entry with a guide is one the guide asks for.
    let guides = life.ask("guide_list", &json!({}));
    let entries = life.ask("entry_list", &json!({}));
    for line in entries.as_array().unwrap() {
        let entry = life.ask(
            "entry_show",
            &json!({"id": format!("{{{}}}", line["id"].as_str().unwrap())}),
        );
        let mut of_it = guides.as_array().unwrap().iter().filter(|guide| {
            guide["for"]["kind"] == entry["kind"] && guide["for"].get("lens") == entry.get("lens")
        });
        let Some(guide) = of_it.next() else {
            assert_eq!(entry["fields"], json!({}), "{line}");
            continue;
        };
        let asked = each(&guide["steps"], "field");
        for answer in entry["fields"].as_object().unwrap().keys() {
            assert!(
                asked.as_array().unwrap().contains(&json!(answer)),
                "{answer}"
            );
        }
    }
}
