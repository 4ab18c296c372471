//! The document as the template reads it. It travels as JSON, so no word of an entry is ever
//! typesetting source.

use serde::{Serialize, Serializer};

use super::families;
use super::fonts::Chosen;
use super::letters::Run;
use super::voice::Voice;

/// Everything the template needs.
#[derive(Debug, Serialize)]
pub(super) struct Data<'a> {
    pub(super) title: &'a str,
    /// The line at the foot of each page, beside its number.
    pub(super) foot: Line,
    /// How many pages to make with nothing but a foot; 0 for the document itself.
    pub(super) feet: usize,
    /// The fonts of coloured emoji.
    pub(super) emoji: Vec<&'a str>,
    /// The first is the document's own.
    pub(super) voices: Vec<VoiceData<'a>>,
    pub(super) pieces: Vec<PieceData>,
}

/// A voice and the fonts that go with it.
#[derive(Debug, Serialize)]
pub(super) struct VoiceData<'a> {
    #[serde(flatten)]
    voice: Voice,
    fonts: Vec<FontData<'a>>,
    code: Vec<FontData<'a>>,
}

/// A font family, and for which of its letters it is taken.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum FontData<'a> {
    All(&'a str),
    Some { name: &'a str, covers: &'static str },
}

/// An entry.
#[derive(Debug, Serialize)]
pub(super) struct PieceData {
    /// Whether it begins a page.
    pub(super) fresh: bool,
    /// Kind and date, or the kind alone when the date is the heading.
    pub(super) label: Line,
    pub(super) heading: Line,
    pub(super) tags: Option<Line>,
    pub(super) blocks: Vec<BlockData>,
}

/// One line or paragraph: an index into the voices, and what it says.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Line {
    #[serde(rename = "v")]
    pub(super) voice: usize,
    #[serde(rename = "r", serialize_with = "plain_or_runs")]
    pub(super) runs: Vec<Run>,
}

/// A block. `v` is the voice that gives a container its direction.
#[derive(Debug, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub(super) enum BlockData {
    /// One line for each stretch that the typesetter sets at once; they follow on each other.
    Paragraph {
        lines: Vec<Line>,
    },
    Heading {
        level: u8,
        line: Line,
    },
    /// `marks`: what stands before each item. `bullet`: they are all the same. `tight`: every item
    /// is one paragraph, with lists under it at most.
    List {
        v: usize,
        ordered: bool,
        bullet: bool,
        tight: bool,
        marks: Vec<String>,
        items: Vec<Vec<BlockData>>,
    },
    Quote {
        v: usize,
        blocks: Vec<BlockData>,
    },
    Code {
        lines: Vec<Line>,
    },
    /// `widths`: the share of each column. `align`: `start`, `left`, `center` or `right`.
    Table {
        v: usize,
        size: f32,
        widths: Vec<f32>,
        align: Vec<&'static str>,
        header: Vec<Line>,
        rows: Vec<Vec<Line>>,
    },
    Rule,
}

impl<'a> VoiceData<'a> {
    pub(super) fn new(voice: &Voice, chosen: &'a Chosen) -> Self {
        let families = chosen.families(voice.han);
        let all = || families.iter().map(|family| FontData::All(family));
        let square = matches!(voice.lang.as_ref(), "zh" | "ja");
        Self {
            voice: voice.clone(),
            // In Chinese and Japanese text the quotation marks and dashes are square too, so the
            // text face gives the Latin letters only, and comes back at the end for the rest.
            fonts: if square {
                let latin = FontData::Some {
                    name: families::TEXT,
                    covers: "latin-in-cjk",
                };
                std::iter::once(latin)
                    .chain(all().skip(1))
                    .chain([FontData::All(families::TEXT)])
                    .collect()
            } else {
                all().collect()
            },
            code: std::iter::once(FontData::All(families::CODE))
                .chain(all())
                .collect(),
        }
    }
}

/// A line of plain text, which most are, goes as a string; the template is quicker with it.
fn plain_or_runs<S: Serializer>(runs: &[Run], serializer: S) -> Result<S::Ok, S::Error> {
    match runs {
        [Run::Plain(text)] => serializer.serialize_str(text),
        runs => runs.serialize(serializer),
    }
}
