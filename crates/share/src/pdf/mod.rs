//! Pages: the entries are read, fonts are chosen, the typesetter sets them from data, and the file
//! is rewritten and protected.

mod data;
mod families;
mod fill;
mod fonts;
mod letters;
mod parts;
mod protect;
mod stretch;
mod survey;
mod table;
mod voice;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use chrono::{DateTime, Utc};
use ring::rand::SecureRandom;
use typst::foundations::Smart;
use typst::layout::{Frame, FrameItem, Point};
use typst::model::Document as _;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;
use zeroize::Zeroizing;

pub use fonts::Fonts;

use crate::{Document, Password, ShareError, Step, Warning, step};
use data::{Data, VoiceData};
use fill::Fill;
use fonts::Chosen;
use letters::Letters;
use survey::Read;
use voice::Voice;
use world::Desk;

/// How often the pages are set anew because a font did not keep what it promised.
const ROUNDS: usize = 4;

/// Writes the document as PDF.
pub(crate) fn write(
    document: &Document,
    password: Option<&Password>,
    fonts: &mut Fonts,
    random: &dyn SecureRandom,
    now_utc: DateTime<Utc>,
    progress: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<(Vec<u8>, Vec<Warning>), ShareError> {
    step(progress, Step::Reading)?;
    let voice = Voice::of_document(&document.language);
    let (entries, wanted) = survey::read(document, &voice);
    let chosen = fonts.choose(&wanted, || step(progress, Step::FindingFonts))?;
    step(progress, Step::SettingPages)?;
    let set = set(document, &entries, &voice, fonts, &chosen);
    // The typesetter keeps what it has done for the next time; here that is somebody's diary.
    typst::comemo::evict(0);
    let Pages { pdf, missing } = set?;
    step(progress, Step::Protecting)?;
    let bytes = protect::finish(&pdf, &document.words.title, password, random, now_utc)?;
    Ok((bytes, warnings(missing)))
}

/// What the pages will not show, as far as the fonts themselves tell it: nothing is set yet.
pub(crate) fn foresee(
    document: &Document,
    fonts: &mut Fonts,
    progress: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<Vec<Warning>, ShareError> {
    step(progress, Step::Reading)?;
    let voice = Voice::of_document(&document.language);
    let (entries, wanted) = survey::read(document, &voice);
    let chosen = fonts.choose(&wanted, || step(progress, Step::FindingFonts))?;
    let refused = BTreeSet::new();
    let letters = Letters::new(fonts.book(), &chosen, &refused);
    let mut fill = Fill::new(letters, voice, &document.words);
    fill.foot();
    for entry in &entries {
        fill.piece(entry.piece, &entry.blocks, entry.han, false);
    }
    Ok(warnings(fill.into_missing()))
}

fn warnings(missing: BTreeMap<char, usize>) -> Vec<Warning> {
    let missing = missing.into_iter();
    missing
        .map(|(character, count)| Warning::NoGlyph { character, count })
        .collect()
}

/// Finished pages.
struct Pages {
    /// The typesetter's file: not yet protected, wiped when dropped.
    pdf: Zeroizing<Vec<u8>>,
    /// What the pages could not show, and how often.
    missing: BTreeMap<char, usize>,
}

/// Sets the pages, and again while a font shows an empty box for a letter it claims to have.
fn set(
    document: &Document,
    entries: &[Read<'_>],
    voice: &Voice,
    fonts: &Fonts,
    chosen: &Chosen,
) -> Result<Pages, ShareError> {
    let mut refused = BTreeSet::new();
    for _ in 0..ROUNDS {
        let letters = Letters::new(fonts.book(), chosen, &refused);
        let mut fill = Fill::new(letters, voice.clone(), &document.words);
        let foot = fill.foot();
        let pieces = entries
            .iter()
            .enumerate()
            .map(|(place, entry)| {
                let after_cover = document.has_cover && place == 1;
                fill.piece(entry.piece, &entry.blocks, entry.han, after_cover)
            })
            .collect();
        let mut data = Data {
            title: &document.words.title,
            foot,
            feet: 0,
            emoji: chosen.emoji().into_iter().collect(),
            voices: fill
                .voices()
                .iter()
                .map(|voice| VoiceData::new(voice, chosen))
                .collect(),
            pieces,
        };
        let body = typeset(&data, fonts)?;
        data.pieces.clear();
        data.feet = body.pages().len();
        let feet = typeset(&data, fonts)?;
        let pages = join(&body, &feet);
        let boxes = boxes(&pages);
        if boxes.is_empty() {
            let options = PdfOptions {
                creator: Smart::Custom(None),
                ..PdfOptions::default()
            };
            let pdf = typst_pdf::pdf(&pages, &options)
                .map_err(|_| ShareError::Pages("the typesetter could not write the file"))?;
            return Ok(Pages {
                pdf: Zeroizing::new(pdf),
                missing: fill.into_missing(),
            });
        }
        refused.extend(boxes);
    }
    Err(ShareError::Pages("the fonts do not show what they claim"))
}

fn typeset(data: &Data<'_>, fonts: &Fonts) -> Result<PagedDocument, ShareError> {
    let data = serde_json::to_vec(data)
        .map(Zeroizing::new)
        .map_err(|_| ShareError::Pages("the text could not be passed on"))?;
    typst::compile::<PagedDocument>(&Desk::new(fonts.store(), data)?)
        .output
        .map_err(|_| ShareError::Pages("the typesetter refused the text"))
}

/// Lays each foot under its page.
fn join(body: &PagedDocument, feet: &PagedDocument) -> PagedDocument {
    let pages = body
        .pages()
        .iter()
        .zip(feet.pages())
        .map(|(page, foot)| {
            let mut page = page.clone();
            page.frame.push_frame(Point::zero(), foot.frame.clone());
            page
        })
        .collect();
    PagedDocument::new(pages, body.info().clone())
}

/// The characters that a page shows as an empty box.
fn boxes(pages: &PagedDocument) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    for page in pages.pages() {
        of_frame(&page.frame, &mut found);
    }
    found
}

fn of_frame(frame: &Frame, found: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => of_frame(&group.frame, found),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let cluster = text.text.get(glyph.range()).unwrap_or_default();
                    found.extend(cluster.chars().filter(|letter| !fonts::is_free(*letter)));
                }
            }
            _ => {}
        }
    }
}
