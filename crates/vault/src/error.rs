//! What can go wrong with a vault, in the classes a person can act on.

use std::io;

/// Every way in which a vault refuses. The texts name no path and hold nothing of the vault.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The header is whole, and no slot opens with this passphrase.
    #[error("that passphrase does not open this vault")]
    WrongPassphrase,
    /// The header is whole, and the recovery code opens no slot.
    #[error("that recovery code does not open this vault")]
    WrongRecoveryCode,
    /// The vault has no recovery code.
    #[error("this vault has no recovery code")]
    NoRecoveryCode,
    /// Neither header copy is whole, or the header does not agree with its own key.
    #[error("both copies of the vault's header are damaged")]
    HeaderDamaged,
    /// The header opened, and the database behind it cannot be trusted.
    #[error("the vault's database is damaged")]
    DatabaseDamaged,
    /// The backup is not what was written.
    #[error("the backup is damaged")]
    BackupDamaged,
    /// The file is no backup.
    #[error("that file is no backup of a vault")]
    NotABackup,
    /// The folder holds no vault.
    #[error("this folder holds no vault")]
    NotAVault,
    /// Another process has the vault open, or changed it from outside.
    #[error("another program has this vault open")]
    InUse,
    /// A newer program wrote the vault; this one leaves it untouched.
    #[error("this vault was made by a newer version")]
    NewerVersion,
    /// The place for something new is already taken.
    #[error("there is already something in that place")]
    ExistsNotEmpty,
    /// The file or folder is not there.
    #[error("there is nothing in that place")]
    NotFound,
    /// What was asked for cannot be done as asked.
    #[error("{0}")]
    Invalid(&'static str),
    /// The disk is full.
    #[error("the disk is full")]
    NoSpace,
    /// The place cannot be written to.
    #[error("that place cannot be written to")]
    Unwritable,
    /// The computer has too little free memory, most often for the vault's key derivation.
    #[error("there is too little free memory for this")]
    OutOfMemory,
    /// The libraries of this program are not the ones it was made for.
    #[error("{0}")]
    Unsupported(&'static str),
    /// The person stopped the work.
    #[error("stopped")]
    Cancelled,
    /// A query that the program itself got wrong; the text is SQLite's and holds no values.
    #[error("the database refused a request")]
    Query(#[source] rusqlite::Error),
    /// Reading or writing failed in a way that has no better name.
    #[error("reading or writing failed")]
    Io(#[source] io::Error),
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::NoSpace,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Unwritable,
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::AlreadyExists | io::ErrorKind::DirectoryNotEmpty => Self::ExistsNotEmpty,
            io::ErrorKind::OutOfMemory => Self::OutOfMemory,
            _ => Self::Io(error),
        }
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let Some(code) = error.sqlite_error_code() else {
            return Self::Query(error);
        };
        match code {
            Code::NotADatabase | Code::DatabaseCorrupt => Self::DatabaseDamaged,
            Code::DatabaseBusy | Code::DatabaseLocked => Self::InUse,
            Code::DiskFull => Self::NoSpace,
            Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied => Self::Unwritable,
            Code::OutOfMemory => Self::OutOfMemory,
            Code::OperationInterrupted => Self::Cancelled,
            Code::SystemIoFailure => Self::from_io_failure(error),
            _ => Self::Query(error),
        }
    }
}

impl VaultError {
    /// Damage of a copy that was written a moment ago is a place that does not keep what is written.
    pub(crate) fn of_own_copy(self) -> Self {
        match self {
            Self::DatabaseDamaged => Self::Unwritable,
            other => other,
        }
    }

    /// `SQLITE_IOERR` says by its extended code whether reading or writing failed: what cannot be
    /// read is damage, what cannot be written is a place that refuses.
    fn from_io_failure(error: rusqlite::Error) -> Self {
        use libsqlite3_sys as ffi;
        match error.sqlite_error().map(|e| e.extended_code) {
            Some(
                ffi::SQLITE_IOERR_READ
                | ffi::SQLITE_IOERR_SHORT_READ
                | ffi::SQLITE_IOERR_CORRUPTFS
                | ffi::SQLITE_IOERR_DATA,
            ) => Self::DatabaseDamaged,
            Some(
                ffi::SQLITE_IOERR_WRITE
                | ffi::SQLITE_IOERR_FSYNC
                | ffi::SQLITE_IOERR_DIR_FSYNC
                | ffi::SQLITE_IOERR_TRUNCATE
                | ffi::SQLITE_IOERR_DELETE,
            ) => Self::Unwritable,
            Some(ffi::SQLITE_IOERR_NOMEM) => Self::OutOfMemory,
            _ => Self::Query(error),
        }
    }
}
