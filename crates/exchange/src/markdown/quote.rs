//! Values as YAML that every reader gives back exactly.
//!
//! Texts stand in double quotes, with everything escaped that some reader takes for a line break,
//! drops, or refuses. Lists and mappings are in flow style, which is JSON but for the escapes.

use std::fmt::Write as _;

use serde_json::Value;

/// A colon is looked for within the first 1,024 characters of a key; a longer key is marked by `?`.
const LONGEST_KEY: usize = 1000;

/// Adds a text in double quotes.
pub(super) fn text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Controls, the line breaks of Unicode, marks of byte order, and what is no character.
            '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => escape(c, out),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn escape(c: char, out: &mut String) {
    // Writing to a String does not fail.
    let _ = write!(out, "\\u{:04x}", u32::from(c));
}

/// Adds a key of the front matter and its colon.
pub(super) fn key(name: &str, out: &mut String) {
    if is_plain(name) {
        out.push_str(name);
        out.push_str(": ");
    } else {
        quoted_key(name, "\n: ", out);
    }
}

/// Adds a key in quotes, and its colon: `colon` behind a key that had to be marked.
fn quoted_key(name: &str, colon: &str, out: &mut String) {
    let mut quoted = String::with_capacity(name.len() + 2);
    text(name, &mut quoted);
    if quoted.len() > LONGEST_KEY {
        out.push_str("? ");
        out.push_str(&quoted);
        out.push_str(colon);
    } else {
        out.push_str(&quoted);
        out.push_str(": ");
    }
}

/// Whether no reader could take the key for anything but a text.
fn is_plain(name: &str) -> bool {
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    name.len() < LONGEST_KEY
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
        && !words.iter().any(|word| name.eq_ignore_ascii_case(word))
}

/// Adds a value in flow style.
pub(super) fn value(value: &Value, out: &mut String) {
    match value {
        Value::String(string) => text(string, out),
        Value::Array(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                out.push_str(if n > 0 { ", " } else { "" });
                self::value(item, out);
            }
            out.push(']');
        }
        Value::Object(keys) => {
            out.push('{');
            let mut keys: Vec<_> = keys.iter().collect();
            keys.sort_unstable_by_key(|(name, _)| *name);
            for (n, (name, item)) in keys.into_iter().enumerate() {
                out.push_str(if n > 0 { ", " } else { "" });
                quoted_key(name, ": ", out);
                self::value(item, out);
            }
            out.push('}');
        }
        // null, truth values and numbers are the same in both languages.
        other => {
            let _ = write!(out, "{other}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::yaml::{self, Node};
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_and_texts_are_read_back_as_they_were() {
        let controls: String = (1..=250_u8).map(|n| char::from(n % 32)).collect();
        for name in [
            "title",
            "no",
            "N",
            "two words",
            "",
            "a: b",
            "# x",
            "1",
            "- a",
            "\"",
            "\\",
            &controls,
        ] {
            for long in [name.to_owned(), name.repeat(60), "k".repeat(2000) + name] {
                let kept = json!({ long.clone(): { long.clone(): [long, "\u{feff}\u{85}\u{2028}\u{fffe}"] } });
                let mut yaml = String::new();
                for (name, item) in kept.as_object().unwrap() {
                    key(name, &mut yaml);
                    value(item, &mut yaml);
                }
                let read = yaml::parse(&yaml).map(|yaml| Node::Mapping(yaml.keys).into_value());
                assert_eq!(read, Some(kept), "{yaml}");
            }
        }
    }
}
