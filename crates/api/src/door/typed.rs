//! A recovery code as it was typed, and where it differs from one.

use lamplight_journal::{Slip, SlipKind};
use serde::Serialize;

use super::RecoveryCode;

/// What is amiss with a recovery code that was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistyped {
    /// The kind of slip.
    pub kind: MistypedKind,
    /// The groups it may be in, from 1 to 9; none where that cannot be told.
    pub groups: Vec<u8>,
}

/// The kinds of slips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MistypedKind {
    /// Something is missing.
    Missing,
    /// There is more than belongs there.
    TooMuch,
    /// A character that no code has.
    Strange,
    /// A character is another than was written, or two have changed places.
    Different,
}

/// Says what is amiss with a text that is no recovery code; nothing for one that is.
#[must_use]
pub fn mistyped(bytes: &[u8]) -> Option<Mistyped> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Some(Mistyped {
            kind: MistypedKind::Strange,
            groups: Vec::new(),
        });
    };
    RecoveryCode::slip(text).map(|Slip { kind, groups }| Mistyped {
        kind: match kind {
            SlipKind::Missing => MistypedKind::Missing,
            SlipKind::TooMuch => MistypedKind::TooMuch,
            SlipKind::Strange => MistypedKind::Strange,
            SlipKind::Different => MistypedKind::Different,
        },
        groups,
    })
}
