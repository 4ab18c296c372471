//! Chosen entries, as a document that can be handed to somebody: entries → [`Document`] → PDF or
//! Markdown → protection → bytes.
//!
//! Everything happens in memory. A PDF is protected with AES-256 unless the caller asks for
//! [`Protection::Unprotected`]; Markdown cannot be protected. What the entries say never becomes
//! typesetting source: it reaches the typesetter as data.
//!
//! ```
//! use std::ops::ControlFlow;
//!
//! use lamplight_share::{Document, Fonts, Format, Piece, Protection, render};
//!
//! let document = Document::new(vec![Piece {
//!     kind_label: "Reflection".into(),
//!     date_label: "Tue 4 March 2025".into(),
//!     title: "A walk".into(),
//!     tags: vec!["outside".into()],
//!     body: "We talked, *slowly*.".into(),
//! }]);
//! let shared = render(
//!     &document,
//!     Format::Markdown,
//!     Protection::Unprotected,
//!     &mut Fonts::new(),
//!     &ring::rand::SystemRandom::new(),
//!     chrono::DateTime::UNIX_EPOCH,
//!     &mut |_| ControlFlow::Continue(()),
//! )?;
//! assert!(String::from_utf8_lossy(&shared.bytes).contains("We talked, *slowly*."));
//! # Ok::<(), lamplight_share::ShareError>(())
//! ```

#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

mod cover;
mod document;
mod error;
mod markdown;
mod password;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(not(feature = "pdf"))]
#[path = "no_pdf.rs"]
mod pdf;
mod printed;
mod warning;

use std::fmt::Write as _;
use std::ops::ControlFlow;

use chrono::{DateTime, Utc};
use ring::{digest, rand::SecureRandom};

pub use cover::CoverWords;
pub use document::{Document, Piece, Words};
pub use error::ShareError;
pub use password::{LONGEST, Password};
pub use pdf::Fonts;
pub use printed::Printed;
pub use warning::Warning;

/// What the document is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Pages, as PDF 1.7.
    Pdf,
    /// One text file of Markdown.
    Markdown,
}

/// How the document is kept from other eyes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Protection {
    /// With a password that somebody chose.
    Password(Password),
    /// With a password made here; [`Shared::password`] has it.
    MakePassword,
    /// Not at all: anybody who has the file can read it.
    Unprotected,
}

/// A step of [`render`], told to the caller before it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The entries' Markdown is read.
    Reading,
    /// The system's fonts are looked through: once for each [`Fonts`], and only for text that the
    /// fonts of this program cannot show.
    FindingFonts,
    /// The pages are set.
    SettingPages,
    /// The file is encrypted.
    Protecting,
}

/// The finished document.
#[derive(Clone, Debug)]
pub struct Shared {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The password, when one was made here.
    pub password: Option<Password>,
    /// What the reader of the document will miss, in the order of the characters.
    pub warnings: Vec<Warning>,
}

/// Writes a document in a format, protected or not.
///
/// `now_utc` gives the date in the file (the day only). `progress` is called before each step and
/// stops the work when it answers [`ControlFlow::Break`].
///
/// # Errors
///
/// [`ShareError::Unsupported`] for protected Markdown, and for PDF in a build without the feature
/// `pdf`; [`ShareError::Empty`] for a document of no entries; [`ShareError::Cancelled`] when
/// `progress` said so; [`ShareError::Random`] and [`ShareError::Pages`] when those fail.
pub fn render(
    document: &Document,
    format: Format,
    protection: Protection,
    fonts: &mut Fonts,
    random: &dyn SecureRandom,
    now_utc: DateTime<Utc>,
    progress: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<Shared, ShareError> {
    if document.pieces.is_empty() {
        return Err(ShareError::Empty);
    }
    let (bytes, password, warnings) = match (format, protection) {
        (Format::Markdown, Protection::Unprotected) => {
            step(progress, Step::Reading)?;
            (markdown::write(document), None, Vec::new())
        }
        (Format::Markdown, _) => {
            return Err(ShareError::Unsupported(
                "a Markdown file cannot have a password; a PDF can",
            ));
        }
        (Format::Pdf, protection) => {
            let made = match &protection {
                Protection::MakePassword => Some(Password::make(random)?),
                _ => None,
            };
            let lock = match &protection {
                Protection::Password(chosen) => Some(chosen),
                _ => made.as_ref(),
            };
            let (bytes, warnings) = pdf::write(document, lock, fonts, random, now_utc, progress)?;
            (bytes, made, warnings)
        }
    };
    Ok(Shared {
        sha256: sha256(&bytes),
        bytes,
        password,
        warnings,
    })
}

/// What the reader of the document will miss, told before it is made. [`render`] sets the pages and
/// may find a font that does not show what it claims; that character is in its warnings alone.
///
/// `progress` is called as by [`render`].
///
/// # Errors
///
/// [`ShareError::Unsupported`] for PDF in a build without the feature `pdf`;
/// [`ShareError::Cancelled`] when `progress` said so.
pub fn foresee(
    document: &Document,
    format: Format,
    fonts: &mut Fonts,
    progress: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<Vec<Warning>, ShareError> {
    match format {
        Format::Markdown => Ok(Vec::new()),
        Format::Pdf => pdf::foresee(document, fonts, progress),
    }
}

/// Tells the caller which step comes, and stops if the caller wants that.
fn step(progress: &mut dyn FnMut(Step) -> ControlFlow<()>, next: Step) -> Result<(), ShareError> {
    match progress(next) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ShareError::Cancelled),
    }
}

fn sha256(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * digest::SHA256_OUTPUT_LEN);
    for byte in digest::digest(&digest::SHA256, bytes).as_ref() {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
