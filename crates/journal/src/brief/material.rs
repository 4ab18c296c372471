//! Everything that sections are gathered from.

use serde::Serialize;
use serde_json::Value as Answer;

use super::BriefSpan;
use super::roles::{Role, Roles};
use crate::checkins::{Checkin, CheckinFilter, LONGEST_STEPS, SmallStep, StepsFilter};
use crate::commitments::{
    Commitment, CommitmentEvent, CommitmentFilter, CommitmentKind, CommitmentStatus, Outcome,
};
use crate::entries::{Entry, EntryDate, Fields, Filter, Kind};
use crate::records::RecordId;
use crate::sessions::{Item, Session};
use crate::values::Value;
use crate::{Journal, JournalError};

/// What came of a commitment in the days of a brief, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BriefCounts {
    /// Kept, held, happened, did.
    pub kept: u32,
    /// In part.
    pub partly: u32,
    /// Missed, not held, did not.
    pub missed: u32,
    /// There was no need.
    pub not_needed: u32,
}

impl BriefCounts {
    pub(super) fn of(events: &[CommitmentEvent]) -> Self {
        let mut counts = Self::default();
        for event in events {
            let count = match event.outcome {
                Outcome::Kept => &mut counts.kept,
                Outcome::Partly => &mut counts.partly,
                Outcome::Missed => &mut counts.missed,
                Outcome::NotNeeded => &mut counts.not_needed,
            };
            *count += 1;
        }
        counts
    }
}

/// A commitment, and what came of it in those days, the earliest first.
#[derive(Debug)]
pub(crate) struct Done {
    pub(super) commitment: Commitment,
    pub(super) events: Vec<CommitmentEvent>,
}

/// Everything of those days, outside the trash and not sealed.
#[derive(Debug)]
pub(crate) struct Material {
    pub(super) span: BriefSpan,
    pub(super) roles: Roles,
    /// Oldest first.
    pub(super) entries: Vec<Entry>,
    /// The earliest start first.
    pub(super) commitments: Vec<Done>,
    /// The earliest first, each with what is brought.
    pub(super) sessions: Vec<(Session, Vec<Item>)>,
    /// The earliest first.
    pub(super) checkins: Vec<Checkin>,
    /// The earliest first.
    pub(super) steps: Vec<SmallStep>,
    /// In the writer's order.
    pub(super) values: Vec<Value>,
}

impl Material {
    pub(crate) fn read(journal: &Journal, span: BriefSpan) -> Result<Self, JournalError> {
        let BriefSpan {
            from, to, matter, ..
        } = span;
        if to < from {
            let reason = "the last day lies before the first";
            return Err(JournalError::invalid("to", reason));
        }
        if let Some(matter) = matter {
            journal.matter(matter)?;
        }
        let filter = Filter {
            from: Some(EntryDate::Day(from.date())),
            to: Some(EntryDate::Day(to.date())),
            matter,
            ..Filter::default()
        };
        let mut entries = Vec::new();
        journal.each_entry(&filter, |entry| {
            entries.push(entry);
            Ok::<_, JournalError>(())
        })?;
        let checkin = CheckinFilter {
            from: Some(from),
            to: Some(to),
            matter,
            ..CheckinFilter::default()
        };
        let mut checkins = journal.checkins(&checkin, None)?;
        checkins.reverse();
        let step = StepsFilter {
            from: Some(from),
            to: Some(to),
            matter,
            for_home: false,
        };
        let mut steps = journal.small_steps(step, LONGEST_STEPS)?;
        steps.reverse();
        let mut values = journal.values()?;
        for value in &mut values {
            let looks = journal.looks(value.id)?;
            let seen = looks
                .into_iter()
                .filter(|look| (from..=to).contains(&look.on_day));
            value.look = seen.max_by_key(|look| (look.on_day, look.created_at));
            value.gap = value.look.as_ref().and_then(crate::values::Look::gap);
        }
        let mut material = Self {
            span,
            roles: Roles::new(&journal.people()?),
            entries,
            commitments: commitments(journal, span)?,
            sessions: Vec::new(),
            checkins,
            steps,
            values,
        };
        material.sessions = sessions(journal, &material)?;
        Ok(material)
    }

    /// Entries of a kind.
    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }

    /// Commitments of a kind.
    pub(super) fn done(&self, kind: CommitmentKind) -> impl Iterator<Item = &Done> {
        let all = self.commitments.iter();
        all.filter(move |done| done.commitment.kind == kind)
    }

    /// Who a person is.
    pub(super) fn role(&self, person: Option<RecordId>) -> Option<Role> {
        self.roles.of(person)
    }

    /// A guided answer in the writer's words; several are one after the other.
    pub(super) fn answer(&self, fields: &Fields, id: &str) -> String {
        match fields.get(id) {
            Some(Answer::String(text)) => self.roles.own(text),
            Some(Answer::Array(all)) => {
                let texts = all.iter().filter_map(Answer::as_str);
                texts
                    .map(|text| self.roles.own(text))
                    .collect::<Vec<_>>()
                    .join(", ")
            }
            _ => String::new(),
        }
    }
}

/// What held on one of the days, or came to something on one.
fn commitments(journal: &Journal, span: BriefSpan) -> Result<Vec<Done>, JournalError> {
    let filter = CommitmentFilter {
        matter: span.matter,
        ..CommitmentFilter::default()
    };
    let mut all = Vec::new();
    for line in journal.commitments(&filter)? {
        let commitment = line.commitment;
        let mut events = journal.events(commitment.id)?;
        events.retain(|event| !event.removed && (span.from..=span.to).contains(&event.on_day));
        events.sort_by_key(|event| (event.on_day, event.created_at));
        let holds = commitment.status != CommitmentStatus::LetGo
            && commitment.starts <= span.to
            && commitment.ends.is_none_or(|ends| span.from <= ends);
        if holds || !events.is_empty() {
            all.push(Done { commitment, events });
        }
    }
    all.reverse();
    Ok(all)
}

/// The meetings of those days. Of a matter, those to which it, or something of it, is brought.
fn sessions(
    journal: &Journal,
    material: &Material,
) -> Result<Vec<(Session, Vec<Item>)>, JournalError> {
    let BriefSpan {
        from, to, matter, ..
    } = material.span;
    let of_matter = |item: &Item| {
        let entry = |id| material.entries.iter().any(|entry| entry.id == id);
        let done = |id| {
            material
                .commitments
                .iter()
                .any(|done| done.commitment.id == id)
        };
        item.matter == matter && matter.is_some()
            || item.entry.is_some_and(entry)
            || item.commitment.is_some_and(done)
    };
    let mut all = Vec::new();
    for session in journal.sessions()? {
        if !(from..=to).contains(&session.on_day) {
            continue;
        }
        let (session, mut items) = journal.session(session.id)?;
        items.retain(|item| !item.gone);
        if matter.is_none() || items.iter().any(of_matter) {
            all.push((session, items));
        }
    }
    all.reverse();
    Ok(all)
}
