//! The runs of words of a sentence.

use std::ops::Range;

use crate::letter::{Edge, Letter};

/// How many words a run has at most.
const LONGEST: usize = 3;
/// What stands for the beginning and the end of a sentence, and for what parts words in it.
const BEGIN: &str = "^";
const END: &str = "$";
const COMMA: &str = ",";
const BREAK: &str = ";";
/// What stands for any number in digits.
const NUMBER: &str = "0";

/// The number of a run of words, which hardly any other has.
pub(super) type Number = u64;

/// The different runs of a sentence: words after each other, with the commas and breaks between
/// them, and the beginning and the end of the sentence.
#[derive(Debug)]
pub(super) struct Runs {
    /// By number, with the words that each spans where it comes first.
    runs: Vec<(Number, Range<usize>)>,
}

impl Runs {
    pub(super) fn of(letter: &Letter, sentence: &Range<usize>) -> Self {
        let tokens = tokens(letter, sentence);
        let numbers: Vec<Number> = tokens.iter().map(|(token, _)| number(token)).collect();
        let mut runs = Vec::with_capacity(tokens.len() * LONGEST);
        for at in 0..tokens.len() {
            let mut run = EMPTY;
            for end in at..tokens.len().min(at + LONGEST) {
                run = longer(run, numbers.get(end).copied().unwrap_or_default());
                let (Some((_, first)), Some((_, last))) = (tokens.get(at), tokens.get(end)) else {
                    continue;
                };
                runs.push((run, first.start..last.end));
            }
        }
        runs.sort_by_key(|(number, words)| (*number, words.start));
        runs.dedup_by_key(|(number, _)| *number);
        Self { runs }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.runs.len()
    }

    pub(super) fn all(&self) -> impl Iterator<Item = Number> {
        self.runs.iter().map(|(number, _)| *number)
    }

    /// Each with the words that it spans.
    pub(super) fn places(&self) -> impl Iterator<Item = (Number, &Range<usize>)> {
        self.runs.iter().map(|(number, words)| (*number, words))
    }
}

/// What runs are made of, each with the words that it spans.
fn tokens<'a>(letter: &'a Letter, sentence: &Range<usize>) -> Vec<(&'a str, Range<usize>)> {
    let mut tokens = vec![(BEGIN, sentence.start..sentence.start)];
    for at in sentence.clone() {
        let Some(word) = letter.words.get(at) else {
            continue;
        };
        match word.before {
            Edge::Comma if at > sentence.start => tokens.push((COMMA, at..at)),
            Edge::Break if at > sentence.start => tokens.push((BREAK, at..at)),
            _ => {}
        }
        let is_number = word.name.bytes().all(|byte| byte.is_ascii_digit());
        tokens.push((if is_number { NUMBER } else { &word.name }, at..at + 1));
    }
    tokens.push((END, sentence.end..sentence.end));
    tokens
}

/// The runs of a sentence as they are written in a file: the words with a space between them.
pub(super) fn written(letter: &Letter, sentence: &Range<usize>) -> Vec<String> {
    let tokens: Vec<&str> = tokens(letter, sentence)
        .into_iter()
        .map(|(token, _)| token)
        .collect();
    (1..=LONGEST)
        .flat_map(|length| tokens.windows(length))
        .map(|run| run.join(" "))
        .collect()
}

/// The number of a run as it is written in a file.
pub(super) fn read(run: &str) -> Number {
    run.split(' ').map(number).fold(EMPTY, longer)
}

/// FNV-1a, 64 bits: the number of no words, and what one more makes of it.
const EMPTY: Number = 0xcbf2_9ce4_8422_2325;
const PRIME: Number = 0x0100_0000_01b3;

fn number(word: &str) -> Number {
    word.bytes().fold(EMPTY, |number, byte| {
        (number ^ Number::from(byte)).wrapping_mul(PRIME)
    })
}

fn longer(run: Number, word: Number) -> Number {
    (run.rotate_left(23) ^ word).wrapping_mul(PRIME)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::family::families;

    #[test]
    fn a_run_has_the_number_of_what_is_written_of_it() {
        let text = "Didn't mean to, honestly: it was late. I'm sorry.";
        let letter = Letter::read(text, &families().lexicon);
        assert_eq!(letter.sentences.len(), 2);
        for sentence in &letter.sentences {
            let runs: BTreeSet<Number> = Runs::of(&letter, sentence).all().collect();
            let written: BTreeSet<Number> = written(&letter, sentence)
                .iter()
                .map(|run| read(run))
                .collect();
            assert_eq!(runs, written);
        }
        let first = written(&letter, &letter.sentences[0]);
        for run in ["^ did not", "to , honestly", "; it was", "late $"] {
            assert!(first.iter().any(|one| one == run), "{run} in {first:?}");
        }
    }
}
