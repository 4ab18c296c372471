//! Folding: one spelling for all the ways a word can be written.

use unicode_normalization::char::{canonical_combining_class, compose, decompose_compatible};

use crate::character::{Class, class};

/// Folds `text` so that spellings that a reader takes for the same compare equal.
///
/// - Compatibility forms become plain ones (NFKD): `ﬁ` → `fi`, full width → ASCII.
/// - Accents and vowel points of Latin, Greek, Cyrillic, Arabic and Hebrew go; vowel signs of
///   Indic and south-east Asian scripts stay. Hangul and kana are composed again.
/// - Case goes, and letters with strokes and ligatures become their base letters: `ß` → `ss`,
///   `ø` → `o`, `ł` → `l`, `æ` → `ae`, `ı` → `i`.
/// - Arabic: tatweel goes, `أإآٱ` → `ا`, `ى` → `ي`, `ة` → `ه`, Persian and Urdu yeh, kaf and heh
///   likewise; the digits of Arabic and Persian become ASCII.
/// - Soft hyphens and direction marks go; blanks and punctuation stay.
///
/// Folding twice gives the same as folding once. For comparing tags and names.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        letters_of(c, |letter| {
            append(&mut folded, letter);
        });
    }
    folded
}

/// Gives the folded letters of one character; none when it is dropped.
pub(crate) fn letters_of(c: char, mut give: impl FnMut(char)) {
    match c {
        '\0'..='\x7f' => give(c.to_ascii_lowercase()),
        // Han and Hangul that have no other form, and plain Arabic letters.
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{627}'..='\u{63a}' => {
            give(arabic(c));
        }
        _ => decompose_compatible(c, |part| match class(part) {
            Class::Mark | Class::Hidden => {}
            _ => part
                .to_lowercase()
                .for_each(|lower| base_letters(lower, &mut give)),
        }),
    }
}

/// The base letters of a lower-case letter that has no decomposition of its own.
fn base_letters(c: char, give: &mut impl FnMut(char)) {
    let base = match c {
        '\0'..='\x7f' => c,
        'ß' => return both('s', 's', give),
        'æ' => return both('a', 'e', give),
        'œ' => return both('o', 'e', give),
        'þ' => return both('t', 'h', give),
        'ƀ' | 'ɓ' => 'b',
        'ƈ' | 'ȼ' => 'c',
        'ð' | 'đ' | 'ɖ' | 'ɗ' => 'd',
        'ɇ' => 'e',
        'ƒ' => 'f',
        'ǥ' | 'ɠ' => 'g',
        'ħ' => 'h',
        'ı' | 'ɨ' => 'i',
        'ȷ' | 'ɉ' => 'j',
        'ƙ' => 'k',
        'ł' | 'ƚ' => 'l',
        'ŋ' | 'ɲ' | 'ƞ' => 'n',
        'ø' | 'ɵ' => 'o',
        'ƥ' => 'p',
        'ɍ' => 'r',
        'ŧ' | 'ƭ' | 'ʈ' => 't',
        'ʉ' => 'u',
        'ʋ' => 'v',
        'ƴ' | 'ɏ' => 'y',
        'ƶ' => 'z',
        'ς' => 'σ',
        _ => arabic(c),
    };
    give(base);
}

fn both(first: char, second: char, give: &mut impl FnMut(char)) {
    give(first);
    give(second);
}

