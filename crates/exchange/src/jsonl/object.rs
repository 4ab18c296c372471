//! A JSON object in which no key stands twice, at any depth. Readers disagree which of two counts,
//! and one of the two would be lost without a word.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Why a text is not such an object.
pub(super) enum NoObject {
    /// It is not JSON, from this byte on.
    NoJson(usize),
    /// It is JSON of another kind.
    NotAnObject,
    /// A key stands twice.
    KeyTwice,
}

/// Reads one object.
pub(super) fn read(text: &str) -> Result<Map<String, Value>, NoObject> {
    let twice = Cell::new(false);
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Values { twice: &twice }
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    match read {
        Ok(Value::Object(keys)) => Ok(keys),
        Ok(_) => Err(NoObject::NotAnObject),
        Err(_) if twice.get() => Err(NoObject::KeyTwice),
        Err(error) => Err(NoObject::NoJson(error.column())),
    }
}

#[derive(Clone, Copy)]
struct Values<'a> {
    twice: &'a Cell<bool>,
}

impl<'de> DeserializeSeed<'de> for Values<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Values<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut keys = Map::new();
        while let Some(key) = items.next_key::<String>()? {
            if keys.contains_key(&key) {
                self.twice.set(true);
                return Err(A::Error::custom("a key stands twice"));
            }
            keys.insert(key, items.next_value_seed(self)?);
        }
        Ok(Value::Object(keys))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_twice_is_refused_at_any_depth() {
        for text in [
            r#"{"a":1,"a":2}"#,
            r#"{"a":1,"b":2,"\u0061":1}"#,
            r#"{"x":[{"y":{"a":1,"a":1}}]}"#,
        ] {
            assert!(matches!(read(text), Err(NoObject::KeyTwice)), "{text}");
        }
        let read = read(r#"{"a":{"a":[{"a":1},{"a":2}]},"A":1}"#);
        assert!(read.is_ok_and(|keys| keys.len() == 2));
    }

    #[test]
    fn other_json_and_no_json_are_told_apart() {
        assert!(matches!(read("[1]"), Err(NoObject::NotAnObject)));
        assert!(matches!(read("7"), Err(NoObject::NotAnObject)));
        assert!(matches!(read(r#"{"a":1} x"#), Err(NoObject::NoJson(9))));
        assert!(matches!(read(""), Err(NoObject::NoJson(_))));
    }

    proptest::proptest! {
        /// Without repeated keys, it is what everybody else reads.
        #[test]
        fn values_are_read_as_usual(
            text in r#"(\{"[a-c]":|\[|[0-9.eE-]{1,4}|true|null|"[^"\\]{0,3}"|,|\]|\}|"[a-c]":|\\u00e9){0,12}"#,
        ) {
            let usual = serde_json::from_str::<Map<String, Value>>(&text);
            match (read(&text), usual) {
                (Ok(keys), Ok(usual)) => proptest::prop_assert_eq!(keys, usual),
                (Err(NoObject::KeyTwice), _) | (Err(_), Err(_)) => {}
                (ours, usual) => proptest::prop_assert!(false, "{:?} {:?}", ours.is_ok(), usual),
            }
        }
    }
}
