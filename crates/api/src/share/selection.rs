//! Which entries are shared.

use lamplight_journal::Journal;
use lamplight_journal::entries::{Entry, EntryId, Filter};
use lamplight_share::Document;

use crate::filter::{between, name};
use crate::records::RecordId;
use crate::{ApiError, Code};

/// Entries by name, or all of a stretch of days, or all about a matter, or what is brought to a
/// meeting.
pub(super) enum Selection {
    Named(Vec<EntryId>),
    All(Filter),
    Brought(RecordId),
}

/// What was chosen, and the document of it.
pub(super) struct Chosen {
    pub(super) document: Document,
    pub(super) entries: Vec<Entry>,
}

impl Selection {
    /// Reads the request's fields. A stretch has both its ends: with one missing, more would be
    /// shared than was meant.
    pub(super) fn of(
        entry: &[String],
        from: Option<&str>,
        to: Option<&str>,
        matter: Option<RecordId>,
        session: Option<RecordId>,
    ) -> Result<Self, ApiError> {
        if let Some(session) = session {
            if !entry.is_empty() || from.is_some() || to.is_some() || matter.is_some() {
                let message = "what is shared for a meeting is what is brought to it, and no more";
                return Err(ApiError::invalid("session", message));
            }
            return Ok(Self::Brought(session));
        }
        if matter.is_some() {
            if !entry.is_empty() || from.is_some() || to.is_some() {
                let message = "entries are chosen by name, by days or by a matter, one of them";
                return Err(ApiError::invalid("matter", message));
            }
            return Ok(Self::All(Filter {
                matter,
                ..Filter::default()
            }));
        }
        match (entry, from, to) {
            ([], None, None) => Err(ApiError::invalid("entry", "no entry is chosen")),
            ([], Some(_), None) => Err(ApiError::invalid("to", "a stretch of days has an end")),
            ([], None, Some(_)) => Err(ApiError::invalid("from", "a stretch of days has a start")),
            ([], Some(_), Some(_)) => Ok(Self::All(between(from, to)?)),
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
    pub(super) fn read(self, journal: &Journal) -> Result<Chosen, ApiError> {
        if journal.about()?.read_only {
            let message =
                "this vault can only be read here, and what is shared has to be noted in it";
            return Err(ApiError::new(Code::Unwritable, message));
        }
        let matter = match &self {
            Self::All(filter) => filter.matter,
            Self::Named(_) | Self::Brought(_) => None,
        };
        let entries = match self {
            Self::Brought(session) => {
                let page = journal.session_page(session)?;
                return Ok(Chosen {
                    document: Document::from_session(&page),
                    entries: page.entries,
                });
            }
            Self::Named(ids) => journal.entries(&ids)?,
            Self::All(filter) => {
                let mut entries = Vec::new();
                journal.each_entry(&filter, |entry| {
                    entries.push(entry);
                    Ok::<_, ApiError>(())
                })?;
                entries
            }
        };
        if entries.is_empty() {
            let (message, field) = match matter {
                Some(_) => ("there is no entry about this matter", "matter"),
                None => ("there is no entry between these days", "from"),
            };
            return Err(ApiError::new(Code::NotFound, message).of(field));
        }
        Ok(Chosen {
            document: Document::from_entries(&entries),
            entries,
        })
    }
}
