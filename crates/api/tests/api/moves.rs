//! Days on the list of entries, their timeline and the timeline of a matter, wherever the clock is
//! and whatever is done to it.

use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::Wall;

struct Moves {
    wall: Wall,
    room: Room,
    matter: String,
}

impl Moves {
    fn at(moment: &str) -> Self {
        let wall = Wall::at(moment);
        let room = Room::on(&wall);
        let matter = json!({"title": "Sunday", "role": "both", "happened": &moment[..10]});
        let matter = room.new_id("matter_add", &matter);
        Self { wall, room, matter }
    }

    fn write(&self, title: &str) -> String {
        let entry = json!({"kind": "talk", "title": title, "matter": self.matter});
        self.room.new_id("entry_add", &entry)
    }

    fn write_at(&self, moment: &str, title: &str) -> String {
        self.wall.set(moment);
        self.write(title)
    }

    /// The titles between two days, the newest first: on the list, and on the timeline page by page.
    fn between(&self, from: &str, to: &str) -> Vec<String> {
        let mut days = json!({"from": from, "to": to});
        let titles = |lines: &[Value]| -> Vec<String> {
            let titles = lines.iter().map(|line| line["title"].as_str().unwrap());
            titles.map(str::to_owned).collect()
        };
        let list = self.room.call("entry_list", &days);
        let listed = titles(list.as_array().unwrap());
        let mut paged = Vec::new();
        days["limit"] = json!(1);
        loop {
            let page = self.room.call("timeline", &days);
            paged.extend(titles(page["entries"].as_array().unwrap()));
            match page.get("next") {
                Some(next) => days["cursor"] = next.clone(),
                None => break,
            }
        }
        assert_eq!(paged, listed);
        listed
    }

    fn on(&self, day: &str) -> Vec<String> {
        self.between(day, day)
    }

    /// The titles on the timeline of the matter with their days, the newest first.
    fn of_matter(&self) -> Vec<(String, String)> {
        let request = json!({"id": self.matter});
        let shown = self.room.call("matter_timeline", &request);
        let moments = shown["moments"].as_array().unwrap().iter();
        let text = |moment: &Value, field: &str| moment[field].as_str().unwrap().to_owned();
        moments
            .map(|moment| (text(moment, "title"), text(moment, "on_day")))
            .collect()
    }

    fn since(&self) -> Value {
        let request = json!({"id": self.matter, "since": true});
        self.room.call("matter_timeline", &request)["since_days"].clone()
    }
}

fn owned(moments: &[(&str, &str)]) -> Vec<(String, String)> {
    let moments = moments.iter();
    moments
        .map(|(title, day)| ((*title).to_owned(), (*day).to_owned()))
        .collect()
}

#[test]
fn from_auckland_to_honolulu_what_was_written_keeps_the_day_it_was_written_on() {
    let moves = Moves::at("2026-03-05T08:00:00+13:00");
    moves.write_at("2026-03-05T09:00:00+13:00", "Auckland");
    // Nine hours later, and the day before.
    moves.write_at("2026-03-04T19:00:00-10:00", "Honolulu");
    moves.write_at("2026-03-05T00:00:00-10:00", "Midnight");
    for there in ["2026-03-05T01:00:00-10:00", "2026-03-06T01:00:00+13:00"] {
        moves.wall.set(there);
        assert_eq!(moves.on("2026-03-04"), ["Honolulu"]);
        assert_eq!(moves.on("2026-03-05"), ["Midnight", "Auckland"]);
        assert_eq!(moves.on("2026-03-06"), [""; 0]);
        // The list goes by what came after what, wherever that was.
        let all = ["Midnight", "Honolulu", "Auckland"];
        assert_eq!(moves.between("2026-03-04", "2026-03-05"), all);
        // A matter goes by days, on each of which the latest comes first.
        let days = [
            ("Midnight", "2026-03-05"),
            ("Auckland", "2026-03-05"),
            ("Honolulu", "2026-03-04"),
        ];
        assert_eq!(moves.of_matter(), owned(&days));
    }
    // It happened today in Auckland, and not yet in Honolulu.
    moves.wall.set("2026-03-04T19:00:00-10:00");
    assert_eq!(moves.since(), Value::Null);
    moves.wall.set("2026-03-05T00:00:00-10:00");
    assert_eq!(moves.since(), 0);
    moves.wall.set("2026-03-06T00:00:00+13:00");
    assert_eq!(moves.since(), 1);
}

#[test]
fn what_was_written_in_an_hour_that_comes_twice_stands_in_the_order_it_was_written() {
    // 25 October 2026: at 3:00 it is 2:00 again.
    let moves = Moves::at("2026-10-24T20:00:00+02:00");
    moves.write_at("2026-10-25T00:00:00+02:00", "Midnight");
    moves.write_at("2026-10-25T02:50:00+02:00", "First time");
    moves.write_at("2026-10-25T02:10:00+01:00", "Second time");
    moves.write_at("2026-10-25T23:59:59+01:00", "Last");
    moves.write_at("2026-10-26T00:00:00+01:00", "Monday");
    let sunday = ["Last", "Second time", "First time", "Midnight"];
    assert_eq!(moves.on("2026-10-25"), sunday);
    let days = sunday.map(|title| (title, "2026-10-25"));
    assert_eq!(moves.of_matter()[1..], owned(&days));
    assert_eq!(moves.of_matter()[0].1, "2026-10-26");
    // A day of 25 hours is one day.
    assert_eq!(moves.since(), 2);
}

