//! One line to one entry.

use lamplight_journal::entries::{EntryId, Kind, LONGEST_NAME, NewEntry, Status, answers_from};
use lamplight_journal::intake::Origin;
use serde::Deserialize as _;
use serde_json::{Map, Value};

use super::object::{self, NoObject};
use super::{FORMAT, is_field};
use crate::{date, extra, hash, mood, zone};

/// How deep objects and lists may lie in each other.
const DEEPEST: u32 = 64;

/// Reads one line, or says in plain words why not, quoting nothing of it.
pub(super) fn parse(line: &[u8]) -> Result<(Origin, NewEntry), String> {
    let text = std::str::from_utf8(line).map_err(|_| "the line is not valid UTF-8 text")?;
    if depth(line) > DEEPEST {
        return Err("the line is nested more than 64 deep".to_owned());
    }
    let keys = object::read(text).map_err(|error| match error {
        NoObject::NotAnObject => "the line is not a JSON object".to_owned(),
        NoObject::KeyTwice => "a key stands in the line twice".to_owned(),
        NoObject::NoJson(byte) => format!("the line is not valid JSON, from byte {byte} on"),
    })?;
    Line {
        keys,
        aside: Map::new(),
    }
    .entry()
}

/// How deep the line goes. Braces in texts do not count.
fn depth(line: &[u8]) -> u32 {
    let (mut depth, mut deepest) = (0_u32, 0);
    let (mut in_text, mut escaped) = (false, false);
    for byte in line {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'{' | b'[' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// The keys that are left, and what has no field.
struct Line {
    keys: Map<String, Value>,
    aside: Map<String, Value>,
}

impl Line {
    fn entry(mut self) -> Result<(Origin, NewEntry), String> {
        let created_at = match self.keys.remove("created_at") {
            Some(Value::String(text)) => text,
            None | Some(Value::Null) => return Err("there is no created_at".to_owned()),
            Some(_) => return Err("created_at is not a text".to_owned()),
        };
        let entry_date = date::read(&created_at)
            .ok_or("created_at is not a date; one looks like 2026-03-04T18:30:00+01:00")?;
        let title = self.field("title", text).unwrap_or_default();
        let body = match self.keys.remove("body") {
            Some(Value::String(text)) => text,
            None | Some(Value::Null) if !title.is_empty() => String::new(),
            None | Some(Value::Null) => return Err("there is neither body nor title".to_owned()),
            Some(_) => return Err("the body is not a text".to_owned()),
        };
        let origin = self.origin(&created_at, &title, &body);
        let kind = self.field("kind", |value| value.as_str()?.parse().ok());
        let zone = self.field("zone", |value| zone::read(value.as_str()?));
        let tags = self.field("tags", tags).unwrap_or_default();
        let feeling = self.feeling();
        let lens = self.field("lens", lens);
        let status = self.field("status", |value| Status::deserialize(value).ok());
        let given_on = self.field("given_on", |value| value.as_str()?.parse().ok());
        let feel_before = self.field("feel_before", mood::feeling);
        let feel_after = self.field("feel_after", mood::feeling);
        let fields = self.field("fields", answers_from).unwrap_or_default();
        for (key, value) in std::mem::take(&mut self.keys) {
            self.aside.insert(extra::inner(key, is_field), value);
        }
        let entry = NewEntry {
            title,
            body,
            entry_date: Some(entry_date),
            zone,
            tags,
            feeling,
            lens,
            status,
            given_on,
            feel_before,
            feel_after,
            fields,
            extra: (!self.aside.is_empty()).then_some(self.aside),
            ..NewEntry::of(kind.unwrap_or(Kind::Reflection))
        };
        Ok((origin, entry))
    }

    /// A field that may be missing. What is there and cannot be read is kept aside.
    fn field<T>(&mut self, key: &str, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let value = self.keys.remove(key).filter(|value| !value.is_null())?;
        let found = read(&value);
        if found.is_none() {
            self.aside.insert(key.to_owned(), value);
        }
        found
    }

    /// An exact feeling comes before a mood, which then has nothing to add unless it differs.
    fn feeling(&mut self) -> Option<u8> {
        match self.field("feeling", mood::feeling) {
            None => self.field("mood", mood::read),
            Some(feeling) => {
                self.field("mood", |value| {
                    (mood::read(value)? == mood::word(feeling).1).then_some(())
                });
                Some(feeling)
            }
        }
    }

    /// A UUID stays the entry's own name. Another name, such as a number, is its own in one file
    /// only, so it is known again together with what the entry says.
    fn origin(&mut self, created_at: &str, title: &str, body: &str) -> Origin {
        let name = self.field("id", text).unwrap_or_default();
        if let Some(id) = crate::id::read(&name) {
            return Origin::Id(EntryId::from_uuid(id));
        }
        let said = [name.as_str(), created_at, title, body].map(str::as_bytes);
        Origin::Named {
            format: FORMAT.name,
            source: hash::name(&said),
        }
    }
}

/// A text; also a number or a truth value, as it is written.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

/// The name of a lens.
fn lens(value: &Value) -> Option<String> {
    let lens = value.as_str()?;
    let is_name = !lens.trim().is_empty() && lens.len() <= LONGEST_NAME;
    is_name.then(|| lens.to_owned())
}

/// A list of texts, or one text. Blank ones say nothing.
fn tags(value: &Value) -> Option<Vec<String>> {
    let found: Vec<String> = match value {
        Value::Array(each) => each.iter().map(text).collect::<Option<_>>()?,
        one => vec![text(one)?],
    };
    Some(
        found
            .into_iter()
            .filter(|tag| !tag.trim().is_empty())
            .collect(),
    )
}
