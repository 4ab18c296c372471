//! A letter as the families read it: words with what stands between them, in sentences.

mod edge;
mod quoted;
mod spelling;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::lexicon::{Id, Kind, Lexicon, Named};
pub(crate) use edge::Edge;
pub(crate) use spelling::fold;
use spelling::spelled;

/// How many words a sentence has at most. A longer one is read as several, so that whoever looks
/// around in a sentence looks at a bounded number of words.
const LONGEST_SENTENCE: usize = 150;

/// What a quotation is called, in the place of its words.
const QUOTE: &str = "“”";

/// One word, as far as the lexicon knows it.
#[derive(Debug, Clone)]
pub(crate) struct Word<'l> {
    /// What it is.
    pub(crate) kind: &'l Kind,
    /// The word itself, in the one spelling.
    pub(crate) name: String,
    /// What stands between the word before it and this one.
    pub(crate) before: Edge,
    /// Where it begins and ends, in UTF-16 code units. The parts of "didn't" have one place.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Word<'_> {
    pub(crate) fn is(&self, id: Id) -> bool {
        self.kind.bits.has(id)
    }
}

/// A letter, read.
#[derive(Debug)]
pub(crate) struct Letter<'l> {
    pub(crate) words: Vec<Word<'l>>,
    /// Which words are a sentence together: one after the other, without gaps.
    pub(crate) sentences: Vec<Range<usize>>,
    /// Of each of these, the number of the sentence as the writer ended it: a long one is several.
    ended: Vec<usize>,
}

impl<'l> Letter<'l> {
    /// Reads a letter. What is in quotation marks or in a line that begins with `>` is somebody's
    /// words from elsewhere: one word that nothing matches stands in its place.
    pub(crate) fn read(text: &str, lexicon: &'l Lexicon) -> Self {
        let mut quotes = quoted::ranges(text).into_iter().peekable();
        let mut letter = Self {
            words: Vec::with_capacity(text.len() / 4),
            sentences: Vec::new(),
            ended: Vec::new(),
        };
        let mut place = 0;
        let mut gap = 0;
        let mut previous = "";
        for (at, piece) in text.split_word_bound_indices() {
            let start = place;
            let end = at + piece.len();
            place += piece.encode_utf16().count();
            let between = || Edge::of(text.get(gap..at).unwrap_or_default(), previous);
            if let Some(quote) = quotes.peek().filter(|quote| at >= quote.start) {
                let (first, last) = (at == quote.start, end >= quote.end);
                if first {
                    let quote = (lexicon.quote(), QUOTE.to_owned());
                    letter.push(quote, between(), start..place);
                    previous = "";
                }
                gap = end;
                if last {
                    quotes.next();
                }
            } else if piece.chars().any(char::is_alphanumeric) {
                let mut edge = between();
                let rest = text.get(end..).unwrap_or_default();
                for word in spelled(piece, rest, lexicon) {
                    letter.push(word, edge, start..place);
                    edge = Edge::None;
                }
                previous = piece;
                gap = end;
            }
        }
        letter.divide();
        letter
    }

    fn push(&mut self, (kind, name): Named<'l>, before: Edge, place: Range<usize>) {
        self.words.push(Word {
            kind,
            name,
            before,
            start: place.start,
            end: place.end,
        });
    }

    /// The number of a sentence as the writer ended it.
    pub(crate) fn ended(&self, sentence: usize) -> usize {
        self.ended.get(sentence).copied().unwrap_or_default()
    }

    /// Whether the writer ended no sentence before the last word.
    pub(crate) fn is_one_sentence(&self) -> bool {
        self.ended.last() == Some(&0)
    }

    fn divide(&mut self) {
        let (mut start, mut ended) = (0, 0);
        for (at, word) in self.words.iter().enumerate().skip(1) {
            let is_end = word.before == Edge::Sentence;
            if is_end || at - start >= LONGEST_SENTENCE {
                self.sentences.push(start..at);
                self.ended.push(ended);
                start = at;
                ended += usize::from(is_end);
            }
        }
        if start < self.words.len() {
            self.sentences.push(start..self.words.len());
            self.ended.push(ended);
        }
    }
}
