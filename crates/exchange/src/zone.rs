//! Names of time zones.

/// What looks like an IANA name, such as `Europe/Dublin`. Whether there is such a zone is not
/// asked: tables of zones age, and nothing is computed from the name here.
pub(crate) fn read(text: &str) -> Option<String> {
    let plausible = (1..=64).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte));
    plausible.then(|| text.to_owned())
}
