//! From an entry's blocks to what the template reads.

use std::collections::BTreeMap;

use lamplight_text::{Block, Inline, Item};

use super::data::{BlockData, Line, PieceData};
use super::letters::{Letters, Run};
use super::parts::{Part, PartText, flatten};
use super::voice::{Han, Voice};
use crate::printed::{BETWEEN_FACTS, Head};
use crate::{Format, Piece, Words};

/// How deep lists and quotes go on the page; what is deeper stands at this depth.
const DEEPEST: usize = 6;

/// Letters of a word before the line may end inside it.
pub(super) const LONGEST: usize = 40;

/// Bytes of text after which the next entry begins a page. The typesetter sets such parts of a long
/// document side by side, on all cores.
const PART: usize = 32_000;

/// Runs that the typesetter sets at once. Its work grows with the square of their number.
const MOST_RUNS: usize = 400;

/// Fills in entries.
pub(super) struct Fill<'a> {
    letters: Letters<'a>,
    voices: Vec<Voice>,
    words: &'a Words,
    /// Bytes of text since an entry last began a page.
    part: usize,
}

/// Where text stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// What the text around it says about its Chinese characters.
    pub(super) han: Han,
    /// Letters of a word before the line may end inside it.
    pub(super) longest: usize,
    pub(super) depth: usize,
}

impl Place {
    fn deeper(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }
}

impl<'a> Fill<'a> {
    pub(super) fn new(letters: Letters<'a>, document: Voice, words: &'a Words) -> Self {
        Self {
            letters,
            voices: vec![document],
            words,
            part: 0,
        }
    }

    /// The voices of all lines so far; the first is the document's.
    pub(super) fn voices(&self) -> &[Voice] {
        &self.voices
    }

    /// What could not be shown, and how often.
    pub(super) fn into_missing(self) -> BTreeMap<char, usize> {
        self.letters.into_missing()
    }

    /// The line at the foot of each page.
    pub(super) fn foot(&mut self) -> Line {
        self.text(&self.words.foot, Han::default())
    }

    /// An entry and its blocks, read from its body. `fresh`: it begins a page in any case.
    pub(super) fn piece(
        &mut self,
        piece: &Piece,
        blocks: &[Block],
        han: Han,
        fresh: bool,
    ) -> PieceData {
        let head = Head::of(piece, Format::Pdf);
        let label = head.facts.join(BETWEEN_FACTS);
        let tags = head.tags.iter().map(|tag| tag_text(tag));
        let tags = tags.collect::<Vec<_>>().join("  ");
        let mut filled = Vec::new();
        self.blocks(
            blocks,
            Place {
                han,
                longest: LONGEST,
                depth: 0,
            },
            &mut filled,
        );
        let fresh = fresh || self.part > PART;
        self.part = if fresh { 0 } else { self.part } + piece.body.len();
        PieceData {
            fresh,
            label: self.text(&label, han),
            heading: self.text(&head.title, han),
            tags: (!tags.is_empty()).then(|| self.text(&tags, han)),
            blocks: filled,
        }
    }

    fn text(&mut self, text: &str, han: Han) -> Line {
        self.line(
            &[Part::plain(text)],
            Place {
                han,
                longest: LONGEST,
                depth: 0,
            },
        )
    }

    fn inlines(&mut self, content: &[Inline], place: Place) -> Line {
        self.line(&flatten(content, &self.words.picture), place)
    }

