//! A name for what has none: the hash of what it says.

use data_encoding::HEXLOWER;
use ring::digest;

/// `sha256:` and the hash of the parts, each behind its length, so that moving a letter from one
/// to the next changes it.
pub(crate) fn name(parts: &[&[u8]]) -> String {
    format!("sha256:{}", HEXLOWER.encode(digest_of(parts).as_ref()))
}

/// 128 bits of the same hash, for sets of names that have to stay small.
pub(crate) fn short(parts: &[&[u8]]) -> u128 {
    let digest = digest_of(parts);
    let first = digest.as_ref().first_chunk().copied();
    u128::from_le_bytes(first.unwrap_or_default())
}

fn digest_of(parts: &[&[u8]]) -> digest::Digest {
    let mut context = digest::Context::new(&digest::SHA256);
    for part in parts {
        context.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        context.update(part);
    }
    context.finish()
}
