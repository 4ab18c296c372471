//! What a counsellor's brief says of each tool, as data: own words, own acts, own ratings.
//!
//! Of somebody else it holds the role and never the label. It has no marks on what was written, no
//! sums of ratings and no verdict.

mod apology;
mod boundary;
mod forgiveness;
mod material;
mod openness;
mod page;
mod promise;
mod roles;
mod self_trust;
mod session;
mod talk;
mod time;
mod together;

pub use apology::{BriefApology, BriefKept, BriefLetter};
pub use boundary::{BriefBoundary, BriefHeld, BriefLimit};
pub use forgiveness::{BriefForgiveness, BriefForgiving};
pub use material::BriefCounts;
pub(crate) use material::Material;
pub use openness::{BriefOpen, BriefOpenness};
pub use page::{PageCommitment, PageRatings, SessionPage};
pub use promise::{BriefLesson, BriefPromise, BriefPromises};
pub use roles::Role;
pub use self_trust::{BriefSelfTrust, BriefTrusted, BriefValue};
pub use session::{BriefMeeting, BriefQuestion, BriefSessions};
pub use talk::{BriefTalk, BriefTalks};
pub use time::{BriefRatings, BriefStep, BriefTime};
pub use together::{BriefDone, BriefHope, BriefTogether};

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::records::RecordId;
use crate::{Journal, JournalError};

/// A tool that a brief has a section on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BriefTool {
    /// Talks.
    Talk,
    /// Apologies.
    Apology,
    /// Openness.
    Openness,
    /// Boundaries.
    Boundary,
    /// Meetings with somebody who helps.
    Session,
    /// Forgiveness.
    Forgiveness,
    /// Trust in oneself.
    SelfTrust,
    /// Check-ins and small steps.
    Time,
    /// Time together.
    Together,
    /// Promises.
    Promise,
}

/// Of which days, and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BriefSpan {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Of this matter only.
    pub matter: Option<RecordId>,
    /// Whether letters that were never to be sent are told too.
    pub letters: bool,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(tag = "tool", rename_all = "snake_case")]
pub enum BriefSection {
    /// Talks.
    Talk(BriefTalks),
    /// Apologies.
    Apology(BriefApology),
    /// Openness.
    Openness(BriefOpenness),
    /// Boundaries.
    Boundary(BriefBoundary),
    /// Meetings with somebody who helps.
    Session(BriefSessions),
    /// Forgiveness.
    Forgiveness(BriefForgiveness),
    /// Trust in oneself.
    SelfTrust(BriefSelfTrust),
    /// Check-ins and small steps.
    Time(BriefTime),
    /// Time together.
    Together(BriefTogether),
    /// Promises.
    Promise(BriefPromises),
}

impl Journal {
    /// The section of a tool. What is in the trash or sealed is not in it.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] where the last day lies before the first;
    /// [`JournalError::NotFound`] for the matter.
    pub fn brief_section(
        &self,
        tool: BriefTool,
        span: BriefSpan,
    ) -> Result<BriefSection, JournalError> {
        let material = Material::read(self, span)?;
        Ok(match tool {
            BriefTool::Talk => BriefSection::Talk(talk::gather(&material)),
            BriefTool::Apology => BriefSection::Apology(apology::gather(&material)),
            BriefTool::Openness => BriefSection::Openness(openness::gather(&material)),
            BriefTool::Boundary => BriefSection::Boundary(boundary::gather(&material)),
            BriefTool::Session => BriefSection::Session(session::gather(&material)),
            BriefTool::Forgiveness => BriefSection::Forgiveness(forgiveness::gather(&material)),
            BriefTool::SelfTrust => BriefSection::SelfTrust(self_trust::gather(&material)),
            BriefTool::Time => BriefSection::Time(time::gather(&material)),
            BriefTool::Together => BriefSection::Together(together::gather(&material)),
            BriefTool::Promise => BriefSection::Promise(promise::gather(&material)),
        })
    }
}
