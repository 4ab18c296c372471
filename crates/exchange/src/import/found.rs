//! The one shape that entries of every format have before the journal sees them.

use std::fmt;

use lamplight_journal::entries::NewEntry;
use lamplight_journal::intake::Origin;

/// Where something stands in what is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// A line of a file, from 1.
    Line(u64),
    /// A file or folder below the one that was named, with `/` between its parts.
    File(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(number) => write!(f, "line {number}"),
            Self::File(name) => f.write_str(name),
        }
    }
}

/// What a reader found.
#[derive(Debug)]
pub(crate) enum Found {
    /// An entry.
    Entry(Box<FoundEntry>),
    /// Something that ought to be an entry and cannot be read; the reason is for people.
    Unreadable(Place, String),
    /// Something that is no entry and is worth a word.
    Aside(Place, String),
    /// Nothing, after some reading. So the work can be stopped in the midst of empty lines.
    Nothing,
}

/// An entry as it was found, of whatever format.
#[derive(Debug)]
pub(crate) struct FoundEntry {
    /// Where it stands, for the report.
    pub(crate) place: Place,
    /// How it was named there.
    pub(crate) origin: Origin,
    /// The entry.
    pub(crate) entry: NewEntry,
    /// What is worth knowing about how it was read.
    pub(crate) warning: Option<String>,
}
