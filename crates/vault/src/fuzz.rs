//! The readers of what somebody else may have written, for the targets in `tests/fuzz`.
//!
//! In a vault a SHA-256 stands in front of them, which would hold every changed byte back. Here it is
//! left out, or made anew.

use ring::hmac;

use crate::backup;
use crate::header::{self, Header};
use crate::keys::slot::{Slot, Way};
use crate::{Credential, RecoveryCode};

/// Reads the bytes as a header copy, and as the JSON line of one. What can be read is sealed, read
/// again, and tried with the code.
///
/// # Panics
/// When a header that was read is another one once it was written.
pub fn header(bytes: &[u8], code: &RecoveryCode) {
    let _ = header::parse(bytes);
    let Ok(read) = Header::from_json(bytes) else {
        return;
    };
    let key = hmac::Key::new(hmac::HMAC_SHA256, &[7; 32]);
    if let Ok(sealed) = header::render(&read, &key) {
        let again = header::parse(&sealed);
        assert!(again.is_ok_and(|again| again.is_genuine(&key) && again.header == read));
    }
    assert!(read.unlock(Credential::Recovery(code)).is_err());
}

/// Reads the bytes as a slot's JSON, and tries it with the code.
///
/// # Panics
/// When a slot asks for a derivation that no header may ask for, or the code opens it.
pub fn slot(bytes: &[u8], code: &RecoveryCode) {
    let Ok(slot) = serde_json::from_slice::<Slot>(bytes) else {
        return;
    };
    if let Ok(Way::Passphrase(cost)) = slot.way() {
        assert!(cost.check().is_ok());
    }
    if let Ok(Some(keys)) = slot.keys(Credential::Recovery(code)) {
        assert!(!keys.opens(&slot));
        assert!(keys.unwrap(&slot, bytes).is_none());
    }
}

/// Reads the bytes as a backup's manifest.
pub fn manifest(bytes: &[u8]) {
    let _ = backup::read_manifest(bytes);
}
