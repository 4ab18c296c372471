//! Letters as they are set: every one with a font that has it, or with a visible mark in its place.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;
use typst::text::FontBook;
use unicode_normalization::UnicodeNormalization as _;
use unicode_script::{Script, UnicodeScript};

use super::families;
use super::fonts::{self, Chosen};
use super::stretch::{Stretch, stretches};
use super::voice::Han;
use crate::warning::is_private;

/// How a run of text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent switches, as Markdown has them"
)]
struct Style {
    bold: bool,
    italic: bool,
    struck: bool,
    code: bool,
}

impl Style {
    fn letters(self) -> String {
        [
            (self.bold, 'b'),
            (self.italic, 'i'),
            (self.struck, 's'),
            (self.code, 'c'),
        ]
        .into_iter()
        .filter_map(|(on, letter)| on.then_some(letter))
        .collect()
    }
}

/// How a run looks, and where it leads.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look<'a> {
    style: Style,
    /// An address that a reader of PDF may follow.
    link: Option<&'a str>,
}

impl<'a> Look<'a> {
    pub(super) fn to(mut self, link: Option<&'a str>) -> Self {
        self.link = link;
        self
    }

    pub(super) fn bold(mut self) -> Self {
        self.style.bold = true;
        self
    }

    pub(super) fn italic(mut self) -> Self {
        self.style.italic = true;
        self
    }

    pub(super) fn struck(mut self) -> Self {
        self.style.struck = true;
        self
    }

    pub(super) fn code(mut self) -> Self {
        self.style.code = true;
        self
    }

    /// Ends the open run.
    fn close(self, open: &mut String, runs: &mut Vec<Run>) {
        if open.is_empty() {
            return;
        }
        let text = std::mem::take(open);
        runs.push(match self.link {
            Some(address) => Run::Linked(self.style.letters(), text, address.to_owned()),
            None if self.style == Style::default() => Run::Plain(text),
            None => Run::Styled(self.style.letters(), text),
        });
    }
}

/// A run of a line, as the template reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Run {
    /// Plain text.
    Plain(String),
    /// Text in a style: the letters of the style, then the text. `e` is an emoji in colour, `x`
    /// the mark of a character that cannot be shown.
    Styled(String, String),
    /// Text in a style that leads to an address.
    Linked(String, String, String),
    /// 0 ends the line; 1 lets it end.
    Sign(u8),
}

impl Run {
    /// The end of a line.
    pub(super) const BREAK: Self = Self::Sign(0);
    /// A place inside a long word where the line may end.
    const CHANCE: Self = Self::Sign(1);
}

/// Letters from one such place to the next.
const STEP: usize = 4;

/// Sets text, and counts what cannot be shown.
pub(super) struct Letters<'a> {
    book: &'a FontBook,
    chosen: &'a Chosen,
    /// Characters that a font claimed and then did not show.
    refused: &'a BTreeSet<char>,
    faces: HashMap<(Han, Style), Vec<usize>>,
    /// For a character, one bit for each face that has it.
    known: HashMap<(Han, Style, char), u64>,
    missing: BTreeMap<char, usize>,
    /// Letters since the line could last end.
    word: usize,
    /// The last letters of the line; an address follows `://`.
    tail: [char; 3],
    /// Whether the line is inside an address, which may end wherever letters, digits and signs meet.
    address: bool,
}

impl<'a> Letters<'a> {
    pub(super) fn new(book: &'a FontBook, chosen: &'a Chosen, refused: &'a BTreeSet<char>) -> Self {
        Self {
            book,
            chosen,
            refused,
            faces: HashMap::new(),
            known: HashMap::new(),
            missing: BTreeMap::new(),
            word: 0,
            tail: [' '; 3],
            address: false,
        }
    }

    /// What could not be shown, and how often.
    pub(super) fn into_missing(self) -> BTreeMap<char, usize> {
        self.missing
    }

    /// A new line begins.
    pub(super) fn begin(&mut self) {
        self.word = 0;
        self.tail = [' '; 3];
        self.address = false;
    }

