//! What a vault is to open with from now on.

use super::{Cost, Passphrase, RecoveryCode};

/// What a vault is to open with from now on.
#[derive(Debug, Clone, Copy)]
pub struct NewKeys<'a> {
    pub(crate) passphrase: &'a Passphrase,
    pub(crate) cost: Cost,
    pub(crate) recovery: Recovery<'a>,
}

/// What becomes of the recovery code.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Recovery<'a> {
    /// The one there is, if there is one, still opens the vault.
    AsBefore,
    /// This one does, and no other.
    Code(&'a RecoveryCode),
    /// None does.
    Nothing,
}

impl<'a> NewKeys<'a> {
    /// This passphrase, at this cost of each try, and whatever recovery code there is.
    #[must_use]
    pub fn new(passphrase: &'a Passphrase, cost: Cost) -> Self {
        Self {
            passphrase,
            cost,
            recovery: Recovery::AsBefore,
        }
    }

    /// And this recovery code, and no other.
    #[must_use]
    pub fn with_recovery(self, code: &'a RecoveryCode) -> Self {
        Self {
            recovery: Recovery::Code(code),
            ..self
        }
    }

    /// And no recovery code.
    #[must_use]
    pub fn without_recovery(self) -> Self {
        Self {
            recovery: Recovery::Nothing,
            ..self
        }
    }
}
