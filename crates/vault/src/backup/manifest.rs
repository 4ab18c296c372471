//! What a backup says of itself: enough to open it, and nothing of what is in it.

use data_encoding::HEXLOWER;
use ring::hmac;
use serde::{Deserialize, Serialize};

use crate::VaultError;
use crate::header::hex;

/// The format this program writes, and the newest it reads.
pub(super) const FORMAT: u32 = 1;
/// The longest manifest, in bytes.
pub(super) const LONGEST: usize = 4096;
/// In front of the HMAC.
const SEAL: &[u8] = b"hmac=";

/// The manifest's JSON line. The order of the fields is the order in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub(super) format: u32,
    #[serde(with = "hex")]
    pub(super) backup_id: [u8; 16],
    /// Milliseconds since 1970 UTC, by the clock of the computer that made it.
    pub(super) made_at: i64,
    #[serde(with = "hex")]
    pub(super) header_sha256: [u8; 32],
    #[serde(with = "hex")]
    pub(super) db_salt: [u8; 16],
    /// In bytes.
    pub(super) db_size: u64,
    #[serde(with = "hex")]
    pub(super) db_sha256: [u8; 32],
}

/// A manifest that was read, and is not yet known to be genuine.
#[derive(Debug, Clone)]
pub(super) struct Signed {
    pub(super) manifest: Manifest,
    line: Vec<u8>,
    tag: Vec<u8>,
}

impl Signed {
    /// Whether it is the one that the holder of the key wrote.
    pub(super) fn is_genuine(&self, key: &hmac::Key) -> bool {
        hmac::verify(key, &self.line, &self.tag).is_ok()
    }
}

/// Just the number that every future manifest keeps.
#[derive(Deserialize)]
struct Age {
    format: u32,
}

/// The manifest as bytes: the JSON line, and a line with its HMAC.
pub(super) fn render(manifest: &Manifest, key: &hmac::Key) -> Result<Vec<u8>, VaultError> {
    let mut bytes = serde_json::to_vec(manifest).map_err(|_| VaultError::BackupDamaged)?;
    bytes.push(b'\n');
    let tag = hmac::sign(key, &bytes);
    bytes.extend(SEAL);
    bytes.extend(HEXLOWER.encode(tag.as_ref()).into_bytes());
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a manifest.
///
/// # Errors
/// [`VaultError::NewerVersion`], or [`VaultError::BackupDamaged`] for everything that is not what
/// [`render`] writes.
pub(super) fn parse(bytes: &[u8]) -> Result<Signed, VaultError> {
    let damaged = || VaultError::BackupDamaged;
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let (line, seal) = bytes
        .split_at_checked(end.ok_or_else(damaged)? + 1)
        .ok_or_else(damaged)?;
    let tag = seal
        .strip_prefix(SEAL)
        .and_then(|seal| seal.strip_suffix(b"\n"))
        .and_then(|digits| HEXLOWER.decode(digits).ok())
        .ok_or_else(damaged)?;
    let age: Age = serde_json::from_slice(line).map_err(|_| damaged())?;
    if age.format > FORMAT {
        return Err(VaultError::NewerVersion);
    }
    Ok(Signed {
        manifest: serde_json::from_slice(line).map_err(|_| damaged())?,
        line: line.to_vec(),
        tag,
    })
}
