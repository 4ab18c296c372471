//! Bytes as lower-case hexadecimal in JSON.

use data_encoding::HEXLOWER;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

pub(crate) fn serialize<S: Serializer>(
    bytes: &impl AsRef<[u8]>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&HEXLOWER.encode(bytes.as_ref()))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>, T: TryFrom<Vec<u8>>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    let bytes = HEXLOWER
        .decode(text.as_bytes())
        .map_err(|_| D::Error::custom("not hexadecimal"))?;
    T::try_from(bytes).map_err(|_| D::Error::custom("another length"))
}
