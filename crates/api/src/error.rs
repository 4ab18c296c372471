//! One error for every host: a stable code, a kind sentence, and which field was meant.

use std::io;

use lamplight_exchange::ExchangeError;
use lamplight_journal::{JournalError, VaultError};
use lamplight_share::ShareError;
use serde::Serialize;
use ts_rs::TS;

/// Why something was refused, in the classes a person or a program can act on. The words are a
/// contract: none is ever renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The header is whole, and the passphrase or recovery code does not open it.
    WrongPassphrase,
    /// Both copies of the header are damaged.
    HeaderDamaged,
    /// The database, or a backup, is not as it was written.
    DatabaseDamaged,
    /// The folder holds no vault, or the file is no backup.
    NotAVault,
    /// Another program has the vault open.
    VaultInUse,
    /// A newer version made the vault.
    NewerVersion,
    /// The place for something new is taken.
    ExistsNotEmpty,
    /// What was named is not there.
    NotFound,
    /// What was asked for cannot be taken as it is.
    Invalid,
    /// The disk is full.
    NoSpace,
    /// The place cannot be written to, or reading and writing failed.
    Unwritable,
    /// This version, this build or this computer cannot do it.
    Unsupported,
    /// Somebody stopped it, or the vault was closed before it was done.
    Cancelled,
}

impl Code {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::WrongPassphrase,
        Self::HeaderDamaged,
        Self::DatabaseDamaged,
        Self::NotAVault,
        Self::VaultInUse,
        Self::NewerVersion,
        Self::ExistsNotEmpty,
        Self::NotFound,
        Self::Invalid,
        Self::NoSpace,
        Self::Unwritable,
        Self::Unsupported,
        Self::Cancelled,
    ];

    /// The word on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WrongPassphrase => "wrong_passphrase",
            Self::HeaderDamaged => "header_damaged",
            Self::DatabaseDamaged => "database_damaged",
            Self::NotAVault => "not_a_vault",
            Self::VaultInUse => "vault_in_use",
            Self::NewerVersion => "newer_version",
            Self::ExistsNotEmpty => "exists_not_empty",
            Self::NotFound => "not_found",
            Self::Invalid => "invalid",
            Self::NoSpace => "no_space",
            Self::Unwritable => "unwritable",
            Self::Unsupported => "unsupported",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A refusal, as it goes over the wire. The message holds no entry text and no path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
#[ts(optional_fields)]
pub struct ApiError {
    /// The class.
    pub code: Code,
    /// One plain sentence, without a capital or a full stop.
    pub message: String,
    /// Which field of the request was meant, where it was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Present and true when the same request may succeed later, nothing about it being wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry: Option<bool>,
}

impl ApiError {
    /// A refusal with a code and a sentence.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        let retry = matches!(
            code,
            Code::VaultInUse | Code::NoSpace | Code::Unwritable | Code::Cancelled
        );
        Self {
            code,
            message: message.into(),
            field: None,
            retry: retry.then_some(true),
        }
    }

    /// [`Code::Invalid`], with the field that was meant.
    #[must_use]
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self::new(Code::Invalid, message).of(field)
    }

    /// The same refusal, of this field.
    #[must_use]
    pub fn of(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// The same refusal, worth another try.
    fn later(mut self) -> Self {
        self.retry = Some(true);
        self
    }
}

impl From<VaultError> for ApiError {
    fn from(error: VaultError) -> Self {
        let code = match &error {
            VaultError::WrongPassphrase | VaultError::WrongRecoveryCode => Code::WrongPassphrase,
            VaultError::HeaderDamaged => Code::HeaderDamaged,
            VaultError::DatabaseDamaged | VaultError::BackupDamaged => Code::DatabaseDamaged,
            VaultError::NotAVault | VaultError::NotABackup => Code::NotAVault,
            VaultError::InUse => Code::VaultInUse,
            VaultError::NewerVersion => Code::NewerVersion,
            VaultError::ExistsNotEmpty => Code::ExistsNotEmpty,
            VaultError::NotFound | VaultError::NoRecoveryCode => Code::NotFound,
            VaultError::Invalid(_) => Code::Invalid,
            VaultError::NoSpace => Code::NoSpace,
            VaultError::Unwritable => Code::Unwritable,
            // Neither the disk nor the vault is at fault: this computer cannot do it now, and may
            // when other programs have let go of memory.
            VaultError::OutOfMemory => {
                return Self::new(Code::Unsupported, error.to_string()).later();
            }
            VaultError::Unsupported(_) => Code::Unsupported,
            VaultError::Cancelled => Code::Cancelled,
            VaultError::Query(query) => {
                return if is_io_failure(query.sqlite_error().map(|e| e.extended_code)) {
                    Self::new(Code::Unwritable, "reading or writing failed")
                } else {
                    // The statements are the program's own and fit its own schema. When one is
                    // refused, or a value has another type than was written, the file is not what
                    // the program left there.
                    Self::new(Code::DatabaseDamaged, "the vault's database is damaged")
                };
            }
            VaultError::Io(io) => code_of_io(io.kind()),
        };
        Self::new(code, error.to_string())
    }
}

