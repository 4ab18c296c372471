//! A text as words, sentence by sentence.

/// The sentences of a plain text: words in lower case, without apostrophes.
pub(super) fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut sentences = Vec::new();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut line_is_empty = false;
    for letter in lamplight_text::fold(text).chars() {
        if letter.is_alphanumeric() {
            word.push(letter);
            line_is_empty = false;
            continue;
        }
        if is_apostrophe(letter) {
            continue;
        }
        end_word(&mut word, &mut words);
        let blank_line = letter == '\n' && line_is_empty;
        line_is_empty = letter == '\n' || (line_is_empty && letter.is_whitespace());
        if blank_line || matches!(letter, '.' | '!' | '?' | ';' | ':' | '…') {
            sentences.push(std::mem::take(&mut words));
        }
    }
    end_word(&mut word, &mut words);
    sentences.push(words);
    sentences.retain(|words| !words.is_empty());
    sentences
}

/// Signs that stand for an apostrophe on some keyboard.
fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '′' | '＇' | '‛'
    )
}

fn end_word(word: &mut String, words: &mut Vec<String>) {
    if word.is_empty() {
        return;
    }
    match words.last_mut() {
        // "my self" is one word to whoever writes it.
        Some(last) if last == "my" && word == "self" => last.push_str(word),
        _ => words.push(std::mem::take(word)),
    }
    word.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_sentences_end() {
        let found = sentences("I can’t, CAN'T go\non. He`ll see my self\n\nNo");
        let found: Vec<String> = found.iter().map(|words| words.join(" ")).collect();
        assert_eq!(found, ["i cant cant go on", "hell see myself", "no"]);
        assert_eq!(sentences(" …?"), Vec::<Vec<String>>::new());
    }
}
