//! A second reader for an apology.
//!
//! [`check`] reads a letter in English and answers with what may undo it ([`Mark`]), with which of
//! the six parts of an apology are in it ([`Component`]), and with one part that could be added.
//! It is pure: text in, values out. It knows common phrases and nothing of the two people, so it
//! gives no score and never says that an apology is good.
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

mod check;
mod component;
mod family;
mod language;
mod letter;
mod lexicon;
mod likeness;
mod pattern;
mod rule;
mod source;

pub use check::check;
pub use component::Component;
pub use likeness::learning;
pub use rule::{Rule, Severity};

use serde::Serialize;

/// A place in the letter that may be worth a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(rename = "ApologyMark"))]
pub struct Mark {
    /// What may be the matter with it.
    pub rule: Rule,
    /// How much it may take from the apology.
    pub severity: Severity,
    /// Where it begins, in UTF-16 code units.
    pub start: usize,
    /// Where it ends, in UTF-16 code units.
    pub end: usize,
}

/// What a second reader sees in a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Check {
    /// What to look at again: the most serious first, then in the order of the text.
    pub marks: Vec<Mark>,
    /// Which parts of an apology are there, in the order in which they weigh.
    pub present: Vec<Component>,
    /// The one part that could be added next. Never the request for forgiveness.
    pub suggest_next: Option<Component>,
    /// Whether the letter speaks of the writer wanting to die, or to hurt themselves: the way to
    /// the support list belongs beside it then.
    pub support: bool,
    /// The language of the letter, an ISO 639-3 code; `eng` is the only one that is read.
    pub language: String,
}