#[test]
fn what_was_written_before_and_after_an_hour_that_is_left_out_is_of_one_day() {
    // 29 March 2026: at 2:00 it is 3:00.
    let moves = Moves::at("2026-03-28T20:00:00+01:00");
    moves.write_at("2026-03-28T23:59:59+01:00", "Saturday");
    moves.write_at("2026-03-29T01:59:59+01:00", "Before");
    moves.write_at("2026-03-29T03:00:00+02:00", "After");
    moves.write_at("2026-03-30T00:00:00+02:00", "Monday");
    assert_eq!(moves.on("2026-03-29"), ["After", "Before"]);
    assert_eq!(moves.on("2026-03-28"), ["Saturday"]);
    let days = [
        ("Monday", "2026-03-30"),
        ("After", "2026-03-29"),
        ("Before", "2026-03-29"),
        ("Saturday", "2026-03-28"),
    ];
    assert_eq!(moves.of_matter(), owned(&days));
    // A day of 23 hours is a whole day.
    assert_eq!(moves.since(), 2);
}

#[test]
fn the_29th_of_february_is_a_day_like_any_other() {
    let moves = Moves::at("2028-02-28T09:00:00+00:00");
    let sealed = moves.write("Sealed");
    let seal = json!({"id": sealed, "until": "2028-02-29"});
    moves.room.call("entry_seal", &seal);
    let resting = moves.write("Resting");
    let rest = json!({"id": resting, "rests_until": "2028-02-29"});
    moves.room.call("entry_edit", &rest);
    assert_eq!(moves.on("2028-02-28"), ["Resting"]);
    let draft = |moves: &Moves| moves.room.call("home", &json!({}))["draft"]["title"].clone();
    moves.wall.set("2028-02-28T23:59:59+00:00");
    assert_eq!((draft(&moves), moves.of_matter().len()), (Value::Null, 1));
    moves.wall.set("2028-02-29T00:00:00+00:00");
    assert_eq!(moves.on("2028-02-28"), ["Resting", "Sealed"]);
    assert_eq!(draft(&moves), "Resting");
    assert_eq!(moves.since(), 1);
    moves.write("Leap day");
    moves.write_at("2028-03-01T00:00:00+00:00", "March");
    assert_eq!(moves.on("2028-02-29"), ["Leap day"]);
    assert_eq!(moves.since(), 2);
    assert_eq!(
        moves.between("2028-02-29", "2028-03-01"),
        ["March", "Leap day"]
    );

    // A year on from it there is no such day, and none is made up.
    let born = Moves::at("2028-02-29T09:00:00+00:00");
    for (today, days) in [
        ("2029-02-28", 365),
        ("2029-03-01", 366),
        ("2032-02-29", 1461),
    ] {
        born.wall.set(&format!("{today}T09:00:00+00:00"));
        assert_eq!(born.since(), days, "{today}");
    }
    let nowhere = json!({"from": "2029-02-29"});
    for list in ["entry_list", "timeline"] {
        let refused = born.room.refused(list, &nowhere);
        assert_eq!(refused, ("invalid", Some("from".to_owned())));
    }
    let entry = json!({"kind": "talk", "date": "2029-02-29"});
    let refused = born.room.refused("entry_add", &entry);
    assert_eq!(refused, ("invalid", Some("date".to_owned())));
    assert_eq!(born.of_matter(), []);
}

#[test]
fn a_clock_set_back_a_year_loses_nothing_that_was_written_and_reorders_nothing() {
    let moves = Moves::at("2026-03-02T09:00:00+00:00");
    moves.write("Monday");
    let wednesday = moves.write_at("2026-03-04T09:00:00+00:00", "Wednesday");
    moves.write_at("2025-03-04T10:00:00+00:00", "A year ago");
    let all = ["Wednesday", "Monday", "A year ago"];
    let days = [
        ("Wednesday", "2026-03-04"),
        ("Monday", "2026-03-02"),
        ("A year ago", "2025-03-04"),
    ];
    let as_it_was = |moves: &Moves| {
        assert_eq!(moves.between("2025-01-01", "2026-12-31"), all);
        assert_eq!(moves.of_matter(), owned(&days));
    };
    as_it_was(&moves);
    assert_eq!(moves.since(), Value::Null);
    // What lies ahead is changed and put away as ever, and every state of it is kept.
    for body in ["Once", "Twice", "Three times"] {
        let edit = json!({"id": wednesday, "body": body});
        moves.room.call("entry_edit", &edit);
    }
    let past = moves.room.call("entry_history", &json!({"id": wednesday}));
    assert_eq!(past.as_array().unwrap().len(), 3);
    let delete = json!({"id": wednesday});
    moves.room.call("entry_delete", &delete);
    assert_eq!(moves.on("2026-03-04"), [""; 0]);
    moves.room.call("trash_restore", &delete);
    as_it_was(&moves);
    let moves = Moves {
        room: moves.room.reopened(),
        ..moves
    };
    as_it_was(&moves);
    moves.wall.set("2026-03-04T10:00:00+00:00");
    as_it_was(&moves);
    assert_eq!(moves.since(), 2);
}
