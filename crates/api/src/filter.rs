//! The four fields by which lists and searches are narrowed.

use lamplight_journal::JournalError;
use lamplight_journal::entries::{EntryDate, Filter};

use crate::entries::Kind;
use crate::{ApiError, Code};

/// Makes the journal's filter of a request's fields.
pub(crate) fn filter(
    from: Option<&str>,
    to: Option<&str>,
    kind: Option<Kind>,
    tag: Option<String>,
) -> Result<Filter, ApiError> {
    Ok(Filter {
        from: from.map(|text| date(text, "from")).transpose()?,
        to: to.map(|text| date(text, "to")).transpose()?,
        kind: kind.map(Kind::into),
        tag,
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
