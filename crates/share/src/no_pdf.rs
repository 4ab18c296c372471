//! Stands where the PDF writer is in builds without the feature `pdf`.

use std::ops::ControlFlow;

use chrono::{DateTime, Utc};
use ring::rand::SecureRandom;

use crate::{Document, Password, ShareError, Step, Warning};

/// The fonts to set pages in. This build sets no pages.
#[derive(Debug, Default)]
pub struct Fonts;

impl Fonts {
    /// No fonts.
    #[must_use]
    pub fn new() -> Self {
        Self
    }
}

pub(crate) fn write(
    _: &Document,
    _: Option<&Password>,
    _: &mut Fonts,
    _: &dyn SecureRandom,
    _: DateTime<Utc>,
    _: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<(Vec<u8>, Vec<Warning>), ShareError> {
    Err(ShareError::Unsupported("this build cannot make PDF files"))
}

pub(crate) fn foresee(
    _: &Document,
    _: &mut Fonts,
    _: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<Vec<Warning>, ShareError> {
    Err(ShareError::Unsupported("this build cannot make PDF files"))
}
