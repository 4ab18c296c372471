//! What somebody opens a vault with.

use super::{Passphrase, RecoveryCode};

/// One of the things that open a vault.
#[derive(Debug, Clone, Copy)]
pub enum Credential<'a> {
    /// The words the writer knows.
    Passphrase(&'a Passphrase),
    /// The code on paper.
    Recovery(&'a RecoveryCode),
}

impl<'a> From<&'a Passphrase> for Credential<'a> {
    fn from(passphrase: &'a Passphrase) -> Self {
        Self::Passphrase(passphrase)
    }
}

impl<'a> From<&'a RecoveryCode> for Credential<'a> {
    fn from(code: &'a RecoveryCode) -> Self {
        Self::Recovery(code)
    }
}
