//! The formats. A new one is a folder beside the others and a line in [`FORMATS`].

use std::fmt;
use std::io::Read as _;
use std::path::Path;
use std::str::FromStr;

use lamplight_journal::clock::Now;

use crate::export::Writer;
use crate::import::Reader;
use crate::{ExchangeError, jsonl, markdown, open};

/// Every format. A path is offered to them in this order, so the more exact ones come first.
const FORMATS: &[&Definition] = &[&jsonl::FORMAT, &markdown::FORMAT];

/// How much of a file its format is guessed from.
const HEAD: u64 = 64 * 1024;

/// What a format can do.
pub(crate) struct Definition {
    /// Its name on the command line and in reports.
    pub(crate) name: &'static str,
    /// Whether a path looks like it, by content.
    pub(crate) fits: fn(&Sample<'_>) -> bool,
    /// Begins to read.
    pub(crate) read: fn(&Path, &Now) -> Opened<dyn Reader>,
    /// Begins to write.
    pub(crate) write: fn(&Path) -> Opened<dyn Writer>,
}

/// What a format gives for a path.
pub(crate) type Opened<T> = Result<Box<T>, ExchangeError>;

/// A path whose format is to be guessed.
pub(crate) struct Sample<'a> {
    pub(crate) path: &'a Path,
    /// The beginning of a file; nothing for a folder.
    pub(crate) head: Option<Vec<u8>>,
}

/// A format of files: `jsonl` or `markdown`.
#[derive(Clone, Copy)]
pub struct Format(pub(crate) &'static Definition);

impl Format {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().copied().map(Self)
    }

    /// Its name on the command line and in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The format of a file or folder, by its content.
    ///
    /// # Errors
    /// [`ExchangeError::Unsupported`] when none fits, [`ExchangeError::NotFound`] and
    /// [`ExchangeError::Unreadable`].
    pub fn of(path: &Path) -> Result<Self, ExchangeError> {
        let found = std::fs::metadata(path).map_err(ExchangeError::reading)?;
        let head = if found.is_dir() {
            None
        } else {
            let mut head = Vec::new();
            let (file, _) = open::given(path)?;
            file.take(HEAD)
                .read_to_end(&mut head)
                .map_err(ExchangeError::reading)?;
            Some(head)
        };
        let sample = Sample { path, head };
        Self::all()
            .find(|format| (format.0.fits)(&sample))
            .ok_or(ExchangeError::Unsupported(
                "this is in no format that can be read; naming the format helps where it is one",
            ))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Format {}

impl FromStr for Format {
    type Err = ExchangeError;

    fn from_str(name: &str) -> Result<Self, ExchangeError> {
        Self::all()
            .find(|format| format.name() == name)
            .ok_or(ExchangeError::Unsupported(
                "there is no format with that name",
            ))
    }
}
