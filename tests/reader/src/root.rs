//! The content root, as docs/FORMAT.md says in 4.3.

use ring::hmac;

use crate::Vault;

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `NULL`.
    Null,
    /// An integer.
    Integer(i64),
    /// A floating-point number.
    Real(f64),
    /// Text, in UTF-8.
    Text(Vec<u8>),
    /// Bytes.
    Blob(Vec<u8>),
}

impl Vault {
    /// The root over these rows, each with the name of its table, and over the generation.
    #[must_use]
    pub fn content_root(&self, rows: &[(String, Vec<Value>)], generation: i32) -> [u8; 32] {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.root_key);
        let of_generation = (
            "sqlite_user_version".to_owned(),
            vec![Value::Integer(generation.into())],
        );
        let mut sum = [0_u8; 32];
        for (table, values) in rows.iter().chain([&of_generation]) {
            let mut bytes = Vec::new();
            encode(&Value::Text(table.clone().into_bytes()), &mut bytes);
            for value in values {
                encode(value, &mut bytes);
            }
            add(&mut sum, hmac::sign(&key, &bytes).as_ref());
        }
        sum
    }
}

fn encode(value: &Value, bytes: &mut Vec<u8>) {
    let long = |mark: u8, content: &[u8], bytes: &mut Vec<u8>| {
        bytes.push(mark);
        bytes.extend((content.len() as u64).to_be_bytes());
        bytes.extend(content);
    };
    match value {
        Value::Null => bytes.push(0),
        Value::Integer(number) => {
            bytes.push(1);
            bytes.extend(number.to_be_bytes());
        }
        Value::Real(number) => {
            bytes.push(2);
            bytes.extend(number.to_be_bytes());
        }
        Value::Text(text) => long(3, text, bytes),
        Value::Blob(blob) => long(4, blob, bytes),
    }
}

/// Adds big-endian numbers; what does not fit is dropped.
fn add(sum: &mut [u8; 32], more: &[u8]) {
    let mut carry = 0;
    for at in (0..32).rev() {
        carry += u32::from(sum[at]) + u32::from(more[at]);
        sum[at] = (carry & 0xff) as u8;
        carry >>= 8;
    }
}
