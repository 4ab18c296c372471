//! Which language a letter is written in.

/// English, as ISO 639-3 has it.
pub(crate) const ENGLISH: &str = "eng";

/// The language of a letter.
pub(crate) fn of(_letter: &str) -> &'static str {
    ENGLISH
}
