//! Names that are our own kind of name.

use uuid::Uuid;

/// A UUID in its usual form of 36 characters. The one of zeros names nothing.
pub(crate) fn read(text: &str) -> Option<Uuid> {
    let id = Uuid::try_parse(text).ok()?;
    (text.len() == 36 && !id.is_nil()).then_some(id)
}
