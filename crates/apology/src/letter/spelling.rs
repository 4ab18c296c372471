//! Words as people spell them, in one spelling.

use crate::lexicon::{Lexicon, Named};

/// The words of the lexicon that a word of the text stands for: "didnt" for "did" and "not", "u"
/// for "you", "apologize" for "apologise". `rest` is what follows it in the text.
pub(crate) fn spelled<'l>(word: &str, rest: &str, lexicon: &'l Lexicon) -> Vec<Named<'l>> {
    let next = || {
        let near = rest
            .chars()
            .take(LONGEST_NEXT)
            .skip_while(|sign| sign.is_whitespace());
        fold(&near.take_while(|sign| is_letter(*sign)).collect::<String>())
    };
    lexicon.stand_for(&fold(word), next)
}

/// How far is looked for the next word, in characters: further than to any that tells two readings
/// apart.
const LONGEST_NEXT: usize = 24;

fn is_letter(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '\'' | '’' | '`')
}

/// A word in small letters, with one kind of apostrophe and one way of spelling: the British one.
pub(crate) fn fold(word: &str) -> String {
    let mut folded: String = word
        .chars()
        .map(|sign| match sign {
            '’' | '‘' | '`' | '´' | 'ʼ' => '\'',
            sign => sign,
        })
        .flat_map(char::to_lowercase)
        .collect();
    for (american, british) in SPELLINGS {
        if let Some(stem) = folded.strip_suffix(american)
            && stem.chars().count() >= 4
        {
            folded = format!("{stem}{british}");
            break;
        }
    }
    folded
}

/// Endings that are spelled in two ways. What is a word of its own with the first ("prize",
/// "seize") has too short a stem.
const SPELLINGS: [(&str, &str); 9] = [
    ("ize", "ise"),
    ("izes", "ises"),
    ("ized", "ised"),
    ("izing", "ising"),
    ("yze", "yse"),
    ("yzed", "ysed"),
    ("vior", "viour"),
    ("vor", "vour"),
    ("nor", "nour"),
];
