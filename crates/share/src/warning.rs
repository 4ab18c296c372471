//! What a finished document could not show.

use std::fmt;

/// Something the reader of the document will miss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// No font here has the character, or it is a control character. The pages show its code
    /// point in brackets in its place, such as `[U+E000]`.
    NoGlyph {
        /// The character.
        character: char,
        /// How often it stands in the document.
        count: usize,
    },
}

impl Warning {
    /// The Unicode code point that is missing.
    #[must_use]
    pub fn code_point(&self) -> u32 {
        match self {
            Self::NoGlyph { character, .. } => u32::from(*character),
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGlyph { character, count } => {
                write!(f, "no font here has U+{:04X}", u32::from(*character))?;
                if !character.is_control() && !is_private(*character) {
                    write!(f, " ({character})")?;
                }
                match count {
                    1 => write!(f, ", once"),
                    count => write!(f, ", {count} times"),
                }
            }
        }
    }
}

/// Whether the meaning of a character is nobody's to say.
pub(crate) fn is_private(character: char) -> bool {
    matches!(u32::from(character), 0xe000..=0xf8ff | 0xf_0000..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_names_the_character() {
        let missing = |character, count| Warning::NoGlyph { character, count }.to_string();
        assert_eq!(missing('🧑', 3), "no font here has U+1F9D1 (🧑), 3 times");
        assert_eq!(missing('\u{e000}', 1), "no font here has U+E000, once");
        assert_eq!(missing('\u{7}', 2), "no font here has U+0007, 2 times");
    }
}
