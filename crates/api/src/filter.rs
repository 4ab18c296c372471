//! The fields by which lists and searches are narrowed.

use lamplight_journal::JournalError;
use lamplight_journal::entries::{EntryDate, Filter};

use crate::{ApiError, Code};

/// Makes the journal's filter of the fields that every list and search has.
macro_rules! filter_of {
    ($request:ident) => {
        lamplight_journal::entries::Filter {
            kind: $request.kind.map(Into::into),
            tag: $request.tag,
            person: $request.person,
            matter: $request.matter,
            lens: $request.lens,
            status: $request.status,
            starred: $request.starred,
            ..$crate::filter::between($request.from.as_deref(), $request.to.as_deref())?
        }
    };
}

pub(crate) use filter_of;

/// A filter by days or instants alone.
pub(crate) fn between(from: Option<&str>, to: Option<&str>) -> Result<Filter, ApiError> {
    Ok(Filter {
        from: from.map(|text| date(text, "from")).transpose()?,
        to: to.map(|text| date(text, "to")).transpose()?,
        ..Filter::default()
    })
}

/// Reads a date that came in this field.
pub(crate) fn date(text: &str, field: &str) -> Result<EntryDate, ApiError> {
    text.parse()
        .map_err(|error: JournalError| ApiError::from(error).of(field))
}

/// Reads a name of a kind that came in this field.
pub(crate) fn name<T: std::str::FromStr<Err = JournalError>>(
    text: &str,
    field: &str,
) -> Result<T, ApiError> {
    text.parse().map_err(|error: JournalError| {
        let error = ApiError::from(error);
        debug_assert_eq!(error.code, Code::Invalid);
        error.of(field)
    })
}