    /// Sets one line.
    pub(super) fn line(&mut self, parts: &[Part<'_>], place: Place) -> Line {
        let voice = Voice::of(parts.iter().map(Part::text), self.document(), place.han);
        self.line_in(voice, parts, place)
    }

    fn line_in(&mut self, voice: Voice, parts: &[Part<'_>], place: Place) -> Line {
        let han = voice.han;
        let voice = self.voice(voice);
        let mut runs = Vec::new();
        self.letters.begin();
        for part in parts {
            match &part.text {
                PartText::Text(text) => {
                    self.letters
                        .set(text, part.look, han, place.longest, &mut runs);
                }
                PartText::Soft | PartText::Break => {
                    self.letters.begin();
                    runs.push(Run::BREAK);
                }
            }
        }
        Line { voice, runs }
    }

    fn document(&self) -> &Voice {
        // `new` put it there.
        self.voices.first().unwrap_or(&Voice::ENGLISH)
    }

    fn voice(&mut self, voice: Voice) -> usize {
        if let Some(place) = self.voices.iter().position(|known| *known == voice) {
            return place;
        }
        self.voices.push(voice);
        self.voices.len() - 1
    }

    fn blocks(&mut self, blocks: &[Block], place: Place, filled: &mut Vec<BlockData>) {
        for block in blocks {
            match block {
                Block::Heading { level, content } => {
                    let line = self.inlines(content, place);
                    filled.push(BlockData::Heading {
                        level: *level,
                        line,
                    });
                }
                Block::Paragraph { content } => {
                    let lines = in_stretches(self.inlines(content, place));
                    filled.push(BlockData::Paragraph { lines });
                }
                Block::List { start, items } => self.list(*start, items, place, filled),
                Block::Quote { blocks } if place.depth >= DEEPEST => {
                    self.blocks(blocks, place, filled);
                }
                Block::Quote { blocks } => {
                    let mut inner = Vec::new();
                    self.blocks(blocks, place.deeper(), &mut inner);
                    filled.push(BlockData::Quote {
                        v: first_voice(&inner),
                        blocks: inner,
                    });
                }
                Block::Code { text, .. } | Block::Html { text } => {
                    let lines = in_stretches(self.code(text, place));
                    filled.push(BlockData::Code { lines });
                }
                Block::Table {
                    alignments,
                    header,
                    rows,
                } => {
                    filled.extend(super::table::fill(self, alignments, header, rows, place));
                }
                Block::Rule => filled.push(BlockData::Rule),
            }
        }
    }

    fn list(
        &mut self,
        start: Option<u64>,
        items: &[Item],
        place: Place,
        filled: &mut Vec<BlockData>,
    ) {
        let marks: Vec<String> = (0_u64..)
            .zip(items)
            .map(|(place_in_list, item)| match (item.checked, start) {
                (Some(true), _) => "☑".to_owned(),
                (Some(false), _) => "☐".to_owned(),
                (None, Some(start)) => format!("{}.", start.saturating_add(place_in_list)),
                (None, None) if place.depth.is_multiple_of(2) => "•".to_owned(),
                (None, None) => "–".to_owned(),
            })
            .collect();
        if place.depth >= DEEPEST {
            for (mark, item) in marks.iter().zip(items) {
                let from = filled.len();
                self.blocks(&item.blocks, place, filled);
                let first = match filled.get_mut(from) {
                    Some(BlockData::Paragraph { lines }) => lines.first_mut(),
                    _ => None,
                };
                if let Some(line) = first {
                    line.runs.insert(0, Run::Plain(format!("{mark} ")));
                }
            }
            return;
        }
        let items: Vec<Vec<BlockData>> = items
            .iter()
            .map(|item| {
                let mut inner = Vec::new();
                self.blocks(&item.blocks, place.deeper(), &mut inner);
                inner
            })
            .collect();
        let v = items
            .iter()
            .map(|item| first_voice(item))
            .find(|v| *v != 0)
            .unwrap_or(0);
        let ordered = start.is_some();
        let bullet = !ordered && marks.iter().all(|mark| Some(mark) == marks.first());
        let tight = items.iter().all(|item| {
            matches!(item.as_slice(), [] | [BlockData::Paragraph { .. }, ..])
                && item
                    .iter()
                    .skip(1)
                    .all(|block| matches!(block, BlockData::List { .. }))
        });
        filled.push(BlockData::List {
            v,
            ordered,
            bullet,
            tight,
            marks,
            items,
        });
    }

    /// Code runs from left to right, line by line, with its blanks.
    fn code(&mut self, text: &str, place: Place) -> Line {
        let mut parts = Vec::new();
        for (number, line) in text.lines().enumerate() {
            if number > 0 {
                parts.push(Part::end());
            }
            parts.push(Part::code(line.replace('\t', "    ")));
        }
        let voice = Voice::of(std::iter::once(text), self.document(), place.han);
        self.line_in(
            Voice {
                dir: "ltr",
                justify: false,
                ..voice
            },
            &parts,
            place,
        )
    }

    /// The running text of a cell, flattened.
    pub(super) fn parts<'b>(&self, content: &'b [Inline]) -> Vec<Part<'b>> {
        flatten(content, &self.words.picture)
    }
}

/// Cuts a long line where it may end.
fn in_stretches(line: Line) -> Vec<Line> {
    let Line { voice, runs } = line;
    let mut lines = Vec::new();
    let mut open = Vec::new();
    for run in runs {
        if open.len() >= MOST_RUNS && matches!(run, Run::Sign(_)) {
            lines.push(Line {
                voice,
                runs: std::mem::take(&mut open),
            });
        } else {
            open.push(run);
        }
    }
    lines.push(Line { voice, runs: open });
    lines
}

/// A tag, kept apart from its neighbours whatever direction it has.
fn tag_text(tag: &str) -> String {
    if tag.is_ascii() {
        format!("#{tag}")
    } else {
        format!("\u{2068}#{tag}\u{2069}")
    }
}

/// The voice that the first text in some blocks has.
pub(super) fn first_voice(blocks: &[BlockData]) -> usize {
    blocks
        .iter()
        .find_map(|block| match block {
            BlockData::Paragraph { lines } => lines.first().map(|line| line.voice),
            BlockData::Heading { line, .. } => Some(line.voice),
            BlockData::List { v, .. } | BlockData::Quote { v, .. } | BlockData::Table { v, .. } => {
                Some(*v)
            }
            BlockData::Code { .. } | BlockData::Rule => None,
        })
        .unwrap_or(0)
}
