//! How a run ends when it does not end well.

use std::io;

use lamplight_api::{ApiError, Code};

/// Why a run ended early.
#[derive(Debug)]
pub enum Failure {
    /// The command line asks for something that makes no sense: exit code 2.
    Usage(String),
    /// The journal refused: exit code 1.
    Refused(ApiError),
    /// Whoever read standard output has gone away: nothing is left to say, exit code 1.
    NobodyListens,
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Refused(error)
    }
}

impl Failure {
    /// When standard output could not be written to.
    pub fn output(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::NobodyListens,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                ApiError::new(Code::NoSpace, "the disk that the answer goes to is full").into()
            }
            _ => ApiError::new(Code::Unwritable, "the answer could not be written").into(),
        }
    }

    /// When standard input could not be read.
    pub fn input(_: &io::Error) -> Self {
        ApiError::new(Code::Invalid, "standard input could not be read").into()
    }

    /// When somebody pressed Ctrl-C.
    pub fn stopped() -> Self {
        ApiError::new(Code::Cancelled, "stopped").into()
    }
}
