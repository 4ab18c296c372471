//! The parts of an apology.

use serde::{Deserialize, Serialize};

/// A part of an apology, in the order in which they weighed with those who were asked (Lewicki,
/// Polin and Lount 2016).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(rename = "ApologyPart"))]
#[serde(rename_all = "snake_case")]
pub enum Component {
    /// Owning what one did.
    Responsibility,
    /// Undoing harm, or asking what would help.
    Repair,
    /// Being sorry.
    Regret,
    /// How it came about, without blame.
    Explanation,
    /// What is different, or will be.
    Repentance,
    /// Asking to be forgiven. The one that can be left out.
    Request,
}

impl Component {
    /// All of them, in the order in which they weigh.
    pub const ALL: [Self; 6] = [
        Self::Responsibility,
        Self::Repair,
        Self::Regret,
        Self::Explanation,
        Self::Repentance,
        Self::Request,
    ];
}