/// `SQLITE_IOERR` in any of its extended forms (its low byte is 10).
fn is_io_failure(extended_code: Option<i32>) -> bool {
    extended_code.is_some_and(|code| code & 0xff == 10)
}

/// What is left of the system's errors when the named ones are gone: a path that can never work is
/// the caller's to change; everything else is a disk or a network place that failed.
fn code_of_io(kind: io::ErrorKind) -> Code {
    match kind {
        io::ErrorKind::NotADirectory
        | io::ErrorKind::IsADirectory
        | io::ErrorKind::InvalidFilename
        | io::ErrorKind::InvalidInput => Code::Invalid,
        _ => Code::Unwritable,
    }
}

impl From<JournalError> for ApiError {
    fn from(error: JournalError) -> Self {
        match error {
            JournalError::Vault(error) => error.into(),
            JournalError::NotFound(_) => Self::new(Code::NotFound, error.to_string()),
            // The flag is called by one tag; the journal speaks of all of them.
            JournalError::Invalid {
                field: "tags",
                reason,
            } => Self::invalid("tag", reason),
            JournalError::Invalid { field, reason } => Self::invalid(field, reason),
        }
    }
}

impl From<ExchangeError> for ApiError {
    fn from(error: ExchangeError) -> Self {
        let message = error.to_string();
        match error {
            ExchangeError::Journal(error) => error.into(),
            ExchangeError::NotFound => Self::new(Code::NotFound, message).of("path"),
            // There is no word for what cannot be read; the place that refuses is the nearest.
            ExchangeError::Unreadable(_) => Self::new(Code::Unwritable, message).of("path"),
            ExchangeError::Unsupported(_) => Self::new(Code::Unsupported, message).of("format"),
            ExchangeError::Invalid(_) => Self::invalid("path", message),
            ExchangeError::Cancelled { .. } => Self::new(Code::Cancelled, message),
        }
    }
}

impl From<ShareError> for ApiError {
    fn from(error: ShareError) -> Self {
        let message = error.to_string();
        match error {
            ShareError::Unsupported(_) => Self::new(Code::Unsupported, message).of("format"),
            ShareError::PasswordLength | ShareError::PasswordCharacter => {
                Self::invalid("password", message)
            }
            ShareError::Empty => Self::invalid("entry", message),
            ShareError::Cancelled => Self::new(Code::Cancelled, message),
            ShareError::Random | ShareError::Pages(_) => Self::new(Code::Unsupported, message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_of_a_code_is_the_one_it_is_written_with() {
        for code in Code::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
        }
    }

    #[test]
    fn absent_fields_are_left_out() {
        let error = ApiError::from(VaultError::WrongPassphrase);
        let json = serde_json::to_value(&error).unwrap();
        let keys: Vec<_> = json.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["code", "message"]);
    }

    #[test]
    fn io_failures_that_have_no_name_keep_their_nearest_code() {
        let of = |kind: io::ErrorKind| ApiError::from(VaultError::from(io::Error::from(kind)));
        assert_eq!(of(io::ErrorKind::StorageFull).code, Code::NoSpace);
        assert_eq!(of(io::ErrorKind::ReadOnlyFilesystem).code, Code::Unwritable);
        assert_eq!(of(io::ErrorKind::NotADirectory).code, Code::Invalid);
        assert_eq!(of(io::ErrorKind::TimedOut).code, Code::Unwritable);
        let memory = of(io::ErrorKind::OutOfMemory);
        assert_eq!((memory.code, memory.retry), (Code::Unsupported, Some(true)));
    }

    #[test]
    fn sqlite_io_failures_are_told_from_other_refusals() {
        assert!(is_io_failure(Some(10)));
        assert!(is_io_failure(Some(0x0a | (15 << 8))));
        assert!(!is_io_failure(Some(1)));
        assert!(!is_io_failure(None));
    }

    #[test]
    fn the_tags_of_an_entry_are_named_as_the_flag_is() {
        let error = ApiError::from(JournalError::invalid(
            "tags",
            "an entry has at most 100 tags",
        ));
        assert_eq!(error.field.as_deref(), Some("tag"));
    }
}
