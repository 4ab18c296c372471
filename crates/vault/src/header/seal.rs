//! The bytes of a header copy: magic line, JSON line, seal line, spaces to 4096.

use data_encoding::HEXLOWER;
use ring::{digest, hmac};

use super::{Header, LENGTH};
use crate::VaultError;

/// The first line of every header.
const MAGIC: &[u8] = b"LAMPVLT1\n";
/// The seal line: HMAC and SHA-256, 64 hexadecimal digits each.
const SEAL: (&[u8], &[u8], &[u8]) = (b"hmac=", b" sha256=", b"\n");
/// Length of the seal line with its line end.
const SEAL_LENGTH: usize = 5 + 64 + 8 + 64 + 1;

/// A header copy as bytes, sealed.
pub(crate) fn render(header: &Header, key: &hmac::Key) -> Result<Vec<u8>, VaultError> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(header.to_json()?);
    bytes.push(b'\n');
    let tag = hmac::sign(key, &bytes);
    if bytes.len() + SEAL_LENGTH > LENGTH {
        return Err(VaultError::Invalid("the header has no room for this"));
    }
    bytes.extend(SEAL.0);
    bytes.extend(HEXLOWER.encode(tag.as_ref()).into_bytes());
    bytes.extend(SEAL.1);
    let hash_at = bytes.len();
    bytes.extend([b'0'; 64]);
    bytes.extend(SEAL.2);
    bytes.resize(LENGTH, b' ');
    let hash = HEXLOWER.encode(digest::digest(&digest::SHA256, &bytes).as_ref());
    bytes
        .get_mut(hash_at..hash_at + 64)
        .ok_or(VaultError::HeaderDamaged)?
        .copy_from_slice(hash.as_bytes());
    Ok(bytes)
}

/// A copy whose SHA-256 holds: read, and not yet known to be genuine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) header: Header,
    signed: Vec<u8>,
    tag: Vec<u8>,
}

impl Sealed {
    /// Whether the header is the one that the holder of the vault key wrote.
    pub(crate) fn is_genuine(&self, key: &hmac::Key) -> bool {
        hmac::verify(key, &self.signed, &self.tag).is_ok()
    }
}

/// Reads a copy. Everything that is not exactly what [`render`] writes is damage, but for a newer
/// version, which is told apart once the SHA-256 holds.
pub(crate) fn parse(bytes: &[u8]) -> Result<Sealed, VaultError> {
    let damaged = VaultError::HeaderDamaged;
    if bytes.len() != LENGTH {
        return Err(damaged);
    }
    let Some(rest) = bytes.strip_prefix(MAGIC) else {
        return Err(damaged);
    };
    let Some(json_length) = rest.iter().position(|b| *b == b'\n') else {
        return Err(damaged);
    };
    let (json, after) = rest.split_at(json_length);
    let signed = bytes
        .get(..MAGIC.len() + json_length + 1)
        .unwrap_or_default();
    let Some((tag, hash)) = after
        .strip_prefix(b"\n")
        .and_then(|line| line.strip_prefix(SEAL.0))
        .and_then(|line| line.split_at_checked(64))
        .and_then(|(tag, line)| Some((tag, line.strip_prefix(SEAL.1)?.split_at_checked(64)?)))
        .and_then(|(tag, (hash, line))| {
            let padding = line.strip_prefix(SEAL.2)?;
            padding.iter().all(|b| *b == b' ').then_some((tag, hash))
        })
    else {
        return Err(damaged);
    };
    let hash_at = signed.len() + SEAL.0.len() + 64 + SEAL.1.len();
    let mut zeroed = bytes.to_vec();
    zeroed
        .get_mut(hash_at..hash_at + 64)
        .unwrap_or_default()
        .fill(b'0');
    let actual = HEXLOWER.encode(digest::digest(&digest::SHA256, &zeroed).as_ref());
    if actual.as_bytes() != hash {
        return Err(damaged);
    }
    let header = Header::from_json(json)?;
    let tag = HEXLOWER
        .decode(tag)
        .map_err(|_| VaultError::HeaderDamaged)?;
    Ok(Sealed {
        header,
        signed: signed.to_vec(),
        tag,
    })
}
