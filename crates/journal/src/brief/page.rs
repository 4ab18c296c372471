//! The first page of what is handed to a counsellor: what the writer brings to one meeting.

use super::{BriefCounts, BriefSpan, Material};
use crate::day::Day;
use crate::entries::{Entry, EntryDate};
use crate::records::RecordId;
use crate::sessions::{Item, ItemType, Session};
use crate::{Journal, JournalError};

/// How many questions stand on the page.
const QUESTIONS: usize = 3;
/// How many days the page goes back where there was no meeting before.
const DAYS: i64 = 28;

/// A commitment that is brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageCommitment {
    /// What it is.
    pub text: String,
    /// What came of it in the days of the page.
    pub counts: BriefCounts,
    /// What was learned last; may be empty.
    pub learned: String,
}

/// The ratings of one check-in that is brought, each 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRatings {
    /// Its day.
    pub on_day: Day,
    /// How much the writer trusts them.
    pub trust: Option<u8>,
    /// How much it hurts.
    pub hurt: Option<u8>,
    /// How close it feels.
    pub closeness: Option<u8>,
    /// How much the writer trusts themselves.
    pub self_trust: Option<u8>,
    /// How steady the writer feels.
    pub steadiness: Option<u8>,
}

/// What is brought to a meeting, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionPage {
    /// The day of the meeting.
    pub on_day: Day,
    /// The first day it covers.
    pub from: Day,
    /// The last day it covers.
    pub to: Day,
    /// What the meeting is to be about.
    pub focus: String,
    /// The first three questions.
    pub questions: Vec<String>,
    /// Matters, by what the writer calls them.
    pub matters: Vec<String>,
    /// Commitments, in the writer's order.
    pub commitments: Vec<PageCommitment>,
    /// Check-ins of the days that are brought, the earliest first.
    pub ratings: Vec<PageRatings>,
    /// The entries, the oldest first.
    pub entries: Vec<Entry>,
}

impl Journal {
    /// What the writer brings to a meeting. What is gone by now is not in it.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] for a meeting that is not there or is in the trash;
    /// [`JournalError::Invalid`] when nothing is brought to it.
    pub fn session_page(&self, id: RecordId) -> Result<SessionPage, JournalError> {
        let (session, mut items) = self.session(id)?;
        if session.removed {
            return Err(JournalError::NotFound("session"));
        }
        items.retain(|item| !item.gone);
        if items.is_empty() && session.focus.trim().is_empty() {
            let reason = "nothing is brought to this meeting yet";
            return Err(JournalError::invalid("session", reason));
        }
        let ids: Vec<_> = items.iter().filter_map(|item| item.entry).collect();
        let entries = self.entries(&ids)?;
        let (from, to) = self.days_of(&session, &items, &entries)?;
        let span = BriefSpan {
            from,
            to,
            matter: None,
            letters: false,
        };
        let material = Material::read(self, span)?;
        let of_type = |wanted| items.iter().filter(move |item| item.item_type == wanted);
        let own = |text: &str| material.roles.own(text);
        let questions = of_type(ItemType::Question).take(QUESTIONS);
        let ranges: Vec<(Day, Day)> = of_type(ItemType::CheckinRange)
            .filter_map(|item| item.from_day.zip(item.to_day))
            .collect();
        let is_brought = |day: Day| ranges.iter().any(|(from, to)| (*from..=*to).contains(&day));
        let ratings = material
            .checkins
            .iter()
            .filter(|one| is_brought(one.on_day));
        let commitments = of_type(ItemType::Commitment).filter_map(|item| item.commitment);
        Ok(SessionPage {
            on_day: session.on_day,
            from,
            to,
            focus: own(&session.focus),
            questions: questions.map(|item| own(&item.text)).collect(),
            matters: of_type(ItemType::Matter)
                .map(|item| own(&item.label))
                .collect(),
            commitments: commitments
                .map(|id| self.brought(&material, id))
                .collect::<Result<_, _>>()?,
            ratings: ratings
                .map(|one| PageRatings {
                    on_day: one.on_day,
                    trust: one.trust,
                    hurt: one.hurt,
                    closeness: one.closeness,
                    self_trust: one.self_trust,
                    steadiness: one.steadiness,
                })
                .collect(),
            entries,
        })
    }

    fn brought(&self, material: &Material, id: RecordId) -> Result<PageCommitment, JournalError> {
        let mut found = material.commitments.iter();
        let found = found.find(|done| done.commitment.id == id);
        let events = found.map_or(&[][..], |done| &done.events);
        let mut learned = events.iter().rev().map(|event| event.learned.as_str());
        let learned = learned.find(|words| !words.trim().is_empty());
        Ok(PageCommitment {
            text: material.roles.own(&self.commitment(id)?.commitment.text),
            counts: BriefCounts::of(events),
            learned: material.roles.own(learned.unwrap_or_default()),
        })
    }

    /// The days since the meeting before, up to today or to the meeting, and those of everything
    /// that is brought.
    fn days_of(
        &self,
        session: &Session,
        items: &[Item],
        entries: &[Entry],
    ) -> Result<(Day, Day), JournalError> {
        let before = self.sessions()?.into_iter().map(|other| other.on_day);
        let before = before.filter(|day| *day < session.on_day).max();
        let to = Day::of(&self.clock.now()).min(session.on_day);
        let from = before.unwrap_or(session.on_day.plus(-DAYS)).min(to);
        let written = entries
            .iter()
            .map(|entry| Day::from(EntryDate::day(&entry.entry_date)));
        let ranges = items.iter().flat_map(|item| [item.from_day, item.to_day]);
        let days: Vec<Day> = written.chain(ranges.flatten()).collect();
        let first = days.iter().min().map_or(from, |day| from.min(*day));
        let last = days.iter().max().map_or(to, |day| to.max(*day));
        Ok((first, last))
    }
}
