//! What may undo an apology.

use serde::{Deserialize, Serialize};

/// One kind of turn that often undoes an apology.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(rename = "ApologyRule"))]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The harm is left in doubt.
    Conditional,
    /// A second half takes back the first.
    ButJustify,
    /// The reason for the writer's act is put with the other person.
    BlameShift,
    /// It happened, and nobody did it.
    Passive,
    /// The act, the harm or the hurt is made smaller.
    Minimise,
    /// Sorry about what they feel, not about what was done.
    FeelingsNotActions,
    /// Forgiveness is claimed or hurried.
    DemandForgiveness,
    /// A circumstance stands where ownership could be.
    Excuse,
    /// It is not said what the apology is for.
    Vague,
    /// The writer judges the whole of themselves.
    SelfFlagellation,
    /// What the other person did is brought up.
    PastWrongs,
    /// A good intention stands in place of what it did.
    Intent,
    /// The apology is announced, or grudged.
    Hedge,
}

/// How much a turn may take from the apology.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(rename = "ApologySeverity"))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Likely to undo it.
    Stop,
    /// Worth a second look.
    Look,
    /// A gentle remark.
    Note,
}

impl Rule {
    /// All of them, the most serious first.
    pub const ALL: [Self; 13] = [
        Self::Conditional,
        Self::ButJustify,
        Self::BlameShift,
        Self::FeelingsNotActions,
        Self::DemandForgiveness,
        Self::PastWrongs,
        Self::Passive,
        Self::Minimise,
        Self::SelfFlagellation,
        Self::Excuse,
        Self::Vague,
        Self::Intent,
        Self::Hedge,
    ];

    /// How much it may take from the apology.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::Conditional
            | Self::ButJustify
            | Self::BlameShift
            | Self::FeelingsNotActions
            | Self::DemandForgiveness
            | Self::PastWrongs => Severity::Stop,
            Self::Passive | Self::Minimise | Self::SelfFlagellation => Severity::Look,
            Self::Excuse | Self::Vague | Self::Intent | Self::Hedge => Severity::Note,
        }
    }
}
