//! Forgiveness over time: how the writer means to act, and how it feels. Two ratings that are
//! never made one, and of which neither is ever a verdict.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use serde_json::Value;

use crate::checkins::{ScaleMedian, trailing_medians};
use crate::day::Day;
use crate::entries::{Entry, EntryId, Fields, Filter, Kind};
use crate::records::RecordId;
use crate::{Journal, JournalError};

/// Of what the ratings are wanted. Everything that is set has to hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ForgivenessOf {
    /// Of this entry.
    pub entry: Option<EntryId>,
    /// Of entries about this matter, or with a link to it.
    pub matter: Option<RecordId>,
}

/// One rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ForgivenessPoint {
    /// The entry it was given in.
    pub entry: EntryId,
    /// The day it was given on: the entry's own for the first, for another the day it was changed.
    pub on_day: Day,
    /// 0 to 10.
    pub value: u8,
}

/// One of the two over time. A day without a rating is absent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ForgivenessRatings {
    /// Every rating, the earliest day first; of an entry the last of a day.
    pub points: Vec<ForgivenessPoint>,
    /// The median of each day with a rating and the 27 before it, the earliest first.
    pub medians: Vec<ScaleMedian>,
}

/// Both over time, apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ForgivenessSeries {
    /// How the writer means to act.
    pub decision: ForgivenessRatings,
    /// How it feels inside.
    pub feeling: ForgivenessRatings,
}

/// The answers of an entry at one time, and the day they count for.
struct Told<'a> {
    on_day: Day,
    fields: &'a Fields,
}

impl Journal {
    /// The two ratings in forgiveness entries over time, also those that were changed since. What
    /// is in the trash or sealed is not in it.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn forgiveness_series(&self, of: ForgivenessOf) -> Result<ForgivenessSeries, JournalError> {
        let filter = Filter {
            kind: Some(Kind::Forgiveness),
            matter: of.matter,
            ..Filter::default()
        };
        let mut entries = Vec::new();
        self.each_entry(&filter, |entry| {
            if of.entry.is_none_or(|id| id == entry.id) {
                entries.push(entry);
            }
            Ok::<_, JournalError>(())
        })?;
        let zone = *self.clock.now().local.offset();
        let (mut decision, mut feeling) = (Vec::new(), Vec::new());
        for entry in &entries {
            let mut earlier = self.history(entry.id)?;
            earlier.reverse();
            let told = over_time(entry, &earlier, zone);
            decision.extend(ratings(entry.id, &told, "decision"));
            feeling.extend(ratings(entry.id, &told, "feeling"));
        }
        Ok(ForgivenessSeries {
            decision: in_order(decision),
            feeling: in_order(feeling),
        })
    }
}

/// What an entry said from its beginning until now.
fn over_time<'a>(
    entry: &'a Entry,
    earlier: &'a [crate::history::Revision],
    zone: FixedOffset,
) -> Vec<Told<'a>> {
    let first = earlier
        .first()
        .map_or(entry.entry_date, |one| one.entry_date);
    let began = earlier
        .iter()
        .map(|one| on_wall(one.superseded_at, zone).unwrap_or_else(|| first.day().into()));
    let days = std::iter::once(first.day().into()).chain(began);
    let said = earlier.iter().map(|one| &one.fields);
    days.zip(said.chain(std::iter::once(&entry.fields)))
        .map(|(on_day, fields)| Told { on_day, fields })
        .collect()
}

/// The day a moment was on the writer's wall, by the offset of today.
fn on_wall(millis: i64, zone: FixedOffset) -> Option<Day> {
    let moment = DateTime::from_timestamp_millis(millis)?;
    Some(moment.with_timezone(&zone).date_naive().into())
}

/// One rating, wherever it was given or changed. One that was taken back on its day was not given.
fn ratings(entry: EntryId, told: &[Told<'_>], id: &str) -> Vec<ForgivenessPoint> {
    let mut points: Vec<ForgivenessPoint> = Vec::new();
    let mut before = None;
    for Told { on_day, fields } in told {
        let value = rating(fields, id);
        if value != before {
            points.pop_if(|last| last.on_day == *on_day);
            points.extend(value.map(|value| ForgivenessPoint {
                entry,
                on_day: *on_day,
                value,
            }));
        }
        before = value;
    }
    points
}

fn in_order(mut points: Vec<ForgivenessPoint>) -> ForgivenessRatings {
    points.sort_by_key(|point| point.on_day);
    let plain: Vec<(Day, u8)> = points.iter().map(|one| (one.on_day, one.value)).collect();
    let medians = trailing_medians(&plain).into_iter();
    ForgivenessRatings {
        points,
        medians: medians
            .map(|(on_day, halves)| ScaleMedian {
                on_day,
                median: f64::from(halves) / 2.0,
            })
            .collect(),
    }
}

/// A rating among the answers of an entry, 0 to 10.
pub(crate) fn rating(fields: &Fields, id: &str) -> Option<u8> {
    let value = fields.get(id).and_then(Value::as_u64)?;
    u8::try_from(value).ok().filter(|value| *value <= 10)
}
