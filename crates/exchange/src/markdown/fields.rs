//! From what a front matter says to the fields of an entry.

use lamplight_journal::entries::{EntryDate, EntryId, Kind};
use serde_json::{Map, Value};

use super::yaml::{Node, Yaml};
use crate::{date, extra, id, mood, zone};

/// The names a date goes by, the ones meant for it first.
const DATES: [&str; 6] = [
    "date",
    "created",
    "created_at",
    "date_created",
    "creation_date",
    "datetime",
];
/// The names of the other fields.
const OTHERS: [&str; 8] = [
    "title", "tags", "tag", "kind", "id", "zone", "feeling", "mood",
];

/// Whether a key is a field's whenever it is there. A date's other names are not: they give way to
/// `date`.
pub(super) fn is_field(key: &str) -> bool {
    let key = folded(key);
    key == "date" || OTHERS.contains(&key.as_str())
}

/// Capitals, blanks and hyphens make no difference in a key.
fn folded(key: &str) -> String {
    key.trim().to_lowercase().replace(['-', ' '], "_")
}

/// What a front matter says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Fields {
    pub(super) title: Option<String>,
    pub(super) date: Option<EntryDate>,
    /// There was a date, and it could not be read.
    pub(super) date_unread: bool,
    pub(super) tags: Vec<String>,
    pub(super) kind: Option<Kind>,
    pub(super) id: Option<EntryId>,
    pub(super) zone: Option<String>,
    pub(super) feeling: Option<u8>,
    /// Everything else.
    pub(super) aside: Map<String, Value>,
}

/// Takes the fields out; what is no field, or cannot be read as one, is kept aside.
pub(super) fn of(yaml: Yaml) -> Fields {
    let mut keys = Keys(yaml.keys);
    let date = DATES
        .iter()
        .find_map(|name| keys.take(name, |node| date::read(node.as_text()?)));
    let mut fields = Fields {
        title: keys.take("title", |node| node.as_text().map(str::to_owned)),
        date,
        date_unread: date.is_none() && DATES.iter().any(|name| keys.has(name)),
        tags: keys.take("tags", tags).unwrap_or_default(),
        kind: keys.take("kind", |node| node.as_text()?.trim().parse().ok()),
        id: keys.take("id", |node| {
            id::read(node.as_text()?.trim()).map(EntryId::from_uuid)
        }),
        zone: keys.take("zone", |node| zone::read(node.as_text()?)),
        feeling: keys.take("feeling", |node| mood::feeling(&node.clone().into_value())),
        aside: Map::new(),
    };
    fields
        .tags
        .extend(keys.take("tag", tags).unwrap_or_default());
    if fields.feeling.is_none() {
        fields.feeling = keys.take("mood", |node| mood::read(&node.clone().into_value()));
    }
    for (key, node) in keys.0 {
        // A field with nothing behind it says as much as no field.
        if is_field(&key) && node.is_null() {
            continue;
        }
        let key = extra::inner(key, is_field);
        fields.aside.insert(key, node.into_value());
    }
    keep_comments(yaml.comments, &mut fields.aside);
    fields
}

/// The keys that are left.
struct Keys(Vec<(String, Node)>);

impl Keys {
    /// Takes the first key of that name that can be read.
    fn take<T>(&mut self, name: &str, read: impl Fn(&Node) -> Option<T>) -> Option<T> {
        let found = self.0.iter().enumerate().find_map(|(at, (key, node))| {
            let meant = folded(key) == name && !node.is_null();
            Some((at, read(node).filter(|_| meant)?))
        });
        let (at, value) = found?;
        self.0.remove(at);
        Some(value)
    }

    fn has(&self, name: &str) -> bool {
        self.0
            .iter()
            .any(|(key, node)| folded(key) == name && !node.is_null())
    }
}

/// A list of tags; or one text, at whose commas or blanks the tags end. One `#` before a tag is not
/// part of it, and an export puts one before a tag that begins with one.
fn tags(node: &Node) -> Option<Vec<String>> {
    let bare = |tag: &str| tag.strip_prefix('#').unwrap_or(tag).to_owned();
    let tags: Vec<String> = match node {
        Node::List(items) => items
            .iter()
            .filter(|item| !item.is_null())
            .map(|item| item.as_text().map(bare))
            .collect::<Option<_>>()?,
        Node::Plain(text) | Node::Text(text) if text.contains(',') => {
            text.split(',').map(|tag| bare(tag.trim())).collect()
        }
        Node::Plain(text) | Node::Text(text) => text.split_whitespace().map(bare).collect(),
        Node::Mapping(_) => return None,
    };
    Some(
        tags.into_iter()
            .filter(|tag| !tag.trim().is_empty())
            .collect(),
    )
}

/// Under `#`, behind those that are there from an export.
fn keep_comments(comments: Vec<String>, aside: &mut Map<String, Value>) {
    if comments.is_empty() {
        return;
    }
    let comments = comments.into_iter().map(Value::String);
    match aside.get_mut("#") {
        Some(Value::Array(earlier)) => earlier.extend(comments),
        _ => {
            aside.insert("#".to_owned(), comments.collect());
        }
    }
}