    /// Sets text at the end of a line. In a word of more than `longest` letters the line may end
    /// anywhere, or nearly so.
    pub(super) fn set(
        &mut self,
        text: &str,
        look: Look<'_>,
        han: Han,
        longest: usize,
        runs: &mut Vec<Run>,
    ) {
        let style = look.style;
        let mut open = String::new();
        for stretch in stretches(text) {
            let cluster = match stretch {
                Stretch::Plain(plain) => {
                    for letter in plain.chars() {
                        if self.may_end_before(letter, longest) {
                            look.close(&mut open, runs);
                            runs.push(Run::CHANCE);
                        }
                        open.push(letter);
                    }
                    continue;
                }
                Stretch::Cluster(cluster) => cluster,
            };
            if self.may_end_before(cluster.chars().next().unwrap_or(' '), longest) {
                look.close(&mut open, runs);
                runs.push(Run::CHANCE);
            }
            if cluster.chars().all(is_line_end) {
                open.push(' ');
            } else if fonts::is_emoji(cluster) && self.is_picture(cluster) {
                look.close(&mut open, runs);
                runs.push(Run::Styled("e".to_owned(), cluster.to_owned()));
            } else if self.is_shown(cluster, style, han) {
                open.push_str(cluster);
            } else {
                look.close(&mut open, runs);
                let upright = Style {
                    bold: false,
                    italic: false,
                    ..style
                };
                if upright != style && self.is_shown(cluster, upright, han) {
                    open.push_str(cluster);
                    Look {
                        style: upright,
                        ..look
                    }
                    .close(&mut open, runs);
                } else {
                    runs.push(self.mark(cluster));
                }
            }
        }
        look.close(&mut open, runs);
    }

    /// Counts the letters of a word; says where the line may end inside a long one.
    fn may_end_before(&mut self, letter: char, longest: usize) -> bool {
        let [_, before, last] = self.tail;
        self.tail = [before, last, letter];
        if letter.is_whitespace() || breaks_anywhere(letter) {
            self.address = false;
            self.word = 0;
            return false;
        }
        if self.address && last.is_alphanumeric() != letter.is_alphanumeric() {
            self.word = 0;
        }
        self.address |= self.tail == [':', '/', '/'];
        self.word += 1;
        self.word
            .checked_sub(longest + 1)
            .is_some_and(|over| over.is_multiple_of(STEP.min(longest)))
    }

    /// The mark that stands for a cluster nobody can show.
    fn mark(&mut self, cluster: &str) -> Run {
        let codes: Vec<String> = cluster
            .chars()
            .map(|letter| format!("U+{:04X}", u32::from(letter)))
            .collect();
        for letter in cluster.chars().filter(|letter| !fonts::is_free(*letter)) {
            *self.missing.entry(letter).or_default() += 1;
        }
        Run::Styled("x".to_owned(), format!("[{}]", codes.join(" ")))
    }

    /// Whether the font of coloured emoji has the cluster.
    fn is_picture(&self, cluster: &str) -> bool {
        let face = self
            .chosen
            .emoji()
            .and_then(|family| fonts::face(self.book, family, false, false));
        face.is_some_and(|face| fonts::shows(self.book, face, cluster))
            && !cluster.chars().any(|letter| self.refused.contains(&letter))
    }

    fn is_shown(&mut self, cluster: &str, style: Style, han: Han) -> bool {
        if cluster
            .chars()
            .any(|letter| is_never_shown(letter) || self.refused.contains(&letter))
        {
            return false;
        }
        let style = Style {
            struck: false,
            ..style
        };
        let mut letters = cluster.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            return fonts::is_free(letter)
                || self.bits(letter, style, han) != 0
                || self.together(letter.nfd(), style, han);
        }
        self.together(cluster.chars(), style, han)
            || self.together(cluster.nfc(), style, han)
            || self.together(cluster.nfd(), style, han)
    }

    /// Whether one face has all letters.
    fn together(&mut self, letters: impl Iterator<Item = char>, style: Style, han: Han) -> bool {
        letters
            .filter(|letter| !fonts::is_free(*letter))
            .fold(u64::MAX, |bits, letter| {
                bits & self.bits(letter, style, han)
            })
            != 0
    }

    fn bits(&mut self, letter: char, style: Style, han: Han) -> u64 {
        if let Some(bits) = self.known.get(&(han, style, letter)) {
            return *bits;
        }
        let (book, chosen) = (self.book, self.chosen);
        let faces = self.faces.entry((han, style)).or_insert_with(|| {
            let code = style.code.then_some(families::CODE);
            code.into_iter()
                .chain(chosen.families(han))
                .filter_map(|family| fonts::face(book, family, style.bold, style.italic))
                .take(64)
                .collect()
        });
        let mut bits = 0;
        for (place, face) in faces.iter().enumerate() {
            let has = book
                .info(*face)
                .is_some_and(|info| info.coverage.contains(u32::from(letter)));
            bits |= u64::from(has) << place;
        }
        self.known.insert((han, style, letter), bits);
        bits
    }
}

/// Characters that end a line where a line end means nothing; a blank stands for them.
fn is_line_end(letter: char) -> bool {
    matches!(
        letter,
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Characters no font can be trusted with: controls; those of private use, which mean one thing in
/// one font and another in the next; and the placeholders of annotations and objects.
fn is_never_shown(letter: char) -> bool {
    letter.is_control() || is_private(letter) || matches!(letter, '\u{fff9}'..='\u{fffc}')
}

/// Scripts in which a line may end at any letter or word without a blank.
fn breaks_anywhere(letter: char) -> bool {
    !letter.is_ascii()
        && matches!(
            letter.script(),
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
