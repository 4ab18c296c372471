//! Forgiveness: the stage the writer set, in their own words. A letter only where it was chosen.

use serde::Serialize;

use super::{Material, Role};
use crate::day::Day;
use crate::entries::{EntryId, Kind};
use crate::forgiveness::rating;

/// One piece of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct BriefForgiving {
    /// Which entry.
    pub entry: EntryId,
    /// Its day.
    pub on_day: Day,
    /// Who it is with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// `them`, `myself`, `both`; empty where the writer did not say.
    pub toward: String,
    /// The stage, by its id; empty where the writer set none.
    pub stage: String,
    /// How the writer means to act, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<u8>,
    /// How it feels inside, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feeling: Option<u8>,
    /// What the writer is ready to put down.
    pub release: String,
    /// What the writer still needs.
    pub keep: String,
    /// What the writer did to put it right.
    pub put_right: String,
    /// The letter that is not to be sent, as Markdown, where letters were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefForgiveness {
    /// The earliest first.
    pub forgiving: Vec<BriefForgiving>,
}

pub(super) fn gather(material: &Material) -> BriefForgiveness {
    let forgiving = material.of_kind(Kind::Forgiveness).map(|entry| {
        let answer = |id| material.answer(&entry.fields, id);
        BriefForgiving {
            entry: entry.id,
            on_day: entry.entry_date.day().into(),
            role: material.role(entry.facets.person),
            toward: answer("toward"),
            stage: answer("stage"),
            decision: rating(&entry.fields, "decision"),
            feeling: rating(&entry.fields, "feeling"),
            release: answer("release"),
            keep: answer("keep"),
            put_right: answer("put_right"),
            letter: material
                .span
                .letters
                .then(|| material.roles.own(&entry.body)),
        }
    });
    BriefForgiveness {
        forgiving: forgiving.collect(),
    }
}
