//! The number of one row.

use ring::hmac;
use rusqlite::types::ValueRef;

use super::number::Number;

/// A row on its way into its number: HMAC-SHA-256 over the name of its table and its values, each
/// with its type and its length, so that no two rows give the same bytes.
pub(super) struct Row(hmac::Context);

impl Row {
    pub(super) fn of(key: &hmac::Key, table: &str) -> Self {
        let mut row = Self(hmac::Context::with_key(key));
        row.value(ValueRef::Text(table.as_bytes()));
        row
    }

    pub(super) fn value(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.0.update(&[0]),
            ValueRef::Integer(number) => {
                self.0.update(&[1]);
                self.0.update(&number.to_be_bytes());
            }
            ValueRef::Real(number) => {
                self.0.update(&[2]);
                self.0.update(&number.to_be_bytes());
            }
            ValueRef::Text(bytes) => self.bytes(3, bytes),
            ValueRef::Blob(bytes) => self.bytes(4, bytes),
        }
    }

    fn bytes(&mut self, mark: u8, bytes: &[u8]) {
        // No value is longer than a few gigabytes.
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.0.update(&[mark]);
        self.0.update(&length.to_be_bytes());
        self.0.update(bytes);
    }

    pub(super) fn number(self) -> Number {
        let tag = self.0.sign();
        let mut number = Number::default();
        for (byte, of_tag) in number.0.iter_mut().zip(tag.as_ref()) {
            *byte = *of_tag;
        }
        number
    }
}
