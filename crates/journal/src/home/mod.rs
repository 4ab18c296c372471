//! Home: one screen, calm. What was being written, what is for today, and a line or two.
//!
//! It holds no totals and no streaks. It leaves out what is sealed, in the trash or resting, and
//! whatever the writer marked not to be brought up: entries and commitments, and those of people
//! and matters so marked.

mod lines;
mod sight;

pub use lines::HomeLine;
pub(crate) use sight::Sight;

use chrono::Timelike as _;
use serde::Serialize;

use crate::checkins::{SmallStep, StepsFilter};
use crate::commitments::{
    Cadence, CommitmentFilter, CommitmentKind, CommitmentLine, CommitmentStatus, Schedule,
};
use crate::day::Day;
use crate::entries::{EntryId, Kind};
use crate::records::RecordId;
use crate::sessions::{self, NextSession};
use crate::{Journal, JournalError};

/// How many small steps are there.
const STEPS: u32 = 5;
/// How many characters of a draft are shown.
const EXCERPT: usize = 200;

/// Which greeting fits the hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(rename = "HomePartOfDay"))]
#[serde(rename_all = "snake_case")]
pub enum PartOfDay {
    /// From five.
    Morning,
    /// From noon.
    Afternoon,
    /// From six.
    Evening,
    /// From eleven.
    Night,
}

impl PartOfDay {
    fn of(hour: u32) -> Self {
        match hour {
            5..=11 => Self::Morning,
            12..=17 => Self::Afternoon,
            18..=22 => Self::Evening,
            _ => Self::Night,
        }
    }
}

/// What was last written and is still a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct HomeDraft {
    /// Which entry.
    pub id: EntryId,
    /// What kind of writing it is.
    #[cfg_attr(feature = "wire", schemars(with = "String"), ts(type = "Kind"))]
    pub kind: Kind,
    /// May be empty.
    pub title: String,
    /// The beginning of its text; may be empty.
    pub excerpt: String,
    /// What the person it is about is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
}

/// Something the writer will do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct HomeCommitment {
    /// Which one.
    pub id: RecordId,
    /// What kind it is.
    pub kind: CommitmentKind,
    /// What it is.
    pub text: String,
    /// When …
    pub when_cue: String,
    /// What the person it is with is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
}

/// What is for today.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct HomeToday {
    /// What is due, the earliest start first. Never a boundary.
    pub due: Vec<HomeCommitment>,
    /// What is for when the occasion is there. Never a boundary.
    pub when_it_comes_up: Vec<HomeCommitment>,
}

/// The screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct Home {
    /// Which greeting fits.
    pub part_of_day: PartOfDay,
    /// The day on the writer's wall.
    pub day: Day,
    /// Where the writer left off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<HomeDraft>,
    /// What is for today.
    pub today: HomeToday,
    /// What is to be looked at again; a boundary on its very day only.
    pub reviews: Vec<HomeCommitment>,
    /// The next meeting, as a countdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_session: Option<NextSession>,
    /// The last small steps of any kind.
    pub small_steps: Vec<SmallStep>,
    /// At most one for each tool. One may speak of something that is in `today` too.
    pub lines: Vec<HomeLine>,
    /// Whether the writer checked in today.
    pub checkin_today: bool,
}

impl Journal {
    /// The screen as it is now. A value stands on it only where the writer asked for one.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn home(&self, with_value: bool) -> Result<Home, JournalError> {
        let now = self.clock.now();
        let today = Day::of(&now);
        let sight = self
            .vault
            .read(|connection| Sight::read(connection, &now, today))?;
        let open = self.reminding(&sight)?;
        let draft = sight.draft();
        let next_session = self
            .vault
            .read(|connection| sessions::next(connection, today, now.local.time()))?;
        let steps = StepsFilter {
            to: Some(today),
            for_home: true,
            ..StepsFilter::default()
        };
        let reviews = open.iter().filter(|line| {
            let on_its_day = line.commitment.review_on == Some(today);
            line.review_due && (line.commitment.kind != CommitmentKind::Boundary || on_its_day)
        });
        let mut lines = lines::of_entries(&sight, draft);
        lines.extend(lines::of_commitments(&sight, &open, today));
        if with_value {
            lines.extend(lines::of_values(&self.values()?, today));
        }
        Ok(Home {
            part_of_day: PartOfDay::of(now.local.hour()),
            day: today,
            draft: draft.map(|entry| HomeDraft {
                id: entry.id,
                kind: entry.kind,
                title: entry.title.clone(),
                excerpt: lamplight_text::excerpt(&entry.body, EXCERPT),
                person: entry.person.clone(),
            }),
            today: for_today(&sight, &open, today),
            reviews: reviews.map(|line| sight.shown(line)).collect(),
            next_session,
            small_steps: self.small_steps(steps, STEPS)?,
            lines,
            checkin_today: self.vault.read(|connection| {
                let sql = "SELECT EXISTS (SELECT 1 FROM checkin
                    WHERE on_day = ?1 AND removed_at IS NULL)";
                let is_there = connection
                    .prepare_cached(sql)?
                    .query_row([today], |record| record.get(0))?;
                Ok::<bool, JournalError>(is_there)
            })?,
        })
    }

    /// The open commitments that may be brought up, the earliest start first.
    pub(crate) fn reminding(&self, sight: &Sight) -> Result<Vec<CommitmentLine>, JournalError> {
        let open = CommitmentFilter {
            status: Some(CommitmentStatus::Active),
            ..CommitmentFilter::default()
        };
        self.coming_up(sight, &open)
    }

    /// Of what the filter leaves, the commitments that may be brought up, the earliest start first.
    pub(crate) fn coming_up(
        &self,
        sight: &Sight,
        filter: &CommitmentFilter,
    ) -> Result<Vec<CommitmentLine>, JournalError> {
        let mut lines = self.commitments(filter)?;
        lines.retain(|line| line.commitment.may_come_up() && sight.sees(line.commitment.id));
        lines.reverse();
        Ok(lines)
    }
}

fn for_today(sight: &Sight, open: &[CommitmentLine], today: Day) -> HomeToday {
    let mut shown = HomeToday::default();
    for line in open {
        let commitment = &line.commitment;
        if commitment.kind == CommitmentKind::Boundary {
            continue;
        }
        if line.due {
            shown.due.push(sight.shown(line));
        } else if commitment.cadence == Cadence::WhenItComesUp
            && Schedule::from(commitment).holds_on(today)
        {
            shown.when_it_comes_up.push(sight.shown(line));
        }
    }
    shown
}
