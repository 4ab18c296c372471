//! The words a commitment is described by. The same in data for every kind; what a window calls an
//! outcome differs by kind.

use serde::{Deserialize, Serialize};

/// What kind of thing the writer will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CommitmentKind {
    /// Something to do, or to do differently.
    Promise,
    /// Something to say before being asked, for a time.
    Openness,
    /// What the writer will do when a limit is met.
    Boundary,
    /// Time with somebody.
    Together,
}

impl CommitmentKind {
    /// Whether an occasion may pass without need: nothing crossed a boundary, nothing called for a
    /// promise. Being open and being together have no such occasion.
    #[must_use]
    pub fn may_be_not_needed(self) -> bool {
        matches!(self, Self::Promise | Self::Boundary)
    }
}

/// Who knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CommitmentStanding {
    /// The writer alone.
    MineAlone,
    /// They were told.
    ToldThem,
    /// It was agreed together.
    AgreedTogether,
}

/// How often its day comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Cadence {
    /// One time.
    Once,
    /// Every day.
    Daily,
    /// On the day of the week it started on.
    Weekly,
    /// On the day of the month it started on; on the last, where a month has no such day.
    Monthly,
    /// On no day: when the occasion is there.
    WhenItComesUp,
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CommitmentStatus {
    /// It holds.
    Active,
    /// It rests, and is due on no day.
    Paused,
    /// It is done.
    Done,
    /// The writer let go of it.
    LetGo,
}

impl CommitmentStatus {
    /// Whether it is over.
    #[must_use]
    pub fn is_ended(self) -> bool {
        matches!(self, Self::Done | Self::LetGo)
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Kept, held, happened, did.
    Kept,
    /// In part.
    Partly,
    /// Missed, not held, did not.
    Missed,
    /// There was no need.
    NotNeeded,
}