fn arabic(c: char) -> char {
    match c {
        'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ى' | 'ی' | 'ۍ' | 'ې' | 'ے' => 'ي',
        'ة' | 'ہ' | 'ھ' | 'ە' | 'ۃ' => 'ه',
        'ک' | 'ڪ' => 'ك',
        '\u{660}'..='\u{669}' => digit(c, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(c, 0x6f0),
        _ => c,
    }
}

fn digit(c: char, zero: u32) -> char {
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

/// As many marks in a row are put in order; the limit is that of Unicode's stream-safe form.
const ORDERED_MARKS: usize = 30;

/// Appends a folded letter: composes Hangul and kana, puts kept marks in canonical order and drops
/// those that stand behind another script. Answers whether it stands at the end of `folded` as a character of its own.
pub(crate) fn append(folded: &mut String, letter: char) -> bool {
    if letter.is_ascii() || matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}') {
        folded.push(letter);
        return true;
    }
    let last = folded.chars().next_back();
    if composes(letter)
        && let Some(composed) = last.and_then(|last| compose(last, letter))
    {
        folded.pop();
        folded.push(composed);
        return false;
    }
    let rank = canonical_combining_class(letter);
    if rank == 0 {
        folded.push(letter);
        return true;
    }
    if last.is_none_or(|last| !can_follow(letter, class(last))) {
        return false;
    }
    let later: usize = folded
        .chars()
        .rev()
        .take(ORDERED_MARKS)
        .take_while(|&mark| canonical_combining_class(mark) > rank)
        .map(char::len_utf8)
        .sum();
    folded.insert(folded.len() - later, letter);
    later == 0
}

/// Voicing marks of kana, vowels and finals of Hangul.
fn composes(letter: char) -> bool {
    matches!(letter, '\u{3099}' | '\u{309a}' | '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}')
}

/// Whether `letter` can stand behind a letter of the class `before`. A mark that moves when a text
/// is decomposed cannot stand behind another script, or it would come between a letter there and
/// its own marks.
pub(crate) fn can_follow(letter: char, before: Class) -> bool {
    match class(letter) {
        Class::Voicing => before == Class::Unspaced,
        own => own == before || canonical_combining_class(letter) == 0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn spellings_fold_to_one() {
        let cases = [
            ("Corazón", "corazon"),
            ("Straße STRASSE ẞ", "strasse strasse ss"),
            ("Łódź øre Đuro", "lodz ore duro"),
            ("Æsop œuvre", "aesop oeuvre"),
            ("İstanbul ılık", "istanbul ilik"),
            ("ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ"),
            ("Ёлка й", "елка и"),
            ("ﬁn ＡＢＣ１ ² ™", "fin abc1 2 tm"),
            ("كِتَابٌ كـتاب", "كتاب كتاب"),
            ("أإآٱ ى ة ؤ ئ", "اااا ي ه و ي"),
            ("کتاب یک ۲۰۲۴ ٢٠٢٤", "كتاب يك 2024 2024"),
            ("שָׁלוֹם", "שלום"),
            (
                "한국 \u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}",
                "한국 한국",
            ),
            ("がパ ｶﾞ か\u{3099} a\u{3099}", "がパ ガ が a"),
            ("バ\u{93c} ハ\u{93c}\u{3099} a\u{e38} \u{e38}", "バ バ a "),
            ("हिन्दी กิน", "हिन्दी กิน"),
            ("don’t  foo_bar\t\n", "don’t  foo_bar\t\n"),
            ("co\u{ad}operate \u{200f}x", "cooperate x"),
            ("❤\u{fe0f} 1\u{fe0f}\u{20e3}", "❤ 1"),
        ];
        for (text, expected) in cases {
            assert_eq!(fold(text), expected);
        }
    }

    #[test]
    fn every_character_folds_to_what_stays_folded() {
        for c in '\0'..=char::MAX {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn many_marks_in_the_wrong_order_take_linear_time() {
        // Thai marks of class 107 before one of class 103, over and over.
        let text = "ก".to_owned() + &"\u{e48}\u{e38}".repeat(200_000);
        assert_eq!(fold(&text).chars().count(), 400_001);
    }

    proptest! {
        #[test]
        fn composed_and_decomposed_fold_alike(text in "\\PC{0,40}") {
            let nfc: String = text.nfc().collect();
            let nfd: String = text.nfd().collect();
            prop_assert_eq!(fold(&nfc), fold(&nfd));
        }

        #[test]
        fn case_does_not_matter(text in "[a-zA-ZäöüÄÖÜßéÉñÑа-яА-Яα-ωΑ-Ω ]{0,40}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text.to_lowercase()));
        }

        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
