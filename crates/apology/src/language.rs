//! Which language a letter is written in.
//!
//! A letter counts as English when enough of its words are the small words that hold English
//! together, which many letters are too short for a detector by groups of letters to see. The
//! others are named by such a detector (the library `whatlang`).

use unicode_segmentation::UnicodeSegmentation;

use crate::letter::fold;

/// English, as ISO 639-3 has it.
pub(crate) const ENGLISH: &str = "eng";
/// No language that can be told.
const UNDETERMINED: &str = "und";

/// How many words are looked at.
const ENOUGH: usize = 400;
/// English from here on: how many of a hundred words are small English ones.
const SHARE: usize = 18;

/// Words that hold English together and mean nothing, or hardly ever stand, in other languages that
/// are written in Latin letters. With the words of an apology.
const SMALL: &[&str] = &[
    "the",
    "and",
    "you",
    "your",
    "i'm",
    "im",
    "i've",
    "ive",
    "i'd",
    "i'll",
    "it's",
    "its",
    "was",
    "were",
    "that",
    "this",
    "with",
    "for",
    "have",
    "had",
    "has",
    "not",
    "didn't",
    "didnt",
    "don't",
    "dont",
    "what",
    "when",
    "which",
    "would",
    "should",
    "could",
    "been",
    "they",
    "them",
    "she",
    "my",
    "of",
    "to",
    "is",
    "are",
    "if",
    "but",
    "because",
    "how",
    "sorry",
    "apologise",
    "apologize",
    "forgive",
    "about",
    "from",
    "out",
    "up",
    "again",
    "never",
    "always",
    "just",
    "only",
    "who",
    "there",
    "than",
    "then",
    "too",
    "we",
    "our",
    "his",
    "her",
    "by",
    "or",
    "as",
    "at",
    "be",
    "u",
    "ur",
    "wasn't",
    "can't",
    "won't",
    "i",
    "it",
    "all",
    "so",
    "did",
    "do",
    "let",
    "said",
    "told",
    "know",
    "want",
    "made",
    "feel",
    "fault",
    "anyone",
    "please",
    "ok",
    "okay",
];

/// The language of a letter, an ISO 639-3 code.
pub(crate) fn of(letter: &str) -> &'static str {
    let (mut words, mut small) = (0, 0);
    for word in letter.unicode_words().take(ENOUGH) {
        words += 1;
        small += usize::from(SMALL.contains(&fold(word).as_str()));
    }
    if words == 0 || small * 100 >= words * SHARE {
        return ENGLISH;
    }
    let one_apostrophe = letter.replace('’', "'");
    match whatlang::detect(&one_apostrophe) {
        Some(found) if found.lang() == whatlang::Lang::Eng => ENGLISH,
        // A few words in Latin letters tell a detector nothing. English, where it may be.
        Some(found) if !found.is_reliable() && small > 0 && words < 12 => ENGLISH,
        Some(found) if found.script() == whatlang::Script::Latin && words < 4 => ENGLISH,
        Some(found) => found.lang().code(),
        None => UNDETERMINED,
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn english_is_known_however_it_is_spelled() {
        for letter in [
            "Sorry if I went too far.",
            "Mistakes were made.",
            "im so sory u had 2 c that",
            "I dinnae ken whit came ower me, I'm sorry hen.",
            "Kindly forgive me, bhaiya, I was wrong.",
            "",
            "Get over it, please.",
        ] {
            assert_eq!(of(letter), "eng", "{letter}");
        }
    }

    #[test]
    fn other_languages_are_named() {
        for (letter, language) in [
            (
                "Es tut mir leid, dass ich dich angelogen habe. Das war falsch von mir.",
                "deu",
            ),
            (
                "Lo siento mucho, no debí haberte mentido sobre el dinero.",
                "spa",
            ),
            (
                "Je suis désolé de t'avoir menti hier soir, c'était ma faute.",
                "fra",
            ),
            ("Прости меня, я был неправ и сказал тебе неправду.", "rus"),
            ("对不起，我不应该骗你。", "cmn"),
            ("मुझे माफ़ कर दो, मैंने तुमसे झूठ बोला।", "hin"),
            ("أنا آسف لأنني كذبت عليك أمس", "ara"),
            ("Przepraszam, że cię okłamałem w sprawie pieniędzy.", "pol"),
        ] {
            assert_eq!(of(letter), language, "{letter}");
        }
    }
}
