//! What a guide is made of.

use serde::{Deserialize, Serialize};

use crate::entries::Kind;

/// The questions of one kind of writing or record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Its name.
    pub id: String,
    /// What it is called, where it is one of several to choose from: a lens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is for.
    #[serde(rename = "for")]
    pub purpose: Purpose,
    /// The steps, in order. Any of them may be left out.
    pub steps: Vec<Step>,
}

/// What a guide is for: one of these, or a kind of entry and its lens.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
#[cfg_attr(feature = "wire", ts(rename = "GuidePurpose"))]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// A kind of entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "wire",
        schemars(with = "Option<String>"),
        ts(optional, type = "Kind")
    )]
    pub kind: Option<Kind>,
    /// Of entries of that kind, those with this lens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lens: Option<String>,
    /// A kind of commitment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment: Option<String>,
    /// What came of a commitment: this outcome.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// A session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<bool>,
    /// A check-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkin: Option<bool>,
    /// A look at a value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<bool>,
    /// A matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matter: Option<bool>,
    /// The page on being safe and free. Its questions are answered nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety: Option<bool>,
}

/// One question. Words are named by their messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
#[cfg_attr(feature = "wire", ts(rename = "GuideStep"))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its name in the guide.
    pub id: String,
    /// The question.
    pub ask: String,
    /// A line that helps with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Where the answer goes: a name among the answers, or a field of the entry or record itself.
    /// Nowhere, for what is only asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// How it is answered.
    pub input: Input,
    /// Of a choice: what there is to choose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wire", ts(optional, as = "Option<Vec<Choice>>"))]
    pub options: Vec<Choice>,
    /// Of a rating: what 0 and 10 mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<[String; 2]>,
    /// The step is there only then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The step is not there then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unless: Option<Condition>,
    /// What it offers to do: `look`, to look the letter over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offers: Option<String>,
    /// A line that always stands under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What is shown once something is answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<After>,
    /// What is shown when certain words are written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<Says>,
    /// Lines that may be taken up as an answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wire", ts(optional, as = "Option<Vec<String>>"))]
    pub ideas: Vec<String>,
    /// Whether it belongs before the thing has happened, or after; both, unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(rename = "GuideInput"))]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// As long a text as it takes.
    Text,
    /// A line.
    Line,
    /// One of a few.
    Choice,
    /// 0 to 10.
    Rating,
    /// Some words for feelings.
    Feelings,
    /// A day.
    Day,
    /// How often.
    Cadence,
    /// Somebody.
    Person,
    /// A matter.
    Matter,
    /// Some of the writer's values.
    Values,
    /// Not at all.
    None,
}

/// One of a few.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(rename = "GuideChoice"))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The answer it stands for.
    pub id: String,
    /// Its words.
    pub label: String,
}

/// One of certain answers was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(rename = "GuideCondition"))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The answer that is looked at.
    pub field: String,
    /// What it has to be.
    pub is: Vec<String>,
}

/// A line that is shown once something is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
#[cfg_attr(feature = "wire", ts(rename = "GuideAfter"))]
#[serde(deny_unknown_fields)]
pub struct After {
    /// The answer that is looked at.
    pub field: String,
    /// What it has to be.
    pub is: Vec<String>,
    /// The line.
    pub show: String,
    /// Where it offers to go: `support`, or `promise` for a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<String>,
}

/// A line that is shown when an answer holds one of certain words, in any capitals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(rename = "GuideSays"))]
#[serde(deny_unknown_fields)]
pub struct Says {
    /// The words, in English and small letters.
    pub any: Vec<String>,
    /// The line.
    pub show: String,
}

/// When a step belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(rename = "GuidePart"))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Before it has happened.
    Before,
    /// Once it has.
    After,
}
