//! Meetings: what was asked, whether it came up, and the next steps.

use serde::Serialize;

use super::Material;
use crate::day::Day;
use crate::records::RecordId;
use crate::sessions::ItemType;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefQuestion {
    /// Its words.
    pub text: String,
    /// Whether it came up.
    pub raised: bool,
}

/// One meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefMeeting {
    /// Which session.
    pub session: RecordId,
    /// Its day.
    pub on_day: Day,
    /// What it was to be about.
    pub focus: String,
    /// What was asked, in the writer's order.
    pub questions: Vec<BriefQuestion>,
    /// What the writer wants to remember.
    pub takeaways: String,
    /// What the writer will try.
    pub next_steps: String,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefSessions {
    /// The earliest first.
    pub meetings: Vec<BriefMeeting>,
}

pub(super) fn gather(material: &Material) -> BriefSessions {
    let meetings = material.sessions.iter().map(|(session, items)| {
        let asked = items
            .iter()
            .filter(|item| item.item_type == ItemType::Question);
        let questions = asked.map(|item| BriefQuestion {
            text: material.roles.own(&item.text),
            raised: item.raised,
        });
        BriefMeeting {
            session: session.id,
            on_day: session.on_day,
            focus: material.roles.own(&session.focus),
            questions: questions.collect(),
            takeaways: material.roles.own(&session.takeaways),
            next_steps: material.roles.own(&session.next_steps),
        }
    });
    BriefSessions {
        meetings: meetings.collect(),
    }
}
