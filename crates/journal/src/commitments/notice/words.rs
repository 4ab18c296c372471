//! The words of a text, for comparing.

/// Where a sentence, or a part of it, ends.
const ENDS: [char; 9] = ['.', ',', ';', ':', '!', '?', '\n', '(', ')'];

/// The words of a text, in small letters; an empty one wherever a sentence or a part of it ends.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        match c {
            '’' | '‘' | '\'' => word.push('\''),
            c if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            _ => {
                let whole = std::mem::take(&mut word);
                let bare = whole.trim_matches('\'');
                if !bare.is_empty() {
                    words.push(bare.to_owned());
                }
                if ENDS.contains(&c) {
                    words.push(String::new());
                }
            }
        }
    }
    words
}

/// The word at a place; an empty one where there is none.
pub(super) fn word(words: &[String], at: usize) -> &str {
    words.get(at).map_or("", String::as_str)
}

/// Whether these words stand at that place.
pub(super) fn stands(words: &[String], at: usize, said: &[&str]) -> bool {
    said.iter()
        .enumerate()
        .all(|(place, one)| word(words, at + place) == *one)
}
