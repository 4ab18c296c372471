//! Two hundred entries as a protected PDF, beside bare Typst on the same text.

use std::ops::ControlFlow;

use anyhow::{Result, anyhow, ensure};
use lamplight_share::{Document, Fonts, Format, Piece, Protection};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_kit::fonts::FontStore;

use crate::corpus::Line;
use crate::figures::{Figure, in_turn, ms, timed};

const ROUNDS: usize = 5;

/// The row of the brief.
pub fn row(lines: &[Line]) -> Result<Figure> {
    let pieces = |round: usize| lines.iter().map(|line| piece(line, round)).collect();
    let mut fonts = Fonts::new();
    let mut store = FontStore::new();
    store.extend(typst_kit::fonts::embedded());
    store.extend(typst_kit::fonts::system());
    let mut bare = Bare {
        library: LazyHash::new(Library::default()),
        fonts: store,
        main: Source::detached(""),
    };
    let random = ring::rand::SystemRandom::new();
    let (ours, baseline) = in_turn(
        ROUNDS,
        |round| {
            let document = Document::new(pieces(round));
            let (shared, took) = timed(|| {
                Ok(lamplight_share::render(
                    &document,
                    Format::Pdf,
                    Protection::MakePassword,
                    &mut fonts,
                    &random,
                    chrono::DateTime::UNIX_EPOCH,
                    &mut |_| ControlFlow::Continue(()),
                )?)
            })?;
            ensure!(shared.bytes.starts_with(b"%PDF"), "no PDF came of it");
            typst::comemo::evict(0);
            Ok(took)
        },
        |round| {
            bare.main = Source::detached(source(lines, round));
            let (pdf, took) = timed(|| bare.pdf())?;
            ensure!(pdf.starts_with(b"%PDF"), "no PDF came of it");
            typst::comemo::evict(0);
            Ok(took)
        },
    )?;
    let ratio = ours.as_secs_f64() / baseline.as_secs_f64();
    Ok(Figure {
        what: format!("brief of {} entries, protected", lines.len()),
        ours: ms(ours),
        baseline: ms(baseline),
        ratio: Some(ratio),
        budget: "<= 1.5 x bare typst",
        met: Some(ratio <= 1.5),
    })
}

/// The round is in the text, so that nothing is taken from the round before.
fn piece(line: &Line, round: usize) -> Piece {
    Piece {
        kind_label: "Reflection".into(),
        date_label: line.created_at.clone(),
        title: format!("{} {round}", line.title),
        tags: line.tags.clone(),
        body: line.body.clone(),
    }
}

/// The same text as Typst source, every sign of it escaped.
fn source(lines: &[Line], round: usize) -> String {
    let escaped = |text: &str| {
        text.chars().fold(String::new(), |mut all, c| {
            if c.is_ascii_punctuation() {
                all.push('\\');
            }
            all.push(c);
            all
        })
    };
    let sections = lines.iter().map(|line| {
        let title = escaped(&line.title.replace('\n', " "));
        format!("= {title} {round}\n\n{}\n\n", escaped(&line.body))
    });
    sections.collect::<Vec<_>>().concat()
}

struct Bare {
    library: LazyHash<Library>,
    fonts: FontStore,
    main: Source,
}

impl Bare {
    fn pdf(&self) -> Result<Vec<u8>> {
        let document: typst_layout::PagedDocument = typst::compile(self)
            .output
            .map_err(|_| anyhow!("bare typst did not set the text"))?;
        typst_pdf::pdf(&document, &typst_pdf::PdfOptions::default())
            .map_err(|_| anyhow!("bare typst did not write the PDF"))
    }
}

impl World for Bare {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            Ok(self.main.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
