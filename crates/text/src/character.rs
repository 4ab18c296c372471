//! What a character is to the search index.

use unicode_properties::{
    GeneralCategory as G, GeneralCategoryGroup, UnicodeEmoji, UnicodeGeneralCategory,
};
use unicode_script::{Script, UnicodeScript};

/// The part a character plays in tokens. Characters of different classes never share a token,
/// apart from [`Class::Mark`] and [`Class::Hidden`], which vanish from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Ends a token: blanks, punctuation, most signs.
    Separator,
    /// A letter, digit or kept mark of a script that puts blanks between words.
    Word,
    /// A character of a script that does not (Hangul stands here too: it joins particles to words).
    Unspaced,
    /// An Arabic letter.
    Arabic,
    /// A Hebrew letter.
    Hebrew,
    /// An emoji or another picture sign: a token of its own.
    Symbol,
    /// A combining mark that is dropped: accents, vowel points, variation selectors.
    Mark,
    /// The Japanese voicing marks: they join the kana before them and are dropped elsewhere.
    Voicing,
    /// Invisible and without meaning within a word: soft hyphen, direction marks, tatweel.
    Hidden,
}

impl Class {
    /// Whether a run of letters goes on through a character of this class.
    pub(crate) fn in_word(self) -> bool {
        !matches!(self, Class::Separator | Class::Symbol)
    }

    /// Whether characters of this class make tokens.
    pub(crate) fn makes_tokens(self) -> bool {
        matches!(
            self,
            Class::Word | Class::Unspaced | Class::Arabic | Class::Hebrew | Class::Symbol
        )
    }
}

/// The class of `c`. The ranges here are only a quick way to what [`looked_up`] answers.
pub(crate) fn class(c: char) -> Class {
    match c {
        '\0'..='\x7f' => {
            if c.is_ascii_alphanumeric() {
                Class::Word
            } else {
                Class::Separator
            }
        }
        '\u{c0}'..='\u{d6}'
        | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{24f}'
        | '\u{3b1}'..='\u{3c9}'
        | '\u{400}'..='\u{481}' => Class::Word,
        '\u{5d0}'..='\u{5ea}' => Class::Hebrew,
        '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' => Class::Arabic,
        '\u{64b}'..='\u{65f}' => Class::Mark,
        '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3003}' | '\u{ff01}'..='\u{ff0f}' => {
            Class::Separator
        }
        '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' => Class::Unspaced,
        _ => looked_up(c),
    }
}

fn looked_up(c: char) -> Class {
    match c {
        '\u{3099}' | '\u{309a}' | '\u{ff9e}' | '\u{ff9f}' => return Class::Voicing,
        // Kana length and repeat marks and ideographic signs whose script is "common".
        '\u{3006}' | '\u{3031}'..='\u{3035}' | '\u{303c}' | '\u{30fc}' | '\u{ff70}' => {
            return Class::Unspaced;
        }
        // Soft hyphen, tatweel, the small letters of Koranic spelling; direction marks and joiners
        // that are not seen. The zero-width space and non-joiner do part words.
        '\u{ad}'
        | '\u{61c}'
        | '\u{640}'
        | '\u{6e5}'
        | '\u{6e6}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => return Class::Hidden,
        _ => {}
    }
    let category = c.general_category();
    match c.general_category_group() {
        GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number => match c.script() {
            Script::Arabic => Class::Arabic,
            Script::Hebrew => Class::Hebrew,
            script if unspaced(script) => Class::Unspaced,
            _ => Class::Word,
        },
        GeneralCategoryGroup::Mark => match c.script() {
            Script::Latin
            | Script::Greek
            | Script::Cyrillic
            | Script::Arabic
            | Script::Hebrew
            | Script::Common
            | Script::Inherited => Class::Mark,
            script if unspaced(script) => Class::Unspaced,
            _ => Class::Word,
        },
        _ if category == G::OtherSymbol => Class::Symbol,
        _ if c.is_emoji_char() && !c.is_ascii() && !is_skin_tone(c) => Class::Symbol,
        _ => Class::Separator,
    }
}

fn unspaced(script: Script) -> bool {
    matches!(
        script,
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Hangul
            | Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
    )
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_ranges_agree_with_the_tables() {
        for c in '\u{80}'..=char::MAX {
            assert_eq!(class(c), looked_up(c), "U+{:04X}", u32::from(c));
        }
        for c in '\0'..='\x7f' {
            assert_eq!(class(c), looked_up(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn classes_of_chosen_characters() {
        let cases: &[(&str, Class)] = &[
            ("aZ09éßøłжΩªº²½ʼहि", Class::Word),
            ("日々〇あアー가กิໆກខမ〆", Class::Unspaced),
            ("غاآٱىکی٣۳", Class::Arabic),
            ("שך", Class::Hebrew),
            ("😀☕❤©°🇪👩↔‼㊗", Class::Symbol),
            (
                "\u{301}\u{64e}\u{5b8}\u{fe0f}\u{20e3}\u{e0100}",
                Class::Mark,
            ),
            ("\u{3099}\u{309a}", Class::Voicing),
            ("\u{ad}\u{200f}\u{640}", Class::Hidden),
            (
                " _'’-.,/€+<،。、「\u{200b}\u{200c}\u{200d}\u{1f3fd}\u{a0}\u{3000}",
                Class::Separator,
            ),
        ];
        for (characters, expected) in cases {
            for c in characters.chars() {
                // Kept marks have the class of their script, so each case may hold them.
                assert_eq!(class(c), *expected, "{c:?} U+{:04X}", u32::from(c));
            }
        }
    }
}
