//! Which entries are shared.

use lamplight_journal::Journal;
use lamplight_journal::entries::{Entry, EntryId, Filter};

use crate::filter::{filter, name};
use crate::{ApiError, Code};

/// Entries by name, or all of a stretch of days.
pub(super) enum Selection {
    Named(Vec<EntryId>),
    Between(Filter),
}

impl Selection {
    /// Reads the request's fields. A stretch has both its ends: with one missing, more would be
    /// shared than was meant.
    pub(super) fn of(
        entry: &[String],
        from: Option<&str>,
        to: Option<&str>,
    ) -> Result<Self, ApiError> {
        match (entry, from, to) {
            ([], None, None) => Err(ApiError::invalid("entry", "no entry is chosen")),
            ([], Some(_), None) => Err(ApiError::invalid("to", "a stretch of days has an end")),
            ([], None, Some(_)) => Err(ApiError::invalid("from", "a stretch of days has a start")),
            ([], Some(_), Some(_)) => Ok(Self::Between(filter(from, to, None, None)?)),
            (ids, None, None) => {
                let ids = ids.iter().map(|id| name(id, "entry"));
                Ok(Self::Named(ids.collect::<Result<_, _>>()?))
            }
            _ => {
                let message = "entries are chosen by name or by days, not both";
                Err(ApiError::invalid("entry", message))
            }
        }
    }

    /// Reads them, oldest first.
    pub(super) fn read(self, journal: &Journal) -> Result<Vec<Entry>, ApiError> {
        if journal.about()?.read_only {
            let message =
                "this vault can only be read here, and what is shared has to be noted in it";
            return Err(ApiError::new(Code::Unwritable, message));
        }
        let entries = match self {
            Self::Named(ids) => journal.entries(&ids)?,
            Self::Between(filter) => {
                let mut entries = Vec::new();
                journal.each_entry(&filter, |entry| {
                    entries.push(entry);
                    Ok::<_, ApiError>(())
                })?;
                entries
            }
        };
        if entries.is_empty() {
            let message = "there is no entry between these days";
            return Err(ApiError::new(Code::NotFound, message).of("from"));
        }
        Ok(entries)
    }
}
