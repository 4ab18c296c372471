//! Check-ins: how it is, on the writer's own scales, each of which may be left out. They are the
//! writer's notes and no test; a day without one is a day without one.

mod keep;
mod median;
mod series;
mod steps;

pub use median::{Dips, Worse, dips, trailing_medians};
pub use series::{ScaleMedian, ScalePoint, ScaleSeries, SeriesOf};
pub use steps::{LONGEST_STEPS, SmallStep, StepOf, StepsFilter};

use serde::{Deserialize, Serialize};

use crate::JournalError;
use crate::clock::Now;
use crate::day::Day;
use crate::entries::EntryDate;
use crate::records::{LONGEST_LINE, LONGEST_NOTE, RecordId, check_scale, check_text};

/// A scale of the writer's own, 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// How much the writer trusts them.
    Trust,
    /// How much it hurts.
    Hurt,
    /// How close it feels.
    Closeness,
    /// How much the writer trusts themselves.
    SelfTrust,
    /// How steady the writer feels.
    Steadiness,
}

impl Scale {
    /// The column it lies in.
    fn column(self) -> &'static str {
        match self {
            Self::Trust => "trust",
            Self::Hurt => "hurt",
            Self::Closeness => "closeness",
            Self::SelfTrust => "self_trust",
            Self::Steadiness => "steadiness",
        }
    }

    /// Which way a dip goes: of what hurts, more is the harder day.
    fn worse(self) -> Worse {
        match self {
            Self::Hurt => Worse::Higher,
            _ => Worse::Lower,
        }
    }
}

/// How it was at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct Checkin {
    /// Its name.
    pub id: RecordId,
    /// When: RFC 3339 with offset; without, or a day alone, where no more is known.
    #[cfg_attr(feature = "wire", schemars(with = "String"), ts(as = "String"))]
    pub at: EntryDate,
    /// IANA name of the zone, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// The day on the writer's wall.
    pub on_day: Day,
    /// With whom in mind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<RecordId>,
    /// What it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matter: Option<RecordId>,
    /// How much the writer trusts them, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trust: Option<u8>,
    /// How much it hurts, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hurt: Option<u8>,
    /// How close it feels, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closeness: Option<u8>,
    /// How much the writer trusts themselves, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub self_trust: Option<u8>,
    /// How steady the writer feels, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steadiness: Option<u8>,
    /// One small thing that went a bit better.
    pub small_step: String,
    /// Whatever the writer wants to note.
    pub note: String,
    /// When it was written down, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub created_at: i64,
    /// When it was last changed, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub updated_at: i64,
    /// Whether it is in the trash.
    pub removed: bool,
}

/// What to say of a check-in; what is `None` stays, and `Some(None)` takes away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckinChange {
    /// Another moment.
    pub at: Option<EntryDate>,
    /// With whom in mind.
    pub person: Option<Option<RecordId>>,
    /// What it belongs to.
    pub matter: Option<Option<RecordId>>,
    /// How much the writer trusts them.
    pub trust: Option<Option<u8>>,
    /// How much it hurts.
    pub hurt: Option<Option<u8>>,
    /// How close it feels.
    pub closeness: Option<Option<u8>>,
    /// How much the writer trusts themselves.
    pub self_trust: Option<Option<u8>>,
    /// How steady the writer feels.
    pub steadiness: Option<Option<u8>>,
    /// One small thing that went a bit better.
    pub small_step: Option<String>,
    /// Whatever the writer wants to note.
    pub note: Option<String>,
}

/// Which check-ins are meant. Everything that is set has to hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckinFilter {
    /// No earlier than this day.
    pub from: Option<Day>,
    /// No later than this day.
    pub to: Option<Day>,
    /// With this person in mind.
    pub person: Option<RecordId>,
    /// Of this matter.
    pub matter: Option<RecordId>,
}

impl Checkin {
    fn blank(id: RecordId, now: &Now) -> Self {
        let at = EntryDate::from_moment(now.local);
        Self {
            id,
            on_day: at.day().into(),
            at,
            zone: now.zone.clone(),
            person: None,
            matter: None,
            trust: None,
            hurt: None,
            closeness: None,
            self_trust: None,
            steadiness: None,
            small_step: String::new(),
            note: String::new(),
            created_at: now.millis(),
            updated_at: now.millis(),
            removed: false,
        }
    }

    fn with(self, change: CheckinChange) -> Result<Self, JournalError> {
        let at = change.at.unwrap_or(self.at);
        let new = Self {
            at,
            // The zone is that of the clock; another moment may belong to another.
            zone: self.zone.filter(|_| at == self.at),
            on_day: at.day().into(),
            person: change.person.unwrap_or(self.person),
            matter: change.matter.unwrap_or(self.matter),
            trust: change.trust.unwrap_or(self.trust),
            hurt: change.hurt.unwrap_or(self.hurt),
            closeness: change.closeness.unwrap_or(self.closeness),
            self_trust: change.self_trust.unwrap_or(self.self_trust),
            steadiness: change.steadiness.unwrap_or(self.steadiness),
            small_step: change.small_step.unwrap_or(self.small_step),
            note: change.note.unwrap_or(self.note),
            ..self
        };
        let scales = [
            ("trust", new.trust),
            ("hurt", new.hurt),
            ("closeness", new.closeness),
            ("self_trust", new.self_trust),
            ("steadiness", new.steadiness),
        ];
        for (field, value) in scales {
            check_scale(field, value)?;
        }
        check_text("small_step", &new.small_step, LONGEST_LINE, false)?;
        check_text("note", &new.note, LONGEST_NOTE, false)?;
        let words = [&new.small_step, &new.note];
        if scales.iter().all(|(_, value)| value.is_none())
            && words.iter().all(|text| text.trim().is_empty())
        {
            let reason = "this needs one of the scales, a small step or a note";
            return Err(JournalError::invalid("note", reason));
        }
        Ok(new)
    }
}
