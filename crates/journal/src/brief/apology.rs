//! Apologies: the letter, which parts of an apology are in it, when it was given, and the promises
//! made from it. Never a mark on it.

use lamplight_apology::Component;
use serde::Serialize;

use super::{BriefCounts, Material, Role};
use crate::apology;
use crate::day::Day;
use crate::entries::{EntryId, Kind, Status};
use crate::records::RecordId;

/// A promise made from a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefKept {
    /// Which commitment.
    pub commitment: RecordId,
    /// What it is.
    pub text: String,
    /// What came of it in those days.
    pub counts: BriefCounts,
}

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct BriefLetter {
    /// Which entry.
    pub entry: EntryId,
    /// Its day.
    pub on_day: Day,
    /// Who it is with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Its text, as Markdown.
    pub letter: String,
    /// Which parts of an apology are in it, in the order in which they weigh. Absent where it was
    /// not looked over: it is not in English, or it was written to keep the peace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub present: Option<Vec<Component>>,
    /// Where it stands.
    pub status: Status,
    /// The day it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_on: Option<Day>,
    /// What was promised from it.
    pub promises: Vec<BriefKept>,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefApology {
    /// Letters, the earliest first.
    pub letters: Vec<BriefLetter>,
}

pub(super) fn gather(material: &Material) -> BriefApology {
    let letters = material.of_kind(Kind::Apology).map(|entry| {
        let from_it = material.commitments.iter();
        let from_it = from_it.filter(|done| done.commitment.from_entry == Some(entry.id));
        let promises = from_it.map(|done| BriefKept {
            commitment: done.commitment.id,
            text: material.roles.own(&done.commitment.text),
            counts: BriefCounts::of(&done.events),
        });
        BriefLetter {
            entry: entry.id,
            on_day: entry.entry_date.day().into(),
            role: material.role(entry.facets.person),
            letter: material.roles.own(&entry.body),
            present: apology::present(entry),
            status: entry.status,
            given_on: entry.given_on,
            promises: promises.collect(),
        }
    });
    BriefApology {
        letters: letters.collect(),
    }
}
