//! A clock on the wall of wherever the writer is, and all that a journal keeps of repairing.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, FixedOffset};
use lamplight_api::clock::{Clock, Now};
use serde_json::{Value, json};

use crate::room::Room;

/// Shows a moment until it is set to another, there or elsewhere.
#[derive(Clone)]
pub struct Wall(Arc<Mutex<DateTime<FixedOffset>>>);

impl Wall {
    pub fn at(moment: &str) -> Self {
        Self(Arc::new(Mutex::new(moment.parse().unwrap())))
    }

    pub fn set(&self, moment: &str) {
        *self.0.lock().unwrap() = moment.parse().unwrap();
    }
}

impl Clock for Wall {
    fn now(&self) -> Now {
        Now {
            local: *self.0.lock().unwrap(),
            zone: None,
        }
    }
}

impl Room {
    /// One with a clock that can be set.
    pub fn on(wall: &Wall) -> Self {
        Self::by(Arc::new(wall.clone()))
    }

    /// Adds something and gives its name.
    pub fn new_id(&self, name: &str, request: &Value) -> String {
        let added = self.call(name, request);
        added["id"].as_str().unwrap().to_owned()
    }

    /// Everything that is kept of commitments, values and check-ins, and what is in the trash.
    pub fn content(&self) -> Value {
        let list = |name: &str| self.call(name, &json!({}));
        let each = |list: &Value, id: fn(&Value) -> &Value, name: &str, field: &str| {
            let all = list.as_array().unwrap().iter();
            let shown = all.map(|one| self.call(name, &json!({field: id(one)})));
            Value::Array(shown.collect())
        };
        let commitments = list("commitment_list");
        let values = list("value_list");
        json!({
            "commitments": each(&commitments, |line| &line["commitment"]["id"], "commitment_show", "id"),
            "looks": each(&values, |value| &value["id"], "look_list", "value"),
            "values": values,
            "checkins": list("checkin_list"),
            "steps": list("small_step_list"),
            "entries": list("entry_list"),
            "people": list("person_list"),
            "trash": list("trash_list"),
        })
    }

    /// Asks for what is refused, sees that nothing changed, and gives the code and the field.
    pub fn refused_whole(&self, name: &str, request: &Value) -> (&'static str, String) {
        let before = self.content();
        self.told();
        let (code, field) = self.refused(name, request);
        assert_eq!(self.content(), before, "{name} {request}");
        assert_eq!(self.told(), [], "{name} {request}");
        (code, field.unwrap_or_default())
    }
}

/// A name that nothing has.
pub const NOBODY: &str = "0190a6f2-0000-7000-8000-000000000000";

/// The refusal of one field.
pub fn invalid(field: &str) -> (&'static str, String) {
    ("invalid", field.to_owned())
}
