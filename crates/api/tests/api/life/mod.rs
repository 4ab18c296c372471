//! Twelve weeks of somebody's life, entered by the table as a script says, and what the tools say of
//! it on given days.

mod home;
mod over_time;
mod sections;
mod weeks;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::room::Room;
use crate::wall::Wall;

/// One command of the script. `{name}` in it stands for what an earlier step made under that name.
#[derive(Deserialize)]
struct Step {
    at: String,
    #[serde(rename = "do")]
    command: String,
    /// What is made is called so; what came of a commitment and check-ins have names of their own.
    #[serde(rename = "as")]
    called: Option<String>,
    with: Value,
}

impl Step {
    fn day(&self) -> &str {
        &self.at[..10]
    }

    /// `evening 2026-02-14`, `checkin 2026-02-14`, or the name the script gives.
    fn name(&self) -> Option<String> {
        let day = self.day();
        self.called.clone().or_else(|| match self.command.as_str() {
            "event_add" => {
                let of = self.with["commitment"].as_str()?;
                Some(format!("{} {day}", of.trim_matches(['{', '}'])))
            }
            "checkin_add" => Some(format!("checkin {day}")),
            _ => None,
        })
    }
}

fn script() -> Vec<Step> {
    serde_json::from_str(include_str!("script.json")).unwrap()
}

/// The life up to a moment, which it is now.
pub struct Life {
    room: Room,
    wall: Wall,
    names: BTreeMap<String, String>,
}

impl Life {
    fn until(moment: &str) -> Self {
        let wall = Wall::at("2026-01-05T12:00:00+00:00");
        let mut life = Self {
            room: Room::on(&wall),
            wall,
            names: BTreeMap::new(),
        };
        let now: chrono::DateTime<chrono::FixedOffset> = moment.parse().unwrap();
        for step in script() {
            let at: chrono::DateTime<chrono::FixedOffset> = step.at.parse().unwrap();
            if at > now {
                break;
            }
            life.wall.set(&step.at);
            let request = life.named(&step.with);
            let answer = life.room.call(&step.command, &request);
            if let Some(name) = step.name() {
                let id = answer["id"].as_str().unwrap().to_owned();
                assert_eq!(life.names.insert(name, id), None, "{}", step.at);
            }
        }
        life.wall.set(moment);
        life
    }

    /// A request with ids in place of names.
    fn named(&self, request: &Value) -> Value {
        let mut text = request.to_string();
        for (name, id) in &self.names {
            text = text.replace(&format!("{{{name}}}"), id);
        }
        serde_json::from_str(&text).unwrap()
    }

    /// What a command answers, with names in place of ids.
    fn ask(&self, command: &str, request: &Value) -> Value {
        let answer = self.room.call(command, &self.named(request));
        let mut text = answer.to_string();
        for (name, id) in &self.names {
            text = text.replace(id, name);
        }
        serde_json::from_str(&text).unwrap()
    }
}

/// One field of each of a list.
fn each(list: &Value, field: &str) -> Value {
    let all = list.as_array().unwrap().iter();
    all.map(|one| one[field].clone()).collect()
}

#[test]
fn the_script_is_twelve_weeks_with_gaps() {
    let script = script();
    let count = |command: &str| script.iter().filter(|step| step.command == command).count();
    let of = ["matter_add", "entry_add", "event_add", "session_add"].map(count);
    assert_eq!(of, [2, 20, 40, 3]);
    let day = |step: &Step| -> chrono::NaiveDate { step.day().parse().unwrap() };
    let checkins = script.iter().filter(|step| step.command == "checkin_add");
    let days: Vec<chrono::NaiveDate> = checkins.map(day).collect();
    assert_eq!(days.len(), 13);
    let longest = days.windows(2).map(|two| (two[1] - two[0]).num_days());
    assert_eq!(longest.max(), Some(15));
    let moments: Vec<&str> = script.iter().map(|step| step.at.as_str()).collect();
    assert!(moments.is_sorted());
    // From a Monday to the Sunday at the end of the twelfth week.
    let weeks = "2026-03-29".parse::<chrono::NaiveDate>().unwrap() - day(&script[0]);
    assert_eq!(weeks.num_days() + 1, 12 * 7);
}

#[test]
fn all_of_it_is_there_at_the_end() {
    let life = Life::until("2026-03-29T10:00:00+01:00");
    let count = |command: &str| {
        let all = life.ask(command, &json!({}));
        all.as_array().unwrap().len()
    };
    let lists = [
        "person_list",
        "matter_list",
        "entry_list",
        "commitment_list",
        "checkin_list",
        "session_list",
        "value_list",
    ];
    // What was sealed until three days ago is in sight again.
    assert_eq!(lists.map(count), [2, 2, 20, 6, 13, 3, 2]);
    let commitments = ["evening", "spent", "walk", "limit", "bank", "landlord"];
    let events = commitments.map(|name| {
        let request = json!({"commitment": format!("{{{name}}}")});
        life.ask("event_list", &request).as_array().unwrap().len()
    });
    assert_eq!(events, [15, 8, 9, 5, 2, 1]);
    assert_eq!(
        Life::until("2026-03-25T10:00:00+00:00")
            .ask("entry_list", &json!({}))
            .as_array()
            .unwrap()
            .len(),
        19
    );
}
