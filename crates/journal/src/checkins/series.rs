//! One scale over time: own ratings as points, and a median of four weeks. No sum, no band, no
//! verdict.

use serde::Serialize;

use super::{CheckinFilter, Scale, dips, trailing_medians};
use crate::day::Day;
use crate::entries::EntryDate;
use crate::records::{self, RecordId};
use crate::{Journal, JournalError};

/// Which series is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeriesOf {
    /// The scale.
    pub scale: Scale,
    /// No earlier than this day.
    pub from: Option<Day>,
    /// No later than this day.
    pub to: Option<Day>,
    /// With this person in mind.
    pub person: Option<RecordId>,
    /// Of this matter.
    pub matter: Option<RecordId>,
}

/// One rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ScalePoint {
    /// The check-in it is from.
    pub checkin: RecordId,
    /// The day on the writer's wall.
    pub on_day: Day,
    /// When, in as much detail as is known.
    #[cfg_attr(feature = "wire", schemars(with = "String"), ts(as = "String"))]
    pub at: EntryDate,
    /// 0 to 10.
    pub value: u8,
}

/// The median of a day and the 27 before it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ScaleMedian {
    /// A day with a point.
    pub on_day: Day,
    /// 0 to 10, in halves.
    pub median: f64,
}

/// One scale over time. A day without a rating is absent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ScaleSeries {
    /// Every rating, by day and moment, the earliest first.
    pub points: Vec<ScalePoint>,
    /// One for each day with a rating, the earliest first. Ratings of before count in it.
    pub medians: Vec<ScaleMedian>,
    /// How many dips began in these days: a rating at least 2 on the harder side of the median of
    /// the 28 days before, until a later one reaches that median again.
    pub dips: u32,
    /// How many of them the writer came back from, up to the last rating there is.
    pub came_back: u32,
}

impl Journal {
    /// The ratings on one scale between two days, with medians and dips.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] where the last day lies before the first.
    pub fn checkin_series(&self, of: SeriesOf) -> Result<ScaleSeries, JournalError> {
        if of.from.zip(of.to).is_some_and(|(from, to)| to < from) {
            let reason = "the last day lies before the first";
            return Err(JournalError::invalid("to", reason));
        }
        let points = self.ratings(of)?;
        let plain: Vec<(Day, u8)> = points.iter().map(|one| (one.on_day, one.value)).collect();
        let told = dips(&plain, of.scale.worse(), of.from, of.to);
        let wanted =
            |day: Day| of.from.is_none_or(|from| from <= day) && of.to.is_none_or(|to| day <= to);
        let medians = trailing_medians(&plain)
            .into_iter()
            .filter(|(day, _)| wanted(*day))
            .map(|(on_day, halves)| ScaleMedian {
                on_day,
                median: f64::from(halves) / 2.0,
            });
        Ok(ScaleSeries {
            medians: medians.collect(),
            points: points
                .into_iter()
                .filter(|one| wanted(one.on_day))
                .collect(),
            dips: told.dips,
            came_back: told.came_back,
        })
    }

    /// Every rating on the scale, of all days.
    fn ratings(&self, of: SeriesOf) -> Result<Vec<ScalePoint>, JournalError> {
        let filter = CheckinFilter {
            person: of.person,
            matter: of.matter,
            ..CheckinFilter::default()
        };
        let (conditions, values) = filter.conditions();
        let column = of.scale.column();
        let sql = format!(
            "SELECT id, on_day, at, {column} FROM checkin
             WHERE {conditions} AND {column} IS NOT NULL ORDER BY on_day, instant, n"
        );
        self.vault.read(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let points = statement.query_map(rusqlite::params_from_iter(values), |record| {
                Ok(ScalePoint {
                    checkin: record.get(0)?,
                    on_day: record.get(1)?,
                    at: records::word(record, 2)?,
                    value: record.get(3)?,
                })
            })?;
            Ok(points.collect::<Result<_, _>>()?)
        })
    }
}
