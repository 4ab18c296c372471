//! Days and due days, wherever the clock is and whatever is done to it.

use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::Wall;

struct Due {
    wall: Wall,
    room: Room,
}

impl Due {
    fn at(moment: &str) -> Self {
        let wall = Wall::at(moment);
        let room = Room::on(&wall);
        Self { wall, room }
    }

    fn add(&self, cadence: &str) -> String {
        let request = json!({"kind": "promise", "text": cadence, "cadence": cadence});
        self.room.new_id("commitment_add", &request)
    }

    fn kept(&self, id: &str) -> String {
        let request = json!({"commitment": id, "outcome": "kept"});
        self.room.new_id("event_add", &request)
    }

    /// Whether it is due at this moment, on the list and by itself.
    fn due(&self, id: &str, moment: &str) -> bool {
        self.wall.set(moment);
        let shown = self.room.call("commitment_show", &json!({"id": id}));
        let due = shown["due"].as_bool().unwrap();
        let list = self.room.call("commitment_list", &json!({}));
        let mut lines = list.as_array().unwrap().iter();
        let line = lines
            .find(|line| line["commitment"]["id"] == json!(id))
            .unwrap();
        assert_eq!(line["due"], due);
        let today = moment.split('T').next().unwrap();
        let listed = self.room.call("commitment_list", &json!({"due_on": today}));
        let mut listed = listed.as_array().unwrap().iter();
        assert_eq!(
            listed.any(|line| line["commitment"]["id"] == json!(id)),
            due
        );
        due
    }

    fn days(&self, id: &str) -> Value {
        let list = self.room.call("event_list", &json!({"commitment": id}));
        let days = list.as_array().unwrap().iter();
        days.map(|event| event["on_day"].clone()).collect()
    }
}

#[test]
fn from_auckland_to_honolulu_a_day_is_the_day_on_the_wall() {
    // Thursday morning in Auckland is Wednesday in Honolulu.
    let due = Due::at("2026-03-05T09:00:00+13:00");
    let daily = due.add("daily");
    let weekly = due.add("weekly");
    due.kept(&daily);
    due.kept(&weekly);
    assert!(!due.due(&daily, "2026-03-05T23:59:59+13:00"));
    // Off the plane the day before: what starts tomorrow is not due, and what came of it is there.
    assert!(!due.due(&daily, "2026-03-04T12:00:00-10:00"));
    assert_eq!(due.days(&daily), json!(["2026-03-05"]));
    assert!(!due.due(&daily, "2026-03-05T00:00:00-10:00"));
    assert!(due.due(&daily, "2026-03-06T00:00:00-10:00"));
    assert!(!due.due(&weekly, "2026-03-11T23:59:59-10:00"));
    assert!(due.due(&weekly, "2026-03-12T00:00:00-10:00"));
    due.kept(&daily);
    assert_eq!(due.days(&daily), json!(["2026-03-05", "2026-03-12"]));
}

#[test]
fn a_night_of_a_clock_change_has_one_day() {
    // 25 October 2026: at 3:00 it is 2:00 again.
    let due = Due::at("2026-10-24T20:00:00+02:00");
    let daily = due.add("daily");
    due.kept(&daily);
    assert!(!due.due(&daily, "2026-10-24T23:59:59+02:00"));
    assert!(due.due(&daily, "2026-10-25T00:00:00+02:00"));
    due.wall.set("2026-10-25T02:30:00+02:00");
    let event = due.kept(&daily);
    assert!(!due.due(&daily, "2026-10-25T02:10:00+01:00"));
    assert!(!due.due(&daily, "2026-10-25T23:59:59+01:00"));
    assert!(due.due(&daily, "2026-10-26T00:00:00+01:00"));
    due.room.call("event_delete", &json!({"id": event}));
    assert!(due.due(&daily, "2026-10-25T02:10:00+01:00"));

    // 29 March 2026: at 2:00 it is 3:00.
    let due = Due::at("2026-03-28T20:00:00+01:00");
    let daily = due.add("daily");
    due.kept(&daily);
    assert!(due.due(&daily, "2026-03-29T00:30:00+01:00"));
    due.wall.set("2026-03-29T01:59:59+01:00");
    due.kept(&daily);
    assert!(!due.due(&daily, "2026-03-29T03:00:00+02:00"));
    assert!(!due.due(&daily, "2026-03-29T23:59:59+02:00"));
    assert!(due.due(&daily, "2026-03-30T00:00:00+02:00"));
    assert_eq!(due.days(&daily), json!(["2026-03-28", "2026-03-29"]));
}

#[test]
fn a_leap_day_comes_round_on_the_last_of_february() {
    let due = Due::at("2028-02-29T09:00:00+00:00");
    let monthly = due.add("monthly");
    due.kept(&monthly);
    assert!(!due.due(&monthly, "2028-03-28T09:00:00+00:00"));
    assert!(due.due(&monthly, "2028-03-29T09:00:00+00:00"));
    due.wall.set("2029-01-30T09:00:00+00:00");
    due.kept(&monthly);
    assert!(!due.due(&monthly, "2029-02-27T09:00:00+00:00"));
    assert!(due.due(&monthly, "2029-02-28T09:00:00+00:00"));
}

#[test]
fn a_clock_set_back_a_year_loses_nothing_and_reorders_nothing() {
    let due = Due::at("2026-03-02T09:00:00+00:00");
    let daily = due.add("daily");
    due.kept(&daily);
    due.wall.set("2026-03-04T09:00:00+00:00");
    let ahead = due.kept(&daily);
    due.room.call("checkin_add", &json!({"trust": 5}));
    due.wall.set("2025-03-04T09:00:00+00:00");
    let earlier = due.add("daily");
    due.kept(&earlier);
    due.room.call("checkin_add", &json!({"trust": 3}));

    assert_eq!(due.days(&daily), json!(["2026-03-02", "2026-03-04"]));
    assert!(!due.due(&daily, "2025-03-05T09:00:00+00:00"));
    assert!(due.due(&earlier, "2025-03-05T09:00:00+00:00"));
    // What lies ahead can be changed where it is, and is shown as it is.
    let note = json!({"id": ahead, "note": "As it was."});
    due.room.call("event_edit", &note);
    let shown = due.room.call("commitment_show", &json!({"id": daily}));
    assert_eq!(shown["events"][1]["note"], "As it was.");
    assert_eq!(shown["over_time"]["dots"][1]["on_day"], "2026-03-04");
    assert_eq!(shown["over_time"]["of"], 0);
    let series = due.room.call("checkin_series", &json!({"scale": "trust"}));
    let days = series["points"].as_array().unwrap().iter();
    let days: Value = days.map(|point| point["on_day"].clone()).collect();
    assert_eq!(days, json!(["2025-03-04", "2026-03-04"]));

    // Set right again, all is as it was.
    assert!(!due.due(&daily, "2026-03-04T10:00:00+00:00"));
    assert!(due.due(&daily, "2026-03-05T10:00:00+00:00"));
    assert_eq!(due.days(&daily), json!(["2026-03-02", "2026-03-04"]));
}
