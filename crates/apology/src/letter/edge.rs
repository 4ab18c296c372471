//! What stands between two words.

/// How much two words are parted from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Edge {
    /// By nothing that counts.
    None,
    /// By a comma.
    Comma,
    /// By a semicolon, a colon, a dash, a bracket, dots or a picture.
    Break,
    /// By the end of a sentence.
    Sentence,
}

/// Words that have a full stop without ending a sentence.
const SHORTENED: [&str; 13] = [
    "mr", "mrs", "ms", "dr", "st", "prof", "rev", "e.g", "i.e", "a.m", "p.m", "etc", "vs",
];

impl Edge {
    /// What the text between two words parts, the first of which is `word`.
    pub(crate) fn of(between: &str, word: &str) -> Self {
        let stop = match between.matches('.').count() {
            0 => Self::None,
            1 if SHORTENED.contains(&word.to_lowercase().as_str()) => Self::None,
            1 => Self::Sentence,
            _ => Self::Break,
        };
        between.chars().map(Self::sign).fold(stop, Self::max)
    }

    fn sign(sign: char) -> Self {
        match sign {
            '\n' | '\r' | '!' | '?' | '\u{2028}' | '\u{2029}' | '。' => Self::Sentence,
            ',' => Self::Comma,
            '.' | '-' | '\'' | '’' | '‘' | '"' | '“' | '”' | '*' | '_' | '#' | '`' | '/' => {
                Self::None
            }
            sign if sign.is_whitespace() => Self::None,
            _ => Self::Break,
        }
    }
}
