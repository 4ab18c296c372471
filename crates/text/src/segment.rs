//! The tokens of a text, as the search index stores them.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::scan::{Kind, scan};

/// The version of everything that decides which tokens a text has: [`searchable`], [`fold`] and
/// [`segment`]. An index made with another version is rebuilt.
///
/// [`searchable`]: crate::searchable
/// [`fold`]: crate::fold
pub const SEGMENTER: u32 = 1;

/// The tokens of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tokens {
    /// The tokens in order, separated by one space.
    pub words: String,
    /// What stands within Arabic and Hebrew words; see [`segment`].
    pub parts: BTreeSet<String>,
}

impl Tokens {
    /// The tokens of `text`.
    ///
    /// ```
    /// use lamplight_text::Tokens;
    ///
    /// let tokens = Tokens::of("Don’t: 日本語 والكتابة");
    /// assert_eq!(tokens.words, "don t 日本 本語 語 والكتابه");
    /// assert!(tokens.parts_line().split(' ').any(|part| part.starts_with("كتاب")));
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut tokens = Self::default();
        tokens.add(text);
        tokens
    }

    /// Adds the tokens of `text` behind those there are.
    pub fn add(&mut self, text: &str) {
        segment(text, &mut self.words, &mut self.parts);
    }

    /// The parts, sorted, separated by one space.
    #[must_use]
    pub fn parts_line(&self) -> String {
        let mut line = String::with_capacity(self.parts.iter().map(|part| part.len() + 1).sum());
        for part in &self.parts {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(part);
        }
        line
    }
}

/// Appends the tokens of `text` to `into`, separated by single spaces, and adds to `parts`.
///
/// A token holds ASCII `a-z0-9` and letters beyond ASCII, never a space:
/// - a run of letters and digits, folded as [`fold`](crate::fold) does; all else separates;
/// - in scripts without blanks between words (Han, kana, Hangul, Thai, Lao, Khmer, Myanmar) each
///   two neighbours of a run, and then its last character;
/// - an emoji or another picture sign, without its joiners, variation and skin tone.
///
/// A script that joins small words to the next (Arabic, Hebrew) gives the whole word to `into`, and
/// to `parts` each of its endings of two letters or more, so that a word is found as the beginning
/// of an ending. An ending is cut after 24 letters, and so are the parts of a query.
pub fn segment(text: &str, into: &mut String, parts: &mut BTreeSet<String>) {
    into.reserve(text.len());
    scan(text, |token| {
        if !into.is_empty() && !into.ends_with(' ') {
            into.push(' ');
        }
        into.push_str(token.text);
        if token.kind == Kind::Joined {
            for ending in endings(token.text) {
                if !parts.contains(ending) {
                    parts.insert(ending.to_owned());
                }
            }
        }
        ControlFlow::Continue(())
    });
}

/// The longest part, in letters. No Arabic or Hebrew word in use is longer; the limit bounds what
/// a line without blanks can cost.
const LONGEST_PART: usize = 24;

/// The beginning of `word` that [`Tokens::parts`] can hold.
pub(crate) fn longest_part(word: &str) -> &str {
    let end = word.char_indices().nth(LONGEST_PART).map(|(at, _)| at);
    end.and_then(|end| word.get(..end)).unwrap_or(word)
}

/// The endings of a word that have two letters or more.
fn endings(word: &str) -> impl Iterator<Item = &str> {
    word.char_indices()
        .filter_map(|(at, first)| {
            let ending = word.get(at..)?;
            (ending.len() > first.len_utf8()).then_some(ending)
        })
        .map(longest_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        Tokens::of(text).words
    }

    fn parts(text: &str) -> Vec<String> {
        Tokens::of(text).parts.into_iter().collect()
    }

    #[test]
    fn words_of_spaced_scripts() {
        assert_eq!(
            words("Don't — foo_bar, 2019-01-02! e-mail"),
            "don t foo bar 2019 01 02 e mail"
        );
        assert_eq!(words("ÅNGSTRÖM Straße  İzmir"), "angstrom strasse izmir");
        assert_eq!(words("Ёжик Ὀδυσσεύς हिन्दी"), "ежик οδυσσευσ हिन्दी");
        assert_eq!(words("½ ² ⑴ ﷺ"), "1 2 2 1 صلي الله عليه وسلم");
        assert_eq!(words(" .,\n\u{301}\u{200d} "), "");
    }

    #[test]
    fn unspaced_runs_give_pairs_and_the_last_character() {
        assert_eq!(words("我爱日本"), "我爱 爱日 日本 本");
        assert_eq!(words("猫"), "猫");
        assert_eq!(words("C3PO日本x"), "c3po 日本 本 x");
        assert_eq!(words("コーヒー がｶﾞ"), "コー ーヒ ヒー ー がガ ガ");
        assert_eq!(words("กิน"), "กิ ิน น");
        assert_eq!(words("한국어"), "한국 국어 어");
        assert_eq!(words("𠮷𠮷"), "𠮷𠮷 𠮷");
        assert_eq!(words("2024年5月"), "2024 年 5 月");
    }

    #[test]
    fn symbols_stand_alone() {
        assert_eq!(words("hi😀😀❤️"), "hi 😀 😀 ❤");
        assert_eq!(words("👩‍👩‍👧 👍🏽 🇪🇸 1️⃣"), "👩 👩 👧 👍 🇪 🇸 1");
        assert_eq!(words("Lego™ 20°C"), "lego ™ 20 ° c");
    }

    #[test]
    fn joined_scripts_give_endings() {
        assert_eq!(words("وَالكِتَابَة 5م"), "والكتابه 5 م");
        assert_eq!(parts("كتب"), ["تب", "كتب"]);
        assert_eq!(parts("ו שלום"), ["ום", "לום", "שלום"]);
        assert_eq!(parts("latin 日本 و"), Vec::<String>::new());
        let long = "م".repeat(100);
        assert_eq!(
            parts(&long).iter().map(|part| part.chars().count()).max(),
            Some(24)
        );
    }

    #[test]
    fn appending_keeps_one_space_between() {
        let mut tokens = Tokens::of("one");
        tokens.add("—");
        tokens.add("two three");
        assert_eq!(tokens.words, "one two three");
        assert_eq!(Tokens::of("بب اا").parts_line(), "اا بب");
    }

    /// New Unicode tables may fold or part words in another way. When this fails after an update,
    /// raise [`SEGMENTER`] and write the new versions here.
    #[test]
    fn the_tables_are_those_of_this_segmenter() {
        assert_eq!(SEGMENTER, 1);
        assert_eq!(unicode_normalization::UNICODE_VERSION, (18, 0, 0));
        assert_eq!(unicode_properties::UNICODE_VERSION, (18, 0, 0));
        assert_eq!(unicode_script::UNICODE_VERSION, (18, 0, 0));
    }
}
