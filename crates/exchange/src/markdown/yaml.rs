//! YAML front matter, read strictly and without surprises.
//!
//! The parser gives events; what a scalar means is decided here, because for a journal `001` is a
//! text and `1.10` is not `1.1`. Front matter with anchors, repeated keys or more depth than
//! [`DEEPEST`] counts as unreadable: nobody writes it, and it is how YAML is made to explode.

use granit_parser::{Event, Parser, ScalarStyle, StrInput, options};
use serde_json::{Map, Number, Value};

/// How deep lists and mappings may lie in each other: as deep as in a line of JSON.
const DEEPEST: u32 = 64;
/// The longest front matter that is parsed, in bytes.
const LONGEST: usize = 1024 * 1024;

/// A value as it was written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// A scalar without quotes: its meaning depends on who asks.
    Plain(String),
    /// A scalar that can only be a text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in order.
    Mapping(Vec<(String, Node)>),
}

/// What a front matter says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Yaml {
    pub(super) keys: Vec<(String, Node)>,
    /// Without their `#`.
    pub(super) comments: Vec<String>,
}

/// Reads one mapping; nothing where it is not valid, or not a mapping.
pub(super) fn parse(yaml: &str) -> Option<Yaml> {
    if yaml.len() > LONGEST {
        return None;
    }
    let limits = options! {
        flow_nesting_limit: 64,
        block_nesting_limit: 64,
        max_buffered_comment_events: 10_000,
        disallow_directives: true,
    };
    let mut composer = Composer {
        parser: Parser::new_from_str_with_options(yaml, limits),
        comments: Vec::new(),
    };
    let keys = composer.document()?;
    let comments = composer.comments;
    Some(Yaml { keys, comments })
}

struct Composer<'a> {
    parser: Parser<'a, StrInput<'a>>,
    comments: Vec<String>,
}

impl<'a> Composer<'a> {
    fn event(&mut self) -> Option<Event<'a>> {
        loop {
            match self.parser.next()?.ok()?.0 {
                Event::Comment(text, _) => self.comments.push(text.trim().to_owned()),
                event => return Some(event),
            }
        }
    }

    fn document(&mut self) -> Option<Vec<(String, Node)>> {
        let Event::StreamStart = self.event()? else {
            return None;
        };
        let keys = match self.event()? {
            Event::StreamEnd => return Some(Vec::new()),
            Event::DocumentStart(..) => {
                let first = self.event()?;
                match self.node(first, 1)? {
                    Node::Mapping(keys) => keys,
                    Node::Plain(nothing) if nothing.is_empty() => Vec::new(),
                    _ => return None,
                }
            }
            _ => return None,
        };
        let ended = matches!(self.event()?, Event::DocumentEnd)
            && matches!(self.event()?, Event::StreamEnd);
        ended.then_some(keys)
    }

    fn node(&mut self, event: Event<'a>, depth: u32) -> Option<Node> {
        match event {
            Event::Scalar(text, style, 0, tag) => {
                let said_to_be_text = tag.is_some_and(|tag| tag.suffix() == "str");
                let text = text.into_owned();
                Some(match style {
                    ScalarStyle::Plain if !said_to_be_text => Node::Plain(text),
                    _ => Node::Text(text),
                })
            }
            Event::SequenceStart(_, 0, _) if depth <= DEEPEST => {
                let mut list = Vec::new();
                loop {
                    match self.event()? {
                        Event::SequenceEnd => return Some(Node::List(list)),
                        item => list.push(self.node(item, depth + 1)?),
                    }
                }
            }
            Event::MappingStart(_, 0, _) if depth <= DEEPEST => self.mapping(depth),
            _ => None,
        }
    }

    fn mapping(&mut self, depth: u32) -> Option<Node> {
        let mut known = std::collections::HashSet::new();
        let mut keys = Vec::new();
        loop {
            let key = match self.event()? {
                Event::MappingEnd => return Some(Node::Mapping(keys)),
                Event::Scalar(text, _, 0, _) => text.into_owned(),
                _ => return None,
            };
            if !known.insert(key.clone()) {
                return None;
            }
            let value = self.event()?;
            keys.push((key, self.node(value, depth + 1)?));
        }
    }
}

impl Node {
    /// Whether it says nothing.
    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Plain(text) if ["", "~", "null", "Null", "NULL"].contains(&text.as_str()))
    }

    /// A scalar as text, as it was written.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Plain(text) | Self::Text(text) => Some(text),
            Self::List(_) | Self::Mapping(_) => None,
        }
    }

    /// The value to be kept. A number or truth value is one only where it is written the way it
    /// would be written again; otherwise it stays the text that it is.
    pub(super) fn into_value(self) -> Value {
        match self {
            plain @ Self::Plain(_) if plain.is_null() => Value::Null,
            Self::Plain(text) => match text.as_str() {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                written => match written.parse::<Number>() {
                    Ok(number) if number.to_string() == written => Value::Number(number),
                    _ => Value::String(text),
                },
            },
            Self::Text(text) => Value::String(text),
            Self::List(items) => items.into_iter().map(Self::into_value).collect(),
            Self::Mapping(keys) => {
                let keys = keys.into_iter().map(|(key, node)| (key, node.into_value()));
                Value::Object(keys.collect::<Map<_, _>>())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn value(yaml: &str) -> Option<Value> {
        parse(yaml).map(|yaml| Node::Mapping(yaml.keys).into_value())
    }

    #[test]
    fn a_scalar_is_a_number_only_where_it_is_written_back_the_same() {
        for (text, expected) in [
            ("7", json!(7)),
            ("-7", json!(-7)),
            ("37.084021", json!(37.084_021)),
            ("18446744073709551615", json!(u64::MAX)),
            ("001", json!("001")),
            ("1.10", json!("1.10")),
            ("+1", json!("+1")),
            ("1_000", json!("1_000")),
            ("0x1F", json!("0x1F")),
            ("1e3", json!("1e3")),
            ("12345678901234567890123", json!("12345678901234567890123")),
            ("true", json!(true)),
            ("No", json!("No")),
            ("\"7\"", json!("7")),
            ("!!str 7", json!("7")),
            ("~", Value::Null),
            ("''", json!("")),
            ("2024-01-05 10:00", json!("2024-01-05 10:00")),
            ("|\n  two\n  lines\n", json!("two\nlines\n")),
        ] {
            assert_eq!(
                value(&format!("a: {text}")),
                Some(json!({"a": expected})),
                "{text}"
            );
        }
    }

    #[test]
    fn empty_front_matter_and_comments_are_front_matter() {
        assert_eq!(parse(""), Some(Yaml::default()));
        let yaml = parse("# above\na: b # beside\n# below\n").unwrap();
        assert_eq!(yaml.comments, ["above", "beside", "below"]);
        assert_eq!(parse("# alone").unwrap().comments, ["alone"]);
    }

    #[test]
    fn depth_has_a_limit() {
        let nested = |n: usize| format!("a: {}7{}", "[".repeat(n), "]".repeat(n));
        assert!(parse(&nested(63)).is_some());
        assert!(parse(&nested(64)).is_none());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(yaml in "[-a: \n\t#&*!|>'\"%@`{}\\[\\],?\\\\]{0,60}|\\PC{0,60}") {
            let _ = parse(&yaml);
        }
    }
}
