//! What a file holds besides the fields of an entry, kept aside and written again.
//!
//! It is written under its own name. Where that name belongs to a field of the entry, `extra.` is
//! put before it, and taken away again by the next import.

use std::borrow::Cow;

/// What is put before a name that is a field's.
const PREFIX: &str = "extra.";

/// The name under which something kept aside is written. `reserved` says which names are fields.
pub(crate) fn outer(name: &str, reserved: impl Fn(&str) -> bool) -> Cow<'_, str> {
    if clashes(name, reserved) {
        Cow::Owned(format!("{PREFIX}{name}"))
    } else {
        Cow::Borrowed(name)
    }
}

/// The name under which something is kept aside.
pub(crate) fn inner(name: String, reserved: impl Fn(&str) -> bool) -> String {
    match name.strip_prefix(PREFIX) {
        Some(rest) if clashes(rest, reserved) => rest.to_owned(),
        _ => name,
    }
}

/// Also a name that has the prefix already, so that no two names become one.
fn clashes(name: &str, reserved: impl Fn(&str) -> bool) -> bool {
    let mut rest = name;
    while let Some(shorter) = rest.strip_prefix(PREFIX) {
        rest = shorter;
    }
    reserved(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_back_as_it_was() {
        let reserved = |name: &str| name == "title";
        for (name, written) in [
            ("journal", "journal"),
            ("title", "extra.title"),
            ("extra.title", "extra.extra.title"),
            ("extra.journal", "extra.journal"),
            ("extra.", "extra."),
        ] {
            assert_eq!(outer(name, reserved), written);
            assert_eq!(inner(written.to_owned(), reserved), name);
        }
    }
}
